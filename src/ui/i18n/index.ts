import { ar } from './ar.ts'
import { en } from './en.ts'
import { facile } from './facile.ts'
import { fr, type Messages } from './fr.ts'
import { pt } from './pt.ts'

export type { Messages }

/** One more language: one more file, and its name here. */
const catalogues = { fr, facile, en, ar, pt } satisfies Record<string, Messages>

export type Langue = keyof typeof catalogues
export const LANGUES = Object.keys(catalogues) as Langue[]

export function estLangue(code: unknown): code is Langue {
  return typeof code === 'string' && Object.hasOwn(catalogues, code)
}

/** Easy-to-read French is French too: its quotes, hours and spaces. */
export function estFrancais(langue: Langue): boolean {
  return messages(langue).langue.tag === 'fr'
}

/** `t = messages(langue)`, then `t.page.menu`. */
export function messages(langue: Langue): Messages {
  return catalogues[langue]
}

/** The same page in another language: `?langue=` is set or replaced, the other parameters stay; French has none. */
export function adresseEn(chemin: string, langue: Langue): string {
  const url = new URL(chemin, 'http://ici')
  if (langue === 'fr') url.searchParams.delete('langue')
  else url.searchParams.set('langue', langue)
  return url.pathname + url.search
}
