import { Alerte, Bouton, Formulaire, formats } from '../../ui/index.ts'
import type { Semblable } from '../doublons.ts'
import { LISTE, libelleStatut } from './communs.tsx'
import { ChampSignature } from './signature.tsx'

interface Props {
  /** Of the draft. */
  id: string
  doublons: readonly { semblable: Semblable; joignable: boolean }[]
  partage: boolean
}

/** Said before a second request leaves: what already waits, and how to add to it. */
export function DejaEnvoyee({ id, doublons, partage }: Props) {
  return (
    <Alerte genre="attente" titre="Une demande attend déjà, pour cette personne et cette démarche">
      <p>
        Une seule demande avance plus vite que deux. Ajoutez-y votre message, ou dites plus bas pourquoi il en faut une
        autre.
      </p>
      <ul class="sep pt">
        {doublons.map(({ semblable: { id: autre, repere, sujet, groupe, etat }, joignable }) => (
          <li class="row row--sb">
            <span>
              <a class="tgt" href={`${LISTE.agent}/${autre}`}>
                {sujet}
              </a>
              <span class="small muted">
                {' '}
                <span class="num">{repere}</span> · {groupe} · {libelleStatut(etat.statut)} ·{' '}
                {formats('fr').date(etat.envoyeeLe)}
              </span>
            </span>
            {joignable ? (
              <Formulaire action={`${LISTE.agent}/nouvelle/${id}/joindre`} class="row">
                <input type="hidden" name="vers" value={autre} />
                <ChampSignature partage={partage} id={`signature-${autre}`} />
                <Bouton icone="send">
                  Joindre mon message<span class="sr"> à la demande {repere}</span>
                </Bouton>
              </Formulaire>
            ) : (
              <span class="small muted">Elle suit un autre mandat : répondez sur sa page.</span>
            )}
          </li>
        ))}
      </ul>
    </Alerte>
  )
}
