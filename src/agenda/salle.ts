import type { Acteur, Services, SYSTEME } from '../platform/index.ts'

export type Salle = Services

/** Who acts: an account, or the house for a person who has none. */
export type Qui = Acteur | typeof SYSTEME
