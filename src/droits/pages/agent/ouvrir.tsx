import { raw } from 'hono/html'
import { type Contexte, pagePro } from '../../../platform/index.ts'
import { Alerte, Bouton, Carte, Champ, Formulaire, Icon } from '../../../ui/index.ts'
import type { Salle } from '../../entretien/donnees.ts'
import { fil, LISTE } from './communs.tsx'

const TITRE = 'Ouvrir la fiche d’un habitant'

/** The sheet of a resident, opened in the browser with the number they say: the server sees neither. */
export function ouvrirFiche(salle: Salle, c: Contexte): Promise<Response> {
  return pagePro(
    c,
    { titre: TITRE, courant: LISTE, fil: fil(TITRE), ilots: ['droits-ouvrir'] },
    <>
      <div class="wrap page stack">
        <div id="ouvrir-bloc" class="stack">
          <h1>{TITRE}</h1>
          <noscript>
            <Alerte genre="info">
              Cette page a besoin de JavaScript : la fiche s’ouvre dans votre navigateur, sans passer par le serveur.
            </Alerte>
          </noscript>
          <Carte>
            <form id="ouvrir" class="stack" hidden novalidate>
              <p>Scannez le code de la fiche, puis demandez le numéro à la personne.</p>
              <Champ
                id="numero"
                libelle="Numéro à six chiffres"
                aide="La personne le dit à voix haute. Il n’est pas écrit sur la fiche."
                inputmode="numeric"
                autocomplete="off"
                requis
                largeur="s"
              />
              <Champ
                id="code"
                libelle="Adresse du code"
                aide="Elle est remplie si vous avez scanné la fiche avec cet appareil."
                autocomplete="off"
                facultatif={false}
              />
              <p class="err" id="ouvrir-echec" role="alert" hidden>
                <Icon nom="warn" petit />
                <span>La fiche ne s’ouvre pas. Vérifiez le numéro, ou scannez encore le code.</span>
              </p>
              <Bouton icone="lock">Ouvrir</Bouton>
            </form>
            <p class="small muted">
              Le code et le numéro restent dans ce navigateur. Rien n’est envoyé tant que vous ne reprenez pas les
              réponses.
            </p>
          </Carte>
        </div>
        <Formulaire action={`${LISTE}/nouveau`} id="reprendre" hidden>
          <div data-champs="" />
          <input type="hidden" name="action" value="corriger" />
          <Bouton icone="edit">Reprendre dans le formulaire</Bouton>
        </Formulaire>
      </div>
      <section id="interview" aria-label="Fiche" />
      <script type="application/json" id="interview-donnees">
        {raw(JSON.stringify(salle.donnees('fr')).replaceAll('<', '\\u003c'))}
      </script>
    </>,
  )
}
