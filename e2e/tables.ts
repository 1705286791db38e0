/** Tables that anybody may read because they hold nothing about a person, each with its reason. */
export const SANS_PERSONNE = new Set([
  'structures', // names of bodies
  'instance',
  'limites',
  'communes',
  'contours',
  'operateurs',
  'lieux', // the public directory
  'exceptions',
  'imports', // reports of imports: line numbers and reasons
  'annuaire_version',
  'synonymes', // words of the search, and the need they lead to
  'doublons', // pairs of public sheets, and the structure that decided
  'groupes', // operators' groups and their functional mailboxes
  'kysely_migration',
  'kysely_migration_lock',
])
