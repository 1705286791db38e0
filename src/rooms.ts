import { accueil, noterDemandeEnvoyee } from './accueil/index.ts'
import { agenda } from './agenda/index.ts'
import { annuaire } from './annuaire/index.ts'
import {
  carteDesDemandes,
  compterDemandes,
  compterRetardsParOrganisme,
  demandes,
  pourLesMandats,
  resumerDemande,
} from './demandes/index.ts'
import { droits, droitsPourLesMandats, resumerEntretien } from './droits/index.ts'
import { lisibilite } from './lisibilite/index.ts'
import { mandats } from './mandats/index.ts'
import { orientations, orientationsPourLesMandats, passerQuestions } from './orientations/index.ts'
import { parcours } from './parcours/index.ts'
import { administration, type Room, type Services, session, systeme } from './platform/index.ts'
import { recoitMessages, sollicitations } from './sollicitations/index.ts'

/** Every room of the house. What a room needs from one that comes later in the chain is handed to it here. */
export function composeRooms(services: Services): Room[] {
  const requetes = pourLesMandats(services)
  const fiches = orientationsPourLesMandats(services)
  const rooms = [
    session(services),
    annuaire(services, recoitMessages(services)),
    accueil(services, {
      cartes: [carteDesDemandes(services)],
      compterDemandes,
      compterRetards: compterRetardsParOrganisme,
    }),
    mandats(services, {
      ...requetes,
      suivi: [...requetes.suivi, ...fiches.suivi, ...droitsPourLesMandats(services).suivi],
      lienOrientation: fiches.lienOrientation,
      async aLaFin(trx, acteur, mandat) {
        await requetes.aLaFin(trx, acteur, mandat)
        await fiches.aLaFin(trx, acteur, mandat)
      },
    }),
    demandes(services, {
      aLEnvoi: (trx, acteur, demande) => noterDemandeEnvoyee(services, trx, acteur, demande),
      auRetrait: passerQuestions,
    }),
    droits(services),
    orientations(services, {
      connuDeDemande: (trx, acteur, id) => resumerDemande(trx, services, acteur, id),
      connuDeEntretien: (trx, acteur, id) => resumerEntretien(trx, services, acteur, id),
    }),
    agenda(services),
    sollicitations(services),
    parcours(services),
    lisibilite(services),
    administration(services),
  ]
  return [...rooms, systeme(services, rooms)]
}
