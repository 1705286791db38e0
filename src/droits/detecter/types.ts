/** Columns read as figures, and as yes or no. The others are texts. */
export const NOMBRES: ReadonlySet<string> = new Set([
  'loyer_hors_charges',
  'zone',
  'nombre_enfants',
  'annees_titre_sejour',
  'taux_incapacite',
  'complement_aeeh',
  'epargne_non_imposee',
  'net_mensuel',
  'imposable_mensuel',
  'brut_mensuel',
])
export const BOOLEENS: ReadonlySet<string> = new Set([
  'separation_moins_18_mois',
  'demenagement',
  'violences_moins_12_mois',
  'impayes_logement_ou_energie',
  'colocation',
  'chambre',
  'residence_crous',
  'enceinte',
  'a_naitre',
  'handicap',
  'rsdae',
  'condition_activite_ass',
  'boursier',
  'perte_autonomie',
])
/** Dates that are a month. */
export const MOIS: ReadonlySet<string> = new Set(['mois', 'du', 'au'])
