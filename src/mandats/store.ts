import { type ColumnType, type Selectable, sql, type Updateable } from 'kysely'
import { type Coffre, type DossierOuvert, jourIso, type Trx } from '../platform/index.ts'
import { hacherCode } from './code.ts'
import { dansLEtat } from './etats.ts'
import type { Contenu, Duree, Etat, Fiche, Fin, Jour, Mandat, MotifDeFin, Signature, Suivi } from './model.ts'

interface MandatTable {
  departement: string
  id: string
  repere: string
  structure_id: string
  auteur_id: string
  dossier_id: string
  duree_mois: number
  delai_jours: number
  cree_le: Date
  contenu: Buffer | null
  code_hache: Buffer | null
  signe_mode: Signature['mode'] | null
  signe_par: string | null
  signe_le: Date | null
  debut: ColumnType<Date | null, Jour | null, Jour | null>
  dernier_jour: ColumnType<Date | null, Jour | null, Jour | null>
  traces: Buffer | null
  fin_motif: MotifDeFin | null
  fin_jour: ColumnType<Date | null, Jour | null, Jour | null>
  fin_le: Date | null
  fin_par: string | null
  fin_precision: Buffer | null
  renouvellement_le: Date | null
  detruit_le: Date | null
}
declare module '../platform/db/tables.ts' {
  interface Tables {
    mandats: MandatTable
  }
}

type Row = Selectable<MandatTable>
export type Cle = Pick<Suivi, 'departement' | 'id'>

/** The two drawings of a mandate signed on screen, as SVG paths (see `trace.ts`). */
export interface Traces {
  personne: string
  agent: string
}

/** Two clicks at once on the same form wait for each other: the second one then finds the draft of the first. */
export async function waitForTwin(trx: Trx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('maillage.mandat'), hashtext(${id}))`.execute(trx)
}

/** Writes a new draft, in a dossier of its own. */
export async function insertBrouillon(trx: Trx, coffre: Coffre, brouillon: Omit<Mandat, 'dossierId'>): Promise<Mandat> {
  const mandat = { ...brouillon, dossierId: await coffre.creer(trx, brouillon.departement) }
  await trx
    .insertInto('mandats')
    .values({
      departement: mandat.departement,
      id: mandat.id,
      repere: mandat.repere,
      structure_id: mandat.structureId,
      auteur_id: mandat.auteurId,
      dossier_id: mandat.dossierId,
      duree_mois: mandat.dureeMois,
      delai_jours: mandat.delaiJours,
      cree_le: mandat.creeLe,
      ...(await columnsOf(trx, coffre, mandat)),
    })
    .execute()
  return mandat
}

export async function updateBrouillon(trx: Trx, coffre: Coffre, mandat: Mandat): Promise<void> {
  await updateMandat(trx, mandat, {
    duree_mois: mandat.dureeMois,
    ...(await columnsOf(trx, coffre, mandat)),
  })
}

/** The content and, to find it again by the person's code, the print of that code: always written together. */
async function columnsOf(trx: Trx, coffre: Coffre, mandat: Mandat) {
  const { code, mandant } = mandat.contenu
  return {
    contenu: await encrypt(trx, coffre, mandat, mandat.contenu),
    code_hache: code === null ? null : hacherCode(code, mandant.naissance.slice(0, 4)),
  }
}

/** The mandate of a code and a year of birth, signed and not destroyed. */
export async function findParCode(
  trx: Trx,
  coffre: Coffre,
  departement: string,
  { code, annee }: { code: string; annee: string },
  verrou?: 'verrou',
): Promise<Mandat | null> {
  const query = trx
    .selectFrom('mandats')
    .selectAll()
    .where('departement', '=', departement)
    .where('code_hache', '=', hacherCode(code, annee))
    .where('signe_le', 'is not', null)
  const rows = await (verrou ? query.forUpdate() : query).execute()
  const [fiche] = await toFiches(trx, coffre, rows)
  return fiche?.contenu ? fiche : null
}

/** Freezes the text as it was signed, with the drawings when it was on screen. */
export async function writeSignature(
  trx: Trx,
  coffre: Coffre,
  mandat: Mandat & { signature: Signature },
  traces: Traces | null,
): Promise<void> {
  const { signature, contenu } = mandat
  await updateMandat(trx, mandat, {
    contenu: await encrypt(trx, coffre, mandat, contenu),
    signe_mode: signature.mode,
    signe_par: signature.compteId,
    signe_le: signature.le,
    debut: signature.debut,
    dernier_jour: signature.dernierJour,
    traces: traces && (await encrypt(trx, coffre, mandat, traces)),
  })
}

/** @param precision what the agent adds in own words, or an empty text */
export async function writeFin(trx: Trx, coffre: Coffre, mandat: Mandat, fin: Fin, precision: string): Promise<void> {
  await updateMandat(trx, mandat, {
    fin_motif: fin.motif,
    fin_jour: fin.jour,
    fin_le: fin.le,
    fin_par: fin.compteId,
    fin_precision: precision === '' ? null : await encrypt(trx, coffre, mandat, precision),
  })
}

/** @param verrou takes the row until the end of the transaction: somebody is about to sign it or to end it */
export async function findMandat(
  trx: Trx,
  coffre: Coffre,
  { departement, id }: Cle,
  verrou?: 'verrou',
): Promise<Fiche | null> {
  const query = trx.selectFrom('mandats').selectAll().where('departement', '=', departement).where('id', '=', id)
  const rows = await (verrou ? query.forUpdate() : query).execute()
  return (await toFiches(trx, coffre, rows))[0] ?? null
}

/**
 * Holds the row until the end of the transaction: nobody ends the mandate meanwhile. Those who take part in a request without
 * belonging to the structure may not hold it, and wait for nobody.
 */
export async function holdMandat(trx: Trx, { departement, id }: Cle): Promise<void> {
  await trx
    .selectFrom('mandats')
    .select('id')
    .where('departement', '=', departement)
    .where('id', '=', id)
    .forShare()
    .execute()
}

/** The drawings and the agent's own words, needed on one page only. */
export async function findAnnexes(
  trx: Trx,
  coffre: Coffre,
  mandat: Mandat,
): Promise<{ traces: Traces | null; precision: string | null }> {
  const { traces, fin_precision } = await trx
    .selectFrom('mandats')
    .select(['traces', 'fin_precision'])
    .where('departement', '=', mandat.departement)
    .where('id', '=', mandat.id)
    .executeTakeFirstOrThrow()
  const dossier = await openOrThrow(trx, coffre, mandat)
  return {
    traces: traces && (JSON.parse(dossier.dechiffrer(traces)) as Traces),
    precision: fin_precision && (JSON.parse(dossier.dechiffrer(fin_precision)) as string),
  }
}

interface Recherche {
  departement: string
  structureId: string
  /** Part of a reference. */
  repere?: string
  /** In this state on this day. */
  etat?: { etat: Etat; jour: Jour }
  /** Only those whose data still exist. */
  vivants?: boolean
  limite: number
  apres?: number
}

/** Mandates of a structure, the latest first; one key read each, in one query. */
export async function listMandats(trx: Trx, coffre: Coffre, recherche: Recherche): Promise<Fiche[]> {
  const { departement, structureId, repere, etat, vivants, limite, apres = 0 } = recherche
  const rows = await trx
    .selectFrom('mandats')
    .selectAll()
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .$if(repere !== undefined, (q) => q.where('repere', 'ilike', `%${repere}%`))
    .$if(etat !== undefined, (q) => (etat ? q.where(dansLEtat(etat.etat, etat.jour)) : q))
    .$if(vivants === true, (q) => q.where('detruit_le', 'is', null))
    .orderBy('cree_le', 'desc')
    .orderBy('id', 'desc')
    .limit(limite)
    .offset(apres)
    .execute()
  return toFiches(trx, coffre, rows)
}

/** Changes the row of a mandate. */
export async function updateMandat(trx: Trx, { departement, id }: Cle, values: Updateable<MandatTable>): Promise<void> {
  await trx
    .updateTable('mandats')
    .set(values)
    .where('departement', '=', departement)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

async function openOrThrow(trx: Trx, coffre: Coffre, mandat: Suivi): Promise<DossierOuvert> {
  const dossier = await coffre.ouvrir(trx, mandat.departement, mandat.dossierId)
  if (!dossier) throw new Error('This dossier was destroyed')
  return dossier
}

async function encrypt(trx: Trx, coffre: Coffre, mandat: Suivi, value: unknown): Promise<Buffer> {
  return (await openOrThrow(trx, coffre, mandat)).chiffrer(JSON.stringify(value))
}

async function toFiches(trx: Trx, coffre: Coffre, rows: Row[]): Promise<Fiche[]> {
  const departement = rows[0]?.departement ?? ''
  const dossiers = await coffre.ouvrirPlusieurs(
    trx,
    departement,
    rows.map((r) => r.dossier_id),
  )
  return rows.map((row) => {
    const dossier = dossiers.get(row.dossier_id)
    const contenu = dossier && row.contenu ? toContenu(dossier.dechiffrer(row.contenu)) : null
    return { ...toSuivi(row), contenu }
  })
}

function toContenu(json: string): Contenu {
  return { code: null, ...(JSON.parse(json) as Omit<Contenu, 'code'>) }
}

export function toSuivi(row: Row): Suivi {
  return {
    departement: row.departement,
    id: row.id,
    repere: row.repere,
    structureId: row.structure_id,
    auteurId: row.auteur_id,
    dossierId: row.dossier_id,
    dureeMois: row.duree_mois as Duree,
    delaiJours: row.delai_jours,
    creeLe: row.cree_le,
    signature: toSignature(row),
    fin: toFin(row),
    renouvellementLe: row.renouvellement_le,
    detruitLe: row.detruit_le,
  }
}

function toSignature({ signe_mode, signe_par, signe_le, debut, dernier_jour }: Row): Signature | null {
  if (!signe_mode || !signe_par || !signe_le || !debut || !dernier_jour) return null
  return {
    mode: signe_mode,
    compteId: signe_par,
    le: signe_le,
    debut: jourIso(debut),
    dernierJour: jourIso(dernier_jour),
  }
}

function toFin({ fin_motif, fin_jour, fin_le, fin_par }: Row): Fin | null {
  if (!fin_motif || !fin_jour || !fin_le) return null
  return { motif: fin_motif, jour: jourIso(fin_jour), le: fin_le, compteId: fin_par }
}
