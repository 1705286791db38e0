import { Alerte, Bouton, Champ, estLangue, Liste, messages, ZoneTexte } from '../../../ui/index.ts'
import type { TypeLieu } from '../../types.ts'
import {
  adresseDuCadre,
  type ChoixWidget,
  codeCadre,
  codeScript,
  optionsBesoins,
  optionsLangues,
  optionsTypes,
} from '../code.ts'
import { textesWidget } from '../textes.ts'

interface PropsInstaller {
  choix: ChoixWidget
  /** Public address of this site. */
  site: string
  types: readonly TypeLieu[]
  /** No site may show it yet. */
  ferme: boolean
  erreurs: readonly string[]
}

/** For a webmaster: choose, look, copy. */
export function PageInstaller(props: PropsInstaller) {
  return (
    <div class="wrap page stack-l">
      <div class="stack-s">
        <h1>Afficher l’annuaire sur votre site</h1>
        <p>
          Choisissez ce que vos visiteurs verront. Puis copiez le code dans votre page. Il ne pose aucun cookie et ne
          suit personne.
        </p>
      </div>
      <div class="grid cols">
        <Reglages {...props} />
        <Apercu {...props} />
      </div>
      <Code {...props} />
    </div>
  )
}

function Reglages({ choix, types, erreurs }: PropsInstaller) {
  return (
    <section class="stack" aria-labelledby="reglages">
      <h2 id="reglages">1. Choisir</h2>
      {erreurs.map((erreur) => (
        <Alerte genre="attente">{erreur}</Alerte>
      ))}
      <form class="stack" action="/widget/installer">
        <Champ id="ville" libelle="Ville ou code postal" valeur={choix.ville} autocomplete="off" />
        <Champ id="q" libelle="Mots du besoin" aide="Exemple : carte grise" valeur={choix.q} autocomplete="off" />
        <Liste id="evenement" libelle="Situation" options={optionsBesoins()} valeur={choix.evenement} invite="Toutes" />
        <Liste id="type" libelle="Type de lieu" options={optionsTypes(types)} valeur={choix.type} invite="Tous" />
        <Champ
          id="lieu"
          libelle="Un seul lieu"
          aide="L’adresse de sa fiche. Le cadre montre alors ses horaires, et rien d’autre."
          valeur={choix.lieu}
          autocomplete="off"
        />
        <Liste
          id="langue-du-cadre"
          libelle="Langue"
          facultatif={false}
          options={optionsLangues((langue) => messages(langue).langue.nom)}
          valeur={choix.langue ?? 'fr'}
          invite={false}
        />
        <div>
          <Bouton>Voir l’aperçu et le code</Bouton>
        </div>
      </form>
    </section>
  )
}

function Apercu({ choix }: PropsInstaller) {
  return (
    <section class="stack" aria-labelledby="apercu">
      <h2 id="apercu">2. Regarder</h2>
      <iframe class="apercu" src={adresseDuCadre(choix)} title="Aperçu de l’annuaire sur votre site" />
    </section>
  )
}

function Code({ choix, site, ferme }: PropsInstaller) {
  const { titre } = textesWidget(estLangue(choix.langue) ? choix.langue : 'fr')
  return (
    <section class="stack" aria-labelledby="code">
      <h2 id="code">3. Copier</h2>
      <ZoneTexte
        id="code-script"
        libelle="Le code à coller dans votre page"
        aide="Le cadre prend la hauteur de ce qu’il montre."
        facultatif={false}
        valeur={codeScript(site, choix)}
        rows={5}
        readonly
      />
      <ZoneTexte
        id="code-cadre"
        libelle="Si votre site refuse les scripts"
        aide="La hauteur est fixe : changez le nombre 600 s’il le faut."
        facultatif={false}
        valeur={codeCadre(site, titre, choix)}
        rows={5}
        readonly
      />
      <Alerte genre="info" titre="Votre site doit être autorisé">
        {ferme ? 'Aucun site n’est encore autorisé ici. ' : ''}
        Donnez l’adresse de votre site (https://www.exemple.fr) au gestionnaire de cet annuaire. Il l’ajoute à la liste.
        Sans cela, vos visiteurs verront un refus.
      </Alerte>
    </section>
  )
}
