import { couvre, lireMandat, type Mandat, tenirMandat } from '../mandats/index.ts'
import { type Acteur, jourIso, ok, ouvrirDossier, type Result, refus, type Trx } from '../platform/index.ts'
import { writeEvenement } from './evenements.ts'
import {
  appliquer,
  DELAIS,
  type Evenement,
  type Origine,
  PARTAGES,
  type Partage,
  type Theme,
  type Urgence,
} from './model.ts'
import { type ProtocoleNomme, protocoleEntre } from './protocoles.ts'
import { annoncer, type Issue, type Salle } from './salle.ts'
import { type Contenu, findOrientation, insertOrientation, nextRepere, type Orientation } from './store.ts'
import { listDestinataires, type Structure } from './structures.ts'

/** What the form says; who acts is the account, who it is about is the mandate. */
export interface Saisi {
  id: string
  mandatId: string
  vers: string
  origine: Origine
  theme: Theme
  urgence: Urgence
  mots: string
  /** Only what the person agreed to, item by item. */
  partages: Partial<Record<Partage, string>>
}

/** A sheet ready to go: who it is about, to whom, with what. */
export interface Prete {
  mandat: Mandat
  vers: Structure
  protocole: ProtocoleNomme | null
  /** Working days to answer. */
  delai: number
  contenu: Contenu
}

/** A mandate in force of one's own structure. */
export async function mandatEnMain(trx: Trx, salle: Salle, acteur: Acteur, id: string): Promise<Result<Mandat>> {
  const fiche = await lireMandat(trx, salle, acteur.departement, id)
  if (!fiche?.contenu || fiche.structureId !== acteur.structureId)
    return refus('sans-mandat', 'Choisissez un mandat en vigueur, ou établissez-en un.', 'mandat')
  return couvre(fiche, fiche.contenu.portees[0]?.operateur.code ?? '', null, jourIso(salle.clock.now()))
}

/** May this be shared under this mandate? */
export function permis(mandat: Mandat, partage: Partage): boolean {
  const { donnee } = PARTAGES[partage]
  return donnee === null || mandat.contenu.donnees.includes(donnee)
}

/** Checks everything that decides whether this may be sent, and to whom. Writes nothing. */
export async function preparer(trx: Trx, salle: Salle, acteur: Acteur, saisi: Saisi): Promise<Result<Prete>> {
  const enMain = await mandatEnMain(trx, salle, acteur, saisi.mandatId)
  if (!enMain.ok) return enMain
  const mandat = enMain.value
  const vers = (await listDestinataires(trx, acteur)).find((s) => s.id === saisi.vers)
  if (!vers) return refus('sans-structure', 'Choisissez la structure dans la liste.', 'vers')
  const interdit = (Object.keys(saisi.partages) as Partage[]).find((p) => !permis(mandat, p))
  if (interdit) {
    const message = `Ce mandat ne permet pas de dire : « ${PARTAGES[interdit].libelle} ». Faites signer un nouveau mandat, ou décochez.`
    return refus('hors-mandat', message, `partage-${interdit}`)
  }
  const protocole = await protocoleEntre(trx, acteur.departement, acteur.structureId, vers.id)
  const { identite, ...partages } = saisi.partages
  const { mandant } = mandat.contenu
  const delai = saisi.urgence === 'urgente' ? DELAIS.urgente : (protocole?.delai ?? DELAIS.normale)
  return ok({
    mandat,
    vers,
    protocole,
    delai,
    contenu: { personne: identite === undefined ? null : mandant, mots: saisi.mots, partages },
  })
}

/** Sends a sheet. Sent twice with the same `id`, the second finds the first. */
export function envoyer(salle: Salle, acteur: Acteur, saisi: Saisi): Promise<Result<Issue>> {
  return salle.database.as(acteur, async (trx) => {
    const partie = await findOrientation(trx, acteur, { departement: acteur.departement, id: saisi.id })
    if (partie) return ok({ orientation: partie, deja: true })
    await tenirMandat(trx, acteur.departement, saisi.mandatId)
    const prete = await preparer(trx, salle, acteur, saisi)
    return prete.ok ? ecrire(trx, salle, acteur, saisi, prete.value) : prete
  })
}

async function ecrire(trx: Trx, salle: Salle, acteur: Acteur, saisi: Saisi, prete: Prete): Promise<Result<Issue>> {
  const { departement, structureId, compteId } = acteur
  const { mandat, vers, delai } = prete
  const evenement: Evenement = {
    type: 'envoyee',
    le: salle.clock.now(),
    cote: 'envoyeur',
    par: compteId,
    structure: structureId,
    vers: vers.id,
    delai,
  }
  const etat = appliquer(null, evenement)
  if (!etat.ok) return etat
  const orientation: Orientation = {
    departement,
    id: saisi.id,
    repere: await nextRepere(trx, departement, etat.value.envoyeeLe.getFullYear()),
    mandatId: mandat.id,
    dossierId: mandat.dossierId,
    structureId,
    auteurId: compteId,
    origine: saisi.origine,
    theme: saisi.theme,
    urgence: saisi.urgence,
    etat: etat.value,
  }
  const dossier = await ouvrirDossier(trx, salle, mandat)
  const contenu = dossier.chiffrer(JSON.stringify(prete.contenu))
  if (!(await insertOrientation(trx, orientation, contenu)))
    return refus('id-pris', 'Ce formulaire a déjà servi. Commencez une nouvelle fiche.')
  await writeEvenement(trx, orientation, { id: saisi.id, evenement, etat: etat.value, dit: null })
  await annoncer(trx, salle, acteur, { orientation, evenement, evenementId: saisi.id, avant: null })
  return ok({ orientation, deja: false })
}
