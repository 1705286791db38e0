import type { Moment, Vue } from '../lire.ts'
import { peut } from '../model.ts'
import { enAttente } from '../pieces-demandees.ts'
import { LISTE, quand } from './communs.tsx'
import type { Lecteur } from './demande.tsx'
import { createNoms, enOrdre, type Noms, phrase } from './faits.tsx'
import { Message, NoteInterne } from './message.tsx'

interface Props {
  vue: Vue
  lecteur: Lecteur
}

/** All that happened, the oldest first; the saffron knot is the last thing, while the request is open. */
export function FilDesMessages({ vue, lecteur }: Props) {
  const noms = createNoms(vue, LISTE[lecteur.porte])
  const ouverte = vue.demande.etat.statut !== 'close'
  const dernier = ouverte ? vue.moments.at(-1) : undefined
  return (
    <ol class="thread">
      {enOrdre(vue).map((ligne) =>
        'type' in ligne ? (
          <li
            class={ligne === dernier ? 'now' : 'done'}
            aria-current={ligne === dernier ? 'step' : undefined}
            id={`m-${ligne.id}`}
          >
            <Fait moment={ligne} noms={noms} />
            {(ligne.texte || ligne.liste || ligne.pieces.length > 0) && (
              <div class="thread-body">
                <Message
                  moment={ligne}
                  lecteur={lecteur}
                  auteur={noms.compte(ligne.par)}
                  pour={'attention' in ligne ? noms.compte(ligne.attention ?? null)?.nom : undefined}
                  repondre={repondre(ligne, vue, lecteur)}
                />
              </div>
            )}
          </li>
        ) : (
          <li class="done" id={`n-${ligne.id}`}>
            <NoteInterne note={ligne} moi={ligne.par === lecteur.compteId} />
          </li>
        ),
      )}
    </ol>
  )
}

/** Where the desk answers this list, while it waits. */
function repondre({ id, type }: Moment, { demande, moments }: Vue, { href }: Lecteur): string | null {
  const attend = type === 'question' && enAttente(moments).includes(id)
  return attend && peut(demande.etat, demande.cote, 'reponse') ? `${href}/reponse/${id}` : null
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
