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
import { formats } from '../../ui/index.ts'
import { listAbonnes } from './abonnements.ts'
import { changer, type Fait, type Tenu } from './gestes.ts'

/** A closure as the team writes it; whole days, both included. */
export interface ContenuFermeture {
  du: string
  au: string
  motif: string | null
}

/** A closure of the place, and whether the team may change it here. */
export interface FermetureTenue extends ContenuFermeture {
  annonceLe: string | null
  /** Written here; otherwise it comes from the list of its source. */
  saisie: boolean
}

const DUREE_MAX = 366

/** What the calendar allows. */
export function verifierFermeture({ du, au }: ContenuFermeture, maintenant: Date): Result<null> {
  const aujourdhui = jourIso(maintenant)
  if (du < aujourdhui)
    return refus('passee', 'Ce jour est déjà passé. Une fermeture s’annonce à partir d’aujourd’hui.', 'du')
  if (au < du) return refus('ordre', 'Le dernier jour vient avant le premier. Vérifiez les deux dates.', 'au')
  if (joursEntre(debutDuJour(du), debutDuJour(au)) >= DUREE_MAX)
    return refus('longue', 'Une fermeture dure un an au plus. Vérifiez l’année.', 'au')
  return ok(null)
}

/** Those not over, soonest first. */
export async function listFermetures(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  departement: string,
  lieuId: string,
): Promise<FermetureTenue[]> {
  const { rows } = await sql<FermetureTenue>`
    select du::text, au::text, motif, annonce_le::text as "annonceLe", saisie from fermetures
    where departement = ${departement} and lieu_id = ${lieuId} and au >= ${jourIso(clock.now())}::date order by du`.execute(
    database.db,
  )
  return rows
}

type Genre = 'annoncee' | 'modifiee' | 'annulee'

/** Announces a closure, and tells those who asked to be told. The same form sent twice announces once. */
export function annoncerFermeture(services: Services, acteur: Acteur, lieu: Tenu, contenu: ContenuFermeture) {
  const { clock } = services
  return geste(services, acteur, lieu, 'annoncee', async (trx) => {
    const verifiee = verifierFermeture(contenu, clock.now())
    if (!verifiee.ok) return verifiee
    const { rows: meme } =
      await sql`select from fermetures where departement = ${acteur.departement} and lieu_id = ${lieu.id}
      and du = ${contenu.du}::date and au = ${contenu.au}::date and motif is not distinct from ${contenu.motif}`.execute(
        trx,
      )
    if (meme.length > 0) return ok({ deja: true, aDire: false, contenu })
    const libre = await verifierLibre(trx, acteur, lieu, contenu, null)
    if (!libre.ok) return libre
    await sql`insert into fermetures (departement, lieu_id, du, au, motif, annonce_le, saisie)
      values (${acteur.departement}, ${lieu.id}, ${contenu.du}, ${contenu.au}, ${contenu.motif}, ${jourIso(clock.now())},
        true)`.execute(trx)
    return ok({ deja: false, aDire: true, contenu })
  })
}

/** Changes a closure; other dates are a new announcement, counted from today. */
export function modifierFermeture(
  services: Services,
  acteur: Acteur,
  lieu: Tenu,
  ancien: string,
  contenu: ContenuFermeture,
) {
  const { clock } = services
  return geste(services, acteur, lieu, 'modifiee', async (trx) => {
    const avant = await lireSaisie(trx, acteur, lieu, ancien)
    if (!avant) return ABSENTE
    if (avant.du === contenu.du && avant.au === contenu.au && avant.motif === contenu.motif)
      return ok({ deja: true, aDire: false, contenu })
    // One that has begun keeps its first day: it is shortened or lengthened.
    const commencee = avant.du === contenu.du && avant.du < jourIso(clock.now())
    const verifiee = verifierFermeture(commencee ? { ...contenu, du: jourIso(clock.now()) } : contenu, clock.now())
    if (!verifiee.ok) return verifiee
    const libre = await verifierLibre(trx, acteur, lieu, contenu, ancien)
    if (!libre.ok) return libre
    const dates = avant.du !== contenu.du || avant.au !== contenu.au
    await sql`update fermetures set du = ${contenu.du}, au = ${contenu.au}, motif = ${contenu.motif},
      annonce_le = case when ${dates} then ${jourIso(clock.now())}::date else annonce_le end
      where departement = ${acteur.departement} and lieu_id = ${lieu.id} and du = ${ancien}::date and saisie`.execute(
      trx,
    )
    return ok({ deja: false, aDire: dates, contenu })
  })
}

/** The place opens after all. */
export function annulerFermeture(services: Services, acteur: Acteur, lieu: Tenu, du: string) {
  return geste(services, acteur, lieu, 'annulee', async (trx) => {
    const avant = await lireSaisie(trx, acteur, lieu, du)
    if (!avant) return ABSENTE
    await sql`delete from fermetures where departement = ${acteur.departement} and lieu_id = ${lieu.id}
      and du = ${du}::date and saisie`.execute(trx)
    return ok({ deja: false, aDire: true, contenu: avant })
  })
}

const ABSENTE = refus('introuvable', 'Cette fermeture n’existe pas, ou vient de la liste officielle.')

interface FaitFermeture extends Fait {
  /** The days changed: those who subscribed are told. */
  aDire: boolean
  contenu: ContenuFermeture
}

/** Writes, journals, then puts the mails in the outbox, all in one transaction. */
function geste(
  services: Services,
  acteur: Acteur,
  lieu: Tenu,
  genre: Genre,
  ecrire: (trx: Trx) => Promise<Result<FaitFermeture>>,
): Promise<Result<Fait>> {
  const trace = { action: `fermeture.${genre}`, objet: `lieu:${lieu.id}` }
  return changer(services, acteur, trace, async (trx) => {
    // Two managers at once: the second sees what the first announced.
    await sql`select pg_advisory_xact_lock(hashtext('maillage.fermetures'), hashtext(${lieu.id}))`.execute(trx)
    const fait = await ecrire(trx)
    if (fait.ok && fait.value.aDire) await prevenir(services, trx, acteur, lieu, genre, fait.value.contenu)
    return fait
  })
}

async function lireSaisie(trx: Trx, { departement }: Acteur, lieu: Tenu, du: string): Promise<ContenuFermeture | null> {
  const { rows } = await sql<ContenuFermeture>`select du::text, au::text, motif from fermetures
    where departement = ${departement} and lieu_id = ${lieu.id} and du::text = ${du} and saisie`.execute(trx)
  return rows[0] ?? null
}

/** Two closures of one place do not share a day. */
async function verifierLibre(
  trx: Trx,
  { departement }: Acteur,
  lieu: Tenu,
  { du, au }: ContenuFermeture,
  sauf: string | null,
): Promise<Result<null>> {
  const { rows } = await sql<{ du: string; au: string }>`select du::text, au::text from fermetures
    where departement = ${departement} and lieu_id = ${lieu.id} and du <= ${au}::date and au >= ${du}::date
      and du::text is distinct from ${sauf} order by du limit 1`.execute(trx)
  const [prise] = rows
  if (!prise) return ok(null)
  return refus('prise', `Une fermeture est déjà annoncée ${periode(prise)}. Modifiez-la plutôt.`, 'du')
}

const DIRE: Record<Genre, (nom: string, quand: string) => { sujet: string; phrase: string }> = {
  annoncee: (nom, quand) => ({ sujet: `Fermé ${quand} : ${nom}`, phrase: `${nom} sera fermé ${quand}.` }),
  modifiee: (nom, quand) => ({
    sujet: `Fermé ${quand} (dates changées) : ${nom}`,
    phrase: `Les dates de fermeture ont changé. ${nom} sera fermé ${quand}.`,
  }),
  annulee: (nom, quand) => ({
    sujet: `Ouvert finalement ${quand} : ${nom}`,
    phrase: `La fermeture prévue ${quand} est annulée. ${nom} ouvre comme d’habitude.`,
  }),
}

async function prevenir(
  { courrier, config, newId }: Services,
  trx: Trx,
  acteur: Acteur,
  lieu: Tenu,
  genre: Genre,
  contenu: ContenuFermeture,
): Promise<void> {
  const abonnes = await listAbonnes(trx, acteur.departement, lieu.id)
  if (abonnes.length === 0) return
  const { rows } = await sql<{ nom: string }>`select nom from lieux
    where departement = ${acteur.departement} and id = ${lieu.id}`.execute(trx)
  const { sujet, phrase } = DIRE[genre](rows[0]?.nom ?? '', periode(contenu))
  const envoi = newId()
  const courriels = abonnes.map(({ id, email, jeton }) => ({
    a: email,
    sujet,
    texte: `Bonjour,

${phrase}

Horaires et lieux proches ouverts : ${config.url}/lieux/${lieu.id}

Vous recevez ce message parce que vous l’avez demandé.
Pour ne plus le recevoir : ${config.url}/abonnements/${jeton}
`,
    cle: `fermeture:${envoi}:${id}`,
  }))
  await courrier.envoyer(trx, acteur, ...courriels)
}

/** « le mardi 24 novembre », « du mardi 24 au … ». */
export function periode({ du, au }: Pick<ContenuFermeture, 'du' | 'au'>): string {
  const f = formats('fr')
  const [premier, dernier] = [f.jour(debutDuJour(du)), f.jour(debutDuJour(au))]
  return du === au ? `le ${premier}` : `du ${premier} au ${dernier}`
}
