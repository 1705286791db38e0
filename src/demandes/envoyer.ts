import { type Mandat, tenirMandat, verifierCouverture } from '../mandats/index.ts'
import { type Acteur, jourIso, ok, ouvrirDossier, type Result, refus, type Trx } from '../platform/index.ts'
import { listAbsents } from './absences.ts'
import { deleteBrouillon, findBrouillon, lireBrouillon, type Saisi } from './brouillons.ts'
import { type ChampOperateur, type Demarche, themeDe } from './catalogue.ts'
import { listDoublons } from './doublons.ts'
import { chiffrerEcrit, writeEvenement } from './evenements.ts'
import { listGroupes } from './groupes.ts'
import { insertLien } from './liens.ts'
import { appliquer, type Etat, type Evenement } from './model.ts'
import { estPartage, SANS_NOM } from './partage.ts'
import { insertParticipants } from './participants.ts'
import { joindreDepots } from './pieces.ts'
import { listAppris } from './renvois.ts'
import { type Destinataire, type Groupe, proposer } from './routage.ts'
import { champDe } from './saisie.ts'
import { annoncer, type Issue, type Salle, vers } from './salle.ts'
import { type Contenu, type Demande, findDemande, insertContenu, insertDemande, nextRepere } from './store.ts'

/** A request ready to go: who it is about, to whom, why. */
export interface Prete {
  mandat: Mandat
  demarche: Demarche
  destinataire: Destinataire
  /** Other groups that would answer, the most fitting first. */
  autres: Destinataire[]
  contenu: Contenu
}

/**
 * Checks everything that decides whether this may be sent, and to whom. Writes nothing.
 * @param groupeChoisi one of those proposed; otherwise the first
 */
export async function preparer(
  trx: Trx,
  salle: Salle,
  acteur: Acteur,
  mandatId: string,
  saisi: Saisi,
  groupeChoisi?: string,
): Promise<Result<Prete>> {
  const { departement } = acteur
  const demarche = salle.catalogue.demarche(saisi.demarche)
  const operateur = demarche && salle.catalogue.operateur(demarche.operateur)
  const commune = salle.catalogue.commune(saisi.commune)
  if (!demarche || !operateur) return refus('sans-demarche', 'Choisissez la démarche dans la liste.', 'demarche')
  if (!commune) return refus('sans-commune', 'Choisissez la commune où vit la personne.', 'commune')
  const couvert = await verifierCouverture(trx, salle, {
    departement,
    mandatId,
    operateur: operateur.code,
    demarche: demarche.code,
  })
  if (!couvert.ok) return couvert
  const mandat = couvert.value
  // A guest of another structure reads the mandate of a request; it is not theirs to use.
  if (mandat.structureId !== acteur.structureId)
    return refus(
      'sans-mandat',
      'Ce mandat est celui d’une autre structure. Établissez le vôtre avec la personne.',
      'mandat',
    )
  const numeros = operateur.champs.filter((c) => c.obligatoire && c.cle !== 'dateNaissance')
  if (numeros.length > 0 && !mandat.contenu.donnees.includes('numeros')) {
    const message = `${operateur.nomCourt} a besoin d’un numéro que ce mandat ne permet pas d’utiliser. Faites signer un nouveau mandat, avec « numéros de dossier ».`
    return refus('hors-mandat', message, 'mandat')
  }
  const choix = proposer(
    await listGroupes(trx, departement),
    {
      operateur: { code: operateur.code, libelle: operateur.nomCourt, telephone: operateur.telephone },
      theme: themeDe(salle.catalogue, demarche),
      demarche: demarche.code,
      commune,
    },
    {
      appris: await listAppris(trx, departement),
      absents: await listAbsents(trx, departement, jourIso(salle.clock.now())),
    },
  )
  if (!choix.ok) return choix
  const destinataire = choix.value.find((d) => d.groupe.id === groupeChoisi) ?? choix.value[0]
  const manque = operateur.champs.find(({ cle }) => destinataire.groupe.champs.includes(cle) && !saisi.champs[cle])
  if (manque) return champManquant(destinataire.groupe, manque, mandat)
  const champs = operateur.champs
    .filter(({ cle }) => saisi.champs[cle])
    .map(({ cle, libelle }) => ({ cle, libelle, valeur: saisi.champs[cle] ?? '' }))
  const contenu = { sujet: saisi.sujet, personne: mandat.contenu.mandant, champs }
  return ok({ mandat, demarche, destinataire, autres: choix.value.filter((d) => d !== destinataire), contenu })
}

function champManquant({ nom }: Groupe, champ: ChampOperateur, mandat: Mandat): Result<never> {
  const quoi = champ.libelle.toLowerCase()
  return mandat.contenu.donnees.includes('numeros')
    ? refus('champ-manquant', `« ${nom} » ne peut pas répondre sans : ${quoi}.`, champDe(champ))
    : refus(
        'hors-mandat',
        `« ${nom} » a besoin de : ${quoi}. Ce mandat ne permet pas de l’utiliser. Faites signer un nouveau mandat, avec « numéros de dossier ».`,
        'mandat',
      )
}

interface AEnvoyer {
  id: string
  mandatId: string
  saisi: Saisi
  /** Chosen among those that answer; otherwise the one that is proposed. */
  groupe?: string | undefined
  /** Who sends it, on an account that several people use. */
  signature?: string
}

/** Sends a request. Sent twice with the same `id`, the second finds the first. */
export function envoyer(salle: Salle, acteur: Acteur, demande: AEnvoyer): Promise<Result<Issue>> {
  return salle.database.as(acteur, (trx) => envoyerDans(trx, salle, acteur, demande))
}

/**
 * Sends what was read over; `null` when there is no such draft nor request.
 * @param raison why another one, when the same is already asked: the group reads it, and both are tied
 */
export function envoyerBrouillon(
  salle: Salle,
  acteur: Acteur,
  id: string,
  { groupe, raison, signature }: { groupe: string; raison: string; signature: string },
): Promise<Result<Issue> | null> {
  return salle.database.as(acteur, async (trx) => {
    const brouillon = await findBrouillon(trx, acteur, id, 'verrou')
    if (!brouillon) {
      const partie = await findDemande(trx, { ...acteur, porte: 'agent' }, { departement: acteur.departement, id })
      return partie && ok({ demande: partie, deja: true })
    }
    const saisi = await lireBrouillon(trx, salle, acteur, brouillon)
    if (!saisi) return null
    if (signature === '' && (await estPartage(trx, acteur))) return SANS_NOM
    const { mandatId } = brouillon
    const doublons = await listDoublons(trx, salle, acteur, mandatId, saisi)
    if (doublons.length > 0 && raison === '') return DEJA_DEMANDE
    const message = doublons.length > 0 ? avecRaison(saisi.message, doublons, raison) : saisi.message
    const envoi = await envoyerDans(trx, salle, acteur, {
      ...{ id, mandatId, saisi: { ...saisi, message }, groupe, signature },
    })
    if (!envoi.ok) return envoi
    await deleteBrouillon(trx, acteur, id)
    const lien = { par: acteur.compteId, le: salle.clock.now() }
    for (const doublon of doublons) await insertLien(trx, envoi.value.demande, doublon.id, lien)
    return envoi
  })
}

const DEJA_DEMANDE = refus(
  'doublon',
  'Une demande semblable attend déjà. Joignez-y votre message, ou dites pourquoi il en faut une autre.',
)

const avecRaison = (message: string, doublons: readonly Demande[], raison: string) =>
  `${message}\n\nDéjà en attente : ${doublons.map((d) => d.repere).join(', ')}. Pourquoi une autre demande : ${raison}`

async function envoyerDans(
  trx: Trx,
  salle: Salle,
  acteur: Acteur,
  { id, mandatId, saisi, groupe, signature = '' }: AEnvoyer,
): Promise<Result<Issue>> {
  const partie = await findDemande(trx, { ...acteur, porte: 'agent' }, { departement: acteur.departement, id })
  if (partie) return ok({ demande: partie, deja: true })
  await tenirMandat(trx, acteur.departement, mandatId)
  const prete = await preparer(trx, salle, acteur, mandatId, saisi, groupe)
  if (!prete.ok) return prete
  const { mandat, destinataire, contenu } = prete.value
  const le = salle.clock.now()
  const evenement: Evenement = {
    type: 'envoyee',
    le,
    par: acteur.compteId,
    cote: 'aidant',
    ...vers(destinataire.groupe, le),
  }
  const etat = appliquer(null, evenement)
  if (!etat.ok) return etat
  const dossier = await ouvrirDossier(trx, salle, mandat)
  const ecrit = chiffrerEcrit(dossier, saisi.message, signature)
  const demande = await nouvelle(trx, acteur, mandat, { id, mandatId, saisi }, etat.value)
  if (!(await insertDemande(trx, demande)))
    return refus('id-pris', 'Ce formulaire a déjà servi. Commencez une nouvelle demande.')
  await insertContenu(trx, demande, dossier.chiffrer(JSON.stringify(contenu)))
  await writeEvenement(trx, demande, { id, evenement, etat: etat.value, ecrit })
  await joindreDepots(trx, demande, id)
  const entrees = [{ compte: acteur.compteId }, { structure: acteur.structureId }, { groupe: destinataire.groupe.id }]
  const tous = entrees.map((e) => ({ ...e, id: salle.newId(), voit: 'tout' as const }))
  await insertParticipants(trx, demande, tous, le)
  await annoncer(trx, salle, acteur, { demande, avant: etat.value, evenement, evenementId: id })
  await salle.aLEnvoi?.(trx, acteur, { operateur: destinataire.groupe.operateur, demarche: demande.demarche })
  return ok({ demande, deja: false })
}

async function nouvelle(
  trx: Trx,
  acteur: Acteur,
  mandat: Mandat,
  { id, saisi }: AEnvoyer,
  etat: Etat,
): Promise<Demande> {
  const { departement, structureId, compteId } = acteur
  return {
    departement,
    id,
    repere: await nextRepere(trx, departement, etat.envoyeeLe.getFullYear()),
    mandatId: mandat.id,
    dossierId: mandat.dossierId,
    structureId,
    auteurId: compteId,
    demarche: saisi.demarche,
    commune: saisi.commune,
    urgence: saisi.urgence,
    etat,
  }
}
