import type { Langue } from '../ui/index.ts'
import { bouquet } from './bouquet.ts'
import noms from './noms-des-besoins.json' with { type: 'json' }
import donnees from './synonymes.json' with { type: 'json' }
import type { TypeLieu } from './types.ts'

/** Something people need, in their own words, and where it is dealt with. */
export interface Besoin {
  /** What comes after « Vous cherchez ». */
  nom: string
  /** Everyday expressions: one is recognised when all its words are typed, in any order. */
  expressions: readonly string[]
  /** Kinds of places whose job it is, the most useful first. */
  lieux: readonly TypeLieu[]
  /** Operators in charge of its procedures: places that answer for them help. */
  operateurs: readonly string[]
  /** Codes of the life events and procedures to read, the most useful first. */
  pistes: readonly string[]
  /** The emergency numbers may be what is needed. */
  urgence: boolean
}

const operateurDe = new Map(bouquet.demarches.map((d) => [d.code, d.operateur]))

/** The editable list `synonymes.json`; a test holds that everything it points to exists. */
export const besoins: readonly Besoin[] = donnees.besoins.map(
  ({ besoin, mots, lieux, demarches, pistes = demarches, urgence = false }) => ({
    pistes,
    nom: besoin,
    expressions: mots,
    lieux: lieux as TypeLieu[],
    urgence,
    operateurs: [...new Set(demarches.map((code) => operateurDe.get(code) ?? null))].filter((code) => code !== null),
  }),
)

/** Words that are typed around a need and say nothing of it. */
export const motsSansImportance: readonly string[] = donnees.motsSansImportance

const LANGUES = ['en', 'pt', 'ar'] as const
const traduits: Readonly<Record<string, readonly string[]>> = noms

/** In the language of the page; in French what has no other name, such as a need written on screen. */
export function nomDuBesoin({ nom }: Pick<Besoin, 'nom'>, langue: Langue): string {
  const rang = LANGUES.findIndex((l) => l === langue)
  return traduits[nom]?.[rang] ?? nom
}
