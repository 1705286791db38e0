import { erreurDe, un } from '../../../platform/index.ts'
import { Bouton, Carte, Champ, Formulaire, Texte, ZoneTexte } from '../../../ui/index.ts'
import { groupeHref } from './communs.ts'
import type { Props } from './groupe.tsx'

/** What the group writes often: its members start from it, and complete it. */
export function ReponsesTypes({ fiche: { groupe }, saisie, erreurs }: Props) {
  const ici = groupeHref(groupe.id)
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id), requis: true })
  return (
    <Carte titre="Réponses types">
      <p class="muted">Vos experts les insèrent dans leur message, puis les complètent. On n’y parle de personne.</p>
      {groupe.reponses.length > 0 && (
        <ul class="sep">
          {groupe.reponses.map(({ titre, texte }) => (
            <li class="row row--sb">
              <details class="grow">
                <summary>{titre}</summary>
                <Texte>{texte}</Texte>
              </details>
              <Formulaire action={`${ici}/reponses/retirer`} class="row">
                <input type="hidden" name="titre" value={titre} />
                <Bouton genre="discret">
                  Retirer<span class="sr"> la réponse {titre}</span>
                </Bouton>
              </Formulaire>
            </li>
          ))}
        </ul>
      )}
      <Formulaire action={`${ici}/reponses`}>
        <Champ
          {...champ('titre')}
          libelle="Titre"
          aide="Le même titre remplace la réponse."
          maxlength={80}
          autocomplete="off"
        />
        <ZoneTexte {...champ('reponse')} libelle="Réponse à compléter" maxlength={3000} />
        <Bouton genre="secondaire">Garder cette réponse</Bouton>
      </Formulaire>
    </Carte>
  )
}
