import type { Foyer, Logement, Nature, Personne, Revenu } from './foyer.ts'

/** A household and what the law gives it, checked by the tests and shown on the page of the right. */
export interface Exemple {
  dit: string
  /** The first expected figure, worked by hand from the text of the law: « 651,69 × (1 − 12 %) ». */
  calcul?: string
  foyer: Foyer
  /** Amount by right (the most it can be, where a person decides), or level for `css`. */
  attendu: Readonly<Record<string, number | string>>
}

/** Short hand for the households of the examples. */
export const revenu = (nature: Nature, net: number, imposable?: number): Revenu[] => [
  {
    nature,
    net_mensuel: net,
    du: '2023-01',
    au: '2026-11',
    ...(imposable === undefined ? {} : { imposable_mensuel: imposable }),
  },
]
export const salaire = (net: number, imposable?: number): Revenu[] => revenu('salaire', net, imposable)
export const adulte = (p: Partial<Personne> = {}): Personne => ({
  role: 'adulte',
  date_naissance: '1988-04-10',
  activite: p.revenus ? 'emploi' : 'sans_activite',
  nationalite: 'francaise',
  ...p,
})
/** An adult with a wage known by its taxable amount. */
export const gagne = (imposable: number): Personne =>
  adulte({ revenus: salaire(Math.round(imposable * 0.965), imposable) })
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
export const loue = (loyer: number): Logement => ({
  statut: 'locataire_prive_vide',
  loyer_hors_charges: loyer,
  code_insee: '93008',
})

export const foyer = (personnes: Personne[], logement: Logement = LOGE, reste: Partial<Foyer> = {}): Foyer => ({
  mois: '2026-09',
  situation: personnes.filter((p) => p.role === 'adulte').length > 1 ? 'marie_ou_pacse' : 'seul',
  logement,
  personnes,
  ...reste,
})
