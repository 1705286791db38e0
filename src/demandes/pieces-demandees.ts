import { type DossierOuvert, ok, ouvrirDossier, type Result, refus, type Trx } from '../platform/index.ts'
import { listEvenements } from './evenements.ts'
import { agir, type Fait } from './gestes.ts'
import type { Evenement } from './model.ts'
import type { Issue, Salle } from './salle.ts'
import { type Cle, type Entrant, findDemande, type Participation } from './store.ts'

/** A paper that the expert asks for. */
export interface Attendue {
  libelle: string
  /** Titled by the catalogue; otherwise in the expert's own words, which are not for the person as they are. */
  catalogue: boolean
}

/** What the desk says of one of them, in the order they were asked. */
export interface Remise {
  libelle: string
  fournie: boolean
  mot: string
  /** Ids of the attachments. */
  pieces: string[]
}

export type Liste = { attendues: Attendue[] } | { remises: Remise[] }

/** « Quelle pièce manque ? »: asked as a list; whoever asks takes the request if nobody had. */
export function demanderPieces(
  salle: Salle,
  acteur: Entrant,
  id: string,
  { libelles, ...fait }: Fait & { libelles: readonly string[] },
): Promise<Result<Issue> | null> {
  return agir(salle, acteur, id, fait, (demande, f) => {
    const connus = salle.catalogue.demarche(demande.demarche)?.documents ?? []
    const attendues = libelles.map((libelle) => ({ libelle, catalogue: connus.includes(libelle) }))
    return ok({
      evenement: { type: 'question', ...f },
      ensuite: (trx) => insertListe(trx, salle, demande, fait.id, { attendues }),
    })
  })
}

/** The answer, paper by paper, in one event. @param question id of the event that asked */
export function remettrePieces(
  salle: Salle,
  acteur: Entrant,
  id: string,
  { question, remises, ...fait }: Fait & { question: string; remises: Remise[] },
): Promise<Result<Issue> | null> {
  return agir(salle, acteur, id, fait, async (demande, f, trx) => {
    if (!enAttente(await listEvenements(trx, demande)).includes(question))
      return refus('deja-repondu', 'Un collègue vient de répondre à cette liste.')
    return ok({
      evenement: { type: 'reponse', question, ...f },
      ensuite: (trx) => insertListe(trx, salle, demande, fait.id, { remises }),
    })
  })
}

/** The papers of a list that waits for its answer; `null` when there is none for this account. */
export function lireAttendues(
  salle: Salle,
  acteur: Entrant,
  id: string,
  question: string,
): Promise<{ demande: Participation; attendues: Attendue[] } | null> {
  return salle.database.as(acteur, async (trx) => {
    const demande = await findDemande(trx, acteur, { departement: acteur.departement, id })
    const dossier = demande && (await salle.coffre.ouvrir(trx, demande.departement, demande.dossierId))
    if (!demande || !dossier || !enAttente(await listEvenements(trx, demande)).includes(question)) return null
    const liste = (await listListes(trx, demande, dossier)).get(question)
    return liste && 'attendues' in liste ? { demande, attendues: liste.attendues } : null
  })
}

/** Ids of the lists that nobody has answered yet. */
export function enAttente(evenements: readonly (Evenement & { id: string })[]): string[] {
  const repondues = new Set(evenements.map((e) => e.type === 'reponse' && e.question))
  return evenements.filter((e) => e.type === 'question' && !repondues.has(e.id)).map((e) => e.id)
}

async function insertListe(
  trx: Trx,
  salle: Salle,
  demande: Cle & { dossierId: string },
  evenement_id: string,
  liste: Liste,
): Promise<void> {
  const contenu = (await ouvrirDossier(trx, salle, demande)).chiffrer(JSON.stringify(liste))
  const { departement, id: demande_id } = demande
  await trx.insertInto('listes').values({ departement, evenement_id, demande_id, contenu }).execute()
}

/** Lists asked and answered, by event. */
export async function listListes(
  trx: Trx,
  { departement, id }: Cle,
  dossier: DossierOuvert,
): Promise<Map<string, Liste>> {
  const rows = await trx
    .selectFrom('listes')
    .select(['evenement_id', 'contenu'])
    .where('departement', '=', departement)
    .where('demande_id', '=', id)
    .execute()
  return new Map(rows.map((r) => [r.evenement_id, JSON.parse(dossier.dechiffrer(r.contenu)) as Liste]))
}
