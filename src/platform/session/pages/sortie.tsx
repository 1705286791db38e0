import { LienBouton } from '../../../ui/index.ts'

/** Seen for an instant: the browser goes on by itself to the identity provider. */
export function PageSortie({ href, nom }: { href: string; nom: string }) {
  return (
    <div class="wrap page stack">
      <h1>Vous êtes déconnecté de Maillage</h1>
      <p class="lead">Nous vous déconnectons aussi de {nom}.</p>
      <p>
        <LienBouton href={href} genre="secondaire">
          Continuer
        </LienBouton>
      </p>
    </div>
  )
}
