import type { Room, Services } from '../platform/index.ts'
import { RESERVER_POUR } from './access.ts'
import { relireCalendriers } from './calendriers.ts'
import { chargerDemonstration } from './demonstration.ts'
import { oublier } from './oublier.ts'
import { AGENDA } from './pages/communs.tsx'
import { passerAuSuivant } from './places.ts'
import { rappeler } from './rappels.ts'
import { countADire } from './reservations.ts'
import { declareRoutes } from './routes.ts'
import { suivreLesRegles } from './series.ts'
import './tables.ts'

/** One diary: a moment, a place or a link, seats, who may take them. */
export function agenda(services: Services): Room {
  services.jobs.every('agenda-places', '*/5 * * * *', () => passerAuSuivant(services))
  services.jobs.every('agenda-rappels', '*/5 * * * *', () => rappeler(services))
  services.jobs.every('agenda-regles', '40 3 * * *', () => suivreLesRegles(services))
  services.jobs.every('agenda-calendriers', '10 * * * *', () => relireCalendriers(services))
  return {
    nom: 'agenda',
    routes: (r) => declareRoutes(r, services),
    nav: [
      ...(['agent', 'operateur'] as const).map((porte) => ({
        porte,
        rang: 24,
        libelle: 'Agenda',
        href: AGENDA,
        action: RESERVER_POUR,
        compte: countADire,
      })),
    ],
    purge: (aBlanc) => oublier(services, aBlanc),
    demonstration: () => chargerDemonstration(services),
  }
}
