import type { Child } from 'hono/jsx'
import type { Moment, Vue } from '../lire.ts'
import { UTILES } from '../model.ts'
import type { Note } from '../notes.ts'
import type { Participant } from '../participants.ts'

/** Those who took part, by name. */
export interface Noms {
  compte(id: string | null): Participant | undefined
  groupe(id: string | null): string
  /** A link to another request, for whoever sees it too. */
  demande(id: string): Child
}

export function createNoms({ participants, liees }: Vue, liste: string): Noms {
  const de = (genre: Participant['genre'], id: string | null) =>
    participants.find((p) => p.genre === genre && p.id === id)
  return {
    compte: (id) => de('compte', id),
    groupe: (id) => de('groupe', id)?.nom ?? 'un autre groupe',
    demande(id) {
      const liee = liees.find((l) => l.id === id)
      return liee ? <a href={`${liste}/${id}`}>la demande {liee.repere}</a> : 'une autre demande'
    },
  }
}

/** Notes stand among the events at their hour; of the same second, after them. */
export function enOrdre({ moments, notes }: Vue): (Moment | Note)[] {
  return [...moments, ...notes].sort((a, b) => a.le.getTime() - b.le.getTime())
}

/** What happened beside the words; `null` for a plain message, which speaks for itself. */
export function phrase(moment: Moment, noms: Noms): Child {
  const qui = <b>{noms.compte(moment.par)?.nom ?? 'Maillage'}</b>
  switch (moment.type) {
    case 'envoyee':
    case 'message':
      return null
    case 'prise-en-charge':
      return <>{qui} s’occupe de la demande</>
    case 'question':
      return <>{qui} demande des pièces</>
    case 'reponse':
      return <>{qui} répond sur les pièces demandées</>
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
    case 'reunie':
      return (
        <>
          {qui} a réuni cette demande à {noms.demande(moment.vers)} : la suite est là-bas
        </>
      )
    case 'reunion':
      return (
        <>
          {qui} a réuni ici {noms.demande(moment.de)}
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
    case 'confiee':
      return (
        <>
          La personne qui suivait la demande est absente : <b>{noms.compte(moment.a)?.nom ?? 'un collègue'}</b> la
          remplace
        </>
      )
    case 'reprise':
      return <>La personne qui suivait la demande est revenue, et la reprend</>
    case 'heritee':
      return (
        <>
          Le groupe est retiré : <b>{noms.groupe(moment.groupe)}</b> prend la suite
        </>
      )
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
