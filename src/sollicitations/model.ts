import { ajouterHeuresOuvrees } from '../platform/index.ts'
import type { Langue } from '../ui/index.ts'

/** What a resident writes. No name is needed; one way to answer is. */
export interface Contenu {
  message: string
  nom: string
  telephone: string
  courriel: string
}

/** How the person was answered. */
export const MOYENS = {
  telephone: 'Par téléphone',
  courriel: 'Par courriel',
  guichet: 'Au guichet',
  injoignable: 'La personne n’a pas pu être jointe',
} as const
export type Moyen = keyof typeof MOYENS

export interface Reponse {
  le: Date
  par: string
  moyen: Moyen
}

export interface Sollicitation {
  id: string
  structureId: string
  lieuId: string
  langue: Langue
  recueLe: Date
  echeance: Date
  reponse: Reponse | null
  /** `null` once destroyed. */
  contenu: Contenu | null
}

/** « Une réponse apportée dans un délai de 72 h ouvrées » (convention France Services, art. 4). */
const HEURES_OUVREES = 72

export function echeanceDe(recueLe: Date): Date {
  return ajouterHeuresOuvrees(recueLe, HEURES_OUVREES)
}

/** Answered, a message is kept long enough to be asked about again; unanswered, it is of no use to anybody any more. */
export const JOURS_APRES_REPONSE = 30
export const JOURS_SANS_REPONSE = 180

export const estEnRetard = (s: Pick<Sollicitation, 'reponse' | 'echeance'>, maintenant: Date) =>
  s.reponse === null && s.echeance < maintenant

/** « 06 12 34 56 78 », « +33612345678 » → digits as they are dialled; `null` when it is no number. */
export function lireTelephone(texte: string): string | null {
  const chiffres = texte.replace(/[\s.()-]/g, '')
  if (/^0[1-9]\d{8}$/.test(chiffres)) return chiffres.replace(/(\d\d)(?=\d)/g, '$1 ')
  return /^(\+|00)[1-9]\d{7,14}$/.test(chiffres) ? chiffres.replace(/^00/, '+') : null
}
