import { avertirPersonne, tenirMandat, verifierCouverture } from '../mandats/index.ts'
import { type Acteur, ok, ouvrirDossier, type Result, refus, SYSTEME, type Trx } from '../platform/index.ts'
import { estNouveau } from './attendu.ts'
import { chiffrerEcrit, estEcrit, writeEvenement } from './evenements.ts'
import { findGroupe, findTenant } from './groupes.ts'
import { listMentionnables } from './mention.ts'
import { appliquer, type Cote, type Evenement, peut, type TypeEvenement, type Utile, type Voit } from './model.ts'
import { estPartage, SANS_NOM } from './partage.ts'
import { entreeDe, insertParticipants, laisserEntrer, listInvitables, passer } from './participants.ts'
import { hasDepots, joindreDepots } from './pieces.ts'
import { insertRenvoi } from './renvois.ts'
import type { Groupe } from './routage.ts'
import { annoncer, type Issue, type Salle, vers } from './salle.ts'
import { type Cle, type Demande, type Entrant, findDemande, type Participation, type Qui } from './store.ts'

/** What somebody does, from a form whose `id` is the event's: sent twice, it counts once. */
export interface Fait {
  id: string
  texte?: string
  /** Who writes, on an account that several people use. */
  signature?: string
}

/** The event that a gesture amounts to, and what else it changes, after the event is written. */
export type Decision = Result<{ evenement: Evenement; ensuite?: (trx: Trx, demande: Demande) => Promise<void> }>
type Decider = (
  demande: Participation,
  fait: { le: Date; par: string | null; cote: Cote },
  trx: Trx,
) => Decision | Promise<Decision>

/** These say nothing of the person: everything else needs a mandate that holds on the day. */
const SANS_MANDAT: ReadonlySet<TypeEvenement> = new Set([
  'prise-en-charge',
  'close',
  'close-seule',
  'confiee',
  'heritee',
  'liberee',
  'reprise',
  'mandat-fini',
  'rappel',
  'reunie',
  'reunion',
])

/** Somebody speaks, with words or without. */
const DITS: ReadonlySet<TypeEvenement> = new Set(['message', 'traitee', 'question', 'reponse'])

const ECRIRE = refus('sans-texte', 'Écrivez un message, ou joignez une pièce.', 'texte')

/** « Je m’en occupe. » */
export function prendre(salle: Salle, acteur: Entrant, id: string, { relais, ...fait }: Fait & { relais: boolean }) {
  return agir(salle, acteur, id, fait, (_, f) => ok({ evenement: { type: 'prise-en-charge', relais, ...f } }))
}

export interface Message extends Fait {
  traitee: boolean
  /** Account called on. */
  attention?: string | undefined
}

/** A message, its files, or both; `traitee` when the operator says so with it. */
export function ecrire(salle: Salle, acteur: Entrant, id: string, { traitee, attention, ...fait }: Message) {
  return agir(salle, acteur, id, fait, async (demande, f, trx) => {
    if (!traitee && !fait.texte && !(await hasDepots(trx, demande, fait.id))) return ECRIRE
    const evenement = { type: traitee ? ('traitee' as const) : ('message' as const), ...f }
    if (!attention) return ok({ evenement })
    if (!(await listMentionnables(trx, acteur, demande)).some((m) => m.id === attention))
      return refus('attention', 'Choisissez dans la liste qui doit lire ce message.', 'attention')
    return ok({
      evenement: { ...evenement, attention },
      // Called on, they follow: by name, with what they already saw.
      ensuite: (trx) =>
        insertParticipants(trx, demande, [{ id: salle.newId(), compte: attention, voit: demande.voit }], f.le),
    })
  })
}

/** « Ce n’est pas pour nous »: to another group that the mandate allows, or back to the agent, who chooses. */
export function renvoyer(
  salle: Salle,
  acteur: Entrant,
  id: string,
  { groupe, ...fait }: Fait & { groupe: string | null },
) {
  return agir(salle, acteur, id, fait, async (demande, f, trx) => {
    if (!fait.texte) return refus('sans-texte', 'Dites pourquoi : la personne attend une explication.', 'texte')
    if (groupe === null) return ok({ evenement: { type: 'pas-pour-nous', ...f } })
    const choix = await groupePermis(trx, salle, demande, groupe)
    if (!choix.ok) return choix
    const ancien = demande.etat.groupe
    return ok({
      evenement: { type: 'reroutee', ...f, ...vers(choix.value, f.le) },
      async ensuite(trx) {
        const lecon = { de: ancien, vers: groupe, demarche: demande.demarche }
        await insertRenvoi(trx, { departement: demande.departement, id: fait.id }, lecon, f.le)
        await passer(trx, demande, { id: salle.newId(), nouveau: groupe }, f.le)
      },
    })
  })
}

export interface Invitation extends Fait {
  groupe: string | null
  compte: string | null
  voit: Voit
}

export function inviter(salle: Salle, acteur: Entrant, id: string, { groupe, compte, voit, ...fait }: Invitation) {
  return agir(salle, acteur, id, fait, async (demande, f, trx) => {
    // Nobody shows what they do not see.
    if (demande.voit === 'messages')
      return refus('messages-seulement', 'Vous ne voyez que les messages : demandez à un participant d’inviter.')
    const permis = await invitesPermis(trx, salle, acteur, demande)
    if (!permis.ok) return permis
    const connu = groupe ? permis.value.groupes : permis.value.collegues
    if (!connu.some((x) => x.id === (groupe ?? compte)))
      return refus('invite-inconnu', 'Choisissez qui inviter dans la liste.', 'qui')
    const entree = { ...(groupe ? { groupe } : { compte: compte ?? '' }), voit }
    return ok({
      evenement: { type: 'invitation', groupe, compte, voit, ...f },
      ensuite: (trx) => laisserEntrer(trx, demande, { ...entree, id: salle.newId(), invite: true }, f.le),
    })
  })
}

export function rouvrir(salle: Salle, acteur: Entrant, id: string, fait: Fait) {
  const decider: Decider = async (demande, f, trx) => {
    if (!fait.texte) return refus('sans-texte', 'Dites ce qui manque encore.', 'texte')
    const ancien = demande.etat.groupe
    const groupe = await findTenant(trx, demande.departement, ancien)
    if (!groupe) return refus('sans-groupe', 'Ce groupe ne répond plus. Envoyez une nouvelle demande.')
    const { echeance } = vers(groupe, f.le)
    if (groupe.id === ancien) return ok({ evenement: { type: 'rouverte', ...f, echeance } })
    return ok({
      evenement: { type: 'rouverte', ...f, echeance, groupe: groupe.id },
      ensuite: (trx) => passer(trx, demande, { id: salle.newId(), nouveau: groupe.id }, f.le),
    })
  }
  return agir(salle, acteur, id, fait, decider, 'mandat')
}

export function clore(salle: Salle, acteur: Entrant, id: string, { utile, ...fait }: Fait & { utile: Utile }) {
  return agir(salle, acteur, id, fait, (_, f) => ok({ evenement: { type: 'close', utile, ...f } }))
}

/** @param tenir the mandate must hold until the gesture is written: taken first, as its ending does */
export function agir(
  salle: Salle,
  acteur: Entrant,
  id: string,
  fait: Fait,
  decider: Decider,
  tenir?: 'mandat',
): Promise<Result<Issue> | null> {
  const cle = { departement: acteur.departement, id }
  return salle.database.as(acteur, async (trx) => {
    const demande = tenir && (await findDemande(trx, acteur, cle))
    if (demande) await tenirMandat(trx, demande.departement, demande.mandatId)
    return agirDans(trx, salle, acteur, cle, fait, decider)
  })
}

/**
 * One gesture: locks the request, asks the rules, then writes the event, the state, the message, its files, the journal and the mails
 * together. `null` when the request is not there for this account.
 */
export async function agirDans(
  trx: Trx,
  salle: Salle,
  qui: Qui,
  cle: Cle,
  { id, texte = '', signature = '' }: Fait,
  decider: Decider,
): Promise<Result<Issue> | null> {
  const demande = await findDemande(trx, qui, cle, 'verrou')
  if (!demande) return null
  if (await estEcrit(trx, demande, id)) return ok({ demande, deja: true })
  const le = salle.clock.now()
  const decision = await decider(demande, { le, par: qui === SYSTEME ? null : qui.compteId, cote: demande.cote }, trx)
  if (!decision.ok) return decision
  const { evenement, ensuite } = decision.value
  const etat = appliquer(demande.etat, evenement)
  if (!etat.ok) return etat
  const permis = SANS_MANDAT.has(evenement.type) && texte === '' ? ok(null) : await verifierMandat(trx, salle, demande)
  if (!permis.ok) return permis
  const dit = texte !== '' || DITS.has(evenement.type)
  if (dit && signature === '' && qui !== SYSTEME && (await estPartage(trx, qui))) return SANS_NOM
  const ecrit =
    texte + signature === '' ? null : chiffrerEcrit(await ouvrirDossier(trx, salle, demande), texte, signature)
  await writeEvenement(trx, demande, { id, evenement, etat: etat.value, ecrit })
  await joindreDepots(trx, demande, id)
  const entree = entreeDe(qui, demande)
  if (entree) await insertParticipants(trx, demande, [{ ...entree, id: salle.newId() }], le)
  const apres = { ...demande, etat: etat.value }
  await ensuite?.(trx, apres)
  await annoncer(trx, salle, qui, { demande: apres, avant: demande.etat, evenement, evenementId: id })
  if (estNouveau(demande.etat, apres.etat)) {
    const { departement, mandatId } = demande
    await avertirPersonne(trx, salle, qui, { departement, mandatId, cle: `demande:${id}` })
  }
  return ok({ demande: apres, deja: false })
}

/** May this participant write now? By the rules, and by the mandate: files are not even kept otherwise. */
export async function peutEcrire(trx: Trx, salle: Salle, demande: Participation): Promise<boolean> {
  return peut(demande.etat, demande.cote, 'message') && (await verifierMandat(trx, salle, demande)).ok
}

/** The person agreed for a time: afterwards nothing more is said about them, from either side. */
async function verifierMandat(
  trx: Trx,
  salle: Salle,
  { departement, mandatId, etat, cote, voit }: Participation,
): Promise<Result<unknown>> {
  // The mandate is not theirs to read: the request, which closes with it, answers for it.
  if (voit === 'messages') return ok(null)
  const couvert = await verifierCouverture(trx, salle, {
    departement,
    mandatId,
    operateur: etat.operateur,
    demarche: null,
  })
  if (couvert.ok) return couvert
  const suite =
    cote === 'aidant'
      ? 'Pour continuer, faites signer un nouveau mandat et envoyez une nouvelle demande.'
      : 'N’écrivez plus rien sur cette personne.'
  return refus('mandat-fini', `Le mandat de la personne a pris fin. ${suite}`, cote === 'aidant' ? 'texte' : undefined)
}

async function groupePermis(
  trx: Trx,
  salle: Salle,
  { departement, mandatId }: Demande,
  id: string,
): Promise<Result<Groupe>> {
  const groupe = await findGroupe(trx, departement, id)
  if (!groupe || groupe.retire) return refus('sans-groupe', 'Choisissez le groupe dans la liste.', 'groupe')
  const couvert = await verifierCouverture(trx, salle, {
    departement,
    mandatId,
    operateur: groupe.operateur,
    demarche: null,
  })
  return couvert.ok
    ? ok(groupe)
    : refus('hors-mandat', 'Le mandat de la personne ne permet pas d’écrire à cet organisme.', 'groupe')
}

/** Groups of the operators that the mandate names, and colleagues: the person was told that nobody else would read. */
export async function invitesPermis(trx: Trx, salle: Salle, acteur: Acteur, demande: Demande) {
  const { departement, mandatId, etat } = demande
  const couvert = await verifierCouverture(trx, salle, {
    departement,
    mandatId,
    operateur: etat.operateur,
    demarche: null,
  })
  if (!couvert.ok) return couvert
  const operateurs = couvert.value.contenu.portees.map((p) => p.operateur.code)
  return ok(await listInvitables(trx, acteur, demande, operateurs))
}
