import type { Child } from 'hono/jsx'
import { Avatar, Etiquette, Icon, Texte } from '../../ui/index.ts'
import type { Moment, Vue } from '../lire.ts'
import { UTILES } from '../model.ts'
import type { Participant } from '../participants.ts'
import { MONTRABLES, type PieceJointe, poidsEnMots } from '../pieces.ts'
import { quand } from './communs.tsx'
import type { Lecteur } from './demande.tsx'

interface Props {
  moments: readonly Moment[]
  vue: Vue
  lecteur: Lecteur
}

/** All that happened, the oldest first; the saffron knot is the last thing, while the request is open. */
export function FilDesMessages({ moments, vue, lecteur }: Props) {
  const noms = createNoms(vue.participants)
  const ouverte = vue.demande.etat.statut !== 'close'
  return (
    <ol class="thread">
      {moments.map((moment, rang) => {
        const dernier = ouverte && rang === moments.length - 1
        return (
          <li class={dernier ? 'now' : 'done'} aria-current={dernier ? 'step' : undefined} id={`m-${moment.id}`}>
            <Fait moment={moment} noms={noms} />
            {(moment.texte || moment.pieces.length > 0) && (
              <div class="thread-body">
                <Message {...{ moment, lecteur }} auteur={noms.compte(moment.par)} />
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

interface Noms {
  compte(id: string | null): Participant | undefined
  groupe(id: string | null): string
}

function createNoms(participants: readonly Participant[]): Noms {
  const de = (genre: Participant['genre'], id: string | null) =>
    participants.find((p) => p.genre === genre && p.id === id)
  return {
    compte: (id) => de('compte', id),
    groupe: (id) => de('groupe', id)?.nom ?? 'un autre groupe',
  }
}

/** What happened beside the words; nothing for a plain message, which speaks for itself. */
function Fait({ moment, noms }: { moment: Moment; noms: Noms }) {
  const dit = phrase(moment, noms)
  if (dit === null) return null
  return (
    <p class="thread-head">
      <span>{dit}</span>
      <span class="muted small">{quand(moment.le)}</span>
    </p>
  )
}

function phrase(moment: Moment, noms: Noms): Child {
  const qui = <b>{noms.compte(moment.par)?.nom ?? 'Maillage'}</b>
  switch (moment.type) {
    case 'envoyee':
    case 'message':
      return null
    case 'prise-en-charge':
      return <>{qui} s’occupe de la demande</>
    case 'traitee':
      return <>{qui} a traité la demande</>
    case 'pas-pour-nous':
      return <>{qui} rend la demande : elle n’est pas pour son groupe</>
    case 'reroutee':
      return (
        <>
          {qui} a transmis la demande à <b>{noms.groupe(moment.groupe)}</b>
        </>
      )
    case 'invitation':
      return (
        <>
          {qui} a invité{' '}
          <b>{moment.groupe ? noms.groupe(moment.groupe) : (noms.compte(moment.compte)?.nom ?? 'un collègue')}</b>
        </>
      )
    case 'rouverte':
      return <>{qui} a rouvert la demande</>
    case 'close':
      return (
        <>
          {qui} a clos la demande. Réponse utile : {UTILES[moment.utile].toLowerCase()}
        </>
      )
    case 'mandat-fini':
      return <>Le mandat a pris fin : la demande est close</>
    case 'rappel':
      return <>Le groupe a reçu un rappel</>
    case 'etape':
      return etape(moment, noms)
    case 'liberee':
      return <>La personne qui suivait la demande est absente : la demande revient au groupe</>
    case 'close-seule':
      return <>Réponse donnée, plus personne n’écrit : la demande se clôt toute seule</>
  }
}

function etape({ etape, groupe }: Moment & { type: 'etape' }, noms: Noms): Child {
  switch (etape) {
    case 'suppleance':
      return groupe ? (
        <>
          Le groupe suppléant entre dans la demande : <b>{noms.groupe(groupe)}</b>
        </>
      ) : (
        <>Le groupe suppléant ne répond plus : personne n’a pu prendre la suite</>
      )
    case 'responsable':
      return <>Les responsables de l’organisme sont prévenus du retard</>
    case 'coordination':
      return <>Le pilotage du département est prévenu du retard</>
    case 'relance':
      return <>L’agent est relancé : l’organisme attend sa suite</>
    case 'structure':
      return <>La structure de l’agent est prévenue : la demande rendue attend une suite</>
  }
}

function Message({ moment, auteur, lecteur }: { moment: Moment; auteur: Participant | undefined; lecteur: Lecteur }) {
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
