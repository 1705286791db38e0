import type { Room, Services } from '../platform/index.ts'
import { PILOTER_NUMERIQUE, TENIR_PASSEPORT } from './access.ts'
import { loadDemonstration } from './demonstration.ts'
import { routesFrancais } from './francais/routes.tsx'
import { purgerGardes } from './gardes.ts'
import { BAROMETRE } from './numerique/pages/barometre.tsx'
import { routesNumerique } from './numerique/routes.tsx'
import { routesBarometre } from './numerique/routes-barometre.tsx'
import { AGENT } from './passeport/pages/communs.ts'
import { routesAgent } from './passeport/routes-agent.tsx'
import { routesPersonne } from './passeport/routes-personne.tsx'

/** What a person learns, and keeps of it: digital self-test, French courses, language passport. */
export function parcours(services: Services): Room {
  return {
    nom: 'parcours',
    routes: (r) => {
      routesNumerique(r, services)
      routesBarometre(r, services)
      routesFrancais(r, services)
      routesPersonne(r, services)
      routesAgent(r, services)
    },
    nav: [
      { porte: 'agent', rang: 54, libelle: 'Passeport', href: AGENT, action: TENIR_PASSEPORT },
      { porte: 'pilotage', rang: 36, libelle: 'Numérique', href: BAROMETRE, action: PILOTER_NUMERIQUE },
    ],
    demonstration: () => loadDemonstration(services),
    async purge(aBlanc) {
      return [`Tests et passeports arrivés à leur terme : ${await purgerGardes(services, aBlanc)}`]
    },
  }
}
