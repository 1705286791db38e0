import { type ErreurChamp, erreurDe, type Saisie, un } from '../../platform/index.ts'
import { Bouton, Carte, Formulaire, Icon, Liste, ZoneTexte } from '../../ui/index.ts'
import type { Vue } from '../lire.ts'
import { peut } from '../model.ts'
import { ChampPieces } from './communs.tsx'
import type { Lecteur } from './demande.tsx'
import { ChampSignature } from './signature.tsx'

interface Props {
  vue: Vue
  lecteur: Lecteur
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  erreur: string | undefined
}

/** The reply box: says who will read before one sends. */
export function Repondre({ vue, lecteur, saisie, erreurs, erreur }: Props) {
  const { demande, groupe, depots, participants, mentionnables, partage } = vue
  const lecteurs = participants.filter((p) => p.genre !== 'compte').map((p) => p.nom)
  return (
    <Carte titre="Répondre" class="noprint">
      <Formulaire action={`${lecteur.href}/messages`} fichiers class="stack">
        <input type="hidden" name="id" value={un(saisie, 'id')} />
        {demande.cote === 'operateur' && groupe.reponses.length > 0 && (
          <div class="search">
            <Liste
              id="reponse"
              libelle="Partir d’une réponse type"
              facultatif={false}
              valeur={un(saisie, 'reponse')}
              options={groupe.reponses.map(({ titre }) => ({ valeur: titre, libelle: titre }))}
            />
            <Bouton genre="secondaire" name="geste" value="inserer" formaction={`${lecteur.href}/messages#texte`}>
              Insérer
            </Bouton>
          </div>
        )}
        <ZoneTexte
          id="texte"
          libelle="Message"
          facultatif={false}
          valeur={un(saisie, 'texte')}
          erreur={erreur}
          lignes={4}
          maxlength={5000}
        />
        {mentionnables.length > 0 && (
          <Liste
            id="attention"
            libelle="À l’attention de"
            invite="Personne en particulier"
            valeur={un(saisie, 'attention')}
            erreur={erreurDe(erreurs, 'attention')}
            options={mentionnables.map(({ id, nom, organisme }) => ({ valeur: id, libelle: nom, groupe: organisme }))}
            largeur="m"
          />
        )}
        {demande.voit === 'tout' && <ChampPieces depots={depots} erreurs={erreurs} />}
        <ChampSignature partage={partage} saisie={saisie} erreurs={erreurs} />
        <p class="muted small row">
          <Icon nom="eye" petit />
          <span class="grow">Lu par {lecteurs.join(', ')}. Pas par la personne.</span>
        </p>
        {peut(demande.etat, demande.cote, 'traitee') && (
          <p class="small">
            C’est la réponse ? Choisissez « traitée » : l’agent la dit à la personne. Une question ? « Envoyer » suffit.
          </p>
        )}
        <div class="row">
          <Bouton icone="send" name="geste" value="message">
            Envoyer
          </Bouton>
          {peut(demande.etat, demande.cote, 'traitee') && (
            <Bouton icone="check" genre="secondaire" name="geste" value="traitee">
              Envoyer et marquer « traitée »
            </Bouton>
          )}
        </div>
      </Formulaire>
    </Carte>
  )
}
