import type { NavItem, Room, Services } from '../../platform/index.ts'
import { GERER_FICHES, SUIVRE_FICHES } from '../access.ts'
import { MOIS_SIGNALEMENT } from './model.ts'
import { MES_FICHES, SUIVI } from './pages/communs.tsx'
import { commandeRelancer, purgerRelances, relancer } from './relances.ts'
import { routesFraicheur } from './routes.ts'
import { purgerSignalements } from './signalements.ts'
import { compterAFaire } from './store.ts'

/** What the directory does so that its sheets stay right. */
export function fraicheur(services: Services): Required<Pick<Room, 'routes' | 'nav' | 'commandes' | 'purge'>> {
  const { clock, database, jobs, log } = services
  jobs.every('annuaire-relances', '0 8 * * 1-5', async () => {
    const relances = await relancer(services, false)
    if (relances.length > 0) log('relances de l’annuaire', { courriels: relances.length })
  })
  const mesFiches = (porte: 'agent' | 'operateur'): NavItem => ({
    porte,
    rang: 45,
    libelle: 'Mes fiches',
    href: MES_FICHES,
    action: GERER_FICHES,
    compte: (acteur) => database.as(acteur, (trx) => compterAFaire(trx, acteur, clock.now())),
  })
  return {
    routes: (r) => routesFraicheur(r, services),
    nav: [
      mesFiches('agent'),
      mesFiches('operateur'),
      { porte: 'pilotage', rang: 45, libelle: 'Fiches', href: SUIVI, action: SUIVRE_FICHES },
    ],
    commandes: [commandeRelancer(services)],
    async purge(aBlanc) {
      return [
        `Signalements de plus de ${MOIS_SIGNALEMENT} mois : ${await purgerSignalements(services, aBlanc)}`,
        `Relances de plus d’un an : ${await purgerRelances(services, aBlanc)}`,
      ]
    },
  }
}
