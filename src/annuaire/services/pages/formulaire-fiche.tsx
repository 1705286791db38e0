import type { Child } from 'hono/jsx'
import type { ErreurChamp, Saisie } from '../../../platform/index.ts'
import { Bouton, Formulaire, LienBouton, ResumeErreurs } from '../../../ui/index.ts'

export interface PropsFormulaire {
  action: string
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  /** Given when the sheet is new: makes a form sent twice count once. */
  id?: string | undefined
}

/** Of a sheet whose versions are kept: the rank of the last one, 0 for a new sheet. */
export interface PropsFiche extends PropsFormulaire {
  rang: number
}

/** Frame of the forms about one sheet of the place. */
export function FormulaireFiche(props: Omit<PropsFiche, 'saisie'> & { children: Child }) {
  const { action, erreurs, id, rang, children } = props
  return (
    <Formulaire action={action}>
      <ResumeErreurs erreurs={erreurs} />
      {id && <input type="hidden" name="id" value={id} />}
      <input type="hidden" name="rang" value={String(rang)} />
      {children}
      <div class="row">
        <Bouton>Enregistrer</Bouton>
        <LienBouton genre="secondaire" href="/agent/lieu">
          Ne rien changer
        </LienBouton>
      </div>
    </Formulaire>
  )
}
