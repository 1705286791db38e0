import type { Role } from '../access.ts'

/** What a structure is: it receives residents, answers for an operator, or steers. */
export type Nature = 'aidant' | 'operateur' | 'pilote'

/** An expert answers for an operator; whoever receives residents does not. */
export function refusDuRole(role: Role, nature: Nature): string | null {
  if (role === 'instructeur' && nature !== 'operateur')
    return 'Un expert travaille dans un organisme. Choisissez un autre rôle, ou la structure d’un organisme.'
  if ((role === 'aidant' || role === 'prescripteur') && nature === 'operateur')
    return 'Dans un organisme, on est expert ou responsable. Choisissez un autre rôle, ou une autre structure.'
  return null
}
