import { action } from '../access.ts'

export const VOIR_ETAT = action('administration.voir', 'administrateur')
export const TENIR_VIOLATIONS = action('administration.violations', 'administrateur')
/** A manager, in their own structure only. */
export const IMPORTER_COMPTES = action('administration.importer', 'responsable', 'administrateur')
export const TENIR_COMPTES = action('administration.comptes', 'administrateur')
