import { classes } from './html.ts'
import { DIRECTIONNELLES, ICONES, type IconName } from './icones.ts'

export type { IconName }
export const ICON_NAMES = Object.keys(ICONES) as IconName[]

/** Always decorative: the words beside it carry the meaning. */
export function Icon({
  nom,
  petit,
  grand,
}: {
  nom: IconName
  petit?: boolean | undefined
  grand?: boolean | undefined
}) {
  return (
    <svg
      class={classes('ico', petit && 'ico--s', grand && 'ico--xl', DIRECTIONNELLES.has(nom) && 'flip')}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {ICONES[nom].map((forme) => {
        switch (forme[0]) {
          case 'P':
            return <path d={forme[1]} />
          case 'C':
            return <circle cx={forme[1]} cy={forme[2]} r={forme[3]} />
          case 'R':
            return <rect x={forme[1]} y={forme[2]} width={forme[3]} height={forme[4]} rx={2} />
          default:
            return <circle class="dot" cx={forme[1]} cy={forme[2]} r={2.8} />
        }
      })}
    </svg>
  )
}
