import { type ErreurChamp, erreurDe, type Saisie, un } from '../../../platform/index.ts'
import { Bouton, Champ, Formulaire, Liste, ResumeErreurs, Tableau } from '../../../ui/index.ts'
import { besoins } from '../../synonymes.ts'
import type { Synonyme } from '../store.ts'

interface Props {
  connus: readonly Synonyme[]
  adresse: string
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

/** Words added by the département, and the need each one leads to. */
export function PageSynonymes({ connus, adresse, saisie, erreurs }: Props) {
  return (
    <div class="wrap page stack-l">
      <div class="stack-s">
        <h1>Mots de la recherche</h1>
        <p>
          Les habitants cherchent avec leurs mots. Quand un mot ne donne rien, ajoutez-le ici : il mène au besoin que
          vous choisissez. Les accents, les pluriels et les fautes de frappe sont pardonnés.
        </p>
      </div>
      <section class="card stack" aria-labelledby="ajouter">
        <h2 id="ajouter">Ajouter un mot</h2>
        <Formulaire action={adresse}>
          <ResumeErreurs erreurs={erreurs} />
          <Champ
            id="mot"
            libelle="Ce que les gens tapent"
            aide="Un mot ou quelques-uns, par exemple « plan canicule ». N’écrivez le nom de personne."
            requis
            maxlength={60}
            valeur={un(saisie, 'mot')}
            erreur={erreurDe(erreurs, 'mot')}
          />
          <Liste
            id="besoin"
            libelle="Ce qu’ils cherchent"
            requis
            options={besoins.map(({ nom }) => ({ valeur: nom, libelle: nom }))}
            valeur={un(saisie, 'besoin')}
            erreur={erreurDe(erreurs, 'besoin')}
          />
          <Bouton icone="plus">Ajouter</Bouton>
        </Formulaire>
      </section>
      <Tableau
        legende="Mots ajoutés par le département"
        colonnes={[
          { titre: 'Mot', cellule: (s) => s.mot, entete: true },
          { titre: 'Besoin', cellule: (s) => s.besoin },
          { titre: 'Retirer', cellule: (s) => <Retirer mot={s.mot} adresse={adresse} /> },
        ]}
        lignes={connus}
        vide="Aucun mot ajouté. La recherche connaît déjà plus de mille mots du quotidien."
      />
    </div>
  )
}

function Retirer({ mot, adresse }: { mot: string; adresse: string }) {
  return (
    <Formulaire action={`${adresse}/retirer`}>
      <input type="hidden" name="mot" value={mot} />
      <Bouton genre="discret" icone="trash">
        Retirer<span class="sr"> « {mot} »</span>
      </Bouton>
    </Formulaire>
  )
}
