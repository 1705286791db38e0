import { Avatar, Etiquette, Icon, Texte } from '../../ui/index.ts'
import type { Moment } from '../lire.ts'
import type { Note } from '../notes.ts'
import type { Participant } from '../participants.ts'
import { MONTRABLES, type PieceJointe, poidsEnMots } from '../pieces.ts'
import { quand } from './communs.tsx'
import type { Lecteur } from './demande.tsx'

/** What somebody wrote, with its files. */
export function Message({
  moment,
  auteur,
  lecteur,
}: {
  moment: Moment
  auteur: Participant | undefined
  lecteur: Lecteur
}) {
  const moi = moment.par === lecteur.compteId
  const nom = auteur?.nom ?? 'Un participant'
  return (
    <article class={moi ? 'msg msg--me' : 'msg'} aria-label={`Message de ${nom}`}>
      <header class="row">
        <Avatar nom={nom} genre={auteur?.operateur ? 'operateur' : undefined} />
        <div class="grow">
          <b>{nom}</b>{' '}
          {moi ? (
            <span class="muted">vous</span>
          ) : (
            auteur?.operateur && <Etiquette genre="info">{auteur.organisme}</Etiquette>
          )}
          <p class="small muted">
            {auteur?.operateur && !moi ? auteur.fonction : auteur?.organisme} · {quand(moment.le)}
          </p>
        </div>
      </header>
      {moment.texte && <Texte>{moment.texte}</Texte>}
      {moment.pieces.length > 0 && (
        <ul class="row pt">
          {moment.pieces.map((piece) => (
            <li>
              <Piece piece={piece} href={`${lecteur.href}/pieces/${piece.id}`} />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

/** To keep, and for what a browser can show without running anything, to look at. */
function Piece({ piece, href }: { piece: PieceJointe; href: string }) {
  const { nom, type, taille, controle } = piece
  const poids = <span class="muted small nb">{poidsEnMots(taille)}</span>
  if (controle === 'attente' || controle === 'infecte')
    return (
      <span class="file">
        <Icon nom={controle === 'attente' ? 'clock' : 'warn'} petit />
        {nom} {poids}{' '}
        <Etiquette genre={controle === 'attente' ? 'attente' : 'retard'}>
          {controle === 'attente' ? 'Vérification antivirus en cours' : 'Virus : pièce détruite'}
        </Etiquette>
      </span>
    )
  return (
    <span class="row">
      <a class="file" href={href} download={nom}>
        <Icon nom="file" petit />
        {nom} {poids}
      </a>
      {MONTRABLES.has(type) && (
        <a href={`${href}?voir=oui`} target="_blank" rel="noopener">
          Voir<span class="sr"> {nom}, dans un nouvel onglet</span>
        </a>
      )}
    </span>
  )
}

/** What those who answer wrote to each other. */
export function NoteInterne({ note, moi }: { note: Note; moi: boolean }) {
  return (
    <article class="msg msg--note" aria-label={`Note interne de ${note.nom}`}>
      <header class="row">
        <Avatar nom={note.nom} genre="operateur" />
        <div class="grow">
          <b>{note.nom}</b> {moi && <span class="muted">vous</span>} <Etiquette icone="lock">Note interne</Etiquette>
          <p class="small muted">{quand(note.le)}</p>
        </div>
      </header>
      <Texte>{note.texte}</Texte>
    </article>
  )
}
