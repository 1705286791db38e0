export const ROLES = ['aidant', 'responsable', 'instructeur', 'coordinateur', 'prescripteur', 'administrateur'] as const
export type Role = (typeof ROLES)[number]

/** What each role does, in the words of the screens. */
export const NOMS_DES_ROLES: Record<Role, string> = {
  aidant: 'Au guichet d’un lieu d’accueil',
  responsable: 'Responsable d’une équipe',
  instructeur: 'Expert d’un organisme',
  coordinateur: 'Pilotage du département',
  prescripteur: 'Partenaire qui oriente',
  administrateur: 'Administration de Maillage',
}

/** Who is signed in, as every room sees them. */
export interface Acteur {
  compteId: string
  nom: string
  email: string
  /** Job title shown to the others, for instance « conseillère France services ». */
  fonction: string
  role: Role
  departement: string
  structureId: string
  structureNom: string
  /** Code of the operator when the structure is one (Caf, Cpam…). */
  operateur: string | null
  sessionId: string
}

/** Jobs, imports and set-up: allowed by the row-level security policies, never reachable from HTTP. */
export const SYSTEME = Symbol('systeme')

/** A named access check. Which roles may do what is data: the access test replays it through HTTP for every role. */
export interface Action {
  name: string
  /** `null`: anybody, signed in or not. */
  roles: readonly Role[] | null
}

export const PUBLIC: Action = { name: 'public', roles: null }

/** `action('accueil.noter', 'aidant', 'responsable')` */
export function action(name: string, ...roles: Role[]): Action {
  return { name, roles }
}

/** Anyone with an account. */
export const CONNECTE: Action = { name: 'connecte', roles: ROLES }

export function permits(check: Action, acteur: Acteur | null): boolean {
  return check.roles === null || (acteur !== null && check.roles.includes(acteur.role))
}

export type Porte = 'agent' | 'operateur' | 'pilotage'

/** The page that opens after signing in. */
export function accueilDe(acteur: Pick<Acteur, 'role' | 'operateur'>): string {
  return acteur.role === 'administrateur' ? '/administration' : `/${porteDe(acteur)}`
}

/** The door somebody comes in by after signing in. */
export function porteDe(acteur: Pick<Acteur, 'role' | 'operateur'>): Porte {
  if (acteur.role === 'coordinateur' || acteur.role === 'administrateur') return 'pilotage'
  return acteur.role === 'instructeur' || acteur.operateur !== null ? 'operateur' : 'agent'
}
