import type { Position } from '../model.ts'
import { CODES_TYPES, estType, type TypeLieu } from '../types.ts'

/** Beyond, nobody goes for a desk: it is said so, and not counted. */
export const RAYON_KM = 50

/** Of all kinds together. */
export const TOUS = 'tous'
export type Genre = TypeLieu | typeof TOUS

/** What a commune has of one kind of places, and the nearest one, wherever it is. */
export interface Presence {
  /** Desks in the commune. */
  lieux: number
  /** Among them, those whose hours nobody knows: they add nothing to `heures`. */
  sansHoraires: number
  /** Hours open in an ordinary week, desk after desk. */
  heures: number
  proche: Proche | null
}

export interface Proche {
  id: string
  nom: string
  ville: string
  /** As the crow flies, from the point that stands for the commune. */
  km: number
}

export interface CommuneCouverte {
  code: string
  nom: string
  /** Communes that have joined it: their desks are counted here. */
  anciennes: readonly string[]
  codesPostaux: string[]
  population: number | null
  /** `null`: no distance can be told. */
  position: Position | null
  presences: ReadonlyMap<Genre, Presence>
}

export interface Couverture {
  communes: readonly CommuneCouverte[]
  /** Kinds with a desk in reach of one of the communes, in the order of the lists. */
  genres: readonly Genre[]
}

const AUCUNE: Presence = { lieux: 0, sansHoraires: 0, heures: 0, proche: null }

export function presence(commune: CommuneCouverte, genre: Genre): Presence {
  return commune.presences.get(genre) ?? AUCUNE
}

/** A kind that the directory has and this list does not know is left out, rather than shown as its code. */
export function genresConnus(codes: Iterable<string>): Genre[] {
  const presents = new Set(codes)
  return [TOUS, ...CODES_TYPES].filter((code) => presents.has(code)) as Genre[]
}

export function estGenre(code: string): code is Genre {
  return code === TOUS || estType(code)
}

export const TRIS = ['nom', 'distance', 'heures', 'population'] as const
export type Tri = (typeof TRIS)[number]

/** What is worst comes first; equal, by name. A commune without any desk in reach is the farthest. */
export function trier(communes: readonly CommuneCouverte[], genre: Genre, tri: Tri): CommuneCouverte[] {
  const rang = (commune: CommuneCouverte): number => {
    const { heures, proche } = presence(commune, genre)
    if (tri === 'distance') return -(proche?.km ?? Number.MAX_VALUE)
    if (tri === 'heures') return heures
    return tri === 'population' ? -(commune.population ?? 0) : 0
  }
  const parNom = new Intl.Collator('fr')
  return communes.toSorted((a, b) => rang(a) - rang(b) || parNom.compare(a.nom, b.nom))
}

/** Communes where nobody receives people for this. */
export function sansLieu(communes: readonly CommuneCouverte[], genre: Genre): CommuneCouverte[] {
  return communes.filter((commune) => presence(commune, genre).lieux === 0)
}
