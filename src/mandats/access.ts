import { action } from '../platform/index.ts'

/** Those who receive people: the row-level security narrows each of these to the account's own structure. */
export const LIRE_MANDATS = action('mandats.lire', 'aidant', 'responsable')
export const ETABLIR_MANDAT = action('mandats.etablir', 'aidant', 'responsable')
export const SIGNER_MANDAT = action('mandats.signer', 'aidant', 'responsable')
/** Records of destruction: of one's structure, of all for the administration. */
export const LIRE_DESTRUCTIONS = action('mandats.destructions', 'responsable', 'administrateur')
/** All that concerns one person, for them. */
export const EXPORTER_PERSONNE = action('mandats.exporter', 'responsable')
export const REDUIRE_DELAI = action('mandats.delai', 'responsable')
export const FINIR_MANDAT = action('mandats.finir', 'aidant', 'responsable')
