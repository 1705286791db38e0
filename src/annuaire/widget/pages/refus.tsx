import type { Vue } from '../../pages/vue.ts'
import { LienDehors } from './liens.tsx'

/** Read by the webmaster who just pasted the code: what happened, and whom to ask. */
export function SiteRefuse({ site, vue }: { site: string; vue: Vue }) {
  return (
    <div class="wrap stack pt" lang="fr" dir="ltr">
      <h1 class="h3">Ce site ne peut pas encore afficher l’annuaire</h1>
      <p>
        <b>{site}</b> n’est pas dans la liste des sites autorisés. Demandez au gestionnaire de cet annuaire de
        l’ajouter.
      </p>
      <p>
        <LienDehors href="/widget/installer" vue={vue}>
          Comment faire
        </LienDehors>
      </p>
      <p>
        <LienDehors href="/lieux" vue={vue}>
          Chercher un lieu sur le site de l’annuaire
        </LienDehors>
      </p>
    </div>
  )
}
