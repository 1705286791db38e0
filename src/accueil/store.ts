import { sql } from 'kysely'
import type { Acteur, Db, Trx } from '../platform/index.ts'
import type { Contenu, Visite } from './model.ts'
import type { Code } from './references.ts'

interface VisiteTable {
  departement: string
  id: string
  structure_id: string
  compte_id: string
  le: Date
  evenement: string
  demarche: string | null
  operateurs: string[]
  voie: string
  aide: string
  issue: string
  duree_minutes: number
  autonomie: string
  commune: string | null
  precision: string
  corrigee_le: Date | null
}
declare module '../platform/db/tables.ts' {
  interface Tables {
    visites: VisiteTable
  }
}

/** What a request that has just been sent says to the desk log: codes only. */
export interface DemandePartie {
  operateur: string
  demarche: string
}

/** A visit, and who noted it. */
export interface VisiteNotee extends Visite {
  auteur: string
}

/** @returns `false` when the id was already there: the form was sent twice */
export async function insertVisite(
  trx: Trx,
  acteur: Acteur,
  visite: Contenu & { id: string; le: Date },
): Promise<boolean> {
  const row = {
    ...columns(visite),
    departement: acteur.departement,
    id: visite.id,
    structure_id: acteur.structureId,
    compte_id: acteur.compteId,
    le: visite.le,
    corrigee_le: null,
  }
  // No conflict target: the id may be one that this structure may not read.
  const result = await trx
    .insertInto('visites')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function updateVisite(trx: Trx, acteur: Acteur, id: string, contenu: Contenu, le: Date): Promise<void> {
  await trx
    .updateTable('visites')
    .set({ ...columns(contenu), corrigee_le: le })
    .where('departement', '=', acteur.departement)
    .where('id', '=', id)
    .execute()
}

/**
 * The account's last visit since `depuis` that waits for this procedure, or else for this operator: its request has gone. Visits name nobody, so that
 * nothing ties one to a request: among two of the same kind, either may count.
 * @returns its id; `null` when the account left none waiting
 */
export async function markDemandeEnvoyee(
  trx: Trx,
  { departement, compteId, structureId }: Acteur,
  { operateur, demarche, depuis }: DemandePartie & { depuis: Date },
): Promise<string | null> {
  const derniere = trx
    .selectFrom('visites')
    .select('id')
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('compte_id', '=', compteId)
    .where('le', '>=', depuis)
    .where('issue', '=', 'a-suivre')
    .where((eb) => eb.or([eb('demarche', '=', demarche), sql<boolean>`${operateur} = any(operateurs)`]))
    .orderBy(sql`demarche is not distinct from ${demarche}`, 'desc')
    .orderBy('le', 'desc')
    .limit(1)
  const row = await trx
    .updateTable('visites')
    .set({ issue: 'demande-envoyee' })
    .where('departement', '=', departement)
    .where('id', '=', derniere)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function deleteVisite(trx: Trx, acteur: Acteur, id: string): Promise<void> {
  await trx.deleteFrom('visites').where('departement', '=', acteur.departement).where('id', '=', id).execute()
}

/** A visit of the actor's structure, or `null`. */
export async function readVisite(trx: Trx, acteur: Acteur, id: string): Promise<VisiteNotee | null> {
  const row = await select(trx, acteur).where('v.id', '=', id).executeTakeFirst()
  return row ? toVisite(row) : null
}

/** The structure's visits from `du` included to `au` excluded, latest first. */
export async function listVisites(trx: Trx, acteur: Acteur, du: Date, au: Date): Promise<VisiteNotee[]> {
  const rows = await select(trx, acteur)
    .where('v.le', '>=', du)
    .where('v.le', '<', au)
    .orderBy('v.le', 'desc')
    .orderBy('v.id', 'desc')
    .execute()
  return rows.map(toVisite)
}

/** Way and commune of the agent's last visit: what the next form starts from. */
export async function readDernierChoix(trx: Trx, acteur: Acteur): Promise<Pick<Visite, 'voie' | 'commune'> | null> {
  const row = await trx
    .selectFrom('visites')
    .select(['voie', 'commune'])
    .where('departement', '=', acteur.departement)
    .where('compte_id', '=', acteur.compteId)
    .orderBy('le', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Codes of the procedures the structure noted most, from `du` to `au`. */
export async function listPlusNotes(trx: Trx, acteur: Acteur, du: Date, au: Date, limite: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('visites')
    .select('demarche')
    .where('departement', '=', acteur.departement)
    .where('structure_id', '=', acteur.structureId)
    .where('le', '>=', du)
    .where('le', '<', au)
    .where('demarche', 'is not', null)
    .groupBy('demarche')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('demarche')
    .limit(limite)
    .execute()
  return rows.flatMap((r) => r.demarche ?? [])
}

/**
 * Empties the notes of the visits before `avant`; the visits stay, for the figures.
 * @param aBlanc only counts them
 */
export async function forgetPrecisions(trx: Trx, departement: string, avant: Date, aBlanc: boolean): Promise<number> {
  const anciennes = trx
    .selectFrom('visites')
    .select('id')
    .where('departement', '=', departement)
    .where('le', '<', avant)
    .where('precision', '<>', '')
  if (aBlanc) return (await anciennes.execute()).length
  const { numUpdatedRows } = await trx
    .updateTable('visites')
    .set({ precision: '' })
    .where('departement', '=', departement)
    .where('id', 'in', anciennes)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Names of the structures, by code. */
export function listStructures(trx: Trx, departement: string): Promise<Code[]> {
  return trx
    .selectFrom('structures')
    .select(['id as code', 'nom as libelle'])
    .where('departement', '=', departement)
    .execute()
}

export async function findStructure(db: Db, departement: string, id: string): Promise<{ nom: string } | null> {
  const row = await db
    .selectFrom('structures')
    .select('nom')
    .where('departement', '=', departement)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

// Row-level security narrows to the structure already; naming it lets the index be used.
function select(trx: Trx, acteur: Acteur) {
  return trx
    .selectFrom('visites as v')
    .innerJoin('comptes as c', (join) =>
      join.onRef('c.departement', '=', 'v.departement').onRef('c.id', '=', 'v.compte_id'),
    )
    .selectAll('v')
    .select('c.nom as auteur')
    .where('v.departement', '=', acteur.departement)
    .where('v.structure_id', '=', acteur.structureId)
}

function columns(contenu: Contenu) {
  const { dureeMinutes, ...same } = contenu
  const { evenement, demarche, operateurs, voie, aide, issue, autonomie, commune, precision } = same
  return {
    evenement,
    demarche,
    operateurs,
    voie,
    aide,
    issue,
    duree_minutes: dureeMinutes,
    autonomie,
    commune,
    precision,
  }
}

function toVisite(row: VisiteTable & { auteur: string }): VisiteNotee {
  const { departement: _, structure_id, compte_id, duree_minutes, corrigee_le, ...same } = row
  return {
    ...same,
    structureId: structure_id,
    compteId: compte_id,
    dureeMinutes: duree_minutes,
    corrigeeLe: corrigee_le,
  }
}
