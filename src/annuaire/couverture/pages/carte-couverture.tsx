import { type NomPlace, type Point, placerNoms } from '../../islands/communs/dessin.ts'
import type { Fond } from '../../pages/fond.ts'
import { cadrer, tracer } from '../../pages/plan.ts'
import type { Vue } from '../../pages/vue.ts'
import { type CommuneCouverte, type Genre, presence } from '../model.ts'

const LARGEUR = 640
const HAUTEUR = 620
const POINT = 18
/** Names are placed as large as a phone shows them. */
const LOUPE = 1.5

interface Props {
  communes: readonly CommuneCouverte[]
  genre: Genre
  fond: Fond
  titre: string
  vue: Vue
}

/**
 * Communes with and without a place: hatched and hollow where there is none, so that neither colour nor a screen is
 * needed. Before outlines are imported, the thread between neighbours stands for them.
 */
export function CarteCouverture({ communes, genre, fond, titre, vue }: Props) {
  const positions = fond.communes.flatMap(({ contours, centre }) => [
    ...contours.flatMap((polygone) => (polygone[0] ?? []).map(([lon = 0, lat = 0]) => ({ lat, lon }))),
    ...(centre ? [centre] : []),
  ])
  if (positions.length === 0) return null
  const cadre = cadrer(positions, { largeur: LARGEUR, hauteur: HAUTEUR, marge: 24, minKm: 6 })
  const formes = new Map(
    fond.communes.flatMap(({ code, contours }) => {
      const trace = tracer(contours, cadre)
      return trace === null ? [] : [[code, trace] as const]
    }),
  )
  const points = communes.flatMap((commune) => {
    const { lieux, proche } = presence(commune, genre)
    if (!commune.position) return []
    return { commune, point: cadre.place(commune.position), sans: lieux === 0, km: proche?.km ?? null }
  })
  return (
    <figure class="map cover">
      <svg viewBox={`0 0 ${LARGEUR} ${HAUTEUR}`} role="img" aria-label={titre}>
        <pattern id="sans-lieu" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch-line" x1="0" y1="0" x2="0" y2="8" />
        </pattern>
        {[...formes.values()].map((d) => (
          <path class="c" d={d} />
        ))}
        {points.map(({ commune, sans }) =>
          sans && formes.has(commune.code) ? <path class="none" d={formes.get(commune.code)} /> : null,
        )}
        {formes.size === 0 && <Fils fils={fond.fils.map(([a, b]) => [cadre.place(a), cadre.place(b)])} />}
        {points.map(({ point, sans }) => (
          <circle class={sans ? 'po' : 'p'} cx={Math.round(point.x)} cy={Math.round(point.y)} r={POINT / 2} />
        ))}
        {noms(points, vue).map(({ texte, boite }) => (
          <text x={Math.round(boite.x)} y={Math.round(boite.y) + 6}>
            {texte}
          </text>
        ))}
      </svg>
    </figure>
  )
}

/** How far it is where there is none, then as many other names as there is room for. */
function noms(
  points: readonly { commune: CommuneCouverte; point: Point; sans: boolean; km: number | null }[],
  { f }: Vue,
): NomPlace[] {
  const reduit = ({ x, y }: Point) => ({ x: x / LOUPE, y: y / LOUPE })
  const occupees = points.map(({ point }) => ({ ...reduit(point), largeur: POINT / LOUPE, hauteur: POINT / LOUPE }))
  const loinDAbord = points.toSorted((a, b) => Number(b.sans) - Number(a.sans) || (b.km ?? 0) - (a.km ?? 0))
  const textes = [
    ...loinDAbord.flatMap(({ point, sans, km }) =>
      sans && km !== null ? { texte: f.distance(km), point: reduit(point) } : [],
    ),
    ...loinDAbord.map(({ commune, point }) => ({ texte: commune.nom, point: reduit(point) })),
  ]
  return placerNoms(textes, occupees)
    .map((nom) => ({ ...nom, boite: { ...nom.boite, x: nom.boite.x * LOUPE, y: nom.boite.y * LOUPE } }))
    .filter(({ boite: { x, largeur } }) => x - (largeur * LOUPE) / 2 > 0 && x + (largeur * LOUPE) / 2 < LARGEUR)
}

function Fils({ fils }: { fils: readonly (readonly [Point, Point])[] }) {
  return (
    <>
      {fils.map(([a, b]) => (
        <line x1={Math.round(a.x)} y1={Math.round(a.y)} x2={Math.round(b.x)} y2={Math.round(b.y)} />
      ))}
    </>
  )
}

/** The same signs, in words. */
export function Legende({ vue: { t } }: { vue: Vue }) {
  return (
    <p class="facts">
      <span>
        <svg class="bars-key" width="18" height="18" aria-hidden="true" focusable="false">
          <circle class="cover-on" cx="9" cy="9" r="7" />
        </svg>
        {t.couverture.auMoinsUn}
      </span>
      <span>
        <svg class="bars-key" width="18" height="18" aria-hidden="true" focusable="false">
          <circle class="cover-off" cx="9" cy="9" r="7" />
        </svg>
        {t.couverture.aucunLieu}
      </span>
    </p>
  )
}
