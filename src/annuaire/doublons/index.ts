import { type Commande, type NavItem, permits, type Routes, type Services } from '../../platform/index.ts'
import { RAPPROCHER_FICHES } from '../access.ts'
import { DOUBLONS, routesDoublons } from './routes.tsx'
import { compterProposees, proposerDoublons } from './store.ts'

interface Parties {
  routes(r: Routes): void
  nav: NavItem
  commande: Commande
}

/** One place that two lists name: proposed with what makes us think so, decided by a person. */
export function doublons(services: Services): Parties {
  const { jobs, log } = services
  jobs.every('annuaire-doublons', '30 4 * * *', async () =>
    log('doublons', { paires: await proposerDoublons(services) }),
  )
  return {
    routes: (r) => routesDoublons(r, services),
    nav: {
      porte: 'pilotage',
      rang: 47,
      libelle: 'Doublons',
      href: DOUBLONS,
      action: RAPPROCHER_FICHES,
      compte: async (trx, acteur) =>
        permits(RAPPROCHER_FICHES, acteur) ? compterProposees(trx, acteur.departement) : 0,
    },
    commande: {
      nom: 'doublons',
      usage: '   cherche les lieux que deux listes nomment, à décider dans Pilotage → Doublons',
      async run(_args, io) {
        io.out(`Paires de fiches à regarder : ${await proposerDoublons(services)}`)
        return 0
      },
    },
  }
}
