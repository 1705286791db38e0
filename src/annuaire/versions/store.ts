import { sql } from 'kysely'
import type { Trx } from '../../platform/index.ts'
import type { Changements } from './champs.ts'

export type Objet = 'lieu' | 'service'
export type Origine = 'import' | 'correction' | 'confirmation' | 'retour'

/** Who, when and why. */
export interface Trace {
  le: Date
  origine: Origine
  /** Structure of whoever acts, or the list that is read. */
  organisation: string
  compteId: string | null
  motif: string | null
}

/** One sheet that changed. */
export interface Modification {
  departement: string
  id: string
  changements: Changements
}

interface VersionTable {
  departement: string
  objet: Objet
  objet_id: string
  rang: number
  le: Date
  origine: Origine
  organisation: string
  compte_id: string | null
  motif: string | null
  changements: string
}
declare module '../../platform/db/tables.ts' {
  interface Tables {
    versions: VersionTable
  }
}

/** Keeps what has just changed on a sheet, in the transaction that changed it; nothing when nothing did. */
export function enregistrerVersion(trx: Trx, objet: Objet, modification: Modification, trace: Trace): Promise<void> {
  return enregistrerVersions(trx, objet, [modification], trace)
}

/** Many at once, in one statement; `organisation` of a modification comes before that of the trace. */
export async function enregistrerVersions(
  trx: Trx,
  objet: Objet,
  modifications: readonly (Modification & { organisation?: string })[],
  { le, origine, organisation, compteId, motif }: Trace,
): Promise<void> {
  const lignes = modifications.filter((m) => Object.keys(m.changements).length > 0)
  if (lignes.length === 0) return
  await sql`insert into versions
      (departement, objet, objet_id, rang, le, origine, organisation, compte_id, motif, changements)
    select v.departement, ${objet}, v.id, 1 + coalesce((
        select max(x.rang) from versions x
        where x.departement = v.departement and x.objet = ${objet} and x.objet_id = v.id), 0),
      ${le}::timestamptz, ${origine}, coalesce(v.organisation, ${organisation}), ${compteId}, ${motif}, v.changements
    from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb)
      as v(departement text, id text, organisation text, changements jsonb)`.execute(trx)
}

export interface Version {
  rang: number
  le: Date
  origine: Origine
  organisation: string
  /** Name of whoever acted; `null` for an import, a link in a mail, or an account that is gone. */
  compte: string | null
  motif: string | null
  changements: Changements
}

/** Versions of one sheet, newest first, from rank `depuis` on. */
export async function listVersions(
  trx: Trx,
  objet: Objet,
  { departement, id }: { departement: string; id: string },
  { depuis = 0, limite = 200 } = {},
): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select v.rang, v.le, v.origine, v.organisation, c.nom as compte, v.motif, v.changements
    from versions v left join comptes c on c.departement = v.departement and c.id = v.compte_id
    where v.departement = ${departement} and v.objet = ${objet} and v.objet_id = ${id} and v.rang >= ${depuis}
    order by v.rang desc limit ${limite}`.execute(trx)
  return rows
}

/** Rank of the last version, 0 when there is none: tells whether a sheet changed while somebody was writing. */
export async function dernierRang(
  trx: Trx,
  objet: Objet,
  { departement, id }: { departement: string; id: string },
): Promise<number> {
  const { rows } = await sql<{ rang: number | null }>`select max(rang) as rang from versions
    where departement = ${departement} and objet = ${objet} and objet_id = ${id}`.execute(trx)
  return rows[0]?.rang ?? 0
}
