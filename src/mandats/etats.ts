import { sql } from 'kysely'
import type { Etat, Jour } from './model.ts'

/** The same rule as `etatLe`, for a whole table. */
export function dansLEtat(etat: Etat, jour: Jour) {
  const fini = sql`fin_jour <= ${jour}::date`
  switch (etat) {
    case 'brouillon':
      return sql<boolean>`signe_le is null`
    case 'revoque':
      return sql<boolean>`${fini} and fin_motif = 'revocation'`
    case 'termine':
      return sql<boolean>`${fini} and fin_motif <> 'revocation'`
    case 'expire':
      return sql<boolean>`(${fini}) is not true and dernier_jour < ${jour}::date`
    case 'en-vigueur':
      return sql<boolean>`(${fini}) is not true and dernier_jour >= ${jour}::date`
  }
}
