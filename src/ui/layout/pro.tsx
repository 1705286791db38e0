import { Avatar } from '../components/carte.tsx'
import { Icon } from '../components/icon.tsx'
import type { Chrome, PropsLayout } from './chrome.ts'
import { Marque, Navigation, renderDocument } from './document.tsx'

/** Frame of the three professional doors: denser, in French, with the person's name and the way out. */
export async function LayoutPro(props: PropsLayout) {
  return renderDocument({ ...props, entete: <Entete chrome={props.chrome} />, pied: <Pied /> })
}

function Entete({ chrome }: { chrome: Chrome }) {
  const { acteur, porte } = chrome
  const dessous =
    porte === 'pilotage' ? `Pilotage · ${chrome.titreInstance}` : (acteur?.structureNom ?? chrome.titreInstance)
  return (
    <div class="bar">
      <div class="wrap">
        <Marque href="/espace" dessous={dessous} />
        <Navigation
          chrome={chrome}
          menu={acteur && <Identite acteur={acteur} />}
          enPlus={acteur && <Compte acteur={acteur} />}
        />
      </div>
    </div>
  )
}

function Compte({ acteur }: { acteur: NonNullable<Chrome['acteur']> }) {
  return (
    <details class="account">
      <summary class="btn btn--q">
        <Avatar nom={acteur.nom} />
        <span class="account-name">{acteur.nom}</span>
      </summary>
      <div class="account-panel">
        <Identite acteur={acteur} />
      </div>
    </details>
  )
}

/** Who is signed in, and the way out. */
function Identite({ acteur }: { acteur: NonNullable<Chrome['acteur']> }) {
  return (
    <div class="identity">
      <p>
        <b>{acteur.nom}</b>
        <br />
        <span class="muted small">{acteur.structureNom}</span>
      </p>
      <a href="/compte" class="btn btn--q flush">
        <Icon nom="user" petit />
        Mon compte
      </a>
      <form method="post" action="/deconnexion">
        <button type="submit" class="btn btn--q flush">
          <Icon nom="logout" petit />
          Se déconnecter
        </button>
      </form>
    </div>
  )
}

function Pied() {
  return (
    <footer class="foot">
      <div class="wrap">
        <nav aria-label="Pied de page">
          <ul>
            <li>
              <a href="/aide">Aide</a>
            </li>
            <li>
              <a href="/accessibilite">Accessibilité</a>
            </li>
            <li>
              <a href="/donnees-personnelles">Données personnelles</a>
            </li>
            <li>
              <a href="/mentions-legales">Mentions légales</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}
