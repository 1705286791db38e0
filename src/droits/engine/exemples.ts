import type { Foyer, Logement, Personne, Revenu } from './foyer.ts'

/** A household and what the rule gives, checked by the tests and shown on the page of the right. */
export interface Exemple {
  dit: string
  foyer: Foyer
  /** Amount by right, or level for `css`. */
  attendu: Readonly<Record<string, number | string>>
}

/** Short hand for the households of the examples. */
export const salaire = (net: number): Revenu[] => [
  { nature: 'salaire', net_mensuel: net, du: '2023-01', au: '2026-11' },
]
export const adulte = (p: Partial<Personne> = {}): Personne => ({
  role: 'adulte',
  date_naissance: '1988-04-10',
  activite: p.revenus ? 'emploi' : 'sans_activite',
  nationalite: 'francaise',
  ...p,
})
export const enfant = (date_naissance: string, p: Partial<Personne> = {}): Personne => ({
  role: 'enfant',
  date_naissance,
  activite: 'mineur',
  nationalite: 'francaise',
  scolarite: 'aucune',
  ...p,
})
export const LOGE: Logement = { statut: 'heberge_gratuitement', loyer_hors_charges: 0, code_insee: '93008' }
export const HLM: Logement = { statut: 'locataire_social', loyer_hors_charges: 420, code_insee: '93008' }

export const foyer = (personnes: Personne[], logement: Logement = LOGE, reste: Partial<Foyer> = {}): Foyer => ({
  mois: '2026-09',
  situation: personnes.filter((p) => p.role === 'adulte').length > 1 ? 'marie_ou_pacse' : 'seul',
  logement,
  personnes,
  ...reste,
})
