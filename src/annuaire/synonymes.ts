import type { Langue } from '../ui/index.ts'
import { bouquet } from './bouquet.ts'
import noms from './noms-des-besoins.json' with { type: 'json' }
import donnees from './synonymes.json' with { type: 'json' }
import { mots } from './texte.ts'
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
  ({ besoin, mots: expressions, lieux, demarches, pistes = demarches, urgence = false }) => ({
    pistes,
    nom: besoin,
    expressions,
    lieux: lieux as TypeLieu[],
    urgence,
    operateurs: [...new Set(demarches.map((code) => operateurDe.get(code) ?? null))].filter((code) => code !== null),
  }),
)

/** Words that are typed around a need and say nothing of it. */
export const motsSansImportance: readonly string[] = donnees.motsSansImportance

const vides = new Set(motsSansImportance.flatMap(mots))

export function ditQuelqueChose(expression: string): boolean {
  return mots(expression).some((mot) => !vides.has(mot))
}

/** The same for two expressions that are recognised alike. */
export function cleExpression(expression: string): string {
  return mots(expression).sort().join(' ')
}

/** The needs, with the words that were added to each. */
export function besoinsAvec(ajouts: readonly { mot: string; besoin: string }[]): readonly Besoin[] {
  const parBesoin = Map.groupBy(ajouts, (a) => a.besoin)
  return besoins.map((besoin) => {
    const siens = parBesoin.get(besoin.nom)?.map((a) => a.mot)
    return siens ? { ...besoin, expressions: [...besoin.expressions, ...siens] } : besoin
  })
}

/** Rank of each language in `noms-des-besoins.json`. */
const RANGS: Partial<Record<Langue, number>> = { en: 0, pt: 1, ar: 2 }
const traduits: Readonly<Record<string, readonly string[]>> = noms

/** In the language of the page. */
export function nomDuBesoin({ nom }: Pick<Besoin, 'nom'>, langue: Langue): string {
  return traduits[nom]?.[RANGS[langue] ?? -1] ?? nom
}
