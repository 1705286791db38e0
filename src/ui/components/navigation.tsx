import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

export interface Lien {
  libelle: string
  href?: string | undefined
}

/** The last item is the page itself. */
export function FilAriane({
  items,
  libelle = 'Fil d’Ariane',
}: {
  items: readonly Lien[]
  libelle?: string | undefined
}) {
  return (
    <nav class="crumb noprint" aria-label={libelle}>
      <ol>
        {items.map(({ libelle, href }) => (
          <li aria-current={href ? undefined : 'page'}>{href ? <a href={href}>{libelle}</a> : libelle}</li>
        ))}
      </ol>
    </nav>
  )
}

/** `precedent` and `suivant` are addresses; `libelle` says where one is (« Page 2 sur 7 »). */
export function Pagination(props: {
  precedent?: string | undefined
  suivant?: string | undefined
  libelle: Child
  textes?: { navigation: string; precedente: string; suivante: string } | undefined
}) {
  const { precedent, suivant, libelle } = props
  const textes = props.textes ?? { navigation: 'Pages', precedente: 'Page précédente', suivante: 'Page suivante' }
  return (
    <nav class="pager noprint" aria-label={textes.navigation}>
      {precedent ? (
        <a class="btn btn--q" rel="prev" href={precedent}>
          <Icon nom="back" petit />
          {textes.precedente}
        </a>
      ) : (
        <span />
      )}
      <span class="muted">{libelle}</span>
      {suivant ? (
        <a class="btn btn--q" rel="next" href={suivant}>
          {textes.suivante}
          <Icon nom="arrow" petit />
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
