import { findDemarche } from '../annuaire/index.ts'
import type { Theme } from './model.ts'

/** Life event of the bouquet of services → why somebody is sent on; the others say nothing sure. */
const THEME_DE_L_EVENEMENT: Partial<Record<string, Theme>> = {
  'attendre-enfant': 'famille',
  'elever-enfants': 'famille',
  'se-separer': 'famille',
  'papiers-identite': 'papiers',
  'rembourser-soins': 'sante',
  'prendre-soin-sante': 'sante',
  'vivre-handicap': 'autonomie',
  'aide-logement': 'logement',
  'service-postal': 'domiciliation',
  'difficultes-argent': 'budget',
  'chercher-emploi': 'emploi',
  'etre-jeune': 'jeunes',
  'apprendre-francais': 'langue',
  'internet-difficile': 'numerique',
  'regler-litige': 'droits',
}

/** What a visit or a request was about already says why; `null` when it does not. */
export function themeDe(demarche: string): Theme | null {
  const evenement = findDemarche(demarche)?.evenement
  return (evenement && THEME_DE_L_EVENEMENT[evenement]) || null
}
