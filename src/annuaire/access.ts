import { action, ROLES } from '../platform/index.ts'

/** The directory as professionals read it; what it holds is public. */
export const CONSULTER_ANNUAIRE = action('annuaire.consulter', ...ROLES)

/** Services, permanences and closures of a place, by its own team: row-level security narrows it to their place. */
export const TENIR_LIEU = action('annuaire.tenir-lieu', 'aidant', 'responsable')

/** Correcting, confirming and undoing the sheet of one's own place; those who steer, all of their département. */
export const GERER_FICHES = action('annuaire.gerer', 'responsable', 'coordinateur', 'administrateur')
/** Which sheets are late, structure by structure. */
export const SUIVRE_FICHES = action('annuaire.suivre', 'coordinateur', 'administrateur')

/** Words that the search understands. */
export const ECRIRE_SYNONYMES = action('annuaire.synonymes', 'coordinateur', 'administrateur')

/** Saying whether two sheets are one place. */
export const RAPPROCHER_FICHES = action('annuaire.rapprocher', 'coordinateur', 'administrateur')
