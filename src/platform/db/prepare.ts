import { createHash } from 'node:crypto'
import type pg from 'pg'

/** Statements that a connection keeps: those of the pages are a few hundred; lists of varying length would go on for ever. */
const MOST = 800
/** A table changed while it was open, by a newer version starting elsewhere: what was prepared no longer holds. */
const CHANGED = '0A000'

/**
 * Statements with parameters are analysed and planned once for each connection, not each time: row-level security makes planning cost far
 * more than most of them take to run. Needs connections of its own to the server, or a pooler that knows prepared statements.
 */
export function prepareStatements(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const names = new Map<string, string>()
  let generation = 0
  const nameOf = (text: string) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= MOST) return known
    const name = `m${generation}_${createHash('sha256').update(text).digest('base64url')}`.slice(0, 40)
    names.set(text, name)
    return name
  }
  const forget = (error: { code?: string }) => {
    if (error.code !== CHANGED) return
    generation += 1
    names.clear()
  }
  const prepared = (text: unknown, values: unknown, ...rest: unknown[]) => {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return query(text, values, ...rest)
    const result = query({ name: nameOf(text), text, values }, ...rest)
    if (result instanceof Promise) result.catch(forget)
    return result
  }
  client.query = prepared as typeof client.query
}
