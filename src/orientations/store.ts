import { sql } from 'kysely'
import { type Acteur, type DossierOuvert, SYSTEME, type Trx } from '../platform/index.ts'
import type { Cote, Etat, Origine, Partage, Theme, Urgence } from './model.ts'
import type { OrientationTable } from './tables.ts'

/** A sheet, without its content. */
export interface Orientation {
  departement: string
  id: string
  /** Short reference for lists and talk: `O-2026-0042`. */
  repere: string
  mandatId: string
  dossierId: string
  /** Structure that sent it. */
  structureId: string
  auteurId: string
  origine: Origine
  theme: Theme
  urgence: Urgence
  etat: Etat
}

/** What the person agreed to share: encrypted whole. */
export interface Contenu {
  /** `null` when the person did not agree to be named. */
  personne: { prenom: string; nom: string; naissance: string } | null
  /** Why, in words. */
  mots: string
  partages: Partial<Record<Exclude<Partage, 'identite'>, string>>
}

export type Cle = Pick<Orientation, 'departement' | 'id'>
export type Qui = Acteur | typeof SYSTEME

/** Next reference of the year; two agents at once never get the same. */
export async function nextRepere(trx: Trx, departement: string, annee: number): Promise<string> {
  const { dernier } = await trx
    .insertInto('orientations_compteurs')
    .values({ departement, annee, dernier: 1 })
    .onConflict((oc) =>
      oc.columns(['departement', 'annee']).doUpdateSet({ dernier: sql`orientations_compteurs.dernier + 1` }),
    )
    .returning('dernier')
    .executeTakeFirstOrThrow()
  return `O-${annee}-${String(dernier).padStart(4, '0')}`
}

/** @returns `false` when the id is somebody else's */
export async function insertOrientation(trx: Trx, orientation: Orientation, contenu: Buffer): Promise<boolean> {
  const { departement, id, structureId, etat } = orientation
  const acces = [structureId, etat.destinataire]
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('orientations')
    .values({
      departement,
      id,
      repere: orientation.repere,
      mandat_id: orientation.mandatId,
      dossier_id: orientation.dossierId,
      structure_id: structureId,
      auteur_id: orientation.auteurId,
      origine: orientation.origine,
      theme: orientation.theme,
      urgence: orientation.urgence,
      ...columnsOf(etat),
      acces,
      lecteurs: acces,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await trx.insertInto('orientations_contenus').values({ departement, orientation_id: id, contenu }).execute()
  return true
}

export interface Vue extends Orientation {
  cote: Cote
  /** The content may be read: the sheet is in this structure's hands. */
  lisible: boolean
}

/**
 * The sheet as `qui` takes part in it; `null` when it does not exist or is somebody else's.
 * @param verrou two people acting at the same second act in turn
 */
export async function findOrientation(
  trx: Trx,
  qui: Qui,
  { departement, id }: Cle,
  verrou?: 'verrou',
): Promise<Vue | null> {
  const query = trx.selectFrom('orientations').selectAll().where('departement', '=', departement).where('id', '=', id)
  const row = await (verrou ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return null
  if (qui === SYSTEME) return { ...toOrientation(row), cote: 'systeme', lisible: true }
  const cote = row.structure_id === qui.structureId ? 'envoyeur' : 'receveur'
  return { ...toOrientation(row), cote, lisible: row.lecteurs.includes(qui.structureId) }
}

export async function findContenu(trx: Trx, { departement, id }: Cle, dossier: DossierOuvert): Promise<Contenu | null> {
  const row = await trx
    .selectFrom('orientations_contenus')
    .select('contenu')
    .where('departement', '=', departement)
    .where('orientation_id', '=', id)
    .executeTakeFirst()
  return row ? (JSON.parse(dossier.dechiffrer(row.contenu)) as Contenu) : null
}

/** Sheets the clock may have something to do with. */
export async function listEchues(trx: Trx, departement: string, maintenant: Date): Promise<string[]> {
  const rows = await trx
    .selectFrom('orientations')
    .select('id')
    .where('departement', '=', departement)
    .where('echeance', '<=', maintenant)
    .orderBy('echeance')
    .execute()
  return rows.map((r) => r.id)
}

export async function listOuvertesDuMandat(trx: Trx, departement: string, mandatId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('orientations')
    .select('id')
    .where('departement', '=', departement)
    .where('mandat_id', '=', mandatId)
    .where('statut', '<>', 'close')
    .execute()
  return rows.map((r) => r.id)
}

/** Every sheet of a mandate, the latest first. */
export async function listParMandat(trx: Trx, departement: string, mandatId: string): Promise<Orientation[]> {
  const rows = await trx
    .selectFrom('orientations')
    .selectAll()
    .where('departement', '=', departement)
    .where('mandat_id', '=', mandatId)
    .orderBy('envoyee_le', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toOrientation)
}

/** Open sheets whose mandate is past its last day. @param jour ISO day */
export async function listMandatEchu(trx: Trx, departement: string, jour: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from orientations o join mandats m on m.departement = o.departement and m.id = o.mandat_id
    where o.departement = ${departement} and o.statut <> 'close'
      and coalesce(m.fin_jour, m.dernier_jour) < ${jour}::date order by o.id`.execute(trx)
  return rows.map((r) => r.id)
}

/** The key is gone: what is left is counts. @returns how many, even when `aBlanc` changes nothing */
export async function oublierDetruites(trx: Trx, departement: string, aBlanc: boolean): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select o.id from orientations o join dossiers d on d.departement = o.departement and d.id = o.dossier_id
    where o.departement = ${departement} and d.cle is null and exists (
      select from orientations_contenus k where k.departement = o.departement and k.orientation_id = o.id)`.execute(trx)
  const ids = rows.map((r) => r.id)
  if (aBlanc || ids.length === 0) return ids.length
  await trx
    .deleteFrom('orientations_contenus')
    .where('departement', '=', departement)
    .where('orientation_id', 'in', ids)
    .execute()
  await trx
    .updateTable('orientations')
    .set({ rdv_le: null })
    .where('departement', '=', departement)
    .where('id', 'in', ids)
    .execute()
  return ids.length
}

export function toOrientation(row: OrientationTable): Orientation {
  return {
    departement: row.departement,
    id: row.id,
    repere: row.repere,
    mandatId: row.mandat_id,
    dossierId: row.dossier_id,
    structureId: row.structure_id,
    auteurId: row.auteur_id,
    origine: row.origine,
    theme: row.theme,
    urgence: row.urgence,
    etat: {
      statut: row.statut,
      destinataire: row.destinataire_id,
      suiviPar: row.suivi_par,
      delai: row.delai_jours_ouvres,
      depuis: row.depuis,
      echeance: row.echeance,
      rappelee: row.rappelee,
      rdvLe: row.rdv_le,
      envoyeeLe: row.envoyee_le,
      closeLe: row.close_le,
      mouvementLe: row.mouvement_le,
      evenements: row.evenements,
    },
  }
}

/** The state, as the row holds it. */
export function columnsOf(etat: Etat) {
  return {
    statut: etat.statut,
    destinataire_id: etat.destinataire,
    suivi_par: etat.suiviPar,
    delai_jours_ouvres: etat.delai,
    depuis: etat.depuis,
    echeance: etat.echeance,
    rappelee: etat.rappelee,
    rdv_le: etat.rdvLe,
    envoyee_le: etat.envoyeeLe,
    close_le: etat.closeLe,
    mouvement_le: etat.mouvementLe,
    evenements: etat.evenements,
  }
}
