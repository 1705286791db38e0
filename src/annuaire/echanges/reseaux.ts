import type { TypeLieu } from '../types.ts'

/**
 * Networks of data·inclusion v1 (`reseaux_porteurs`) that are kinds of places we list, by kind. What is not here comes in
 * from no file: shelters (`chrs`, `chu`, `cada`…) never reach a public map by accident.
 */
export const RESEAUX: Partial<Record<TypeLieu, string>> = {
  'france-services': 'france-service',
  mairie: 'communes',
  ccas: 'ccas-cias',
  'centre-social': 'fcsf',
  'la-poste': 'la-poste',
  caf: 'caf',
  'service-social': 'maisons-des-solidarites',
  departement: 'departements',
  cpam: 'cpam',
  msa: 'mutualite-sociale-agricole',
  mdph: 'mdph',
  'france-travail': 'france-travail',
  'mission-locale': 'mission-locale',
  pij: 'reseau-information-jeunesse',
  formation: 'afpa',
  emploi: 'maisons-de-l-emploi',
  pcb: 'points-conseil-budget',
  'point-justice': 'points-justice',
  cidff: 'cidff',
  epn: 'espaces-publics-numeriques',
}

const TYPES_PAR_RESEAU = new Map(Object.entries(RESEAUX).map(([type, reseau]) => [reseau, type as TypeLieu]))

/** In the order of the codes, so that the same place is always written the same. */
export function reseauxDe(types: readonly string[]): string[] {
  return types.flatMap((type) => RESEAUX[type as TypeLieu] ?? []).sort()
}

export function typesDe(reseaux: readonly string[]): TypeLieu[] {
  return reseaux.flatMap((reseau) => TYPES_PAR_RESEAU.get(reseau) ?? [])
}
