import { Avatar, Etiquette, Icon, LienBouton, Texte } from '../../ui/index.ts'
import type { Moment } from '../lire.ts'
import type { Note } from '../notes.ts'
import type { Participant } from '../participants.ts'
import { MONTRABLES, type PieceJointe, poidsEnMots } from '../pieces.ts'
import type { Liste } from '../pieces-demandees.ts'
import { quand } from './communs.tsx'
import type { Lecteur } from './demande.tsx'

/** What somebody wrote, with its files. */
export function Message({
  moment,
  auteur,
  lecteur,
  repondre,
  pour,
}: {
  moment: Moment
  auteur: Participant | undefined
  lecteur: Lecteur
  /** Address where a list is answered. */
  repondre: string | null
  /** Name of whoever is called on. */
  pour: string | undefined
}) {
  const moi = moment.par === lecteur.compteId
  const nom = auteur?.nom ?? 'Un participant'
  const rendues = moment.liste && 'remises' in moment.liste ? moment.liste.remises.flatMap((r) => r.pieces) : []
  const pieces = moment.pieces.filter((p) => !rendues.includes(p.id))
  return (
    <article class={moi ? 'msg msg--me' : 'msg'} aria-label={`Message de ${nom}`}>
      <header class="row">
        <Avatar nom={nom} genre={auteur?.operateur ? 'operateur' : undefined} />
        <div class="grow">
          <b>{nom}</b> {moment.signature && <span>({moment.signature}) </span>}
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
      {pour && (
        <p>
          <Etiquette genre="accent">À l’attention de {pour}</Etiquette>
        </p>
      )}
      {moment.texte && <Texte>{moment.texte}</Texte>}
      {moment.liste && <ListeDePieces moment={moment} liste={moment.liste} href={lecteur.href} />}
      {repondre && (
        <p class="pt noprint">
          <LienBouton href={repondre} icone="check">
            Répondre pièce par pièce
          </LienBouton>
        </p>
      )}
      {pieces.length > 0 && (
        <ul class="row pt">
          {pieces.map((piece) => (
            <li>
              <Piece piece={piece} href={`${lecteur.href}/pieces/${piece.id}`} />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

/** What is asked for; or, of each, whether it is there. */
function ListeDePieces({ moment, liste, href }: { moment: Moment; liste: Liste; href: string }) {
  if ('attendues' in liste)
    return (
      <ul class="list pt">
        {liste.attendues.map(({ libelle }) => (
          <li>{libelle}</li>
        ))}
      </ul>
    )
  return (
    <ul class="sep pt">
      {liste.remises.map(({ libelle, fournie, mot, pieces }) => (
        <li class="stack-s">
          <p class="row row--sb">
            <b>{libelle}</b>
            <Etiquette genre={fournie ? 'ok' : 'attente'} icone={fournie ? 'check' : 'info'}>
              {fournie ? 'Fournie' : 'La personne ne l’a pas'}
            </Etiquette>
          </p>
          {mot && <p>{mot}</p>}
          {moment.pieces
            .filter((p) => pieces.includes(p.id))
            .map((piece) => (
              <Piece piece={piece} href={`${href}/pieces/${piece.id}`} />
            ))}
        </li>
      ))}
    </ul>
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
          <b>{note.nom}</b> {note.signature && <span>({note.signature}) </span>}
          {moi && <span class="muted">vous</span>} <Etiquette icone="lock">Note interne</Etiquette>
          <p class="small muted">{quand(note.le)}</p>
        </div>
      </header>
      <Texte>{note.texte}</Texte>
    </article>
  )
}
