import { sql } from 'kysely'
import { SYSTEME, type Trx } from '../platform/index.ts'
import { type Plage, type Reservation, rappelDu } from './model.ts'
import { prevenir } from './prevenir.ts'
import { listReservations } from './reservations.ts'
import type { Salle } from './salle.ts'
import { listMoments, type MomentLu } from './store.ts'

/** The farthest reminder. */
const JOURS_DEVANT = 8
const PAR_LOT = 200

/**
 * Reminders due now. The line of `agenda_rappels` is written with the message, in one transaction: never twice. After an
 * outage, only what is still useful leaves (see `rappelDu`).
 * @returns how many were written
 */
export async function rappeler(salle: Salle): Promise<number> {
  const { clock, config, database } = salle
  const maintenant = clock.now()
  const { departement } = config
  const horizon = new Date(maintenant.getTime() + JOURS_DEVANT * 86_400_000)
  const moments = await database.as(SYSTEME, (trx) =>
    listMoments(
      trx,
      sql`m.departement = ${departement} and m.annule_le is null and m.prises > 0 and m.debut < ${horizon}
        and m.fin > ${maintenant} and cardinality(t.rappels) > 0`,
      100_000,
    ),
  )
  // A session of several dates is reminded of each.
  const dus = moments.flatMap((moment) =>
    moment.dates.filter((d) => d.debut > maintenant && d.debut < horizon).map((date) => ({ moment, date })),
  )
  let ecrits = 0
  for (let i = 0; i < dus.length; i += PAR_LOT)
    ecrits += await database.as(SYSTEME, (trx) => rappelerUnLot(trx, salle, dus.slice(i, i + PAR_LOT)))
  return ecrits
}

interface Rencontre {
  moment: MomentLu
  date: Plage
}

async function rappelerUnLot(trx: Trx, salle: Salle, lot: readonly Rencontre[]): Promise<number> {
  const { clock, coffre, config } = salle
  const { departement } = config
  const maintenant = clock.now()
  const ids = lot.map((d) => d.moment.id)
  const confirmees = sql`v.moment_id = any(${ids}) and v.statut = 'confirmee'`
  const reservations = await listReservations(trx, coffre, departement, confirmees)
  let nombre = 0
  for (const { moment, date } of lot)
    for (const r of reservations.filter((r) => r.momentId === moment.id)) {
      const heures = rappelDu(moment.rappels, { debut: date.debut, creeLe: r.creeLe, maintenant })
      if (heures === null || !(await noterUneFois(trx, r, date, heures, maintenant))) continue
      const dossier = await coffre.ouvrir(trx, departement, r.dossierId)
      if (!dossier) continue
      const fois = `${date.debut.toISOString()}-${heures}`
      await prevenir(trx, salle, dossier, r, moment, { nouvelle: 'rappel', fois, date })
      nombre += 1
    }
  return nombre
}

/** @returns `false` when this reminder was written already */
async function noterUneFois(
  trx: Trx,
  { departement, id }: Reservation,
  { debut }: Plage,
  heures: number,
  le: Date,
): Promise<boolean> {
  const neuve = await trx
    .insertInto('agenda_rappels')
    .values({ departement, reservation_id: id, debut, heures, le })
    .onConflict((oc) => oc.doNothing())
    .returning('heures')
    .executeTakeFirst()
  return neuve !== undefined
}
