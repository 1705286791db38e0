import type { Child } from 'hono/jsx'
import type { Acteur, Services } from '../platform/index.ts'
import type { CompterDemandes } from './chiffres.ts'
import type { References } from './references.ts'

/** What comes later in the chain gives to the desk; wired by the composition root. */
export interface Branchements {
  /** Cards of the agent's day, for instance the requests that wait. */
  cartes: readonly ((acteur: Acteur) => Promise<Child>)[]
  compterDemandes: CompterDemandes
}

/** What the room's pages work with. */
export interface Salle extends Services, Branchements {
  references: References
}
