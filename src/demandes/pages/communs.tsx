import {
  acteurDe,
  type Calendrier,
  type Contexte,
  type ErreurChamp,
  enErreur,
  enListe,
  introuvable,
  type Result,
  retour,
} from '../../platform/index.ts'
import { Champ, Etiquette, formats, type IconName } from '../../ui/index.ts'
import { delaiEnMots, enRetard } from '../delai.ts'
import { EN_ATTENTE, type Etat, type Statut } from '../model.ts'
import { reunirPhotos } from '../photos.ts'
import { EXTENSIONS, NOMBRE_MAX, type Piece, type PieceJointe, poidsEnMots, verifierPiece } from '../pieces.ts'
import { schemaPieces } from '../saisie.ts'
import type { Issue, Salle } from '../salle.ts'
import type { Entrant } from '../store.ts'

export type PorteDemandes = Entrant['porte']

/** The screen is the same behind both doors; the address says which one the reader came in by. */
export function porteDe(c: Contexte): PorteDemandes {
  return c.req.path.startsWith('/operateur') ? 'operateur' : 'agent'
}

/** Who is there, by this door. */
export function entrantDe(c: Contexte): Entrant {
  return { ...acteurDe(c), porte: porteDe(c) }
}

export const LISTE: Record<PorteDemandes, string> = { agent: '/agent/demandes', operateur: '/operateur/demandes' }
const NOM_LISTE: Record<PorteDemandes, string> = { agent: 'Demandes', operateur: 'Demandes reçues' }

export function pageDe(c: Contexte, id: string): string {
  return `${LISTE[porteDe(c)]}/${id}`
}

export function idDe(c: Contexte): string {
  return c.req.param('id') ?? ''
}

export function fil(c: Contexte, ...suite: { libelle: string; href?: string }[]) {
  const porte = porteDe(c)
  return [{ libelle: NOM_LISTE[porte], href: LISTE[porte] }, ...suite]
}

/** After a gesture: back to the request, or why it could not be. `null` asks the caller to show its form again. */
export function suite(
  c: Contexte,
  id: string,
  issue: Result<Issue> | null,
  texte: string,
): Response | Promise<Response> | null {
  if (!issue) return introuvable(c)
  if (!issue.ok)
    return issue.refus.champ ? null : retour(c, pageDe(c, id), { genre: 'erreur', texte: issue.refus.message })
  return retour(
    c,
    pageDe(c, id),
    issue.value.deja ? { genre: 'info', texte: 'C’était déjà enregistré.' } : { genre: 'ok', texte },
  )
}

/** Files of the form, looked at one by one: those that are refused say why, the others are worth keeping. */
export async function lirePieces(
  salle: Salle,
  c: Contexte,
): Promise<{ pieces: Piece[]; garder: string[]; erreurs: ErreurChamp[] }> {
  const body = await c.req.parseBody({ all: true })
  const { garder } = schemaPieces.parse(body)
  return { garder, ...(await lireFichiers(salle, body.pieces, { reunir: body.reunir === 'oui', deja: garder.length })) }
}

/** Those of one field. @param deja how many are kept already */
export async function lireFichiers(
  { antivirus }: Salle,
  valeur: unknown,
  { reunir, deja }: { reunir: boolean; deja: number },
): Promise<{ pieces: Piece[]; erreurs: ErreurChamp[] }> {
  const fichiers = enListe(valeur).filter((f): f is File => f instanceof File && (f.size > 0 || f.name !== ''))
  const lus = await Promise.all(
    fichiers.map(async (f) => verifierPiece({ antivirus }, f.name, new Uint8Array(await f.arrayBuffer()))),
  )
  const recues = lus.flatMap((l) => (l.ok ? [l.value] : []))
  const pieces = reunir ? await reunirPhotos(recues) : recues
  const trop = deja + pieces.length - NOMBRE_MAX
  const message = `${NOMBRE_MAX} pièces au plus dans un message : les dernières n’ont pas été gardées. Envoyez-les dans un autre message.`
  const erreurs = [
    ...lus.flatMap((l) => (l.ok ? [] : [enErreur(l.refus)])),
    ...(trop > 0 ? [{ champ: 'pieces', message }] : []),
  ]
  return { pieces: trop > 0 ? pieces.slice(0, Math.max(0, NOMBRE_MAX - deja)) : pieces, erreurs }
}

/** Chooses files; those already received stay, ticked. */
export function ChampPieces({ depots, erreurs }: { depots: readonly PieceJointe[]; erreurs: readonly ErreurChamp[] }) {
  return (
    <>
      {depots.length > 0 && (
        <fieldset class="field">
          <legend class="label">Pièces déjà reçues</legend>
          {depots.map(({ id, nom, taille }) => (
            <label class="check">
              <input type="checkbox" name="garder" value={id} checked />
              <span>
                {nom} <span class="muted small nb">{poidsEnMots(taille)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Champ
        id="pieces"
        type="file"
        libelle={depots.length > 0 ? 'Ajouter des pièces' : 'Pièces jointes'}
        aide="PDF, photo ou document de bureau. 10 Mo au plus chacune. Elles sont chiffrées."
        erreur={
          erreurs
            .filter((e) => e.champ === 'pieces')
            .map((e) => e.message)
            .join(' ') || undefined
        }
        multiple
        accept={EXTENSIONS.join(',')}
      />
      <label class="check">
        <input type="checkbox" name="reunir" value="oui" />
        <span>Plusieurs photos d’un même document : en faire un seul PDF, dans l’ordre choisi</span>
      </label>
    </>
  )
}

const STATUTS: Record<Statut, { libelle: string; genre?: 'ok' | 'attente' | 'info'; icone: IconName }> = {
  envoyee: { libelle: 'Envoyée', genre: 'info', icone: 'send' },
  'prise-en-charge': { libelle: 'Prise en charge', genre: 'attente', icone: 'clock' },
  traitee: { libelle: 'Traitée', genre: 'ok', icone: 'check' },
  'pas-pour-nous': { libelle: 'À envoyer ailleurs', genre: 'attente', icone: 'undo' },
  rouverte: { libelle: 'Rouverte', genre: 'info', icone: 'undo' },
  close: { libelle: 'Close', icone: 'check' },
}

export function libelleStatut(statut: Statut): string {
  return STATUTS[statut].libelle
}

export function EtiquetteStatut({ statut }: { statut: Statut }) {
  const { libelle, genre, icone } = STATUTS[statut]
  return (
    <Etiquette genre={genre} icone={icone}>
      {libelle}
    </Etiquette>
  )
}

/** How long the operator still has, or how late it is; nothing once it answered. */
export function EtiquetteDelai(props: { etat: Etat; maintenant: Date; calendrier: Calendrier }) {
  const { etat, maintenant, calendrier } = props
  if (!EN_ATTENTE.includes(etat.statut)) return null
  const retard = enRetard(etat, maintenant)
  return (
    <Etiquette genre={retard ? 'retard' : 'attente'} icone={retard ? 'warn' : 'clock'}>
      {delaiEnMots(etat, maintenant, calendrier)}
    </Etiquette>
  )
}

/** « lundi 23 novembre, 16 h 40 ». */
export function quand(date: Date): string {
  const { jour, heure } = formats('fr')
  return `${jour(date)}, ${heure(date)}`
}

/** « France Services des Tilleuls (exemple) »: what stands between brackets gives no initial. */
export function sansPrecision(nom: string): string {
  return nom.replace(/\s*\(.*\)/, '')
}

const court = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
})

/** « lun. 23 nov. », where there is little room. */
export function jourCourt(date: Date): string {
  return court.format(date)
}
