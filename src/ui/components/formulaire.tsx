import type { Enfants, Rest } from './html.ts'
import { classes } from './html.ts'
import { Icon } from './icon.tsx'

/** A form checked by the server alone (`novalidate`): its sentences say what to correct, in the words of the page. */
export function Formulaire(
  props: Enfants & {
    action?: string | undefined
    methode?: 'get' | 'post' | undefined
    /** For a form that carries a file. */
    fichiers?: boolean | undefined
    class?: string | undefined
  } & Rest,
) {
  const { action, methode = 'post', fichiers, class: plus, children, ...rest } = props
  return (
    <form
      class={classes(plus ?? 'stack')}
      method={methode}
      action={action}
      enctype={fichiers ? 'multipart/form-data' : undefined}
      novalidate
      {...rest}
    >
      {children}
    </form>
  )
}

export interface ErreurChamp {
  champ: string
  message: string
}

/** Shown above the form, focused when the page opens; each line leads to its field. Nothing when there is no error. */
export function ResumeErreurs({ erreurs, titre }: { erreurs: readonly ErreurChamp[]; titre?: string | undefined }) {
  if (erreurs.length === 0) return null
  const compte = erreurs.length === 1 ? 'Il y a 1 erreur dans la page' : `Il y a ${erreurs.length} erreurs dans la page`
  return (
    <section class="alert late" aria-labelledby="resume-erreurs" tabindex={-1} autofocus>
      <Icon nom="warn" />
      <div class="stack-s">
        <h2 class="alert-title" id="resume-erreurs">
          {titre ?? compte}
        </h2>
        <ul class="list">
          {erreurs.map(({ champ, message }) => (
            <li>
              <a href={`#${champ}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
