import { action } from '../platform/index.ts'

/** Those who receive people: the row-level security narrows what was kept to the account's own structure. */
export const EVALUER_DROITS = action('droits.evaluer', 'aidant', 'responsable')
/** Counts only. */
export const COMPTER_DROITS = action('droits.compter', 'coordinateur', 'administrateur')
