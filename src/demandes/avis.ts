import { estOuvre, plusJours } from '../platform/index.ts'
import type { Evenement, Urgence } from './model.ts'

/** What somebody may want to be told at once; all the rest waits for the digest. */
export const GENRES = {
  nouvelle: 'Une demande arrive à mon groupe',
  prise: 'Ma demande est prise en charge',
  reponse: 'Une réponse est donnée, ou la demande est rendue',
  message: 'Quelqu’un écrit dans la demande',
  invitation: 'On m’invite dans une demande',
  mention: 'On écrit à mon attention',
  rappel: 'Une demande attend ma suite',
  urgent: 'Tout ce qui touche une demande urgente',
} as const
export type Genre = keyof typeof GENRES

export interface Preferences {
  /** `08:30`, in Paris. */
  heures: readonly string[]
  immediats: readonly Genre[]
}

/** Twice a working day; nothing at once. */
export const PAR_DEFAUT: Preferences = { heures: ['08:30', '13:30'], immediats: [] }
/** Hours one may choose from. */
export const HEURES = ['07:30', '08:30', '10:00', '12:00', '13:30', '15:00', '16:30', '18:00']

export function genreDe({ type }: Evenement): Genre {
  switch (type) {
    case 'envoyee':
    case 'reroutee':
    case 'liberee':
    case 'confiee':
    case 'reprise':
    case 'heritee':
    case 'rouverte':
      return 'nouvelle'
    case 'prise-en-charge':
      return 'prise'
    case 'traitee':
    case 'pas-pour-nous':
    case 'close':
    case 'close-seule':
    case 'mandat-fini':
    case 'reunie':
      return 'reponse'
    case 'message':
    case 'question':
    case 'reponse':
    case 'reunion':
      return 'message'
    case 'invitation':
      return 'invitation'
    case 'rappel':
    case 'etape':
      return 'rappel'
  }
}

/** @param compte who would be told */
export function toutDeSuite(
  { immediats }: Preferences,
  evenement: Evenement,
  urgence: Urgence,
  compte: string,
): boolean {
  return (
    immediats.includes(genreDe(evenement)) ||
    (urgence === 'urgent' && immediats.includes('urgent')) ||
    (estPour(evenement, compte) && immediats.includes('mention'))
  )
}

/** Was this written to the attention of that account? */
export function estPour(evenement: Evenement, compte: string): boolean {
  return 'attention' in evenement && evenement.attention === compte
}

/** The last of the chosen hours that has struck, on a working day. */
export function derniereHeure({ heures }: Pick<Preferences, 'heures'>, maintenant: Date): Date {
  for (let jours = 0; ; jours += 1) {
    const jour = plusJours(maintenant, -jours)
    const sonnees = heures
      .map((heure) => heure.split(':').map(Number))
      .map(([h = 0, m = 0]) => new Date(jour.getFullYear(), jour.getMonth(), jour.getDate(), h, m))
      .filter((le) => estOuvre(le) && le <= maintenant)
    if (sonnees.length > 0) return new Date(Math.max(...sonnees.map((le) => le.getTime())))
  }
}
