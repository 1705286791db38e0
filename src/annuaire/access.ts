import { action, ROLES } from '../platform/index.ts'

/** The directory as professionals read it; what it holds is public. */
export const CONSULTER_ANNUAIRE = action('annuaire.consulter', ...ROLES)
