import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/index.ts'
import type { Offre } from './model.ts'

/** What the form writes; the rest belongs to the sheet's history. */
export type ContenuOffre = Omit<Offre, 'id' | 'lieuId' | 'ailleurs' | 'exemple' | 'misAJourLe'>

export interface ContenuPermanence {
  offreId: string | null
  hoteId: string | null
  endroit: string | null
  adresse: string | null
  commune: string | null
  horaires: string
  precision: string | null
}

export interface Cle {
  departement: string
  lieuId: string
  id: string
}

/** @returns `false` when the sheet was there already: the form was sent twice */
export async function insertOffre(trx: Trx, cle: Cle, contenu: ContenuOffre, jour: string, exemple: boolean) {
  const { departement, id, lieuId } = cle
  const ligne = { departement, id, lieu_id: lieuId, ...colonnesOffre(contenu), exemple, mis_a_jour_le: jour }
  const fait = await trx
    .insertInto('offres')
    .values(ligne)
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return fait.numInsertedOrUpdatedRows === 1n
}

/** @returns `false` when this place has no such service */
export async function updateOffre(trx: Trx, cle: Cle, contenu: ContenuOffre, jour: string): Promise<boolean> {
  const fait = await trx
    .updateTable('offres')
    .set({ ...colonnesOffre(contenu), mis_a_jour_le: jour })
    .where('departement', '=', cle.departement)
    .where('lieu_id', '=', cle.lieuId)
    .where('id', '=', cle.id)
    .executeTakeFirst()
  return fait.numUpdatedRows === 1n
}

function colonnesOffre(contenu: ContenuOffre) {
  const { fraisPrecision, mobilisablePar, ...meme } = contenu
  return { ...meme, frais_precision: fraisPrecision, mobilisable_par: mobilisablePar }
}

export async function insertPermanence(trx: Trx, cle: Cle, contenu: ContenuPermanence, exemple: boolean) {
  const { departement, id, lieuId } = cle
  const fait = await trx
    .insertInto('permanences')
    .values({ departement, id, lieu_id: lieuId, ...colonnesPermanence(contenu), exemple })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return fait.numInsertedOrUpdatedRows === 1n
}

export async function updatePermanence(trx: Trx, cle: Cle, contenu: ContenuPermanence): Promise<boolean> {
  const fait = await trx
    .updateTable('permanences')
    .set(colonnesPermanence(contenu))
    .where('departement', '=', cle.departement)
    .where('lieu_id', '=', cle.lieuId)
    .where('id', '=', cle.id)
    .executeTakeFirst()
  return fait.numUpdatedRows === 1n
}

function colonnesPermanence({ offreId, hoteId, ...meme }: ContenuPermanence) {
  return { ...meme, offre_id: offreId, hote_id: hoteId }
}

export async function deleteFiche(trx: Trx, table: 'offres' | 'permanences', cle: Cle): Promise<boolean> {
  const fait = await trx
    .deleteFrom(table)
    .where('departement', '=', cle.departement)
    .where('lieu_id', '=', cle.lieuId)
    .where('id', '=', cle.id)
    .executeTakeFirst()
  return fait.numDeletedRows === 1n
}

/** A sheet as it is kept, by column; empty when there is none. */
export async function readLigne(
  trx: Trx,
  table: 'offres' | 'permanences',
  { departement, lieuId, id }: Cle,
): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ ligne: Record<string, unknown> }>`select to_jsonb(t) as ligne from ${sql.table(table)} t
    where departement = ${departement} and lieu_id = ${lieuId} and id = ${id}`.execute(trx)
  return rows[0]?.ligne ?? {}
}

/** One permanence as the form wrote it. */
export async function readPermanence(db: Db, cle: Cle): Promise<ContenuPermanence | null> {
  const p = await db
    .selectFrom('permanences')
    .selectAll()
    .where('departement', '=', cle.departement)
    .where('lieu_id', '=', cle.lieuId)
    .where('id', '=', cle.id)
    .executeTakeFirst()
  if (!p) return null
  const { offre_id, hote_id, endroit, adresse, commune, horaires, precision } = p
  return { offreId: offre_id, hoteId: hote_id, endroit, adresse, commune, horaires, precision }
}
