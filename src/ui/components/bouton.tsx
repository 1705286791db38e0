import type { Enfants, Rest } from './html.ts'
import { classes } from './html.ts'
import { Icon, type IconName } from './icon.tsx'

export type GenreBouton = 'principal' | 'secondaire' | 'discret' | 'danger' | 'recherche'

interface Apparence extends Enfants {
  genre?: GenreBouton | undefined
  grand?: boolean | undefined
  icone?: IconName | undefined
  class?: string | undefined
}

const GENRES: Record<GenreBouton, string | false> = {
  principal: false,
  secondaire: 'btn--2',
  discret: 'btn--q',
  danger: 'btn--d',
  recherche: 'btn--s',
}

function apparence({ genre = 'principal', grand, class: plus }: Apparence): string | undefined {
  return classes('btn', GENRES[genre], grand && 'btn--l', plus)
}

export function Bouton(props: Apparence & { type?: 'submit' | 'button'; name?: string; value?: string } & Rest) {
  const { genre, grand, icone, class: plus, type = 'submit', children, ...rest } = props
  return (
    <button type={type} class={apparence({ genre, grand, class: plus })} {...rest}>
      {icone && <Icon nom={icone} petit />}
      {children}
    </button>
  )
}

export function LienBouton(props: Apparence & { href: string } & Rest) {
  const { genre, grand, icone, class: plus, href, children, ...rest } = props
  return (
    <a href={href} class={apparence({ genre, grand, class: plus })} {...rest}>
      {icone && <Icon nom={icone} petit />}
      {children}
    </a>
  )
}

/** Prints the page, once the island `imprimer` has shown it. */
export function BoutonImprimer({ genre = 'discret', children }: Enfants & { genre?: GenreBouton | undefined }) {
  return (
    <Bouton type="button" genre={genre} icone="print" class="noprint" data-imprimer="" hidden>
      {children}
    </Bouton>
  )
}
