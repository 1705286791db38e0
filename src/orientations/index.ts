import type { Mandat } from '../mandats/index.ts'
import { type Acteur, plusJours, type Room, type Services, SYSTEME, type Trx } from '../platform/index.ts'
import { PILOTER_ORIENTATIONS, SUIVRE_ORIENTATIONS } from './access.ts'
import { loadDemonstration } from './demonstration.ts'
import { avancer, finDuMandat } from './gestes.ts'
import { compterPourMenu } from './listes.ts'
import { CHIFFRES } from './pages/chiffres.tsx'
import { adresse } from './pages/choisir.tsx'
import { LISTE } from './pages/communs.tsx'
import { suiviDesOrientations } from './pages/suivi.tsx'
import { relancer } from './questions/gestes.ts'
import { JOURS_GARDEE } from './questions/model.ts'
import { oublierAnciennes } from './questions/store.ts'
import { declareRoutes } from './routes.ts'
import type { Connu, Salle } from './salle.ts'
import { oublierDetruites } from './store.ts'
import './tables.ts'

export { passerQuestions } from './questions/store.ts'
export type { Connu } from './salle.ts'

/** What other rooms know, wired by the composition root; a room that is absent knows nothing. */
export interface Branchements {
  connuDeDemande?(trx: Trx, acteur: Acteur, id: string): Promise<Connu>
  connuDeEntretien?(trx: Trx, acteur: Acteur, id: string): Promise<Connu>
}

/** A person is sent to another structure with a sheet, an answer and an end: nobody is sent round. */
export function orientations(services: Services, branchements: Branchements = {}): Room {
  const salle = createSalle(services, branchements)
  const { departement } = services.config
  services.jobs.every('orientations-delais', '20 * * * *', async () => {
    await avancer(salle)
    await relancer(salle)
  })
  return {
    nom: 'orientations',
    routes: (r) => declareRoutes(r, salle),
    nav: [
      ...(['agent', 'operateur'] as const).map((porte) => ({
        porte,
        rang: 22,
        libelle: 'Orientations',
        href: LISTE,
        action: SUIVRE_ORIENTATIONS,
        compte: compterPourMenu,
      })),
      { porte: 'pilotage', rang: 25, libelle: 'Orientations', href: CHIFFRES, action: PILOTER_ORIENTATIONS },
    ],
    demonstration: () => loadDemonstration(salle),
    async purge(aBlanc) {
      const avant = plusJours(services.clock.now(), -JOURS_GARDEE)
      return services.database.as(SYSTEME, async (trx) => [
        `Fiches d’orientation dont le mandat est détruit : ${await oublierDetruites(trx, departement, aBlanc)}`,
        `Questions de professionnels sans un mot depuis plus de ${JOURS_GARDEE} jours : ${await oublierAnciennes(trx, departement, avant, aBlanc)}`,
      ])
    },
  }
}

/** What mandates need from this room: what was open under a mandate closes with it. */
export function orientationsPourLesMandats(services: Services) {
  const salle = createSalle(services, {})
  return {
    aLaFin: (trx: Trx, acteur: Acteur | typeof SYSTEME, mandat: Mandat) => finDuMandat(trx, salle, acteur, mandat),
    suivi: [suiviDesOrientations(salle)],
    lienOrientation: (mandatId: string) => adresse({ mandat: mandatId, origine: 'mandat' }),
  }
}

function createSalle(services: Services, branchements: Branchements): Salle {
  return { ...services, connuDeDemande: async () => ({}), connuDeEntretien: async () => ({}), ...branchements }
}
