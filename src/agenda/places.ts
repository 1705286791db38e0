import { sql } from 'kysely'
import { type Acteur, ok, type Result, refus, SYSTEME, type Trx } from '../platform/index.ts'
import {
  delaiDeReponse,
  EN_COURS,
  type MotifAbsence,
  type Plage,
  PRESENCES,
  type Presence,
  type Reservation,
  TIENNENT,
} from './model.ts'
import { prevenir } from './prevenir.ts'
import { EN_COURS_SQL, findReservation, listReservations } from './reservations.ts'
import type { Qui, Salle } from './salle.ts'
import {
  type Cle,
  compterPlaces,
  desoccuper,
  findMoment,
  type MomentLu,
  occuper,
  updateMoment,
  updateReservation,
} from './store.ts'

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

async function dire(
  trx: Trx,
  salle: Salle,
  reservation: Reservation,
  moment: MomentLu,
  nouvelle: 'place' | 'expiree' | 'annulee' | 'deplacee' | 'confirmee',
  fois: string,
): Promise<void> {
  const dossier = await salle.coffre.ouvrir(trx, reservation.departement, reservation.dossierId)
  if (dossier) await prevenir(trx, salle, dossier, reservation, moment, { nouvelle, fois })
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

/** The service cancels: everybody who holds a seat or waits is told. The rows must be the actor's structure's. */
export async function annulerMoment(
  trx: Trx,
  salle: Salle,
  qui: Qui,
  moment: MomentLu,
  { garderLaSerie }: { garderLaSerie: boolean },
): Promise<number> {
  const { departement, id } = moment
  const concernees = await listReservations(
    trx,
    salle.coffre,
    departement,
    sql`v.moment_id = ${id} and ${EN_COURS_SQL}`,
  )
  const annule = { ...moment, annuleLe: salle.clock.now() }
  for (const reservation of concernees) {
    await updateReservation(trx, reservation, {
      statut: 'annulee',
      statut_le: salle.clock.now(),
      proposee_jusqua: null,
      a_dire: null,
    })
    await dire(trx, salle, { ...reservation, proposeeJusqua: null }, annule, 'annulee', `service-${id}`)
  }
  await desoccuper(trx, departement, { moment: id })
  // Cancelled by hand, the rule must not bring it back; cancelled by the rule, a new rule may.
  const serie = garderLaSerie ? {} : { serie_id: null }
  await updateMoment(trx, moment, { annule_le: salle.clock.now(), prises: 0, attente: 0, ...serie })
  await salle.journal(trx, qui, {
    action: 'moment.annule',
    objet: `moment:${id}`,
    detail: { personnes: concernees.length },
  })
  return concernees.length
}

/** Of one's own structure only. @returns how many people were told; `null`: no such moment */
export function annuler(salle: Salle, acteur: Acteur, id: string): Promise<Result<number> | null> {
  const { departement, structureId } = acteur
  return salle.database.as(SYSTEME, async (trx) => {
    const moment = await findMoment(trx, { departement, id }, 'verrou')
    if (moment?.structureId !== structureId) return null
    if (moment.annuleLe) return ok(0)
    if (moment.fin <= salle.clock.now()) return refus('passe', 'Ce moment est passé : notez qui est venu.')
    return ok(await annulerMoment(trx, salle, acteur, moment, { garderLaSerie: true }))
  })
}

/** Another day or hour for everybody: each one is told. @param dates as many as before */
export async function changerHeure(
  salle: Salle,
  acteur: Acteur,
  id: string,
  dates: readonly Plage[],
): Promise<Result<number> | null> {
  try {
    return await salle.database.as(SYSTEME, async (trx) => {
      const moment = await findMoment(trx, { departement: acteur.departement, id }, 'verrou')
      const [premiere] = dates
      if (!moment || !premiere || moment.structureId !== acteur.structureId || moment.annuleLe) return null
      if (premiere.debut <= salle.clock.now())
        return refus('passe', 'Ce jour ou cette heure est passé. Écrivez un moment à venir.', 'jour')
      const nouveau = { ...moment, dates: [...dates], debut: premiere.debut, fin: (dates.at(-1) ?? premiere).fin }
      await deplacerMoment(trx, salle, moment, nouveau)
      await salle.journal(trx, acteur, { action: 'moment.deplace', objet: `moment:${id}` })
      const ici = sql`v.moment_id = ${id} and ${EN_COURS_SQL}`
      const concernees = await listReservations(trx, salle.coffre, moment.departement, ici)
      for (const r of concernees) await dire(trx, salle, r, nouveau, 'deplacee', nouveau.debut.toISOString())
      return ok(concernees.length)
    })
  } catch (error) {
    if (error instanceof DejaPris)
      return refus('pris', 'La salle ou la personne qui reçoit est déjà prise à cette heure.', 'debut')
    throw error
  }
}

/** Undoes the change: the expert or the room is taken at that hour. */
class DejaPris extends Error {}

async function deplacerMoment(trx: Trx, salle: Salle, moment: MomentLu, nouveau: MomentLu): Promise<void> {
  const { departement, id } = moment
  const siennes = await trx
    .selectFrom('agenda_occupations')
    .select(['objet', 'reservation_id as reservationId'])
    .distinct()
    .where('departement', '=', departement)
    .where('moment_id', '=', id)
    .execute()
  await desoccuper(trx, departement, { moment: id })
  const voulues = nouveau.dates.flatMap((d) => siennes.map((s) => ({ ...s, ...d, momentId: id })))
  if (((await occuper(trx, salle.newId, departement, voulues)).get(id) ?? 0) < voulues.length) throw new DejaPris()
  if (moment.serieId) await laisserVide(trx, salle, moment)
  await updateMoment(trx, moment, {
    debut: nouveau.debut,
    fin: nouveau.fin,
    serie_id: null,
    dates: nouveau.dates.length > 1 ? JSON.stringify(nouveau.dates.map((d) => [d.debut, d.fin])) : null,
  })
}

/** The hour that a rule gave stays empty: the rule would bring a moment back there. */
async function laisserVide(trx: Trx, { newId, clock }: Salle, m: MomentLu): Promise<void> {
  await trx
    .insertInto('agenda_moments')
    .values({
      departement: m.departement,
      id: newId(),
      structure_id: m.structureId,
      motif_id: m.motifId,
      serie_id: m.serieId,
      lieu_id: m.lieuId,
      compte_id: m.compteId,
      ressource_id: m.ressourceId,
      debut: m.debut,
      fin: m.fin,
      dates: null,
      places: m.places,
      ouverture: m.ouverture,
      annule_le: clock.now(),
    })
    .execute()
}
