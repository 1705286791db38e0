import { action } from '../platform/index.ts'

/** Those who answer residents; row-level security narrows to the account's own structure. */
export const LIRE_MESSAGES = action('sollicitations.lire', 'aidant', 'responsable')
export const REPONDRE = action('sollicitations.repondre', 'aidant', 'responsable')
