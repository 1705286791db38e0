import { sql } from 'kysely'
import { type Coffre, debutDuJour, plusJours, type Trx } from '../platform/index.ts'
import { DELAI_BROUILLON, type Jour, type Suivi } from './model.ts'
import { type Cle, toSuivi, updateMandat } from './store.ts'

export interface ProcesVerbalTable {
  departement: string
  id: string
  mandat_id: string
  repere: string
  structure_id: string
  le: Date
  /** Why it had to go, in a sentence. */
  regle: string
  /** What was destroyed, in a sentence. */
  quoi: string
  /** How many attached files. */
  fichiers: number
  /** Seal of all this under the master key; `null`: from before records were sealed. */
  signature: Buffer | null
}
export type ProcesVerbal = Omit<ProcesVerbalTable, 'signature'>

declare module '../platform/db/tables.ts' {
  interface Tables {
    proces_verbaux: ProcesVerbalTable
  }
}

/** What is still readable and must be destroyed on this day: taken back, over for longer than promised, never signed. */
export async function listADetruire(trx: Trx, departement: string, aujourdhui: Jour): Promise<Suivi[]> {
  return (await selectADetruire(trx, departement, aujourdhui).execute()).map(toSuivi)
}

/** The same for one mandate, its row taken until the end of the transaction; `null` when it is no longer to be destroyed. */
export async function lockADetruire(trx: Trx, { departement, id }: Cle, aujourdhui: Jour): Promise<Suivi | null> {
  const row = await selectADetruire(trx, departement, aujourdhui).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? toSuivi(row) : null
}

function selectADetruire(trx: Trx, departement: string, aujourdhui: Jour) {
  const brouillons = plusJours(debutDuJour(aujourdhui), -DELAI_BROUILLON)
  return trx
    .selectFrom('mandats')
    .selectAll()
    .where('departement', '=', departement)
    .where('detruit_le', 'is', null)
    .where((eb) =>
      eb.or([
        eb('fin_motif', '=', 'revocation'),
        eb(sql<Date>`coalesce(fin_jour, dernier_jour) + delai_jours`, '<', sql<Date>`${aujourdhui}::date`),
        eb.and([eb('signe_le', 'is', null), eb('cree_le', '<', brouillons)]),
      ]),
    )
}

/** What a record says, in a fixed order, under the master key. */
export function sceau(coffre: Coffre, pv: ProcesVerbal): Buffer {
  const { departement, id, mandat_id, repere, structure_id, le, regle, quoi, fichiers } = pv
  return coffre.sceller([departement, id, mandat_id, repere, structure_id, le.toISOString(), regle, quoi, fichiers])
}

/** Empties the row and writes the record; the key itself is destroyed by the vault. */
export async function writeDestruction(trx: Trx, proces: ProcesVerbalTable): Promise<void> {
  const { departement, mandat_id: id, le } = proces
  await updateMandat(
    trx,
    { departement, id },
    { contenu: null, code_hache: null, traces: null, fin_precision: null, detruit_le: le },
  )
  await trx.insertInto('proces_verbaux').values(proces).execute()
}

export function findProcesVerbal(trx: Trx, { departement, id }: Cle): Promise<ProcesVerbalTable | undefined> {
  return trx
    .selectFrom('proces_verbaux')
    .selectAll()
    .where('departement', '=', departement)
    .where('mandat_id', '=', id)
    .executeTakeFirst()
}

/** Records of the account's structure, of all for the administration; the latest first. */
export function listProcesVerbaux(trx: Trx, departement: string, limite: number) {
  return trx
    .selectFrom('proces_verbaux as p')
    .innerJoin('structures as s', (join) =>
      join.onRef('s.departement', '=', 'p.departement').onRef('s.id', '=', 'p.structure_id'),
    )
    .selectAll('p')
    .select('s.nom as structure')
    .where('p.departement', '=', departement)
    .orderBy('p.le', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limite)
    .execute()
}
