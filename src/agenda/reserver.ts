import { sql } from 'kysely'
import { type Acteur, type DossierOuvert, ok, type Result, refus, SYSTEME, type Trx } from '../platform/index.ts'
import { codeDeReservation, empreinteDeLaPersonne, empreinteDuCode } from './code.ts'
import { type Contenu, peutPrendre, type Reservation } from './model.ts'
import { prevenir } from './prevenir.ts'
import { findReservation } from './reservations.ts'
import type { Salle } from './salle.ts'
import { compterPlaces, desoccuper, findMoment, type MomentLu, occuper } from './store.ts'

/** Asks for a seat. `id` is the form's: sent twice, it counts once. */
export interface DemandeDePlace {
  id: string
  momentId: string
  contenu: Contenu
  langue: string
  /** What the page said it was: a seat that somebody else took meanwhile is not silently a place in a list. */
  listeAcceptee: boolean
  /** A room of the structure that books, for a video call held there. */
  ressourceId: string | null
}

export interface Prise {
  reservation: Pick<Reservation, 'id' | 'statut' | 'rang'>
  moment: MomentLu
  /** Given to the person; the database does not hold it. */
  code: string
}

const INTROUVABLE = 'Ce rendez-vous n’existe plus. Choisissez-en un autre.'
const PASSE = 'Ce rendez-vous est déjà passé. Choisissez-en un autre.'
export const PRIS = 'Quelqu’un vient de prendre cette place. Choisissez un autre horaire, ou la liste d’attente.'

/**
 * A seat, or a place in the waiting list in the order people asked. The moment's row is locked: however many ask at the
 * same instant, they are seen one by one.
 */
export async function reserver(salle: Salle, acteur: Acteur | null, demande: DemandeDePlace): Promise<Result<Prise>> {
  try {
    return await tenter(salle, acteur, demande)
  } catch (error) {
    if (error instanceof SallePrise)
      return refus('salle', 'Cette salle est déjà prise à cette heure. Choisissez-en une autre.', 'salle')
    throw error
  }
}

/** Undoes the booking: the room of the desk was taken at the same instant. */
class SallePrise extends Error {}

function tenter(salle: Salle, acteur: Acteur | null, demande: DemandeDePlace): Promise<Result<Prise>> {
  const { config, database } = salle
  return database.as(SYSTEME, async (trx) => {
    const departement = acteur?.departement ?? config.departement
    const moment = await findMoment(trx, { departement, id: demande.momentId }, 'verrou')
    const code = codeDeReservation(salle, demande.id)
    const empreinte = empreinteDeLaPersonne(salle, demande.momentId, demande.contenu)
    const deja = await findDeja(trx, departement, demande, empreinte)
    if (moment && deja?.id === demande.id) return ok({ reservation: deja, moment, code })
    const non = await refuser(trx, salle, acteur, moment, deja)
    if (non) return non
    const libre = (moment as MomentLu).prises < (moment as MomentLu).places
    if (!libre && !demande.listeAcceptee) return refus('pris', PRIS)
    return ecrire(trx, salle, acteur, { demande, moment: moment as MomentLu, code, empreinte, libre })
  })
}

type Deja = Pick<Reservation, 'id' | 'statut' | 'rang'>

/** After the lock, in a statement of its own: what a neighbour just committed is seen. */
async function findDeja(
  trx: Trx,
  departement: string,
  { id, momentId }: DemandeDePlace,
  empreinte: Buffer,
): Promise<Deja | undefined> {
  const { rows } = await sql<Deja>`select id, statut, rang from agenda_reservations
    where departement = ${departement} and id = ${id}
    union all select id, statut, rang from agenda_reservations where departement = ${departement} and moment_id = ${momentId}
      and empreinte = ${empreinte} and statut in ('confirmee', 'attente', 'proposee') limit 1`.execute(trx)
  return rows[0]
}

async function refuser(trx: Trx, salle: Salle, acteur: Acteur | null, moment: MomentLu | null, deja: Deja | undefined) {
  if (!moment || moment.annuleLe) return refus('introuvable', INTROUVABLE)
  const sien = acteur?.structureId === moment.structureId
  if (!sien && !peutPrendre(moment.ouverture, acteur?.role ?? null)) return refus('introuvable', INTROUVABLE)
  if (moment.debut <= salle.clock.now()) return refus('passe', PASSE)
  if (deja) return refus('deja', 'Ce rendez-vous est déjà pris à ce nom et à ce contact.')
  if (await estOccupe(trx, moment)) return refus('pris', 'Cet horaire n’est plus libre. Choisissez-en un autre.')
  return null
}

/** The expert's own calendar says they are busy. */
async function estOccupe(trx: Trx, { departement, compteId, debut, fin }: MomentLu): Promise<boolean> {
  if (compteId === null) return false
  const { rows } =
    await sql`select from agenda_indisponibilites where departement = ${departement} and compte_id = ${compteId}
    and debut < ${fin} and fin > ${debut} limit 1`.execute(trx)
  return rows.length > 0
}

interface AEcrire {
  demande: DemandeDePlace
  moment: MomentLu
  code: string
  empreinte: Buffer
  libre: boolean
}

async function ecrire(trx: Trx, salle: Salle, acteur: Acteur | null, a: AEcrire): Promise<Result<Prise>> {
  const { demande, moment, code, empreinte, libre } = a
  const { departement } = moment
  const { coffre, clock } = salle
  const dossierId = await coffre.creer(trx, departement)
  const dossier = (await coffre.ouvrir(trx, departement, dossierId)) as DossierOuvert
  const rang = await compterPlaces(trx, moment, libre ? { prises: 1 } : { attente: 1 })
  const statut = libre ? ('confirmee' as const) : ('attente' as const)
  await trx
    .insertInto('agenda_reservations')
    .values({
      departement,
      id: demande.id,
      moment_id: moment.id,
      structure_id: moment.structureId,
      par_structure_id: acteur?.structureId ?? null,
      par_compte_id: acteur?.compteId ?? null,
      dossier_id: dossierId,
      contenu: dossier.chiffrer(JSON.stringify(demande.contenu)),
      code: empreinteDuCode(salle, code),
      empreinte,
      langue: demande.langue,
      statut,
      rang,
      cree_le: clock.now(),
      statut_le: clock.now(),
      proposee_jusqua: null,
      motif_absence: null,
      a_dire: null,
    })
    .execute()
  if (demande.ressourceId && !(await prendreLaSalle(trx, salle, moment, demande.id, demande.ressourceId)))
    throw new SallePrise()
  await salle.journal(trx, acteur ?? SYSTEME, { action: `rendez-vous.${statut}`, objet: `reservation:${demande.id}` })
  const qui = { id: demande.id, departement, dossierId, langue: demande.langue, contenu: demande.contenu }
  await prevenir(trx, salle, dossier, qui, moment, { nouvelle: statut, fois: '1' })
  return ok({ reservation: { id: demande.id, statut, rang }, moment, code })
}

async function prendreLaSalle(trx: Trx, salle: Salle, moment: MomentLu, reservationId: string, ressourceId: string) {
  const objet = `ressource:${ressourceId}`
  const voulues = moment.dates.map((d) => ({ ...d, objet, momentId: moment.id, reservationId }))
  const prises = await occuper(trx, salle.newId, moment.departement, voulues)
  return prises.get(moment.id) === moment.dates.length
}

/** Another moment of the same reason, chosen by the person or by an agent: the seat moves, the code stays. */
export function deplacer(
  salle: Salle,
  acteur: Acteur | null,
  id: string,
  versId: string,
  liberer: (trx: Trx, ancien: MomentLu) => Promise<void>,
): Promise<Result<MomentLu>> {
  return salle.database.as(SYSTEME, async (trx) => {
    const departement = acteur?.departement ?? salle.config.departement
    const lue = await findReservation(trx, salle.coffre, { departement, id })
    if (!lue) return refus('introuvable', INTROUVABLE)
    // Always in the same order: two people who exchange their hours do not wait for each other.
    for (const m of [lue.momentId, versId].sort()) await findMoment(trx, { departement, id: m }, 'verrou')
    const reservation = (await findReservation(trx, salle.coffre, { departement, id })) as Reservation
    const [ancien, nouveau] = await Promise.all([
      findMoment(trx, { departement, id: reservation.momentId }),
      findMoment(trx, { departement, id: versId }),
    ])
    const permis = verifierDeplacement(salle, reservation, ancien, nouveau)
    if (!permis.ok) return permis
    return ecrireDeplacement(trx, salle, acteur, reservation, permis.value, liberer)
  })
}

interface Deplacement {
  ancien: MomentLu
  nouveau: MomentLu
  contenu: Contenu
}

function verifierDeplacement(
  salle: Salle,
  { statut, contenu, momentId }: Reservation,
  ancien: MomentLu | null,
  nouveau: MomentLu | null,
): Result<Deplacement> {
  if (!ancien || !nouveau || nouveau.annuleLe || nouveau.motifId !== ancien.motifId)
    return refus('introuvable', INTROUVABLE)
  const vivante = statut === 'confirmee' || statut === 'proposee' || statut === 'attente'
  // One that the service cancelled may be taken again at another hour, with the same code.
  if (!contenu || !(vivante || (statut === 'annulee' && ancien.annuleLe)))
    return refus('finie', 'Ce rendez-vous n’est plus en cours. Prenez-en un autre.')
  if (nouveau.debut <= salle.clock.now()) return refus('passe', PASSE)
  if (nouveau.id === momentId) return refus('meme', 'C’est déjà l’heure de votre rendez-vous.')
  if (nouveau.prises >= nouveau.places) return refus('pris', PRIS)
  return ok({ ancien, nouveau, contenu })
}

async function ecrireDeplacement(
  trx: Trx,
  salle: Salle,
  acteur: Acteur | null,
  reservation: Reservation,
  { ancien, nouveau, contenu }: Deplacement,
  liberer: (trx: Trx, ancien: MomentLu) => Promise<void>,
): Promise<Result<MomentLu>> {
  const { departement, id, dossierId } = reservation
  const rang = await compterPlaces(trx, nouveau, { prises: 1 })
  await desoccuper(trx, departement, { reservation: id })
  await salle.courrier.retenir(trx, departement, dossierId)
  await trx
    .updateTable('agenda_reservations')
    .set({
      moment_id: nouveau.id,
      empreinte: empreinteDeLaPersonne(salle, nouveau.id, contenu),
      statut: 'confirmee',
      rang,
      statut_le: salle.clock.now(),
      proposee_jusqua: null,
      a_dire: null,
    })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .execute()
  if (reservation.statut === 'attente') await compterPlaces(trx, ancien, { attente: -1 })
  else if (reservation.statut !== 'annulee') await liberer(trx, ancien)
  await salle.journal(trx, acteur ?? SYSTEME, { action: 'rendez-vous.deplacee', objet: `reservation:${id}` })
  const dossier = (await salle.coffre.ouvrir(trx, departement, dossierId)) as DossierOuvert
  await prevenir(trx, salle, dossier, reservation, nouveau, { nouvelle: 'deplacee', fois: String(rang) + nouveau.id })
  return ok(nouveau)
}
