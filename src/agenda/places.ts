import { sql } from 'kysely'
import { type Acteur, ok, type Result, refus, SYSTEME, type Trx } from '../platform/index.ts'
import {
  delaiDeReponse,
  EN_COURS,
  type MotifAbsence,
  PRESENCES,
  type Presence,
  type Reservation,
  TIENNENT,
} from './model.ts'
import { dire } from './prevenir.ts'
import { findReservation, listReservations } from './reservations.ts'
import type { Qui, Salle } from './salle.ts'
import { type Cle, compterPlaces, desoccuper, findMoment, type MomentLu, updateReservation } from './store.ts'

/** A seat is free: the first who waits has it for a time; too near, or nobody waits, it goes back to all. */
export async function libererPlace(trx: Trx, salle: Salle, moment: MomentLu): Promise<void> {
  const { clock, coffre } = salle
  const jusqua = delaiDeReponse(clock.now(), moment.debut)
  const [suivant] =
    jusqua && !moment.annuleLe
      ? await listReservations(
          trx,
          coffre,
          moment.departement,
          sql`v.moment_id = ${moment.id} and v.statut = 'attente'`,
        )
      : []
  if (!suivant || !jusqua) {
    await compterPlaces(trx, moment, { prises: -1 })
    return
  }
  const rang = await compterPlaces(trx, moment, { attente: -1 })
  await updateReservation(trx, suivant, { statut: 'proposee', proposee_jusqua: jusqua, statut_le: clock.now() })
  await dire(trx, salle, { ...suivant, proposeeJusqua: jusqua }, moment, 'place', String(rang))
}

interface Ouverte {
  reservation: Reservation
  moment: MomentLu
}

/** Its moment first, locked: everything that touches seats takes this lock. */
async function ouvrir(trx: Trx, salle: Salle, cle: Cle): Promise<Ouverte | null> {
  const lue = await findReservation(trx, salle.coffre, cle)
  const moment = lue && (await findMoment(trx, { departement: cle.departement, id: lue.momentId }, 'verrou'))
  const reservation = moment && (await findReservation(trx, salle.coffre, cle))
  return reservation && moment && reservation.momentId === moment.id ? { reservation, moment } : null
}

type Suite = Promise<Result<Reservation> | null>

/** @returns `null` when there is no such booking */
function surReservation(
  salle: Salle,
  qui: Qui,
  id: string,
  faire: (trx: Trx, o: Ouverte) => Promise<Result<null>>,
): Suite {
  const departement = qui === SYSTEME ? salle.config.departement : qui.departement
  return salle.database.as(SYSTEME, async (trx) => {
    const ouverte = await ouvrir(trx, salle, { departement, id })
    // An account acts on what it may see: those its structure receives, or booked.
    if (!ouverte || (qui !== SYSTEME && !estSienne(ouverte.reservation, qui))) return null
    const fait = await faire(trx, ouverte)
    return fait.ok ? ok(ouverte.reservation) : fait
  })
}

export const estSienne = (r: Pick<Reservation, 'structureId' | 'parStructureId'>, { structureId, role }: Acteur) =>
  (r.structureId === structureId && role !== 'prescripteur') || r.parStructureId === structureId

const FINIE = refus('finie', 'Ce rendez-vous n’est plus en cours : rien n’a été changé.')

/** The person will not come, or their desk says so: the seat goes to the next. */
export function quitter(salle: Salle, qui: Qui, id: string): Suite {
  return surReservation(salle, qui, id, async (trx, { reservation, moment }) => {
    if (!EN_COURS.includes(reservation.statut)) return FINIE
    await retirer(trx, salle, qui, { reservation, moment }, { statut: 'annulee' })
    if (qui !== SYSTEME) await dire(trx, salle, reservation, moment, 'annulee', 'agent')
    return ok(null)
  })
}

async function retirer(
  trx: Trx,
  salle: Salle,
  qui: Qui,
  { reservation, moment }: Ouverte,
  { statut, motif = null }: { statut: 'annulee' | 'excuse'; motif?: MotifAbsence | null },
): Promise<void> {
  const { departement, id } = reservation
  await updateReservation(trx, reservation, {
    statut,
    statut_le: salle.clock.now(),
    proposee_jusqua: null,
    a_dire: null,
    motif_absence: motif,
  })
  await desoccuper(trx, departement, { reservation: id })
  // What has not left yet speaks of an appointment that is no more.
  await salle.courrier.retenir(trx, departement, reservation.dossierId)
  await salle.journal(trx, qui, { action: `rendez-vous.${statut}`, objet: `reservation:${id}` })
  if (reservation.statut === 'attente') await compterPlaces(trx, moment, { attente: -1 })
  else await libererPlace(trx, salle, moment)
}

/** The freed seat is taken, in time. */
export function accepterPlace(salle: Salle, qui: Qui, id: string): Suite {
  return surReservation(salle, qui, id, async (trx, { reservation, moment }) => {
    const { statut, proposeeJusqua } = reservation
    if (statut === 'confirmee') return ok(null)
    if (statut !== 'proposee' || !proposeeJusqua || proposeeJusqua < salle.clock.now())
      return refus('trop-tard', 'Le délai est passé : la place a été proposée à une autre personne.')
    await updateReservation(trx, reservation, {
      statut: 'confirmee',
      proposee_jusqua: null,
      statut_le: salle.clock.now(),
      a_dire: null,
    })
    await salle.journal(trx, qui, { action: 'rendez-vous.confirmee', objet: `reservation:${id}` })
    await dire(trx, salle, { ...reservation, proposeeJusqua: null }, moment, 'confirmee', `place-${moment.id}`)
    return ok(null)
  })
}

/** Offers that nobody answered in time go to the next in turn. @returns how many ended */
export async function passerAuSuivant(salle: Salle): Promise<number> {
  const { clock, coffre, config, database } = salle
  const { departement } = config
  const echues = await database.as(SYSTEME, (trx) =>
    listReservations(trx, coffre, departement, sql`v.statut = 'proposee' and v.proposee_jusqua < ${clock.now()}`),
  )
  let nombre = 0
  for (const { id } of echues)
    await database.as(SYSTEME, async (trx) => {
      const ouverte = await ouvrir(trx, salle, { departement, id })
      const jusqua = ouverte?.reservation.proposeeJusqua
      if (!ouverte || !jusqua || jusqua >= clock.now()) return
      await retirer(trx, salle, SYSTEME, ouverte, { statut: 'annulee' })
      const { reservation, moment } = ouverte
      await dire(trx, salle, { ...reservation, proposeeJusqua: null }, moment, 'expiree', jusqua.toISOString())
      nombre += 1
    })
  return nombre
}

/** Came, did not, or had said so: from the beginning of the appointment on; excused, before too. */
export function noterPresence(
  salle: Salle,
  acteur: Acteur,
  id: string,
  { presence, motif }: { presence: Presence; motif: MotifAbsence | null },
): Suite {
  return surReservation(salle, acteur, id, async (trx, { reservation, moment }) => {
    if (reservation.structureId !== acteur.structureId) return FINIE
    const notee = PRESENCES.some((p) => p === reservation.statut)
    if (!notee && !TIENNENT.includes(reservation.statut)) return FINIE
    if (moment.debut > salle.clock.now()) {
      if (presence !== 'excuse') return refus('trop-tot', 'Ce rendez-vous n’a pas commencé. Notez la présence ensuite.')
      if (!notee) await retirer(trx, salle, acteur, { reservation, moment }, { statut: 'excuse', motif })
      return ok(null)
    }
    await updateReservation(trx, reservation, {
      statut: presence,
      statut_le: salle.clock.now(),
      proposee_jusqua: null,
      motif_absence: presence === 'vu' ? null : motif,
    })
    await salle.journal(trx, acteur, { action: `rendez-vous.${presence}`, objet: `reservation:${id}` })
    return ok(null)
  })
}

/** Said by telephone. */
export function noterDit(salle: Salle, acteur: Acteur, id: string): Suite {
  return surReservation(salle, acteur, id, async (trx, { reservation }) => {
    await updateReservation(trx, reservation, { a_dire: null })
    await salle.journal(trx, acteur, { action: 'rendez-vous.dit', objet: `reservation:${id}` })
    return ok(null)
  })
}
