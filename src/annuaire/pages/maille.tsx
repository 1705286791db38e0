import type { Fond } from './fond.ts'
import { cadrer } from './plan.ts'

const LARGEUR = 760
const HAUTEUR = 753

/**
 * The territory as its mesh: one knot per commune, saffron where there is a France services desk.
 * @param pourvues codes of those communes
 */
export function Maille({ fond, pourvues }: { fond: Fond; pourvues: ReadonlySet<string> }) {
  const noeuds = fond.communes.flatMap(({ code, centre }) => (centre ? [{ code, centre }] : []))
  if (noeuds.length < 3) return null
  const cadre = cadrer(
    noeuds.map((n) => n.centre),
    { largeur: LARGEUR, hauteur: HAUTEUR, marge: 60, minKm: 1 },
  )
  const entier = (position: (typeof noeuds)[number]['centre']) => {
    const { x, y } = cadre.place(position)
    return { x: Math.round(x), y: Math.round(y) }
  }
  return (
    <svg
      class="mesh"
      viewBox={`0 0 ${LARGEUR} ${HAUTEUR}`}
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {fond.fils.map((fil) => {
        const [a, b] = [entier(fil[0]), entier(fil[1])]
        return <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
      })}
      {noeuds.map(({ code, centre }) => {
        const { x, y } = entier(centre)
        return pourvues.has(code) ? <circle class="s" cx={x} cy={y} r="6" /> : <circle cx={x} cy={y} r="4" />
      })}
    </svg>
  )
}
