import type { Room, Services } from '../platform/index.ts'
import { routesApi } from './api.ts'
import { decrireApi } from './description.ts'
import { commandeDetecter } from './detecter/commande.ts'
import { creerSalle } from './entretien/donnees.ts'
import { droitsDuTerritoire } from './locaux.ts'
import { declareRoutes } from './routes.ts'

/** Rights: what a household may have, why, and what to do next. */
export function droits(services: Services): Room {
  const locaux = droitsDuTerritoire(services.config.departement)
  return {
    nom: 'droits',
    routes: (r) => {
      routesApi(r, locaux)
      declareRoutes(r, creerSalle(services))
    },
    api: decrireApi,
    commandes: [commandeDetecter],
  }
}
