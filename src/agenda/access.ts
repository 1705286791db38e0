import { action } from '../platform/index.ts'

/** Those who receive people: row-level security narrows to the diary of their structure. */
export const TENIR_AGENDA = action('agenda.tenir', 'aidant', 'responsable', 'instructeur')
/** Books for somebody in the diary of another structure. */
export const RESERVER_POUR = action('agenda.reserver', 'aidant', 'responsable', 'instructeur', 'prescripteur')
/** What one may come for, rooms and series: what the public then sees. */
export const REGLER_AGENDA = action('agenda.regler', 'responsable', 'instructeur')
