import { action } from '../platform/index.ts'

/** Counts alone, never a person. */
export const PILOTER_NUMERIQUE = action('parcours.piloter', 'coordinateur', 'administrateur')
