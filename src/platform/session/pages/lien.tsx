import { Bouton, Formulaire } from '../../../ui/index.ts'
import type { CompteConnu } from '../liens.ts'

/** Opening the link does nothing yet: programs that inspect mails open links, they do not press buttons. */
export function PageLien({ jeton, compte }: { jeton: string; compte: CompteConnu }) {
  return (
    <div class="wrap page stack">
      <h1>Bonjour {compte.nom}</h1>
      <p class="lead">Vous allez entrer avec l’adresse {compte.email}.</p>
      <Formulaire action={`/connexion/lien/${jeton}`}>
        <Bouton grand icone="lock">
          Entrer
        </Bouton>
      </Formulaire>
      <p class="muted prose">
        Ce n’est pas vous ? Fermez cette page. Sur un ordinateur partagé, pensez à vous déconnecter en partant.
      </p>
    </div>
  )
}
