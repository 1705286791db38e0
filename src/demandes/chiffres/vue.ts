import type { Contexte } from '../../platform/index.ts'
import type { LireReleve, Mesure, Releve } from './releve.ts'
import { avantLui, type Trimestre, trimestresFinis } from './trimestre.ts'

/** Quarters drawn beside each other: the one that is read, and those before it. */
const DESSINES = 4

/** One line of a table: an operator, a group, a structure. */
export interface LigneNommee {
  libelle: string
  /** Its own page of figures. */
  href?: string
  mesure: Mesure | null
}

/** What a page of figures shows: the same behind every door, over another reach. */
export interface Vue {
  chemin: string
  titre: string
  chapeau: string
  /** Choices that stay from one quarter to another. */
  gardes: Record<string, string>
  fil?: { libelle: string; href?: string }[]
  /** Figures of the whole in a quarter; `null` when nothing happened then. */
  ensemble(releve: Releve): Mesure | null
  /** What the whole is made of. */
  parties: { titre: string; entete: string; lignes(releve: Releve): LigneNommee[] }[]
}

export interface Lecture {
  trimestre: Trimestre
  trimestres: readonly Trimestre[]
  /** The one that is read, then those before it. */
  releves: readonly [Releve, ...Releve[]]
}

/** The quarter that the address asks for, the last that is over by default. */
export async function lireTrimestre(c: Contexte, maintenant: Date, lire: LireReleve): Promise<Lecture> {
  const trimestres = trimestresFinis(maintenant)
  const trimestre = trimestres.find((t) => t.code === c.req.query('trimestre')) ?? trimestres[0]
  const [releve, ...avant] = await Promise.all([trimestre, ...avantLui(trimestre, DESSINES - 1)].map(lire))
  return { trimestre, trimestres, releves: [releve as Releve, ...avant] }
}

/** The same figures of another quarter, or as a file (`fin`). */
export function adresse(
  { chemin, gardes }: Pick<Vue, 'chemin' | 'gardes'>,
  { code }: Pick<Trimestre, 'code'>,
  fin: '' | '.csv' | '.ods' = '',
): string {
  return `${chemin}${fin}?${new URLSearchParams({ trimestre: code, ...gardes })}`
}

/** « 3e trimestre 2026 ». */
export const nomDe = ({ rang, annee }: Trimestre): string => `${rang === 1 ? '1er' : `${rang}e`} trimestre ${annee}`
/** « T3 26 », under a bar. */
export const abrege = ({ rang, annee }: Trimestre): string => `T${rang} ${String(annee).slice(2)}`
