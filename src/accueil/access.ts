import { type Acteur, action } from '../platform/index.ts'

/** Those who receive people; row-level security narrows each of these to the account's own structure. */
export const LIRE_VISITES = action('accueil.lire', 'aidant', 'responsable', 'prescripteur')
export const NOTER_VISITE = action('accueil.noter', 'aidant', 'responsable', 'prescripteur')
export const LIRE_ACTIVITE = action('accueil.activite', 'aidant', 'responsable', 'prescripteur')
/** Figures of every structure; never a visit by itself. */
export const PILOTER = action('accueil.piloter', 'coordinateur', 'administrateur')

/** Mandates and requests are for those who act in people's name; a prescriber notes visits only. */
export const agitPourAutrui = ({ role }: Pick<Acteur, 'role'>) => role === 'aidant' || role === 'responsable'
