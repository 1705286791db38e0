import { sql } from 'kysely'
import {
  type Acteur,
  debutDuJour,
  jourIso,
  joursEntre,
  ok,
  type Result,
  refus,
  type Services,
  type Trx,
} from '../../platform/index.ts'
import { type Exception, ecrireMultirange, lireMultirange } from '../horaires.ts'
import type { Changements } from '../versions/champs.ts'
import { enregistrerVersion } from '../versions/store.ts'
import { direException, periode, prevenir } from './annonces.ts'
import { changer, type Fait, type Tenu } from './gestes.ts'

/** An exception as the team writes it. */
export type ContenuException = Omit<Exception, 'annonceLe'>

/** An exception of the place, and whether the team may change it here. */
export interface ExceptionTenue extends ContenuException {
  annonceLe: string | null
  /** Written here; otherwise it comes from the list of its source. */
  saisie: boolean
}

const FERMETURE_MAX = 366
const AUTREMENT_MAX = 31

/** What the calendar allows. */
export function verifierException({ du, au, plages }: ContenuException, maintenant: Date): Result<null> {
  if (du < jourIso(maintenant))
    return refus('passee', 'Ce jour est déjà passé. Un changement s’annonce à partir d’aujourd’hui.', 'du')
  if (au < du) return refus('ordre', 'Le dernier jour vient avant le premier. Vérifiez les deux dates.', 'au')
  const jours = joursEntre(debutDuJour(du), debutDuJour(au))
  if (jours >= FERMETURE_MAX) return refus('longue', 'Une fermeture dure un an au plus. Vérifiez l’année.', 'au')
  if (plages.length > 0 && jours >= AUTREMENT_MAX)
    return refus('longue', 'Des horaires exceptionnels durent un mois au plus. Au-delà, changez les horaires.', 'au')
  return ok(null)
}

/** Those not over, soonest first. */
export async function listExceptions(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  departement: string,
  lieuId: string,
): Promise<ExceptionTenue[]> {
  const { rows } = await sql<Ligne<ExceptionTenue>>`
    select du::text, au::text, plages::text, motif, annonce_le::text as "annonceLe", saisie from exceptions
    where departement = ${departement} and lieu_id = ${lieuId} and au >= ${jourIso(clock.now())}::date order by du`.execute(
    database.db,
  )
  return rows.map(relirePlages)
}

type Ligne<T> = Omit<T, 'plages'> & { plages: string }

function relirePlages<T extends { plages: string }>(ligne: T) {
  return { ...ligne, plages: lireMultirange(ligne.plages) }
}

export type Genre = 'annoncee' | 'modifiee' | 'annulee'

/** Announces an exception, and tells those who asked to be told. The same form sent twice announces once. */
export function annoncerException(services: Services, acteur: Acteur, lieu: Tenu, contenu: ContenuException) {
  const { clock } = services
  return geste(services, acteur, lieu, 'annoncee', async (trx) => {
    const verifiee = verifierException(contenu, clock.now())
    if (!verifiee.ok) return verifiee
    const { rows: meme } =
      await sql`select from exceptions where departement = ${acteur.departement} and lieu_id = ${lieu.id}
      and du = ${contenu.du}::date and au = ${contenu.au}::date and motif is not distinct from ${contenu.motif}
      and plages = ${ecrireMultirange(contenu.plages)}::int4multirange`.execute(trx)
    if (meme.length > 0) return ok({ deja: true, aDire: false, avant: null, apres: contenu })
    const libre = await verifierLibre(trx, acteur, lieu, contenu, null)
    if (!libre.ok) return libre
    await sql`insert into exceptions (departement, lieu_id, du, au, plages, motif, annonce_le, saisie)
      values (${acteur.departement}, ${lieu.id}, ${contenu.du}, ${contenu.au}, ${ecrireMultirange(contenu.plages)},
        ${contenu.motif}, ${jourIso(clock.now())}, true)`.execute(trx)
    return ok({ deja: false, aDire: true, avant: null, apres: contenu })
  })
}

/** Changes an exception; other days or hours are a new announcement, counted from today. */
export function modifierException(
  services: Services,
  acteur: Acteur,
  lieu: Tenu,
  ancien: string,
  contenu: ContenuException,
) {
  const { clock } = services
  return geste(services, acteur, lieu, 'modifiee', async (trx) => {
    const avant = await lireSaisie(trx, acteur, lieu, ancien)
    if (!avant) return ABSENTE
    const change = seDitAutrement(avant, contenu)
    if (!change && avant.motif === contenu.motif) return ok({ deja: true, aDire: false, avant, apres: contenu })
    // One that has begun keeps its first day: it is shortened or lengthened.
    const commencee = avant.du === contenu.du && avant.du < jourIso(clock.now())
    const verifiee = verifierException(commencee ? { ...contenu, du: jourIso(clock.now()) } : contenu, clock.now())
    if (!verifiee.ok) return verifiee
    const libre = await verifierLibre(trx, acteur, lieu, contenu, ancien)
    if (!libre.ok) return libre
    await sql`update exceptions set du = ${contenu.du}, au = ${contenu.au},
      plages = ${ecrireMultirange(contenu.plages)}, motif = ${contenu.motif},
      annonce_le = case when ${change} then ${jourIso(clock.now())}::date else annonce_le end
      where departement = ${acteur.departement} and lieu_id = ${lieu.id} and du = ${ancien}::date and saisie`.execute(
      trx,
    )
    return ok({ deja: false, aDire: change, avant, apres: contenu })
  })
}

/** Other days, or other hours. */
function seDitAutrement(avant: ContenuException, apres: ContenuException): boolean {
  return (
    avant.du !== apres.du || avant.au !== apres.au || ecrireMultirange(avant.plages) !== ecrireMultirange(apres.plages)
  )
}

/** The place follows its week after all. */
export function annulerException(services: Services, acteur: Acteur, lieu: Tenu, du: string) {
  return geste(services, acteur, lieu, 'annulee', async (trx) => {
    const avant = await lireSaisie(trx, acteur, lieu, du)
    if (!avant) return ABSENTE
    await sql`delete from exceptions where departement = ${acteur.departement} and lieu_id = ${lieu.id}
      and du = ${du}::date and saisie`.execute(trx)
    // Over already: it is taken off the sheet, and is no news.
    return ok({ deja: false, aDire: avant.au >= jourIso(services.clock.now()), avant, apres: null })
  })
}

const ABSENTE = refus('introuvable', 'Ce changement n’existe pas, ou vient de la liste officielle.')

interface FaitException extends Fait {
  /** The days or the hours changed: those who subscribed are told. */
  aDire: boolean
  avant: ContenuException | null
  apres: ContenuException | null
}

/** Writes, keeps the version, journals, then puts the mails in the outbox, all in one transaction. */
function geste(
  services: Services,
  acteur: Acteur,
  lieu: Tenu,
  genre: Genre,
  ecrire: (trx: Trx) => Promise<Result<FaitException>>,
): Promise<Result<FaitException>> {
  const trace = { action: `exception.${genre}`, objet: `lieu:${lieu.id}` }
  return changer(services, acteur, trace, async (trx) => {
    // Two managers at once: the second sees what the first announced.
    await sql`select pg_advisory_xact_lock(hashtext('maillage.exceptions'), hashtext(${lieu.id}))`.execute(trx)
    const fait = await ecrire(trx)
    if (!fait.ok || fait.value.deja) return fait
    const { avant, apres, aDire } = fait.value
    await garder(services, trx, acteur, lieu, { avant, apres })
    const contenu = apres ?? avant
    if (aDire && contenu) await prevenir(services, trx, acteur, lieu, genre, contenu)
    return fait
  })
}

/** In the history of the place, as people read it: days are undone by calling them off, not by going back. */
function garder(
  { clock }: Services,
  trx: Trx,
  { departement, structureNom, compteId }: Acteur,
  { id }: Tenu,
  { avant, apres }: Pick<FaitException, 'avant' | 'apres'>,
): Promise<void> {
  const changements = {
    exception: [avant && direException(avant), apres && direException(apres)],
  } satisfies Changements
  const trace = { le: clock.now(), origine: 'correction' as const, organisation: structureNom, compteId, motif: null }
  return enregistrerVersion(trx, 'lieu', { departement, id, changements }, trace)
}

async function lireSaisie(trx: Trx, { departement }: Acteur, lieu: Tenu, du: string): Promise<ContenuException | null> {
  const { rows } = await sql<Ligne<ContenuException>>`select du::text, au::text, plages::text, motif from exceptions
    where departement = ${departement} and lieu_id = ${lieu.id} and du::text = ${du} and saisie`.execute(trx)
  return rows[0] ? relirePlages(rows[0]) : null
}

/** Two exceptions of one place do not share a day. */
async function verifierLibre(
  trx: Trx,
  { departement }: Acteur,
  lieu: Tenu,
  { du, au }: ContenuException,
  sauf: string | null,
): Promise<Result<null>> {
  const { rows } = await sql<{ du: string; au: string }>`select du::text, au::text from exceptions
    where departement = ${departement} and lieu_id = ${lieu.id} and du <= ${au}::date and au >= ${du}::date
      and du::text is distinct from ${sauf} order by du limit 1`.execute(trx)
  const [prise] = rows
  if (!prise) return ok(null)
  return refus('prise', `Une exception est déjà annoncée ${periode(prise)}. Modifiez-la plutôt.`, 'du')
}
