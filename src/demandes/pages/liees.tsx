import { type Contexte, introuvable, type Result, relire, retour, un } from '../../platform/index.ts'
import { Bouton, Carte, Formulaire, Liste } from '../../ui/index.ts'
import { delier, lier, peutLier } from '../liens.ts'
import type { Vue } from '../lire.ts'
import { peut } from '../model.ts'
import type { Salle } from '../salle.ts'
import { entrantDe, idDe, LISTE, libelleStatut, pageDe } from './communs.tsx'
import type { Lecteur } from './demande.tsx'

/** POST: these two go together. */
export async function lierDemandes(salle: Salle, c: Contexte): Promise<Response> {
  return repondre(
    c,
    await lier(salle, entrantDe(c), idDe(c), un(await relire(c), 'avec')),
    'Les deux demandes sont liées.',
  )
}

/** POST: they do not. */
export async function delierDemandes(salle: Salle, c: Contexte): Promise<Response> {
  const fait = await delier(salle, entrantDe(c), idDe(c), un(await relire(c), 'avec'))
  return repondre(c, fait, 'Les deux demandes ne sont plus liées.')
}

function repondre(c: Contexte, fait: Result<unknown> | null, dit: string): Response | Promise<Response> {
  if (!fait) return introuvable(c)
  return retour(
    c,
    pageDe(c, idDe(c)),
    fait.ok ? { genre: 'ok', texte: dit } : { genre: 'erreur', texte: fait.refus.message },
  )
}

interface Props {
  vue: Vue
  lecteur: Lecteur
}

/** Requests that go with this one, as far as the reader sees them too; and, for whoever may, how to tie others or make one of two. */
export function DemandesLiees({ vue, lecteur }: Props) {
  const { demande, detruite, liees, liables } = vue
  const reunir = !detruite && demande.voit === 'tout' && peut(demande.etat, demande.cote, 'reunie')
  if (liees.length + liables.length === 0 && !reunir) return null
  return (
    <Carte titre="Demandes liées" class={liees.length === 0 ? 'noprint' : undefined}>
      {liees.length > 0 && <ListeDesLiees vue={vue} lecteur={lecteur} />}
      {liables.length > 0 && (
        <Formulaire action={`${lecteur.href}/lier`} class="stack-s noprint">
          <Liste
            id="avec"
            libelle="Lier à une autre du même mandat"
            facultatif={false}
            options={liables.map(({ id, repere, groupe }) => ({ valeur: id, libelle: `${repere}, ${groupe}` }))}
          />
          <Bouton genre="secondaire">Lier</Bouton>
        </Formulaire>
      )}
      {reunir && (
        <p class="noprint">
          <a class="tgt" href={`${lecteur.href}/reunir`}>
            C’est la même demande qu’une autre ?
          </a>
        </p>
      )}
    </Carte>
  )
}

function ListeDesLiees({ vue: { demande, liees, moments }, lecteur }: Props) {
  // Merged: the thread leads there, for good.
  const reunies = new Set(moments.map((m) => (m.type === 'reunie' ? m.vers : m.type === 'reunion' ? m.de : null)))
  return (
    <ul class="sep">
      {liees.map(({ id, repere, groupe, statut }) => (
        <li class="row row--sb">
          <span>
            <a class="tgt" href={`${LISTE[lecteur.porte]}/${id}`}>
              {repere}
            </a>
            <p class="small muted">
              {groupe} · {libelleStatut(statut)}
            </p>
          </span>
          {peutLier(demande) && !reunies.has(id) && (
            <Formulaire action={`${lecteur.href}/delier`} class="row noprint">
              <input type="hidden" name="avec" value={id} />
              <Bouton genre="discret">
                Délier<span class="sr"> de {repere}</span>
              </Bouton>
            </Formulaire>
          )}
        </li>
      ))}
    </ul>
  )
}
