import type { Langue } from '../../../ui/index.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type Textes } from './fr.ts'
import { pt } from './pt.ts'

export type { Textes }

const CATALOGUES: Partial<Record<Langue, Textes>> = { fr, en, ar, pt }

/** Words of services, permanences and calendars; French where a language has no catalogue yet. */
export function textes(langue: Langue): Textes {
  return CATALOGUES[langue] ?? fr
}
