import { sql } from 'kysely'
import type { Acteur, Trx } from '../platform/index.ts'
import type { Theme } from './model.ts'

/** What two structures agreed: who sends what to whom, and how. */
export interface Protocole {
  id: string
  de: string
  vers: string
  themes: Theme[]
  /** Who is sent, in which situations. */
  situations: string
  /** Points of alert: what must be said at once, what must not be done. */
  alertes: string
  /** How the two follow somebody together. */
  conjoint: string
  documents: string
  /** Working days to answer; `null`: as everywhere. */
  delai: number | null
}
export interface ProtocoleNomme extends Protocole {
  deNom: string
  versNom: string
  modifieLe: Date
}

const lignes = sql`select p.id, p.de_structure_id as de, p.vers_structure_id as vers, p.themes, p.situations, p.alertes, p.conjoint,
    p.documents, p.delai_jours_ouvres as delai, p.modifie_le as "modifieLe", d.nom as "deNom", v.nom as "versNom"
  from protocoles p join structures d on d.departement = p.departement and d.id = p.de_structure_id
  join structures v on v.departement = p.departement and v.id = p.vers_structure_id`

export async function listProtocoles(trx: Trx, departement: string): Promise<ProtocoleNomme[]> {
  const { rows } = await sql<ProtocoleNomme>`${lignes}
    where p.departement = ${departement} and p.retire_le is null order by d.nom, v.nom`.execute(trx)
  return rows
}

export async function findProtocole(trx: Trx, departement: string, id: string): Promise<ProtocoleNomme | null> {
  const { rows } = await sql<ProtocoleNomme>`${lignes}
    where p.departement = ${departement} and p.id = ${id} and p.retire_le is null`.execute(trx)
  return rows[0] ?? null
}

/** The one in force between two structures, in this direction. */
export async function protocoleEntre(
  trx: Trx,
  departement: string,
  de: string,
  vers: string,
): Promise<ProtocoleNomme | null> {
  const { rows } = await sql<ProtocoleNomme>`${lignes}
    where p.departement = ${departement} and p.de_structure_id = ${de} and p.vers_structure_id = ${vers} and p.retire_le is null`.execute(
    trx,
  )
  return rows[0] ?? null
}

/** A new one, or the same corrected. @returns `false` when another one links these two structures already */
export async function saveProtocole(
  trx: Trx,
  { departement, compteId }: Acteur,
  p: Protocole,
  le: Date,
): Promise<boolean> {
  const valeurs = {
    themes: p.themes,
    situations: p.situations,
    alertes: p.alertes,
    conjoint: p.conjoint,
    documents: p.documents,
    delai_jours_ouvres: p.delai,
    modifie_le: le,
    modifie_par: compteId,
  }
  const autre = await protocoleEntre(trx, departement, p.de, p.vers)
  if (autre && autre.id !== p.id) return false
  await trx
    .insertInto('protocoles')
    .values({ departement, id: p.id, de_structure_id: p.de, vers_structure_id: p.vers, ...valeurs })
    .onConflict((oc) => oc.columns(['departement', 'id']).doUpdateSet(valeurs))
    .execute()
  return true
}

export async function retirerProtocole(trx: Trx, { departement }: Acteur, id: string, le: Date): Promise<void> {
  await trx
    .updateTable('protocoles')
    .set({ retire_le: le })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .execute()
}
