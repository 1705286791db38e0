import type { Room, Services } from '../platform/index.ts'
import { routesFrancais } from './francais/routes.tsx'
import { purgerGardes } from './gardes.ts'
import { routesNumerique } from './numerique/routes.tsx'

/** What a person learns, and keeps of it: digital self-test, French courses, language passport. */
export function parcours(services: Services): Room {
  return {
    nom: 'parcours',
    routes: (r) => {
      routesNumerique(r, services)
      routesFrancais(r, services)
    },
    async purge(aBlanc) {
      return [`Tests et passeports arrivés à leur terme : ${await purgerGardes(services, aBlanc)}`]
    },
  }
}
