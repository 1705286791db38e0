import type { Room, Services } from '../platform/index.ts'
import { TENIR_PASSEPORT } from './access.ts'
import { routesFrancais } from './francais/routes.tsx'
import { purgerGardes } from './gardes.ts'
import { routesNumerique } from './numerique/routes.tsx'
import { AGENT } from './passeport/pages/communs.ts'
import { routesAgent } from './passeport/routes-agent.tsx'
import { routesPersonne } from './passeport/routes-personne.tsx'

/** What a person learns, and keeps of it: digital self-test, French courses, language passport. */
export function parcours(services: Services): Room {
  return {
    nom: 'parcours',
    routes: (r) => {
      routesNumerique(r, services)
      routesFrancais(r, services)
      routesPersonne(r, services)
      routesAgent(r, services)
    },
    nav: [{ porte: 'agent', rang: 34, libelle: 'Passeport', href: AGENT, action: TENIR_PASSEPORT }],
    async purge(aBlanc) {
      return [`Tests et passeports arrivés à leur terme : ${await purgerGardes(services, aBlanc)}`]
    },
  }
}
