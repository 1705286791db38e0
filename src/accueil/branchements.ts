import type { Child } from 'hono/jsx'
import type { Acteur, Services, Trx } from '../platform/index.ts'
import type { CompterDemandes } from './chiffres.ts'
import type { References } from './references.ts'

export interface Retard {
  operateur: string
  nombre: number
}
type CompterRetards = (trx: Trx, departement: string, maintenant: Date) => Promise<Retard[]>

/** What comes later in the chain gives to the desk; wired by the composition root. */
export interface Branchements {
  /** Cards of the agent's day, for instance the requests that wait. */
  cartes: readonly ((acteur: Acteur) => Promise<Child>)[]
  compterDemandes: CompterDemandes
  /** Requests that are late now, by operator; whoever steers sees them before any figure. */
  compterRetards: CompterRetards
}

/** What the room's pages work with. */
export interface Salle extends Services, Branchements {
  references: References
}
