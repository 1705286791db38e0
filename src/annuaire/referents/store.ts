import { sql } from 'kysely'
import type { Acteur, Trx } from '../../platform/index.ts'
import type { Circuit, Note, Referent } from './model.ts'

interface ReferentTable {
  departement: string
  id: string
  operateur: string
  structure_id: string | null
  fonction: string
  nom: string
  telephone: string
  courriel: string
  themes: string[]
  precision: string
  modifie_le: Date
  modifie_par: string | null
  retire_le: Date | null
}
interface CircuitTable {
  departement: string
  id: string
  operateur: string | null
  situation: string
  marche: string
  criteres: string
  documents: string
  exemple: boolean
  modifie_le: Date
  modifie_par: string | null
  retire_le: Date | null
}
interface NoteTable {
  departement: string
  id: string
  lieu_id: string
  compte_id: string
  texte: string
  le: Date
}
declare module '../../platform/db/tables.ts' {
  interface Tables {
    referents: ReferentTable
    circuits: CircuitTable
    notes_lieux: NoteTable
  }
}

interface Marque {
  departement: string
  le: Date
  par: string | null
}

/** Those the actor may see, operator by operator; what is for the actor's own structure first. */
export async function listReferents(trx: Trx, { departement }: Acteur, operateur?: string): Promise<Referent[]> {
  let lus = selectReferents(trx, departement)
  if (operateur) lus = lus.where('r.operateur', '=', operateur)
  return (await lus.orderBy('r.operateur').orderBy('r.structure_id').orderBy('r.fonction').execute()).map(enReferent)
}

export async function findReferent(trx: Trx, { departement }: Acteur, id: string): Promise<Referent | null> {
  const ligne = await selectReferents(trx, departement).where('r.id', '=', id).executeTakeFirst()
  return ligne ? enReferent(ligne) : null
}

/** @returns `false` when this id is taken by what the actor does not see */
export function insertReferent(trx: Trx, marque: Marque, { id, ...r }: Ecrit<Referent>): Promise<boolean> {
  return insert(trx, 'referents', marque, id, colonnesReferent(r))
}

export function updateReferent(trx: Trx, marque: Marque, { id, ...r }: Ecrit<Referent>): Promise<void> {
  return update(trx, 'referents', marque, id, colonnesReferent(r))
}

type Ecrit<T> = Omit<T, 'structureNom' | 'modifieLe'>

const colonnesReferent = ({ structureId, ...same }: Omit<Ecrit<Referent>, 'id'>) => ({
  ...same,
  structure_id: structureId,
})

type Table = 'referents' | 'circuits'

async function insert(trx: Trx, table: Table, { departement, le, par }: Marque, id: string, ligne: object) {
  const valeurs = { departement, id, ...ligne, modifie_le: le, modifie_par: par, retire_le: null }
  // The columns are those of its table: the two callers say so with their types.
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto(table)
    .values(valeurs as never)
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) return true
  // Sent twice, and taken down since: it stays down.
  const { rows } = await sql`select from ${sql.table(table)} where departement = ${departement} and id = ${id}`.execute(
    trx,
  )
  return rows.length > 0
}

async function update(trx: Trx, table: Table, { departement, le, par }: Marque, id: string, ligne: object) {
  await trx
    .updateTable(table)
    .set({ ...ligne, modifie_le: le, modifie_par: par })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .execute()
}

export async function retireReferent(trx: Trx, { departement }: Acteur, id: string, le: Date): Promise<void> {
  await trx
    .updateTable('referents')
    .set({ retire_le: le })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .execute()
}

export async function listCircuits(trx: Trx, { departement }: Acteur): Promise<Circuit[]> {
  return (await selectCircuits(trx, departement).orderBy('situation').execute()).map(enCircuit)
}

export async function findCircuit(trx: Trx, { departement }: Acteur, id: string): Promise<Circuit | null> {
  const ligne = await selectCircuits(trx, departement).where('id', '=', id).executeTakeFirst()
  return ligne ? enCircuit(ligne) : null
}

/** @returns `false` when this id is taken by what the actor does not see */
export function insertCircuit(trx: Trx, marque: Marque, { id, ...c }: Ecrit<Circuit>): Promise<boolean> {
  return insert(trx, 'circuits', marque, id, c)
}

export function updateCircuit(trx: Trx, marque: Marque, { id, ...c }: Ecrit<Circuit>): Promise<void> {
  return update(trx, 'circuits', marque, id, c)
}

export async function retireCircuit(trx: Trx, { departement }: Acteur, id: string, le: Date): Promise<void> {
  await trx
    .updateTable('circuits')
    .set({ retire_le: le })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .execute()
}

/** Latest first. */
export async function listNotes(trx: Trx, { departement }: Acteur, lieuId: string): Promise<Note[]> {
  const lignes = await selectNotes(trx, departement)
    .where(sql<boolean>`n.lieu_id = ${lieuId} or n.lieu_id in (
      select l.id from lieux l where l.departement = ${departement} and l.fusionne_dans = ${lieuId})`)
    .orderBy('n.le', 'desc')
    .execute()
  return lignes.map(enNote)
}

export async function findNote(trx: Trx, { departement }: Acteur, id: string): Promise<Note | null> {
  const ligne = await selectNotes(trx, departement).where('n.id', '=', id).executeTakeFirst()
  return ligne ? enNote(ligne) : null
}

/** Sent twice, written once. */
export async function insertNote(
  trx: Trx,
  { departement, compteId }: Acteur,
  { id, lieuId, texte, le }: Pick<Note, 'id' | 'lieuId' | 'texte' | 'le'>,
): Promise<void> {
  await trx
    .insertInto('notes_lieux')
    .values({ departement, id, lieu_id: lieuId, compte_id: compteId, texte, le })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function deleteNote(trx: Trx, { departement }: Acteur, id: string): Promise<void> {
  await trx.deleteFrom('notes_lieux').where('departement', '=', departement).where('id', '=', id).execute()
}

export async function listStructuresAidantes(trx: Trx, { departement }: Acteur) {
  return trx
    .selectFrom('structures')
    .select(['id', 'nom'])
    .where('departement', '=', departement)
    .where('nature', '=', 'aidant')
    .orderBy('nom')
    .execute()
}

function selectReferents(trx: Trx, departement: string) {
  return trx
    .selectFrom('referents as r')
    .leftJoin('structures as s', (join) =>
      join.onRef('s.departement', '=', 'r.departement').onRef('s.id', '=', 'r.structure_id'),
    )
    .selectAll('r')
    .select('s.nom as structure_nom')
    .where('r.departement', '=', departement)
    .where('r.retire_le', 'is', null)
}

function selectCircuits(trx: Trx, departement: string) {
  return trx.selectFrom('circuits').selectAll().where('departement', '=', departement).where('retire_le', 'is', null)
}

function selectNotes(trx: Trx, departement: string) {
  return trx
    .selectFrom('notes_lieux as n')
    .innerJoin('comptes as c', (join) =>
      join.onRef('c.departement', '=', 'n.departement').onRef('c.id', '=', 'n.compte_id'),
    )
    .innerJoin('structures as s', (join) =>
      join.onRef('s.departement', '=', 'c.departement').onRef('s.id', '=', 'c.structure_id'),
    )
    .select(['n.id', 'n.lieu_id', 'n.texte', 'n.le', 'n.compte_id', 'c.nom as auteur', 's.nom as structure'])
    .where('n.departement', '=', departement)
}

function enReferent(r: ReferentTable & { structure_nom: string | null }): Referent {
  const { id, operateur, fonction, nom, telephone, courriel, themes, precision } = r
  const { structure_id: structureId, structure_nom: structureNom, modifie_le: modifieLe } = r
  return { id, operateur, fonction, nom, telephone, courriel, themes, precision, structureId, structureNom, modifieLe }
}

function enCircuit({
  id,
  operateur,
  situation,
  marche,
  criteres,
  documents,
  exemple,
  modifie_le,
}: CircuitTable): Circuit {
  return { id, operateur, situation, marche, criteres, documents, exemple, modifieLe: modifie_le }
}

function enNote(n: Omit<NoteTable, 'departement'> & { auteur: string; structure: string }): Note {
  const { id, lieu_id: lieuId, texte, le, auteur, structure, compte_id: compteId } = n
  return { id, lieuId, texte, le, auteur, structure, compteId }
}
