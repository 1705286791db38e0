import type { Child } from 'hono/jsx'
import type { Mandat } from '../mandats/index.ts'
import { type Acteur, plusJours, type Room, type Services, SYSTEME, type Trx } from '../platform/index.ts'
import {
  CHIFFRER_OPERATEUR,
  CHIFFRER_STRUCTURE,
  OUVRIR_ORGANISME,
  PILOTER_DEMANDES,
  SUIVRE_DEMANDES,
  TENIR_GROUPES,
  TENIR_MACHINES,
  TRAITER_DEMANDES,
} from './access.ts'
import { decrireApi } from './api/description.ts'
import { appelerMachines, purgeAppels } from './api/webhooks.ts'
import { avancer } from './avancer.ts'
import { recapituler } from './avertir.ts'
import { purgeBrouillons } from './brouillons.ts'
import { createCatalogue } from './catalogue.ts'
import { CHIFFRES_OPERATEUR, CHIFFRES_STRUCTURE, CHIFFRES_TERRITOIRE } from './chiffres/vues.ts'
import { commandes } from './commandes.ts'
import { loadDemonstration } from './demonstration.ts'
import { finDuMandat, finirEchues } from './fin-de-mandat.ts'
import { compterPourMenu } from './listes.ts'
import { carteDemandes } from './pages/carte.tsx'
import { GROUPES } from './pages/groupes/communs.ts'
import { MACHINES } from './pages/machines.tsx'
import { ORGANISME } from './pages/organisme.tsx'
import { RETARDS } from './pages/retards.tsx'
import { purgeDepots } from './pieces.ts'
import { compterRetards } from './retards.ts'
import { declareRoutes } from './routes.ts'
import type { Branchements, Salle } from './salle.ts'
import { listMandatsRetenus } from './store.ts'
import { suiviDesDemandes } from './suivi.tsx'
import './tables.ts'

export { compterDemandes } from './chiffres.ts'
export { resumerDemande } from './resume.ts'
export { compterRetardsParOrganisme } from './retards.ts'

/** A request begun and not sent is forgotten after this. */
const JOURS_BROUILLON = 30

/** Requests to operators: what is asked under a mandate, who answers, and where it stands. */
export function demandes(services: Services, branchements: Branchements = {}): Room {
  const salle = { ...createSalle(services), ...branchements }
  const { departement } = services.config
  const compte = (porte: 'agent' | 'operateur') => (trx: Trx, acteur: Acteur) => compterPourMenu(trx, acteur, porte)
  services.jobs.every('demandes-webhooks', '* * * * *', () => appelerMachines(services))
  services.jobs.every('demandes-rappels', '5 * * * *', async () => {
    // First: nobody is reminded of a request whose mandate is over.
    await finirEchues(salle)
    await avancer(salle)
  })
  services.jobs.every('demandes-avis', '*/10 * * * *', () => recapituler(salle))
  return {
    nom: 'demandes',
    routes: (r) => declareRoutes(r, salle),
    nav: [
      {
        porte: 'agent',
        rang: 20,
        libelle: 'Demandes',
        href: '/agent/demandes',
        action: SUIVRE_DEMANDES,
        compte: compte('agent'),
      },
      {
        porte: 'operateur',
        rang: 10,
        libelle: 'Demandes reçues',
        href: '/operateur/demandes',
        action: TRAITER_DEMANDES,
        compte: compte('operateur'),
      },
      { porte: 'operateur', rang: 20, libelle: 'Groupes', href: GROUPES, action: TENIR_GROUPES },
      { porte: 'pilotage', rang: 3, libelle: 'Ajouter un organisme', href: ORGANISME, action: OUVRIR_ORGANISME },
      {
        porte: 'operateur',
        rang: 25,
        libelle: 'Délais de réponse',
        href: CHIFFRES_OPERATEUR,
        action: CHIFFRER_OPERATEUR,
      },
      { porte: 'agent', rang: 52, libelle: 'Réponses reçues', href: CHIFFRES_STRUCTURE, action: CHIFFRER_STRUCTURE },
      {
        porte: 'pilotage',
        rang: 21,
        libelle: 'Délais de réponse',
        href: CHIFFRES_TERRITOIRE,
        action: PILOTER_DEMANDES,
      },
      { porte: 'operateur', rang: 60, libelle: 'Programmes', href: MACHINES, action: TENIR_MACHINES },
      {
        porte: 'pilotage',
        rang: 20,
        libelle: 'Demandes',
        href: RETARDS,
        action: PILOTER_DEMANDES,
        compte: (trx, acteur) => compterRetards(trx, acteur.departement, services.clock.now()),
      },
    ],
    api: decrireApi,
    commandes: commandes(salle),
    demonstration: () => loadDemonstration(salle),
    async purge(aBlanc) {
      const avant = plusJours(services.clock.now(), -JOURS_BROUILLON)
      const nombre = await services.database.as(SYSTEME, async (trx) => {
        if (!aBlanc) {
          await purgeDepots(trx, services, departement, avant)
          await purgeAppels(trx, avant)
        }
        return purgeBrouillons(trx, departement, avant, aBlanc)
      })
      return [`Demandes commencées il y a plus de ${JOURS_BROUILLON} jours et jamais envoyées : ${nombre}`]
    },
  }
}

/** For the agent's day: the card of the requests that wait. */
export function carteDesDemandes(services: Services): (acteur: Acteur) => Promise<Child> {
  const salle = createSalle(services)
  return (acteur) => carteDemandes(salle, acteur)
}

/** What mandates need from requests: they close with the mandate, and hold its data while they are open. */
export function pourLesMandats(services: Services) {
  const salle = createSalle(services)
  return {
    suivi: [suiviDesDemandes(salle)],
    aLaFin: (trx: Trx, acteur: Acteur | typeof SYSTEME, mandat: Mandat) => finDuMandat(trx, salle, acteur, mandat),
    retenus: listMandatsRetenus,
    lienDemande: (mandatId: string) => `/agent/demandes/nouvelle?mandat=${mandatId}`,
  }
}

function createSalle(services: Services): Salle {
  return { ...services, catalogue: createCatalogue(services.config.departement) }
}
