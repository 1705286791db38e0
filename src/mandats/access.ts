import { action } from '../platform/index.ts'

/** Those who receive people: the row-level security narrows each of these to the account's own structure. */
export const LIRE_MANDATS = action('mandats.lire', 'aidant', 'responsable')
export const ETABLIR_MANDAT = action('mandats.etablir', 'aidant', 'responsable')
export const SIGNER_MANDAT = action('mandats.signer', 'aidant', 'responsable')
export const FINIR_MANDAT = action('mandats.finir', 'aidant', 'responsable')
