import { canalDeLaPersonne, nomComplet } from '../../mandats/index.ts'
import type { Canal, Trx } from '../../platform/index.ts'
import { Avatar, Carte, Icon } from '../../ui/index.ts'
import { quandEcheance } from '../courriels.ts'
import { echeanceDe } from '../delai.ts'
import type { Prete } from '../envoyer.ts'
import { findGroupe } from '../groupes.ts'
import { listNomsDuGroupe } from '../participants.ts'
import type { Salle } from '../salle.ts'
import { LISTE, sansPrecision } from './communs.tsx'

/** Beside the group itself. */
export interface QuiLira {
  membres: readonly string[]
  /** Group that comes in when this one does not answer, by name. */
  suppleant: string | null
  /** How the person is told that there is something new. */
  canal: Canal | null
}
export const PERSONNE_ENCORE: QuiLira = { membres: [], suppleant: null, canal: null }

const CANAUX: Record<Canal, string> = { sms: 'Un SMS', courriel: 'Un courriel' }

export async function lireQui(trx: Trx, departement: string, { mandat, destinataire }: Prete): Promise<QuiLira> {
  const { id, suppleant } = destinataire.groupe
  const second = suppleant ? await findGroupe(trx, departement, suppleant) : null
  return {
    membres: await listNomsDuGroupe(trx, departement, id),
    suppleant: second && !second.retire ? second.nom : null,
    canal: await canalDeLaPersonne(trx, mandat),
  }
}

interface PropsDestinataires {
  id: string
  prete: Prete
  qui: QuiLira
  structure: string
  salle: Salle
}

/** Everybody who will read, what they read, and what the person is told. */
export function Destinataires({ id, prete, qui, structure, salle }: PropsDestinataires) {
  const { groupe, raison } = prete.destinataire
  const echeance = echeanceDe(salle.clock.now(), groupe)
  return (
    <Carte titre="Qui recevra quoi">
      <ul class="sep">
        <li class="row top">
          <Avatar nom={groupe.nom} genre="operateur" />
          <div class="grow">
            <b>{groupe.nom}</b>
            <p class="small">{raison}</p>
            <p class="small muted">
              {qui.membres.length > 0 ? qui.membres.join(', ') : 'Aucun membre pour l’instant : le groupe est prévenu.'}
            </p>
            <Lit>Tout : message, pièces, identité</Lit>
          </div>
        </li>
        {qui.suppleant && (
          <li class="row top">
            <Avatar nom={qui.suppleant} genre="operateur" />
            <div class="grow">
              <b>{qui.suppleant}</b>
              <p class="small muted">Son suppléant, seulement si le groupe est en retard ou absent</p>
              <Lit>Tout, à partir de ce moment</Lit>
            </div>
          </li>
        )}
        <li class="row top">
          <Avatar nom={sansPrecision(structure)} />
          <div class="grow">
            <b>{structure}</b>
            <p class="small muted">Vous et vos collègues</p>
            <Lit>Tout : message, pièces, identité</Lit>
          </div>
        </li>
        <li class="row top">
          <Avatar nom={nomComplet(prete.contenu.personne)} />
          <div class="grow">
            <b>{nomComplet(prete.contenu.personne)}</b>
            <p class="small row">
              <Icon nom="eyeoff" petit />
              <span class="grow">Avec son code : qui a la demande et qui l’a lue. Ni le message, ni les pièces.</span>
            </p>
            <p class="small muted">
              {qui.canal
                ? `${CANAUX[qui.canal]} « Il y a du nouveau », sans rien d’autre, quand on attend quelque chose d’elle.`
                : 'Aucun message ne lui est envoyé : vous lui dites la réponse.'}
            </p>
          </div>
        </li>
      </ul>
      {prete.autres.length > 0 && (
        <details>
          <summary>Un autre groupe convient mieux ?</summary>
          <ul class="sep">
            {prete.autres.map((d) => (
              <li>
                <a class="tgt" href={`${LISTE.agent}/nouvelle/${id}?groupe=${encodeURIComponent(d.groupe.id)}`}>
                  Plutôt {d.groupe.nom}
                </a>
                <p class="small muted">{d.raison}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p>
        <b>Réponse attendue</b> {quandEcheance({ echeance })}.
      </p>
    </Carte>
  )
}

function Lit({ children }: { children: string }) {
  return (
    <p class="small row">
      <Icon nom="eye" petit /> {children}
    </p>
  )
}
