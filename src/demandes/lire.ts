import { type Fiche, lireMandat } from '../mandats/index.ts'
import type { Acteur, Trx } from '../platform/index.ts'
import { lireCadran } from './avancer.ts'
import { listEcrits, listEvenements } from './evenements.ts'
import { findGroupe } from './groupes.ts'
import type { Periode } from './horloge.ts'
import { type Liee, listLiables, listLiees, peutLier } from './liens.ts'
import { listMentionnables, type Mentionnable } from './mention.ts'
import type { Evenement } from './model.ts'
import { listNotes, type Note } from './notes.ts'
import { estPartage } from './partage.ts'
import { listParticipants, type Participant } from './participants.ts'
import { findFichier, listDepots, listPieces, type PieceJointe } from './pieces.ts'
import { type Liste, listListes } from './pieces-demandees.ts'
import type { Groupe } from './routage.ts'
import type { Salle } from './salle.ts'
import { type Contenu, type Entrant, findContenu, findDemande, type Participation } from './store.ts'

/** Something that happened, with what was written and attached. */
export type Moment = Evenement & {
  id: string
  texte: string | null
  pieces: PieceJointe[]
  liste: Liste | null
  signature: string | null
}

/** Everything the page of a request shows to one of its participants. */
export interface Vue {
  demande: Participation
  groupe: Groupe
  /** The whole group is away, now or before the answer is due. */
  absence: Periode | null
  /** Name of the group that comes in when this one does not answer. */
  suppleant: string | null
  /** Once the person's data are destroyed, only dates and names of those who took part are left. */
  detruite: boolean
  /** `null` once destroyed, and for who sees the messages only. */
  contenu: Contenu | null
  moments: Moment[]
  /** For the operator's side alone. */
  notes: Note[]
  participants: Participant[]
  mandat: Fiche | null
  /** Several people use the reader's account: each says their name. */
  partage: boolean
  /** Other requests that go with this one, and that the account sees too. */
  liees: Liee[]
  /** Others of the same mandate that could. */
  liables: Liee[]
  /** Whom a message may call on. */
  mentionnables: Mentionnable[]
  /** Files received for a reply that was refused, still to send. */
  depots: PieceJointe[]
}

/**
 * Reads a request and writes in the journal that it was read; `null` when it is not there for this account.
 * @param reponse id of the reply being written, whose files are kept
 */
export function lireDemande(salle: Salle, acteur: Entrant, id: string, reponse?: string): Promise<Vue | null> {
  return salle.database.as(acteur, async (trx) => {
    const demande = await findDemande(trx, acteur, { departement: acteur.departement, id })
    if (!demande) return null
    await salle.journal(trx, acteur, {
      action: 'demande.lue',
      objet: `demande:${id}`,
      detail: { repere: demande.repere },
    })
    const { groupe, absence } = await lireCadran(trx, demande.departement, demande.etat, salle.clock.now())
    const suppleant = groupe.suppleant && (await findGroupe(trx, demande.departement, groupe.suppleant))
    return {
      demande,
      groupe,
      absence,
      suppleant: suppleant ? suppleant.nom : null,
      participants: await listParticipants(trx, demande),
      partage: await estPartage(trx, acteur),
      liees: await listLiees(trx, demande),
      liables: peutLier(demande) ? await listLiables(trx, demande) : [],
      mentionnables: await listMentionnables(trx, acteur, demande),
      mandat: demande.voit === 'tout' ? await lireMandat(trx, salle, demande.departement, demande.mandatId) : null,
      ...(await readContenus(trx, salle, demande, reponse)),
    }
  })
}

async function readContenus(trx: Trx, { coffre }: Salle, demande: Participation, reponse: string | undefined) {
  const evenements = await listEvenements(trx, demande)
  const dossier = await coffre.ouvrir(trx, demande.departement, demande.dossierId)
  if (!dossier)
    return {
      detruite: true,
      contenu: null,
      moments: evenements.map((e) => ({ ...e, texte: null, pieces: [], liste: null, signature: null })),
      notes: [],
      depots: [],
    }
  const ecrits = await listEcrits(trx, demande, dossier)
  const pieces = await listPieces(trx, demande, dossier)
  const listes = await listListes(trx, demande, dossier)
  return {
    detruite: false,
    contenu: await findContenu(trx, demande, dossier),
    moments: evenements.map((e) => ({
      ...e,
      texte: ecrits.get(e.id)?.texte ?? null,
      pieces: pieces.get(e.id) ?? [],
      liste: listes.get(e.id) ?? null,
      signature: ecrits.get(e.id)?.signature ?? null,
    })),
    notes: await listNotes(trx, demande, dossier),
    depots: reponse ? await listDepots(trx, demande, reponse, dossier) : [],
  }
}

/** An attachment in clear, journalled; `null` when it is not there for this account or was destroyed. */
export function lirePiece(salle: Salle, acteur: Acteur, id: string, pieceId: string) {
  const { departement } = acteur
  return salle.database.as(acteur, async (trx) => {
    const fichierId = await findFichier(trx, { departement, id }, pieceId)
    const fichier = fichierId && (await salle.fichiers.lire(trx, departement, fichierId))
    if (!fichier) return null
    await salle.journal(trx, acteur, { action: 'piece.lue', objet: `demande:${id}`, detail: { piece: pieceId } })
    return fichier
  })
}
