import { sql } from 'kysely'
import type { Trx } from '../platform/index.ts'
import type { Statut } from './model.ts'
import type { Cle } from './store.ts'

/** Another request that goes with this one, as both may be seen by the account. */
export interface Liee {
  id: string
  repere: string
  groupe: string
  statut: Statut
}

/** Ties two requests; already tied, nothing changes. Refused by the database to whoever does not see both. */
export async function insertLien(
  trx: Trx,
  { departement, id }: Cle,
  avec: string,
  { par, le }: { par: string; le: Date },
): Promise<void> {
  const [une = '', autre = ''] = [id, avec].sort()
  await trx
    .insertInto('liens_demandes')
    .values({ departement, une, autre, par, le })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Those tied to this one that the account sees too (row-level security), the latest first. */
export async function listLiees(trx: Trx, { departement, id }: Cle): Promise<Liee[]> {
  const { rows } = await sql<Liee>`
    select d.id, d.repere, g.nom as groupe, d.statut from liens_demandes l
    join demandes d on d.departement = l.departement and d.id = case when l.une = ${id} then l.autre else l.une end
    join groupes g on g.departement = d.departement and g.id = d.groupe_id
    where l.departement = ${departement} and ${id} in (l.une, l.autre) order by d.envoyee_le desc, d.id`.execute(trx)
  return rows
}
