import { Bouton, Champ } from '../../../ui/index.ts'

export function Chercher({ action, valeur }: { action: string; valeur: string }) {
  return (
    <form action={action}>
      <search class="row">
        <Champ id="q" libelle="Chercher un mot" facultatif={false} type="search" valeur={valeur} largeur="m" />
        <Bouton icone="search" genre="secondaire">
          Chercher
        </Bouton>
      </search>
    </form>
  )
}
