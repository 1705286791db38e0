import type { z } from 'zod'
import type { Contexte } from './contexte.ts'

export interface ErreurChamp {
  champ: string
  message: string
}

/** What was typed, by field name, to show the form again: files are not part of it. */
export type Saisie = Record<string, string | string[]>

export type Formulaire<T> = { ok: true; valeur: T } | { ok: false; erreurs: ErreurChamp[]; saisie: Saisie }

/**
 * Reads a form (urlencoded or multipart) and checks it. Repeated fields become arrays; `name[]`-like fields are not
 * used: a schema that wants a list accepts one value too (`z.preprocess(enListe, …)`).
 */
export async function formulaire<T extends z.ZodType>(c: Contexte, schema: T): Promise<Formulaire<z.infer<T>>> {
  const body = await c.req.parseBody({ all: true })
  const parsed = schema.safeParse(body)
  if (parsed.success) return { ok: true, valeur: parsed.data }
  const seen = new Set<string>()
  const erreurs = parsed.error.issues
    .map((i) => ({ champ: String(i.path[0] ?? ''), message: i.message }))
    .filter((e) => !seen.has(e.champ) && seen.add(e.champ))
  return { ok: false, erreurs, saisie: textOnly(body) }
}

/** One value or several, always a list: browsers send a single checked box as one string. */
export function enListe(value: unknown): unknown[] {
  return value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]
}

function textOnly(body: Record<string, unknown>): Saisie {
  const saisie: Saisie = {}
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') saisie[name] = value
    else if (Array.isArray(value)) saisie[name] = value.filter((v): v is string => typeof v === 'string')
  }
  return saisie
}
