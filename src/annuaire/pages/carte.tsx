import type { Services } from '../../platform/index.ts'
import { asset } from '../../ui/index.ts'
import { ecarter, type NomPlace, type Point, placerNoms } from '../islands/communs/dessin.ts'
import type { Position } from '../model.ts'
import type { Fond } from './fond.ts'
import { type Cadre, cadrer, estVisible, tracer } from './plan.ts'
import type { Vue } from './vue.ts'

export interface Epingle {
  /** As in the list. */
  numero: number
  position: Position
  ouvert: boolean
}

/** What the searcher stands for on the map: the middle of a commune, or their own position. */
export interface Centre {
  position: Position
  genre: 'commune' | 'moi'
  /** Insee codes of what is sought, drawn stronger. */
  communes: readonly string[]
}

const LARGEUR = 640
const HAUTEUR = 491
const EPINGLE = 30

export type Tuiles = NonNullable<Services['config']['tuiles']>

interface PropsCarte {
  epingles: readonly Epingle[]
  centre: Centre | null
  fond: Fond
  titre: string
  /** Address of the outlines, for the island. */
  contours: string
  tuiles: Tuiles | null
  vue: Vue
}

/** Map of the numbered places, drawn by the server; the island `carte` puts a map that moves in its place. */
export function CarteDesLieux(props: PropsCarte) {
  const { epingles, centre, fond, titre } = props
  const points = [...epingles.map((e) => e.position), ...(centre ? [centre.position] : [])]
  const cadre = cadrer(points, { largeur: LARGEUR, hauteur: HAUTEUR, marge: 50, minKm: 6 })
  const ici = centre ? cadre.place(centre.position) : null
  const places = ecarter(
    epingles.map((e) => cadre.place(e.position)),
    EPINGLE,
    ici,
  )
  const evites = ici ? [...places, ici] : places
  return (
    <figure class="map" {...donneesDeLIlot(props)}>
      <svg viewBox={`0 0 ${LARGEUR} ${HAUTEUR}`} role="img" aria-label={titre}>
        <Communes fond={fond} cadre={cadre} communes={centre?.communes ?? []} evites={evites} />
        {ici && <Ici point={ici} />}
        {epingles.map(({ numero, ouvert }, rang) => (
          <EpingleDessinee point={places[rang] ?? { x: 0, y: 0 }} numero={numero} ouvert={ouvert} />
        ))}
      </svg>
    </figure>
  )
}

/** What the moving map needs and the list does not say. */
function donneesDeLIlot({ centre, titre, contours, tuiles, vue }: PropsCarte) {
  const t = vue.t.lieux
  return {
    'data-carte': '',
    'data-plan': asset('plan.js'),
    'data-style': asset('plan.css'),
    'data-contours': contours,
    'data-tuiles': tuiles?.modele,
    'data-credit': tuiles ? (tuiles.credit ?? t.fond(new URL(tuiles.modele.replace('{s}.', '')).host)) : undefined,
    'data-titre': titre,
    'data-agrandir': t.agrandir,
    'data-reduire': t.reduire,
    'data-centre': centre ? `${centre.position.lat},${centre.position.lon}` : undefined,
    'data-communes': centre?.communes.join(' '),
  }
}

/** Where one place is, among its communes. */
export function PlanDuLieu({ position, fond, commune, titre }: PropsPlan) {
  const cadre = cadrer([position], { largeur: 360, hauteur: 258, marge: 20, minKm: 6 })
  const point = cadre.place(position)
  return (
    <figure class="map">
      <svg viewBox="0 0 360 258" role="img" aria-label={titre}>
        <Communes fond={fond} cadre={cadre} communes={commune ? [commune] : []} evites={[point]} />
        <circle class="p" cx={point.x} cy={point.y} r="13" />
        <circle class="here" cx={point.x} cy={point.y} r="5" />
      </svg>
    </figure>
  )
}

interface PropsPlan {
  position: Position
  fond: Fond
  commune: string | null
  titre: string
}

function EpingleDessinee({ point, numero, ouvert }: { point: Point; numero: number; ouvert: boolean }) {
  return (
    <g transform={`translate(${Math.round(point.x)} ${Math.round(point.y)})`}>
      <g class="spot">
        <circle class={ouvert ? 'p' : 'po'} r="14" />
        <text class={ouvert ? 'pt' : 'pto'} y="5">
          {numero}
        </text>
      </g>
    </g>
  )
}

function Ici({ point }: { point: Point }) {
  return <circle class="you" cx={Math.round(point.x)} cy={Math.round(point.y)} r="8" />
}

interface PropsCommunes {
  fond: Fond
  cadre: Cadre
  communes: readonly string[]
  /** Points that names of communes must leave in sight. */
  evites: readonly Point[]
}

/** Outlines and names; before outlines are imported, the thread between neighbours stands for them. */
function Communes({ fond, cadre, communes, evites }: PropsCommunes) {
  const formes = fond.communes.flatMap(({ code, contours }) => {
    const d = tracer(contours, cadre)
    return d === null ? [] : [{ code, d }]
  })
  return (
    <>
      {formes.length === 0 && <Fils fond={fond} cadre={cadre} />}
      {formes.map(({ code, d }) => (
        <path class={communes.includes(code) ? 'c me' : 'c'} d={d} />
      ))}
      {nomsVisibles(fond, cadre, communes, evites).map(({ texte, boite }) => (
        <text x={Math.round(boite.x)} y={Math.round(boite.y) + 5}>
          {texte}
        </text>
      ))}
    </>
  )
}

function Fils({ fond, cadre }: { fond: Fond; cadre: Cadre }) {
  return (
    <>
      {fond.fils.map((fil) => {
        const [a, b] = fil.map((p) => cadre.place(p)) as [Point, Point]
        if (!estVisible(a, cadre, -200) && !estVisible(b, cadre, -200)) return null
        return <line x1={Math.round(a.x)} y1={Math.round(a.y)} x2={Math.round(b.x)} y2={Math.round(b.y)} />
      })}
    </>
  )
}

/** Those sought first, then as many others as there is room for. */
function nomsVisibles(
  { communes }: Fond,
  cadre: Cadre,
  choisies: readonly string[],
  evites: readonly Point[],
): NomPlace[] {
  const noms = communes
    .flatMap(({ code, nom, centre }) => (centre ? [{ code, texte: nom, point: cadre.place(centre) }] : []))
    .filter(({ point }) => estVisible(point, cadre, 12))
    .sort((a, b) => Number(choisies.includes(b.code)) - Number(choisies.includes(a.code)))
  const occupees = evites.map((p) => ({ ...p, largeur: EPINGLE, hauteur: EPINGLE }))
  return placerNoms(noms, occupees).filter(
    ({ boite: { x, largeur } }) => x - largeur / 2 > 4 && x + largeur / 2 < cadre.largeur - 4,
  )
}
