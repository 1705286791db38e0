import { type RawBuilder, sql } from 'kysely'
import type { Coffre, Trx } from '../platform/index.ts'
import type { Contenu, Reservation } from './model.ts'
import type { Cle } from './store.ts'
import type { ReservationTable } from './tables.ts'

/** Bookings that a condition on `v` chooses, in the order people asked; row-level security narrows. */
export async function listReservations(
  trx: Trx,
  coffre: Coffre,
  departement: string,
  condition: RawBuilder<unknown>,
): Promise<Reservation[]> {
  const { rows } = await sql<ReservationTable>`select v.* from agenda_reservations v
    where v.departement = ${departement} and ${condition} order by v.rang, v.id limit 2000`.execute(trx)
  const cles = await coffre.ouvrirPlusieurs(
    trx,
    departement,
    rows.filter((r) => r.contenu !== null).map((r) => r.dossier_id),
  )
  return rows.map((r) => {
    const cle = cles.get(r.dossier_id)
    return enReservation(r, cle && r.contenu ? (JSON.parse(cle.dechiffrer(r.contenu)) as Contenu) : null)
  })
}

export async function findReservation(trx: Trx, coffre: Coffre, { departement, id }: Cle): Promise<Reservation | null> {
  return (await listReservations(trx, coffre, departement, sql`v.id = ${id}`))[0] ?? null
}

/** How many ask for these moments and still hold a seat or wait. */
export const EN_COURS_SQL = sql`v.statut in ('confirmee', 'proposee', 'attente')`

export function enReservation(r: ReservationTable, contenu: Contenu | null): Reservation {
  return {
    departement: r.departement,
    id: r.id,
    momentId: r.moment_id,
    structureId: r.structure_id,
    parStructureId: r.par_structure_id,
    dossierId: r.dossier_id,
    langue: r.langue,
    statut: r.statut,
    rang: r.rang,
    creeLe: r.cree_le,
    proposeeJusqua: r.proposee_jusqua,
    motifAbsence: r.motif_absence,
    aDire: r.a_dire,
    contenu,
  }
}

/** Whom no message reached, and nobody has called yet. */
export async function countADire(
  trx: Trx,
  { departement, structureId }: { departement: string; structureId: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from agenda_reservations
    where departement = ${departement} and structure_id = ${structureId} and a_dire is not null`.execute(trx)
  return rows[0]?.n ?? 0
}
