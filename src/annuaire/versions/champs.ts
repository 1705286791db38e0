import { isDeepStrictEqual } from 'node:util'
import type { LieuControle } from '../imports/controles.ts'
import { lireHoraires } from '../osm.ts'
import type { TypeLieu } from '../types.ts'

/** Fields of a place that its versions tell, as people read them, and the column each is in. */
export const CHAMPS = {
  nom: { libelle: 'Nom', colonne: 'nom' },
  types: { libelle: 'Type de lieu', colonne: 'types' },
  operateurs: { libelle: 'Répond pour', colonne: 'operateurs' },
  itinerant: { libelle: 'Itinérant', colonne: 'itinerant' },
  adresse: { libelle: 'Adresse', colonne: 'adresse' },
  complement: { libelle: 'Complément d’adresse', colonne: 'complement' },
  codePostal: { libelle: 'Code postal', colonne: 'code_postal' },
  commune: { libelle: 'Code de la commune', colonne: 'commune' },
  ville: { libelle: 'Ville', colonne: 'ville' },
  position: { libelle: 'Position sur la carte', colonne: null },
  telephone: { libelle: 'Téléphone', colonne: 'telephone' },
  email: { libelle: 'Adresse électronique', colonne: 'email' },
  site: { libelle: 'Site internet', colonne: 'site' },
  horaires: { libelle: 'Horaires', colonne: 'horaires' },
  accessible: { libelle: 'Accessible en fauteuil', colonne: 'accessible' },
  accesNote: { libelle: 'Précision sur l’accès', colonne: 'acces_note' },
  services: { libelle: 'Sur place', colonne: 'services' },
  note: { libelle: 'Bon à savoir', colonne: 'note' },
  rendezVous: { libelle: 'Sur rendez-vous', colonne: 'rendez_vous' },
} as const satisfies Record<string, { libelle: string; colonne: string | null }>

export type Champ = keyof typeof CHAMPS
export const NOMS_CHAMPS = Object.keys(CHAMPS) as Champ[]

/** `{ telephone: [before, after] }`; values as JSON has them. */
export type Changements = Record<string, [avant: unknown, apres: unknown]>

export const POSITION = (alias: string) =>
  `case when ${alias}.lat is null or ${alias}.lon is null then null
    else jsonb_build_array(${alias}.lat, ${alias}.lon, ${alias}.approchee) end`

/** SQL of the {@link Changements} between two rows of `lieux`. */
export function differenceSql(avant: string, apres: string): string {
  const simples = Object.entries(CHAMPS).flatMap(([nom, { colonne }]) =>
    colonne === null ? [] : [[nom, `${avant}.${colonne}`, `${apres}.${colonne}`] as const],
  )
  const champs = [
    ...simples,
    ['position', POSITION(avant), POSITION(apres)] as const,
    ['retireLe', `${avant}.retire_le`, `${apres}.retire_le`] as const,
  ]
  // Only what is an object loses its nulls: a field that was empty stays in its pair.
  return `jsonb_strip_nulls(jsonb_build_object(${champs
    .map(([nom, a, b]) => `'${nom}', case when ${a} is distinct from ${b} then jsonb_build_array(${a}, ${b}) end`)
    .join(', ')}))`
}

/** A field as versions write it. */
export function valeurDe(lieu: LieuControle, champ: Champ): unknown {
  if (champ === 'horaires') return lieu.horaires?.osm ?? null
  if (champ === 'position') return lieu.position && [lieu.position.lat, lieu.position.lon, lieu.approchee]
  return lieu[champ]
}

/** The place with this field as a version wrote it. */
export function avecValeur(lieu: LieuControle, champ: Champ, valeur: unknown): LieuControle {
  if (champ === 'position') {
    const lue = valeur as [number, number, boolean] | null
    return lue
      ? { ...lieu, position: { lat: lue[0], lon: lue[1] }, approchee: lue[2] }
      : { ...lieu, position: null, approchee: true }
  }
  if (champ !== 'horaires') return { ...lieu, [champ]: valeur as TypeLieu[] }
  const lus = valeur === null ? null : lireHoraires(valeur as string)
  return { ...lieu, horaires: lus?.ok ? lus.value : null }
}

export function egales(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a, b)
}
