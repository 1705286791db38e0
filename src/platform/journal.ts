import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Acteur, SYSTEME } from './access.ts'
import type { Clock, NewId } from './clock.ts'
import type { Coffre } from './coffre.ts'
import type { Database } from './db/open.ts'
import type { Trx } from './db/tables.ts'

type Detail = Record<string, string | number | boolean | null>

interface JournalTable {
  departement: string
  id: string
  le: Date
  compte_id: string | null
  action: string
  objet: string
  detail: string
}
interface ChaineTable {
  departement: string
  rang: string
  journal_id: string
  empreinte: Buffer
}
declare module './db/tables.ts' {
  interface Tables {
    journal: JournalTable
    journal_chaine: ChaineTable
  }
}

export interface JournalEntry {
  /** Verb in the past, for instance `demande.lue`. */
  action: string
  /** `kind:id`, for instance `demande:0198…`. */
  objet: string
  /** Never personal data: the journal outlives the dossier. */
  detail?: Detail
}

export type WriteJournal = (trx: Trx, acteur: Acteur | typeof SYSTEME, entry: JournalEntry) => Promise<void>

export function createJournal(clock: Clock, newId: NewId, departement: string): WriteJournal {
  return async (trx, acteur, entry) => {
    await trx
      .insertInto('journal')
      .values({
        departement: acteur === SYSTEME ? departement : acteur.departement,
        id: newId(),
        le: clock.now(),
        compte_id: acteur === SYSTEME ? null : acteur.compteId,
        action: entry.action,
        objet: entry.objet,
        detail: JSON.stringify(entry.detail ?? {}),
      })
      .execute()
  }
}

interface Line {
  departement: string
  id: string
  le: Date
  compte_id: string | null
  action: string
  objet: string
  detail: Detail
}

const BATCH = 1000
const GENESIS = Buffer.alloc(32)

/**
 * Chains what was written since the last run: each print covers the previous one and the line's content, so that
 * altering, removing or reordering a line shows. Afterwards and in batches, so that writing never queues. The end of the chain is
 * sealed with the master key: lines taken off there show too.
 * @returns how many lines were chained
 */
export async function chainJournal(database: Database, coffre: Sceau): Promise<number> {
  let total = 0
  for (;;) {
    const chained = await chainBatch(database, coffre)
    total += chained
    if (chained < BATCH) return total
  }
}

type Sceau = Pick<Coffre, 'sceller'>

function chainBatch(database: Database, coffre: Sceau): Promise<number> {
  return database.as(SYSTEME, async (trx) => {
    // One chainer at a time, whatever the number of application nodes.
    await sql`select pg_advisory_xact_lock(hashtext('maillage.journal'))`.execute(trx)
    const heads = await readHeads(trx)
    const since = JSON.stringify([...heads].map(([departement, head]) => ({ departement, borne: head.borne })))
    const { rows } = await sql<Line>`
      select j.departement, j.id, j.le, j.compte_id, j.action, j.objet, j.detail
      from jsonb_to_recordset(${since}::jsonb) as h (departement text, borne text)
      join journal j on j.departement = h.departement and j.id > h.borne
      where not exists (select from journal_chaine c where c.departement = j.departement and c.journal_id = j.id)
      order by j.departement, j.id limit ${BATCH}`.execute(trx)
    const links = rows.map((line) => {
      const head = heads.get(line.departement) ?? BEGINNING
      const next = { ...head, rang: head.rang + 1n, empreinte: print(head.empreinte, line) }
      heads.set(line.departement, next)
      return { departement: line.departement, rang: String(next.rang), journal_id: line.id, empreinte: next.empreinte }
    })
    if (links.length > 0) await trx.insertInto('journal_chaine').values(links).execute()
    for (const departement of new Set(links.map((l) => l.departement))) {
      const { rang, empreinte } = heads.get(departement) ?? BEGINNING
      await sealEnd(trx, coffre, departement, { rang, empreinte })
    }
    return links.length
  })
}

interface Head {
  rang: bigint
  empreinte: Buffer
  /** Lines are looked for after this id: a day before the last one chained, for those committed late. */
  borne: string
}

const BEGINNING: Head = { rang: 0n, empreinte: GENESIS, borne: '' }

/** Every département that has a line, by skips along the key: the journal is never read whole. */
async function readHeads(trx: Trx): Promise<Map<string, Head>> {
  const { rows } = await sql<{ departement: string; rang: string | null; empreinte: Buffer; journal_id: string }>`
    with recursive d as (
      select min(departement) as departement from journal
      union all
      select (select min(departement) from journal j where j.departement > d.departement) from d where d.departement is not null)
    select d.departement, c.rang, c.empreinte, c.journal_id from d
    left join lateral (
      select * from journal_chaine c where c.departement = d.departement order by c.rang desc limit 1) c on true
    where d.departement is not null`.execute(trx)
  return new Map(
    rows.map((r) => [
      r.departement,
      r.rang === null ? BEGINNING : { rang: BigInt(r.rang), empreinte: r.empreinte, borne: dayBefore(r.journal_id) },
    ]),
  )
}

const DAY_MS = 86_400_000

/** Smallest identifier of version 7 a day earlier: its first 48 bits are milliseconds. */
function dayBefore(id: string): string {
  const ms = Number.parseInt(id.replace('-', '').slice(0, 12), 16) - DAY_MS
  if (!(ms > 0)) return ''
  const hex = ms.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}

const FIN = 'journal:fin'
type Fin = Pick<Head, 'rang' | 'empreinte'>

async function sealEnd(trx: Trx, coffre: Sceau, departement: string, fin: Fin): Promise<void> {
  const valeur = JSON.stringify({ rang: String(fin.rang), sceau: sceauDe(coffre, departement, fin) })
  await trx
    .insertInto('instance')
    .values({ departement, cle: FIN, valeur })
    .onConflict((oc) => oc.columns(['departement', 'cle']).doUpdateSet({ valeur }))
    .execute()
}

function sceauDe(coffre: Sceau, departement: string, { rang, empreinte }: Fin): string {
  return coffre.sceller([FIN, departement, String(rang), empreinte.toString('hex')]).toString('hex')
}

/** Départements whose chain does not end where it was sealed. One that was never sealed is older than seals. */
async function brokenEnds(trx: Trx, coffre: Sceau): Promise<string[]> {
  // No batch between the two reads.
  await sql`select pg_advisory_xact_lock(hashtext('maillage.journal'))`.execute(trx)
  const fins = await trx.selectFrom('instance').select(['departement', 'valeur']).where('cle', '=', FIN).execute()
  const heads = await readHeads(trx)
  return fins
    .filter(({ departement, valeur }) => {
      const { rang, sceau } = JSON.parse(valeur) as { rang: string; sceau: string }
      const head = heads.get(departement) ?? BEGINNING
      return String(head.rang) !== rang || sceauDe(coffre, departement, head) !== sceau
    })
    .map(({ departement }) => `Journal du ${departement} : des lignes ont été retirées à la fin.`)
}

/** @returns the first broken link of each département in words, or an empty list when the chain holds. */
export async function verifyJournal(database: Database, coffre: Sceau): Promise<string[]> {
  const ends = await database.as(SYSTEME, (trx) => brokenEnds(trx, coffre))
  return database.as(SYSTEME, async (trx) => {
    const breaks: string[] = []
    let previous: { departement: string; rang: bigint; empreinte: Buffer } | null = null
    let after = { departement: '', rang: '0' }
    for (;;) {
      const { rows } = await sql<Line & { rang: string; empreinte: Buffer; journal_id: string }>`
        select c.departement, c.rang, c.empreinte, c.journal_id, j.id, j.le, j.compte_id, j.action, j.objet, j.detail
        from journal_chaine c left join journal j on j.departement = c.departement and j.id = c.journal_id
        where (c.departement, c.rang) > (${after.departement}, ${after.rang}::bigint)
        order by c.departement, c.rang limit ${BATCH}`.execute(trx)
      for (const row of rows) {
        const head: { rang: bigint; empreinte: Buffer } =
          previous?.departement === row.departement ? previous : { rang: 0n, empreinte: GENESIS }
        const intact =
          row.id !== null && BigInt(row.rang) === head.rang + 1n && print(head.empreinte, row).equals(row.empreinte)
        if (!intact)
          breaks.push(`Journal du ${row.departement} : la ligne ${row.rang} a été modifiée, retirée ou déplacée.`)
        previous = { departement: row.departement, rang: BigInt(row.rang), empreinte: row.empreinte }
      }
      const last = rows.at(-1)
      if (!last) return [...breaks, ...ends]
      after = { departement: last.departement, rang: last.rang }
    }
  })
}

function print(previous: Buffer, line: Line): Buffer {
  const detail = Object.entries(line.detail).sort(([a], [b]) => (a < b ? -1 : 1))
  const content = [line.departement, line.id, line.le.toISOString(), line.compte_id, line.action, line.objet, detail]
  return createHash('sha256').update(previous).update(JSON.stringify(content)).digest()
}
