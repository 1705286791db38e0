import { sql } from 'kysely'
import type { Acteur, Trx } from '../platform/index.ts'

/** Days away, both included, as `yyyy-mm-dd`. */
export interface Absence {
  id: string
  /** `null`: the whole group. */
  compte: string | null
  nom: string | null
  du: string
  au: string
  /** Who keeps the work meanwhile, by name. */
  remplacant: string | null
  /** Said by the member, for all their groups: they alone take it back. */
  sienne: boolean
}

/** A new absence of a group or of one of its members. */
export type AbsenceNotee = Pick<Absence, 'id' | 'compte' | 'du' | 'au'>

/** Absences of a group and of its members that are not over, the first to begin first. */
export async function listAbsences(trx: Trx, departement: string, groupe: string, jour: string): Promise<Absence[]> {
  const { rows } = await sql<Absence>`
    select a.id, a.compte_id as compte, c.nom, a.du, a.au, r.nom as remplacant, a.groupe_id is null as sienne from absences a
    left join comptes c on c.departement = a.departement and c.id = a.compte_id
    left join comptes r on r.departement = a.departement and r.id = a.remplacant_id
    where a.departement = ${departement} and a.au >= ${jour} and (a.groupe_id = ${groupe} or (a.groupe_id is null and exists (
      select from membres m where m.departement = a.departement and m.groupe_id = ${groupe} and m.compte_id = a.compte_id)))
    order by a.du, a.id`.execute(trx)
  return rows
}

/** @returns `false` when the form was sent twice */
export async function insertAbsence(
  trx: Trx,
  departement: string,
  groupe_id: string,
  { id, compte, du, au }: AbsenceNotee,
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
  return new Set(rows.flatMap((r) => r.groupe_id ?? []))
}

/** One's own absences, said by oneself or by a manager, that are not over. */
export async function listSiennes(trx: Trx, { departement, compteId }: Acteur, jour: string): Promise<Absence[]> {
  const { rows } = await sql<Absence>`
    select a.id, a.compte_id as compte, null as nom, a.du, a.au, r.nom as remplacant, a.groupe_id is null as sienne from absences a
    left join comptes r on r.departement = a.departement and r.id = a.remplacant_id
    where a.departement = ${departement} and a.compte_id = ${compteId} and a.au >= ${jour} order by a.du, a.id`.execute(
    trx,
  )
  return rows
}

/** @returns `false` when the form was sent twice */
export async function insertSienne(
  trx: Trx,
  { departement, compteId }: Acteur,
  { id, du, au, remplacant }: { id: string; du: string; au: string; remplacant: string | null },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('absences')
    .values({ departement, id, groupe_id: null, compte_id: compteId, du, au, remplacant_id: remplacant })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteSienne(trx: Trx, { departement, compteId }: Acteur, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('absences')
    .where('departement', '=', departement)
    .where('compte_id', '=', compteId)
    .where('groupe_id', 'is', null)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Who shares a group with the account, and could stand in. */
export async function listCollegues(
  trx: Trx,
  { departement, compteId }: Acteur,
): Promise<{ id: string; nom: string; fonction: string }[]> {
  return trx
    .selectFrom('comptes as c')
    .select(['c.id', 'c.nom', 'c.fonction'])
    .where('c.departement', '=', departement)
    .where('c.id', '<>', compteId)
    .where('c.desactive_le', 'is', null)
    .where(sql<boolean>`maillage_collegues(c.departement, ${compteId}, c.id)`)
    .orderBy('c.nom')
    .execute()
}
