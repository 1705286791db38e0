import type { Child } from 'hono/jsx'
import { Bouton, type GenreBouton } from './bouton.tsx'
import type { Enfants } from './html.ts'
import { Icon, type IconName } from './icon.tsx'

/**
 * A window over the page, opened and closed by the browser itself (popover): no script. Where popovers are unknown it is
 * simply shown in the page.
 */
export function Dialogue(
  props: Enfants & {
    id: string
    titre: Child
    /** Words of the button that opens it. */
    declencheur: Child
    genre?: GenreBouton | undefined
    icone?: IconName | undefined
    fermer?: string | undefined
  },
) {
  const { id, titre, declencheur, genre = 'secondaire', icone, fermer = 'Fermer', children } = props
  return (
    <>
      <Bouton type="button" genre={genre} icone={icone} popovertarget={id} aria-haspopup="dialog">
        {declencheur}
      </Bouton>
      <div id={id} popover="auto" class="dialog" role="dialog" aria-labelledby={`${id}-titre`}>
        <div class="dialog-head">
          <h2 id={`${id}-titre`} tabindex={-1} autofocus>
            {titre}
          </h2>
          <button type="button" class="btn btn--q btn--icon" popovertarget={id} popovertargetaction="hide">
            <Icon nom="x" petit />
            <span class="sr">{fermer}</span>
          </button>
        </div>
        <div class="stack">{children}</div>
      </div>
    </>
  )
}
