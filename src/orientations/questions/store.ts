import { type RawBuilder, sql } from 'kysely'
import type { Acteur, Trx } from '../../platform/index.ts'
import type { Theme } from '../model.ts'
import type { Genre } from './model.ts'

interface QuestionTable {
  departement: string
  id: string
  genre: Genre
  theme: Theme
  sujet: string
  structure_id: string
  auteur_id: string
  groupe_id: string | null
  vers_structure_id: string | null
  posee_le: Date
  echeance: Date | null
  rappels: number
  repondue_le: Date | null
  publiee_le: Date | null
  publique_question: string | null
  publique_reponse: string | null
}
interface MessageTable {
  departement: string
  id: string
  question_id: string
  compte_id: string
  le: Date
  texte: string
}
declare module '../../platform/db/tables.ts' {
  interface Tables {
    questions: QuestionTable
    questions_messages: MessageTable
  }
}

export interface Question {
  id: string
  genre: Genre
  theme: Theme
  sujet: string
  structureId: string
  auteurId: string
  groupeId: string | null
  versStructureId: string | null
  /** Names: who asks, who is asked. */
  de: string
  vers: string
  poseeLe: Date
  echeance: Date | null
  rappels: number
  repondueLe: Date | null
  publiee: { le: Date; question: string; reponse: string } | null
  /** The reader is of the group or structure that is asked. */
  aMoi: boolean
}

/** To whom one may write: an operator's group, or a structure. `valeur`: `g:` or `s:` and the id. */
export async function listCibles(trx: Trx, departement: string): Promise<{ valeur: string; libelle: string }[]> {
  const { rows } = await sql<{ valeur: string; libelle: string }>`
    select 'g:' || g.id as valeur, g.nom as libelle from groupes g
    where g.departement = ${departement} and g.retire_le is null order by g.nom`.execute(trx)
  return rows
}

export async function insertQuestion(trx: Trx, q: QuestionTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('questions')
    .values(q)
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns `false` when this message was already written: the form was sent twice */
export async function insertMessage(trx: Trx, m: MessageTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('questions_messages')
    .values(m)
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateQuestion(
  trx: Trx,
  { departement, id }: { departement: string; id: string },
  set: Partial<QuestionTable>,
): Promise<void> {
  await trx.updateTable('questions').set(set).where('departement', '=', departement).where('id', '=', id).execute()
}

type Ligne = Omit<QuestionTable, 'departement'> & { de: string; vers: string; a_moi: boolean }

async function lire(trx: Trx, departement: string, ou: RawBuilder<unknown>): Promise<Question[]> {
  const { rows } = await sql<Ligne>`
    select q.*, s.nom as de, coalesce(g.nom, v.nom) as vers,
      coalesce(q.vers_structure_id = maillage_structure() or 'g:' || q.groupe_id = any (maillage_acces()), false) as a_moi
    from questions q join structures s on s.departement = q.departement and s.id = q.structure_id
    left join groupes g on g.departement = q.departement and g.id = q.groupe_id
    left join structures v on v.departement = q.departement and v.id = q.vers_structure_id
    where q.departement = ${departement} and ${ou} limit 200`.execute(trx)
  return rows.map((r) => ({
    id: r.id,
    genre: r.genre,
    theme: r.theme,
    sujet: r.sujet,
    structureId: r.structure_id,
    auteurId: r.auteur_id,
    groupeId: r.groupe_id,
    versStructureId: r.vers_structure_id,
    de: r.de,
    vers: r.vers,
    poseeLe: r.posee_le,
    echeance: r.echeance,
    rappels: r.rappels,
    repondueLe: r.repondue_le,
    publiee:
      r.publiee_le && r.publique_question && r.publique_reponse
        ? { le: r.publiee_le, question: r.publique_question, reponse: r.publique_reponse }
        : null,
    aMoi: r.a_moi,
  }))
}

/** Of one's thread; those that are only published are not opened. */
const DANS_LE_FIL = sql`(q.structure_id = maillage_structure() or q.vers_structure_id = maillage_structure()
  or 'g:' || q.groupe_id = any (maillage_acces()))`

export async function findQuestion(trx: Trx, departement: string, id: string): Promise<Question | null> {
  return (await lire(trx, departement, sql`q.id = ${id} and ${DANS_LE_FIL}`))[0] ?? null
}

/** What waits for an answer first, the oldest first; then the rest, the latest first. */
export async function listQuestions(trx: Trx, { departement }: Acteur): Promise<Question[]> {
  const toutes = await lire(trx, departement, DANS_LE_FIL)
  const attend = (q: Question) => q.repondueLe === null
  return toutes.sort((a, b) =>
    attend(a) === attend(b) ? (attend(a) ? +a.poseeLe - +b.poseeLe : +b.poseeLe - +a.poseeLe) : attend(a) ? -1 : 1,
  )
}

export async function listPubliees(trx: Trx, departement: string): Promise<Question[]> {
  return (await lire(trx, departement, sql`q.publiee_le is not null`)).sort((a, b) => a.theme.localeCompare(b.theme))
}

/** As the system: past their time. */
export async function listEchues(trx: Trx, departement: string, maintenant: Date): Promise<Question[]> {
  return lire(trx, departement, sql`q.echeance <= ${maintenant}`)
}

export async function listMessages(
  trx: Trx,
  departement: string,
  questionId: string,
): Promise<{ nom: string; structure: string; le: Date; texte: string }[]> {
  const { rows } = await sql<{ nom: string; structure: string; le: Date; texte: string }>`
    select c.nom, s.nom as structure, m.le, m.texte from questions_messages m
    join comptes c on c.departement = m.departement and c.id = m.compte_id
    join structures s on s.departement = c.departement and s.id = c.structure_id
    where m.departement = ${departement} and m.question_id = ${questionId} order by m.le, m.id`.execute(trx)
  return rows
}

/** Members of the group that is asked. */
export async function listMembres(
  trx: Trx,
  departement: string,
  groupeId: string,
): Promise<{ id: string; email: string }[]> {
  const { rows } = await sql<{ id: string; email: string }>`
    select c.id, c.email from membres m join comptes c on c.departement = m.departement and c.id = m.compte_id
    where m.departement = ${departement} and m.groupe_id = ${groupeId} and c.desactive_le is null order by c.id`.execute(
    trx,
  )
  return rows
}

/** What was asked to a withdrawn group is asked to the one that takes over, answers included. */
export async function passerQuestions(
  trx: Trx,
  { departement, ancien, nouveau }: { departement: string; ancien: string; nouveau: string | null },
): Promise<void> {
  if (nouveau === null) return
  await trx
    .updateTable('questions')
    .set({ groupe_id: nouveau })
    .where('departement', '=', departement)
    .where('groupe_id', '=', ancien)
    .execute()
}

/**
 * Threads whose last word is older than `avant`: gone, or, when an answer was published from one, left with that answer alone.
 * @param aBlanc only counts @returns how many
 */
export async function oublierAnciennes(trx: Trx, departement: string, avant: Date, aBlanc: boolean): Promise<number> {
  const anciennes = sql`select m.question_id from questions_messages m where m.departement = ${departement}
    group by m.question_id having max(m.le) < ${avant}`
  const { rows } = await sql<{ id: string; publiee: boolean }>`
    select q.id, q.publiee_le is not null as publiee from questions q
    where q.departement = ${departement} and q.id in (${anciennes})`.execute(trx)
  if (aBlanc || rows.length === 0) return rows.length
  const ids = (publiee: boolean) => rows.filter((r) => r.publiee === publiee).map((r) => r.id)
  await sql`delete from questions_messages where departement = ${departement} and question_id = any(${ids(true)})`.execute(
    trx,
  )
  await sql`update questions set sujet = publique_question where departement = ${departement} and id = any(${ids(true)})`.execute(
    trx,
  )
  await sql`delete from questions where departement = ${departement} and id = any(${ids(false)})`.execute(trx)
  return rows.length
}
