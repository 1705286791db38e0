import type { Child } from 'hono/jsx'

export interface Colonne<T> {
  titre: string
  cellule: (ligne: T) => Child
  /** Aligned on the end side: numbers. */
  fin?: boolean | undefined
  /** Names the line: header of the row, title of the card on a phone. */
  entete?: boolean | undefined
}

/**
 * Table on a wide screen, cards on a phone: there `display: block` would take the table's meaning away, hence the roles.
 * `vide` is what stands there when no line is left.
 */
export function Tableau<T>(props: {
  legende: Child
  colonnes: readonly Colonne<T>[]
  lignes: readonly T[]
  vide: Child
  legendeMasquee?: boolean | undefined
}) {
  const { legende, colonnes, lignes, vide, legendeMasquee } = props
  if (lignes.length === 0) {
    return (
      <div class="stack-s">
        {!legendeMasquee && <p class="label">{legende}</p>}
        <div class="empty muted">{vide}</div>
      </div>
    )
  }
  return (
    <table class="tbl" {...role('table')}>
      <caption class={legendeMasquee ? 'sr' : undefined}>{legende}</caption>
      <thead {...role('rowgroup')}>
        <tr {...role('row')}>
          {colonnes.map(({ titre, fin }) => (
            <th scope="col" {...role('columnheader')} class={fin ? 'end' : undefined}>
              {titre}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role('rowgroup')}>
        {lignes.map((ligne) => (
          <tr {...role('row')}>{colonnes.map((colonne) => cellule(colonne, ligne))}</tr>
        ))}
      </tbody>
    </table>
  )
}

// Spread, because these roles are redundant everywhere but under `display: block`, which the linter cannot know.
const role = (role: string) => ({ role })

function cellule<T>({ titre, cellule, fin, entete }: Colonne<T>, ligne: T) {
  if (entete) {
    return (
      <th scope="row" {...role('rowheader')}>
        {cellule(ligne)}
      </th>
    )
  }
  return (
    <td {...role('cell')} data-l={titre} class={fin ? 'end' : undefined}>
      <div>{cellule(ligne)}</div>
    </td>
  )
}
