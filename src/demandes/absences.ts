import { sql } from 'kysely'
import type { Trx } from '../platform/index.ts'

/** Days away, both included, as `yyyy-mm-dd`. */
export interface Absence {
  id: string
  /** `null`: the whole group. */
  compte: string | null
  nom: string | null
  du: string
  au: string
}

/** Absences of a group that are not over, the first to begin first. */
export async function listAbsences(trx: Trx, departement: string, groupe: string, jour: string): Promise<Absence[]> {
  const { rows } = await sql<Absence>`
    select a.id, a.compte_id as compte, c.nom, a.du, a.au from absences a
    left join comptes c on c.departement = a.departement and c.id = a.compte_id
    where a.departement = ${departement} and a.groupe_id = ${groupe} and a.au >= ${jour} order by a.du, a.id`.execute(
    trx,
  )
  return rows
}

/** @returns `false` when the form was sent twice */
export async function insertAbsence(
  trx: Trx,
  departement: string,
  groupe_id: string,
  { id, compte, du, au }: Omit<Absence, 'nom'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('absences')
    .values({ departement, id, groupe_id, compte_id: compte, du, au })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteAbsence(trx: Trx, departement: string, groupe: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('absences')
    .where('departement', '=', departement)
    .where('groupe_id', '=', groupe)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Groups that are away as a whole on that day. */
export async function listAbsents(trx: Trx, departement: string, jour: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('absences')
    .select('groupe_id')
    .where('departement', '=', departement)
    .where('compte_id', 'is', null)
    .where('du', '<=', jour)
    .where('au', '>=', jour)
    .execute()
  return new Set(rows.map((r) => r.groupe_id))
}
