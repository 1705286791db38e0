import { action } from '../platform/index.ts'

/** Agent door: the row-level security narrows these to the requests of one's structure, or where one is a guest. */
export const SUIVRE_DEMANDES = action('demandes.suivre', 'aidant', 'responsable')
export const ENVOYER_DEMANDE = action('demandes.envoyer', 'aidant', 'responsable')
/** Operator door: narrowed to the requests of one's groups, or where one is a guest. */
export const TRAITER_DEMANDES = action('demandes.traiter', 'instructeur', 'responsable')
/** What is written for the operator's side alone; narrowed to those who answer the request now. */
export const NOTER_DEMANDES = action('demandes.noter', 'instructeur', 'responsable')
/** A program of an operator, by its token: narrowed to the requests of its groups. */
export const API_DEMANDES = action('demandes.api', 'instructeur')
/** Programs of one's own structure. */
export const TENIR_MACHINES = action('demandes.machines', 'responsable')
/** Counts by group for those who steer; never a request by itself. */
export const PILOTER_DEMANDES = action('demandes.piloter', 'coordinateur', 'administrateur')
/** Groups of one's own operator: what they answer, who is in them, when they are away. */
export const TENIR_GROUPES = action('demandes.groupes', 'responsable')
/** One's own days away, and who stands in. */
export const S_ABSENTER = action('demandes.absence', 'responsable', 'instructeur')
/** When one's own mails come. */
export const RECEVOIR_AVIS = action('demandes.avis', 'aidant', 'responsable', 'instructeur', 'coordinateur')
/** A local operator joins. */
export const OUVRIR_ORGANISME = action('demandes.organismes', 'administrateur')
/** Figures of one's own operator, of one's own structure: sums, small ones left out. */
export const CHIFFRER_OPERATEUR = action('demandes.chiffrer-operateur', 'instructeur', 'responsable')
export const CHIFFRER_STRUCTURE = action('demandes.chiffrer-structure', 'responsable')
