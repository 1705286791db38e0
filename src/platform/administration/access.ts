import { action } from '../access.ts'

export const VOIR_ETAT = action('administration.voir', 'administrateur')
export const TENIR_VIOLATIONS = action('administration.violations', 'administrateur')
export const TENIR_COMPTES = action('administration.comptes', 'administrateur')
