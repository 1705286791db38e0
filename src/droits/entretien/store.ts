import { type ColumnType, sql } from 'kysely'
import { type Acteur, type DossierOuvert, jourIso, type Services, SYSTEME, type Trx } from '../../platform/index.ts'
import type { Contenu, Issue } from './model.ts'

interface EntretienTable {
  departement: string
  id: string
  structure_id: string
  auteur_id: string
  mandat_id: string
  dossier_id: string
  cree_le: Date
  modifie_le: Date
  relance_le: ColumnType<Date | null, string | null, string | null>
  contenu: Buffer
}
interface ChiffreTable {
  departement: string
  mois: ColumnType<Date, string, string>
  droit: string
  issue: 'repere' | Issue
  motif: string
  nombre: number
}
declare module '../../platform/db/tables.ts' {
  interface Tables {
    entretiens: EntretienTable
    droits_chiffres: ChiffreTable
  }
}

export interface Entretien {
  departement: string
  id: string
  mandatId: string
  dossierId: string
  creeLe: Date
  /** `YYYY-MM-DD`, or `null` when nothing waits. */
  relance: string | null
  contenu: Contenu
}

/** Writes a new one; the same form sent twice is kept once. @returns whether it was new */
export async function insertEntretien(
  trx: Trx,
  { structureId, compteId }: Acteur,
  dossier: DossierOuvert,
  entretien: Entretien,
): Promise<boolean> {
  const { departement, id, mandatId, dossierId, creeLe, relance, contenu } = entretien
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('entretiens')
    .values({
      departement,
      id,
      structure_id: structureId,
      auteur_id: compteId,
      mandat_id: mandatId,
      dossier_id: dossierId,
      cree_le: creeLe,
      modifie_le: creeLe,
      relance_le: relance,
      contenu: dossier.chiffrer(JSON.stringify(contenu)),
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateEntretien(
  trx: Trx,
  dossier: DossierOuvert,
  { departement, id, relance, contenu }: Entretien,
  le: Date,
): Promise<void> {
  await trx
    .updateTable('entretiens')
    .set({ relance_le: relance, modifie_le: le, contenu: dossier.chiffrer(JSON.stringify(contenu)) })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** `null` when this account sees none by that id, or when its dossier was destroyed. */
export async function findEntretien(
  trx: Trx,
  services: Services,
  departement: string,
  id: string,
  verrou?: 'verrou',
): Promise<Entretien | null> {
  const query = trx.selectFrom('entretiens').selectAll().where('departement', '=', departement).where('id', '=', id)
  return (await dechiffrer(trx, services, await (verrou ? query.forUpdate() : query).execute()))[0] ?? null
}

/** Those of the structure, what waits longest first, then what is over. */
export async function listEntretiens(
  trx: Trx,
  services: Services,
  acteur: Acteur,
  limite: number,
): Promise<Entretien[]> {
  const rows = await trx
    .selectFrom('entretiens')
    .selectAll()
    .where('departement', '=', acteur.departement)
    .where('structure_id', '=', acteur.structureId)
    .orderBy(sql`relance_le nulls last`)
    .orderBy('cree_le', 'desc')
    .limit(limite)
    .execute()
  return dechiffrer(trx, services, rows)
}

/** Those kept under a mandate that this account sees, the latest first. */
export async function listDuMandat(
  trx: Trx,
  services: Services,
  { departement, id, dossierId }: { departement: string; id: string; dossierId: string },
): Promise<Entretien[]> {
  const rows = await trx
    .selectFrom('entretiens')
    .selectAll()
    .where('departement', '=', departement)
    .where('dossier_id', '=', dossierId)
    .where('mandat_id', '=', id)
    .orderBy('cree_le', 'desc')
    .execute()
  return dechiffrer(trx, services, rows)
}

/** How many must be asked by `jour`. */
export async function compterRelances(trx: Trx, acteur: Acteur, jour: string): Promise<number> {
  const { nombre } = await trx
    .selectFrom('entretiens')
    .select((eb) => eb.fn.countAll<string>().as('nombre'))
    .where('departement', '=', acteur.departement)
    .where('structure_id', '=', acteur.structureId)
    .where('relance_le', '<=', sql<Date>`${jour}::date`)
    .executeTakeFirstOrThrow()
  return Number(nombre)
}

type Row = {
  departement: string
  id: string
  mandat_id: string
  dossier_id: string
  cree_le: Date
  relance_le: Date | null
  contenu: Buffer
}

async function dechiffrer(trx: Trx, { coffre }: Services, rows: Row[]): Promise<Entretien[]> {
  const departement = rows[0]?.departement ?? ''
  const dossiers = await coffre.ouvrirPlusieurs(
    trx,
    departement,
    rows.map((r) => r.dossier_id),
  )
  return rows.flatMap((r) => {
    const dossier = dossiers.get(r.dossier_id)
    if (!dossier) return []
    return [
      {
        departement: r.departement,
        id: r.id,
        mandatId: r.mandat_id,
        dossierId: r.dossier_id,
        creeLe: r.cree_le,
        relance: r.relance_le && jourIso(r.relance_le),
        contenu: JSON.parse(dossier.dechiffrer(r.contenu)) as Contenu,
      },
    ]
  })
}

/** Adds to a count of the month (its first day). */
export async function compter(
  trx: Trx,
  departement: string,
  {
    mois,
    droit,
    issue,
    motif,
    delta,
  }: { mois: string; droit: string; issue: 'repere' | Issue; motif: string; delta: number },
): Promise<void> {
  await trx
    .insertInto('droits_chiffres')
    .values({ departement, mois, droit, issue, motif, nombre: Math.max(delta, 0) })
    .onConflict((oc) =>
      oc
        .columns(['departement', 'mois', 'droit', 'issue', 'motif'])
        .doUpdateSet({ nombre: sql`greatest(droits_chiffres.nombre + ${delta}, 0)` }),
    )
    .execute()
}

/** Counts as they stand, for a territory that has none; those already there stay. */
export async function semerChiffres(
  trx: Trx,
  departement: string,
  chiffres: (Chiffre & { mois: string })[],
): Promise<void> {
  const rows = chiffres.map((chiffre) => ({ departement, ...chiffre }))
  await trx
    .insertInto('droits_chiffres')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export interface Chiffre {
  droit: string
  issue: 'repere' | Issue
  motif: string
  nombre: number
}

/** Counts since `depuis` (a first day of a month), all months together. */
export async function listChiffres(trx: Trx, departement: string, depuis: string): Promise<Chiffre[]> {
  const rows = await trx
    .selectFrom('droits_chiffres')
    .select(['droit', 'issue', 'motif'])
    .select((eb) => eb.fn.sum<string>('nombre').as('nombre'))
    .where('departement', '=', departement)
    .where('mois', '>=', sql<Date>`${depuis}::date`)
    .groupBy(['droit', 'issue', 'motif'])
    .execute()
  return rows.map((r) => ({ ...r, nombre: Number(r.nombre) }))
}

/** Rows whose key was destroyed with the mandate: nobody can read them any more. @returns how many */
export function oublierDetruits({ database, config }: Services, aBlanc: boolean): Promise<number> {
  return database.as(SYSTEME, async (trx) => {
    const rows = await trx
      .selectFrom('entretiens as e')
      .innerJoin('dossiers as d', (j) =>
        j.onRef('d.departement', '=', 'e.departement').onRef('d.id', '=', 'e.dossier_id'),
      )
      .select('e.id')
      .where('e.departement', '=', config.departement)
      .where('d.cle', 'is', null)
      .execute()
    const ids = rows.map((r) => r.id)
    if (!aBlanc && ids.length > 0)
      await trx.deleteFrom('entretiens').where('departement', '=', config.departement).where('id', 'in', ids).execute()
    return ids.length
  })
}
