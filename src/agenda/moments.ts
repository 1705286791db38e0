import { sql } from 'kysely'
import { type Acteur, ok, type Result, refus, SYSTEME, type Trx } from '../platform/index.ts'
import type { Plage } from './model.ts'
import { dire } from './prevenir.ts'
import { EN_COURS_SQL, listReservations } from './reservations.ts'
import type { Qui, Salle } from './salle.ts'
import { desoccuper, findMoment, type MomentLu, occuper, updateMoment, updateReservation } from './store.ts'

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
    await salle.courrier.retenir(trx, departement, reservation.dossierId)
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
