import type { Enfants } from './html.ts'

export type Niveau = 2 | 3

/** Heading of a component: looks the same at every level, the level follows the page. */
export function Titre({ niveau, children }: Enfants & { niveau: Niveau }) {
  return niveau === 2 ? <h2 class="h3">{children}</h2> : <h3 class="h3">{children}</h3>
}
