import { type Acteur, type NavItem, permits, type Room, type Services, type Trx } from '../../platform/index.ts'
import { GERER_FICHES, SUIVRE_FICHES } from '../access.ts'
import { MOIS_SIGNALEMENT } from './model.ts'
import { SUIVI } from './pages/communs.tsx'
import { commandeRelancer, purgerRelances, relancer } from './relances.ts'
import { routesFraicheur } from './routes.ts'
import { purgerSignalements } from './signalements.ts'
import { compterAFaire } from './store.ts'

type Parties = Required<Pick<Room, 'routes' | 'commandes' | 'purge'>> & {
  nav: NavItem
  /** What waits on the sheets of this account's own place: late, or said to be wrong. */
  compterAFaire(trx: Trx, acteur: Acteur): Promise<number>
}

/** What the directory does so that its sheets stay right. */
export function fraicheur(services: Services): Parties {
  const { clock, jobs, log } = services
  jobs.every('annuaire-relances', '0 8 * * 1-5', async () => {
    const relances = await relancer(services, { essai: false, toutes: false })
    if (relances.length > 0) log('relances de l’annuaire', { courriels: relances.length })
  })
  return {
    routes: (r) => routesFraicheur(r, services),
    nav: { porte: 'pilotage', rang: 45, libelle: 'Fiches', href: SUIVI, action: SUIVRE_FICHES },
    async compterAFaire(trx, acteur) {
      return permits(GERER_FICHES, acteur) ? compterAFaire(trx, acteur, clock.now()) : 0
    },
    commandes: [commandeRelancer(services)],
    async purge(aBlanc) {
      return [
        `Signalements de plus de ${MOIS_SIGNALEMENT} mois : ${await purgerSignalements(services, aBlanc)}`,
        `Relances de plus d’un an : ${await purgerRelances(services, aBlanc)}`,
      ]
    },
  }
}
