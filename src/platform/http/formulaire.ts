import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import type { Refus } from '../result.ts'
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
  const body = await readBody(c)
  const parsed = schema.safeParse(body)
  if (parsed.success) return { ok: true, valeur: parsed.data }
  const seen = new Set<string>()
  const erreurs = parsed.error.issues
    .map((i) => ({ champ: String(i.path[0] ?? ''), message: i.message }))
    .filter((e) => !seen.has(e.champ) && seen.add(e.champ))
  return { ok: false, erreurs, saisie: textOnly(body) }
}

type Body = Awaited<ReturnType<typeof parse>>
const parse = (c: Contexte) => c.req.parseBody({ all: true })

/** PostgreSQL stores no zero byte; nobody types one. */
async function readBody(c: Contexte): Promise<Body> {
  const body = await parse(c).catch((cause: unknown) => {
    // A form that the network cut: not a failure of ours.
    throw cause instanceof TypeError ? new HTTPException(400, { cause }) : cause
  })
  const clean = <T>(value: T) => (typeof value === 'string' ? value.replaceAll('\0', '') : value)
  return Object.fromEntries(
    Object.entries(body).map(([k, v]) => [k, Array.isArray(v) ? v.map(clean) : clean(v)]),
  ) as Body
}

/** One value or several, always a list: browsers send a single checked box as one string. */
export function enListe(value: unknown): unknown[] {
  return value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]
}

/** What was typed in a form that another check refused: to show it again. */
export async function relire(c: Contexte): Promise<Saisie> {
  return textOnly(await c.req.parseBody({ all: true }))
}

/** The first value typed in a field, or an empty text. */
export function un(saisie: Saisie, champ: string): string {
  const valeur = saisie[champ]
  return (Array.isArray(valeur) ? valeur[0] : valeur) ?? ''
}

/** A refusal of the rules, beside its field. */
export function enErreur({ champ = '', message }: Refus): ErreurChamp {
  return { champ, message }
}

export function erreurDe(erreurs: readonly ErreurChamp[], champ: string): string | undefined {
  return erreurs.find((e) => e.champ === champ)?.message
}

/** A form shown again with errors is not a page like another: 422. */
export function statutDe(erreurs: readonly ErreurChamp[]): 200 | 422 {
  return erreurs.length > 0 ? 422 : 200
}

function textOnly(body: Record<string, unknown>): Saisie {
  const saisie: Saisie = {}
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') saisie[name] = value
    else if (Array.isArray(value)) saisie[name] = value.filter((v): v is string => typeof v === 'string')
  }
  return saisie
}
