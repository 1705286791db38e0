import { avertirPersonne, type Mandat } from '../mandats/index.ts'
import { type Acteur, jourIso, ok, ouvrirDossier, type Result, refus, SYSTEME, type Trx } from '../platform/index.ts'
import { mandatEnMain } from './envoyer.ts'
import { type Dit, estEcrit, writeEvenement } from './evenements.ts'
import { aFaire, appliquer, DELAIS, type Evenement, type MotifRefus, peut, type Suite } from './model.ts'
import { protocoleEntre } from './protocoles.ts'
import { annoncer, type Issue, type Salle } from './salle.ts'
import { findOrientation, listEchues, listMandatEchu, listOuvertesDuMandat, type Vue } from './store.ts'
import { listDestinataires } from './structures.ts'

/** What somebody does, from a form whose `id` is the event's: sent twice, it counts once. */
export interface Fait {
  id: string
  mots: string
}
type Commun = Pick<Evenement, 'le' | 'cote' | 'par' | 'structure'>
type Decider = (vue: Vue, commun: Commun, trx: Trx) => Result<Evenement> | Promise<Result<Evenement>>

export interface Rencontre extends Fait {
  mode: 'sur-place' | 'telephone'
  le: Date
  lieu: string
  apporter: string
}

/** « Nous recevons cette personne »: the day, the hour, the place or a call, what to bring. Again, to change it. */
export function donnerRendezVous(salle: Salle, acteur: Acteur, id: string, { id: fait, mots, le, ...rdv }: Rencontre) {
  return agir(
    salle,
    acteur,
    id,
    { id: fait, mots },
    (_, commun) => {
      if (le <= commun.le)
        return refus('passe', 'Ce rendez-vous est déjà passé. Écrivez un jour et une heure à venir.', 'jour')
      return ok({ type: 'acceptee', rdv: le, ...commun })
    },
    rdv,
  )
}

export function refuser(salle: Salle, acteur: Acteur, id: string, { motif, ...fait }: Fait & { motif: MotifRefus }) {
  return agir(salle, acteur, id, fait, (_, commun) => ok({ type: 'refusee', motif, ...commun }))
}

/** By who has it, or by who sent it once it came back: to a structure that the person agreed to. */
export function adresserA(salle: Salle, acteur: Acteur, id: string, { vers, ...fait }: Fait & { vers: string }) {
  return agir(salle, acteur, id, fait, async (vue, commun, trx) => {
    const connue = (await listDestinataires(trx, acteur)).some((s) => s.id === vers && s.id !== vue.structureId)
    if (!connue) return refus('sans-structure', 'Choisissez la structure dans la liste.', 'vers')
    if (vue.cote === 'receveur') return ok({ type: 'transmise', vers, delai: await delaiDe(trx, vue, vers), ...commun })
    const mandat = await mandatEnMain(trx, salle, acteur, vue.mandatId)
    if (!mandat.ok) return refus(mandat.refus.code, mandat.refus.message)
    return ok({ type: 'renvoyee', vers, delai: await delaiDe(trx, vue, vers), ...commun })
  })
}

async function delaiDe(trx: Trx, { departement, structureId, urgence }: Vue, vers: string): Promise<number> {
  if (urgence === 'urgente') return DELAIS.urgente
  return (await protocoleEntre(trx, departement, structureId, vers))?.delai ?? DELAIS.normale
}

/** Met or not, and what came of it: the loop closes. */
export function noterRencontre(
  salle: Salle,
  acteur: Acteur,
  id: string,
  { suite, ...fait }: Fait & { suite: Suite | 'absente' },
) {
  return agir(salle, acteur, id, fait, (_, commun) =>
    ok(suite === 'absente' ? { type: 'absente', ...commun } : { type: 'honoree', suite, ...commun }),
  )
}

export function clore(salle: Salle, acteur: Acteur, id: string, fait: Fait) {
  return agir(salle, acteur, id, fait, (_, commun) => ok({ type: 'close', ...commun }))
}

/** @returns `null` when there is no such sheet for this account, or its data are gone */
function agir(
  salle: Salle,
  acteur: Acteur,
  id: string,
  { id: evenementId, mots }: Fait,
  decider: Decider,
  rdv?: Dit['rdv'],
): Promise<Result<Issue> | null> {
  return salle.database.as(acteur, async (trx) => {
    const cle = { departement: acteur.departement, id }
    // Locked only while the sheet is in this structure's hands: after the first of two clicks, it may no longer be.
    const vue = await findOrientation(trx, acteur, cle, 'verrou')
    if (await estEcrit(trx, cle, evenementId)) {
      const partie = await findOrientation(trx, acteur, cle)
      return partie && ok({ orientation: partie, deja: true })
    }
    if (!vue) return null
    const { compteId: par, structureId: structure } = acteur
    const decide = await decider(vue, { le: salle.clock.now(), cote: vue.cote, par, structure }, trx)
    if (!decide.ok) return decide
    return ecrire(trx, salle, acteur, vue, { evenement: decide.value, evenementId, dit: { mots, ...(rdv && { rdv }) } })
  })
}

/** An appointment given or changed, or missed: the person has to come, or to call. */
const ATTENDENT_LA_PERSONNE: ReadonlySet<Evenement['type']> = new Set(['acceptee', 'absente'])

async function ecrire(
  trx: Trx,
  salle: Salle,
  qui: Acteur | typeof SYSTEME,
  vue: Vue,
  { evenement, evenementId, dit }: { evenement: Evenement; evenementId: string; dit: Dit | null },
): Promise<Result<Issue>> {
  const etat = appliquer(vue.etat, evenement)
  if (!etat.ok) return etat
  // Before the row changes hands: whoever passes the sheet on may no longer open its key afterwards.
  const chiffre = dit && (await ouvrirDossier(trx, salle, vue)).chiffrer(JSON.stringify(dit))
  const { departement, mandatId } = vue
  if (ATTENDENT_LA_PERSONNE.has(evenement.type))
    await avertirPersonne(trx, salle, qui, { departement, mandatId, cle: `orientation:${evenementId}` })
  await writeEvenement(trx, vue, { id: evenementId, evenement, etat: etat.value, dit: chiffre })
  const orientation = { ...vue, etat: etat.value }
  await annoncer(trx, salle, qui, { orientation, evenement, evenementId, avant: vue.etat })
  return ok({ orientation, deja: false })
}

/** A mandate was ended by somebody's act: what was open under it closes, in the same transaction. */
export async function finDuMandat(
  trx: Trx,
  salle: Salle,
  acteur: Acteur | typeof SYSTEME,
  mandat: Mandat,
): Promise<void> {
  for (const id of await listOuvertesDuMandat(trx, mandat.departement, mandat.id)) await finir(trx, salle, acteur, id)
}

async function finir(trx: Trx, salle: Salle, qui: Acteur | typeof SYSTEME, id: string): Promise<void> {
  const departement = qui === SYSTEME ? salle.config.departement : qui.departement
  const vue = await findOrientation(trx, qui, { departement, id }, 'verrou')
  if (!vue || !peut(vue.etat, vue.cote, 'mandat-fini')) return
  const acteur = qui === SYSTEME ? { par: null, structure: null } : { par: qui.compteId, structure: qui.structureId }
  const evenement: Evenement = { type: 'mandat-fini', le: salle.clock.now(), cote: vue.cote, ...acteur }
  await ecrire(trx, salle, qui, vue, { evenement, evenementId: salle.newId(), dit: null })
}

/** Reminders, expiries, silences after an appointment, mandates past their last day; each in its own transaction. */
export async function avancer(salle: Salle): Promise<void> {
  const { database, clock, config } = salle
  const { departement } = config
  const { finis, echus } = await database.as(SYSTEME, async (trx) => ({
    finis: await listMandatEchu(trx, departement, jourIso(clock.now())),
    echus: await listEchues(trx, departement, clock.now()),
  }))
  // First: nobody is reminded of a sheet whose mandate is over.
  for (const id of finis) await database.as(SYSTEME, (trx) => finir(trx, salle, SYSTEME, id))
  for (const id of echus) await database.as(SYSTEME, (trx) => sonner(trx, salle, id))
}

async function sonner(trx: Trx, salle: Salle, id: string): Promise<void> {
  const vue = await findOrientation(trx, SYSTEME, { departement: salle.config.departement, id }, 'verrou')
  const type = vue && aFaire(vue.etat, salle.clock.now())
  if (!vue || !type) return
  const evenement: Evenement = { type, le: salle.clock.now(), cote: 'systeme', par: null, structure: null }
  await ecrire(trx, salle, SYSTEME, vue, { evenement, evenementId: salle.newId(), dit: null })
}
