import { sql } from 'kysely'
import type { Trx } from '../platform/index.ts'

interface CompteurTable {
  departement: string
  annee: number
  dernier: number
}
declare module '../platform/db/tables.ts' {
  interface Tables {
    mandats_compteurs: CompteurTable
  }
}

/** Next reference of the year, `M-2026-0042`; two agents at once never get the same. */
export async function nextRepere(trx: Trx, departement: string, annee: number): Promise<string> {
  const { dernier } = await trx
    .insertInto('mandats_compteurs')
    .values({ departement, annee, dernier: 1 })
    .onConflict((oc) =>
      oc.columns(['departement', 'annee']).doUpdateSet({ dernier: sql`mandats_compteurs.dernier + 1` }),
    )
    .returning('dernier')
    .executeTakeFirstOrThrow()
  return `M-${annee}-${String(dernier).padStart(4, '0')}`
}
