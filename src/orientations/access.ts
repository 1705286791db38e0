import { action, ROLES } from '../platform/index.ts'

/** Those a structure receives people with: the row-level security narrows this to the sheets of one's structure. */
export const SUIVRE_ORIENTATIONS = action('orientations.suivre', 'aidant', 'responsable', 'instructeur', 'prescripteur')
/** Sending rests on a mandate, which only these draw up. */
export const ENVOYER_ORIENTATION = action('orientations.envoyer', 'aidant', 'responsable')
export const LIRE_PROTOCOLES = action('orientations.protocoles', ...ROLES)
/** A manager writes those of their own structure. */
export const TENIR_PROTOCOLES = action('orientations.tenir-protocoles', 'responsable', 'coordinateur', 'administrateur')
/** Counts alone, never a person. */
export const PILOTER_ORIENTATIONS = action('orientations.piloter', 'coordinateur', 'administrateur')
/** Answers that serve again, for every professional. */
export const LIRE_QUESTIONS = action('questions.lire', ...ROLES)
/** Narrowed to the threads of one's structure and groups. */
export const SUIVRE_QUESTIONS = action('questions.suivre', 'aidant', 'responsable', 'instructeur', 'prescripteur')
export const PUBLIER_QUESTION = action('questions.publier', 'responsable')
