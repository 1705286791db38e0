import type { Child } from 'hono/jsx'
import { slug } from '../components/html.ts'
import { Arabe, Chiffres, Chronologie, Tables } from './composants/donnees.tsx'
import { Actions, Deplacer, Dessins, Etiquettes, Fenetres, Messages, Textes } from './composants/elements.tsx'
import { Choisir, Formulaires } from './composants/formulaires.tsx'

const SECTIONS: readonly [string, () => Child][] = [
  ['Textes', Textes],
  ['Boutons', Actions],
  ['Champs', Formulaires],
  ['Choix', Choisir],
  ['Étiquettes', Etiquettes],
  ['Messages', Messages],
  ['Tableaux', Tables],
  ['Le fil', Chronologie],
  ['Chiffres', Chiffres],
  ['Fenêtre', Fenetres],
  ['Se déplacer', Deplacer],
  ['De droite à gauche', Arabe],
  ['Pictogrammes', Dessins],
]

/** Every component in every state: what the accessibility tests open first. The people shown are invented. */
export function PageComposants() {
  return (
    <div class="wrap page stack-l">
      <div class="stack-s">
        {/* The first of the page: the error summary below would take the focus. */}
        <h1 tabindex={-1} autofocus>
          Composants
        </h1>
        <p class="lead">Chaque pièce, dans chaque état, avec des exemples inventés.</p>
        <nav class="noprint" aria-label="Sommaire">
          <ul class="row">
            {SECTIONS.map(([titre]) => (
              <li>
                <a class="chip" href={`#${slug(titre)}`}>
                  {titre}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {SECTIONS.map(([titre, Contenu]) => (
        <section class="stack" aria-labelledby={slug(titre)}>
          <h2 id={slug(titre)}>{titre}</h2>
          {Contenu()}
        </section>
      ))}
    </div>
  )
}
