/** Kinds of places, by code; families group them in lists of choices. */
export const TYPES = {
  'france-services': { libelle: 'France Services', famille: 'Accueil et démarches' },
  msap: { libelle: 'Maison de services au public', famille: 'Accueil et démarches' },
  mairie: { libelle: 'Mairie', famille: 'Accueil et démarches' },
  ccas: { libelle: 'CCAS', famille: 'Accueil et démarches' },
  'centre-social': { libelle: 'Centre social', famille: 'Accueil et démarches' },
  prefecture: { libelle: 'Préfecture', famille: 'Accueil et démarches' },
  associations: { libelle: 'Service aux associations', famille: 'Accueil et démarches' },
  administration: { libelle: 'Service de l’État', famille: 'Accueil et démarches' },
  caf: { libelle: 'Caf', famille: 'Famille et solidarité' },
  'service-social': { libelle: 'Service social', famille: 'Famille et solidarité' },
  departement: { libelle: 'Service du département', famille: 'Famille et solidarité' },
  pmi: { libelle: 'Protection maternelle et infantile (PMI)', famille: 'Famille et solidarité' },
  'point-info-famille': { libelle: 'Point info famille', famille: 'Famille et solidarité' },
  ofii: { libelle: 'Immigration et intégration (Ofii)', famille: 'Famille et solidarité' },
  onac: { libelle: 'Anciens combattants', famille: 'Famille et solidarité' },
  cpam: { libelle: 'Assurance maladie', famille: 'Santé, handicap, âge' },
  mdph: { libelle: 'Maison des personnes handicapées', famille: 'Santé, handicap, âge' },
  clic: { libelle: 'Information des personnes âgées', famille: 'Santé, handicap, âge' },
  cnav: { libelle: 'Retraite', famille: 'Santé, handicap, âge' },
  'france-travail': { libelle: 'France Travail', famille: 'Travail, formation, jeunes' },
  'mission-locale': { libelle: 'Mission locale', famille: 'Travail, formation, jeunes' },
  pij: { libelle: 'Information jeunesse', famille: 'Travail, formation, jeunes' },
  orientation: { libelle: 'Orientation scolaire et universitaire', famille: 'Travail, formation, jeunes' },
  formation: { libelle: 'Formation des adultes', famille: 'Travail, formation, jeunes' },
  emploi: { libelle: 'Emploi et droit du travail', famille: 'Travail, formation, jeunes' },
  entreprises: { libelle: 'Service aux entreprises', famille: 'Travail, formation, jeunes' },
  dgfip: { libelle: 'Impôts et finances publiques', famille: 'Argent et logement' },
  'banque-de-france': { libelle: 'Banque de France', famille: 'Argent et logement' },
  urssaf: { libelle: 'Urssaf', famille: 'Argent et logement' },
  adil: { libelle: 'Information logement', famille: 'Argent et logement' },
  habitat: { libelle: 'Amélioration de l’habitat', famille: 'Argent et logement' },
  'point-justice': { libelle: 'Accès au droit', famille: 'Droit et sécurité' },
  cidff: { libelle: 'Droits des femmes et des familles', famille: 'Droit et sécurité' },
  tribunal: { libelle: 'Tribunal', famille: 'Droit et sécurité' },
  penitentiaire: { libelle: 'Administration pénitentiaire', famille: 'Droit et sécurité' },
  police: { libelle: 'Police', famille: 'Droit et sécurité' },
  epn: { libelle: 'Espace numérique', famille: 'Numérique et culture' },
  mediatheque: { libelle: 'Médiathèque', famille: 'Numérique et culture' },
} as const satisfies Record<string, { libelle: string; famille: string }>

export type TypeLieu = keyof typeof TYPES

export const CODES_TYPES = Object.keys(TYPES) as TypeLieu[]

export function estType(code: string): code is TypeLieu {
  return Object.hasOwn(TYPES, code)
}

export function libelleType(code: string): string {
  return estType(code) ? TYPES[code].libelle : code
}

/** The nine national partners a France services desk answers for (charter, annex to the convention). */
export const PARTENAIRES_FRANCE_SERVICES = [
  'caf',
  'cpam',
  'cnav',
  'msa',
  'france-travail',
  'dgfip',
  'la-poste',
  'interieur',
  'justice',
]

/** Operator whose own counter a kind of place is. */
const OPERATEURS: Partial<Record<TypeLieu, string[]>> = {
  'france-services': PARTENAIRES_FRANCE_SERVICES,
  caf: ['caf'],
  cpam: ['cpam'],
  cnav: ['cnav'],
  'france-travail': ['france-travail'],
  dgfip: ['dgfip'],
  prefecture: ['interieur'],
  'point-justice': ['justice'],
  tribunal: ['justice'],
  mdph: ['mdph'],
  departement: ['departement'],
  'service-social': ['departement'],
  pmi: ['departement'],
  ccas: ['ccas'],
  adil: ['adil'],
}

export function operateursDuType(type: TypeLieu): string[] {
  return OPERATEURS[type] ?? []
}

/**
 * Kinds of the local administration directory that we list. What is not here is refused: a list grows by decision, so that
 * no shelter nor place for victims of violence ever comes onto a public map by accident.
 */
export const TYPES_ADMINISTRATION: Readonly<Record<string, TypeLieu>> = {
  accompagnement_personnes_agees: 'clic',
  ademe: 'habitat',
  adil: 'adil',
  afpa: 'formation',
  agefiph: 'emploi',
  anah: 'habitat',
  apec: 'emploi',
  banque_de_france: 'banque-de-france',
  caf: 'caf',
  cci: 'entreprises',
  cdg: 'administration',
  centre_impots_fonciers: 'dgfip',
  cg: 'departement',
  chambre_metier: 'entreprises',
  cicas: 'cnav',
  cidf: 'cidff',
  cij: 'pij',
  cio: 'orientation',
  civi: 'tribunal',
  clic: 'clic',
  cnfpt: 'formation',
  commissariat_police: 'police',
  commission_conciliation: 'administration',
  conciliateur_fiscal: 'dgfip',
  cpam: 'cpam',
  crib: 'associations',
  csl: 'penitentiaire',
  ddcs: 'administration',
  ddpp: 'administration',
  direccte_ut: 'emploi',
  dreal_ut: 'administration',
  driea_ut: 'administration',
  fdc: 'administration',
  gendarmerie: 'police',
  greta: 'formation',
  hypotheque: 'dgfip',
  inspection_academique: 'administration',
  maia: 'clic',
  mairie: 'mairie',
  maison_arret: 'penitentiaire',
  maison_handicapees: 'mdph',
  mission_locale: 'mission-locale',
  mjd: 'point-justice',
  msap: 'msap',
  ofii: 'ofii',
  onac: 'onac',
  paierie_departementale: 'dgfip',
  permanence_juridique: 'point-justice',
  pif: 'point-info-famille',
  pmi: 'pmi',
  pole_emploi: 'france-travail',
  prefecture: 'prefecture',
  prefecture_greffe_associations: 'associations',
  prudhommes: 'tribunal',
  sde: 'administration',
  sie: 'dgfip',
  sip: 'dgfip',
  sous_pref: 'prefecture',
  spip: 'penitentiaire',
  suio: 'orientation',
  te: 'tribunal',
  tgi: 'tribunal',
  ti: 'tribunal',
  tresorerie: 'dgfip',
  tribunal_commerce: 'tribunal',
  urssaf: 'urssaf',
}
