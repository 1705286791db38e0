import { action } from '../platform/index.ts'

/** Opens a language passport with its code, and adds a line in the name of one's structure. */
export const TENIR_PASSEPORT = action('parcours.passeport', 'aidant', 'responsable', 'prescripteur')
/** Counts alone, never a person. */
export const PILOTER_NUMERIQUE = action('parcours.piloter', 'coordinateur', 'administrateur')
