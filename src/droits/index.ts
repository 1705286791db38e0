import { jourIso, type Room, type Services } from '../platform/index.ts'
import { COMPTER_DROITS, EVALUER_DROITS } from './access.ts'
import { routesApi } from './api.ts'
import { decrireApi } from './description.ts'
import { commandeDetecter } from './detecter/commande.ts'
import { loadDemonstration } from './entretien/demonstration.ts'
import { creerSalle } from './entretien/donnees.ts'
import { compterRelances, oublierDetruits } from './entretien/store.ts'
import { suiviDesEntretiens } from './entretien/suivi.ts'
import { droitsDuTerritoire } from './locaux.ts'
import { LISTE } from './pages/agent/communs.tsx'
import { CHIFFRES } from './pages/chiffres.tsx'
import { declareRoutes } from './routes.ts'

export { DROITS } from './engine/index.ts'
export { resumerEntretien } from './entretien/resumer.ts'

/** What mandates need from this room: the interviews kept under them. */
export function droitsPourLesMandats(services: Services) {
  return { suivi: [suiviDesEntretiens(creerSalle(services))] }
}

/** Rights: what a household may have, why, and what to do next. */
export function droits(services: Services): Room {
  const locaux = droitsDuTerritoire(services.config.departement)
  const salle = creerSalle(services)
  return {
    nom: 'droits',
    routes: (r) => {
      routesApi(r, locaux)
      declareRoutes(r, salle)
    },
    nav: [
      {
        porte: 'agent',
        rang: 25,
        libelle: 'Droits',
        href: LISTE,
        action: EVALUER_DROITS,
        compte: (trx, acteur) => compterRelances(trx, acteur, jourIso(services.clock.now())),
      },
      { porte: 'pilotage', rang: 35, libelle: 'Non-recours', href: CHIFFRES, action: COMPTER_DROITS },
    ],
    api: decrireApi,
    commandes: [commandeDetecter],
    demonstration: () => loadDemonstration(salle),
    async purge(aBlanc) {
      return [`Entretiens dont le mandat est détruit : ${await oublierDetruits(services, aBlanc)}`]
    },
  }
}
