import type { Room, Services } from '../platform/index.ts'
import { semerAnnuaire } from './demonstration.ts'
import { commandesImport } from './imports/commandes.ts'

export { type Bouquet, bouquet, type Demarche, operateursDeLEvenement } from './bouquet.ts'
export { type ChampOperateur, findOperateur, listOperateurs, type Operateur } from './operateurs.ts'

/** Places where people are received: public search, open API, imports. */
export function annuaire(services: Services): Room {
  return {
    nom: 'annuaire',
    commandes: commandesImport(services),
    demonstration: () => semerAnnuaire(services),
  }
}
