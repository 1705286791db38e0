/** The household, as asked in an interview and sent to the API. `null`: asked, not known yet. */
export const SITUATIONS = ['seul', 'marie_ou_pacse', 'concubinage'] as const
export const STATUTS_LOGEMENT = [
  'locataire_social',
  'locataire_prive_vide',
  'locataire_prive_meuble',
  'residence_etudiante',
  'proprietaire',
  'heberge_gratuitement',
  'sans_domicile',
] as const
export const ACTIVITES = ['emploi', 'chomage', 'etudes', 'retraite', 'sans_activite', 'mineur'] as const
export const NATIONALITES = ['francaise', 'eee_suisse', 'autre'] as const
export const SCOLARITES = ['aucune', 'maternelle', 'primaire', 'college', 'lycee', 'superieur'] as const
export const ROLES_FOYER = ['adulte', 'enfant'] as const
export const NATURES = [
  'salaire',
  'allocation_chomage',
  'pension_retraite',
  'pension_invalidite',
  'pension_alimentaire_recue',
  'micro_entreprise',
] as const

export type Situation = (typeof SITUATIONS)[number]
export type StatutLogement = (typeof STATUTS_LOGEMENT)[number]
export type Activite = (typeof ACTIVITES)[number]
export type Nationalite = (typeof NATIONALITES)[number]
export type Scolarite = (typeof SCOLARITES)[number]
export type Nature = (typeof NATURES)[number]

/** Missing or `null`: not known yet. */
type Inconnu<T> = T | null | undefined

export interface Revenu {
  nature?: Inconnu<Nature>
  /** Euros a month. `imposable` and `brut` are estimated from `net` when missing. */
  net_mensuel?: Inconnu<number>
  imposable_mensuel?: Inconnu<number>
  brut_mensuel?: Inconnu<number>
  /** Months `YYYY-MM`, inclusive. */
  du?: Inconnu<string>
  au?: Inconnu<string>
}

export interface Personne {
  id?: string | undefined
  role: 'adulte' | 'enfant'
  /** `YYYY-MM-DD`; the due date for a child to be born. */
  date_naissance?: Inconnu<string>
  activite?: Inconnu<Activite>
  nationalite?: Inconnu<Nationalite>
  /** Years of residence permit; 0: none. */
  annees_titre_sejour?: Inconnu<number>
  scolarite?: Inconnu<Scolarite>
  enceinte?: Inconnu<boolean>
  a_naitre?: Inconnu<boolean>
  handicap?: Inconnu<boolean>
  taux_incapacite?: Inconnu<number>
  rsdae?: Inconnu<boolean>
  complement_aeeh?: Inconnu<number>
  condition_activite_ass?: Inconnu<boolean>
  debut_chomage?: Inconnu<string>
  boursier?: Inconnu<boolean>
  epargne_non_imposee?: Inconnu<number>
  /** Needs help for the acts of daily life. */
  perte_autonomie?: Inconnu<boolean>
  revenus?: Inconnu<Revenu[]>
}

export interface Logement {
  statut?: Inconnu<StatutLogement>
  loyer_hors_charges?: Inconnu<number>
  code_insee?: Inconnu<string>
  /** Housing-aid zone (1 to 3), for a commune whose zone the engine does not know. */
  zone?: Inconnu<number>
  colocation?: Inconnu<boolean>
  chambre?: Inconnu<boolean>
  residence_crous?: Inconnu<boolean>
}

export interface Foyer {
  /** Month of the right, `YYYY-MM`. */
  mois: string
  situation?: Inconnu<Situation>
  separation_moins_18_mois?: Inconnu<boolean>
  logement?: Inconnu<Logement>
  personnes?: Inconnu<Personne[]>
  /** How many children in all, when they are not all described yet; `null`: not known. */
  nombre_enfants?: Inconnu<number>
  /** A moving date, or several debts: they open rights that figures alone do not. */
  demenagement?: Inconnu<boolean>
  violences_moins_12_mois?: Inconnu<boolean>
  impayes_logement_ou_energie?: Inconnu<boolean>
  /** Rights the household says it receives, by name: what `droits detecter` compares. */
  recus?: string[] | undefined
}

/** Beyond these, an entry is refused: they are also the range of what is not known. */
export const LIMITES = {
  personnes: 20,
  enfants: 14,
  loyer: 10_000,
  revenuMensuel: 100_000,
  revenus: 40,
  epargne: 10_000_000,
  annees: 99,
  ageAdulte: 120,
  ageEnfant: 30,
} as const
