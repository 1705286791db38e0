import type { Polygone } from '../geometrie.ts'
import type { Point } from '../islands/communs/dessin.ts'
import { kmParDegre, type Position } from '../model.ts'

/** A flat drawing of an area: how to place a position on it, in units of the drawing. */
export interface Cadre {
  largeur: number
  hauteur: number
  place(position: Position): Point
}

interface OptionsCadre {
  largeur: number
  hauteur: number
  /** Free space around the points, in units of the drawing. */
  marge: number
  /** The drawing shows at least this many kilometres across, so that one place has its surroundings. */
  minKm: number
}

/** The frame that holds all the positions, seen flat: over a département the error is not visible. */
export function cadrer(positions: readonly Position[], { largeur, hauteur, marge, minKm }: OptionsCadre): Cadre {
  const lats = positions.map((p) => p.lat)
  const lons = positions.map((p) => p.lon)
  const milieu = {
    lat: (Math.min(...lats) + Math.max(...lats)) / 2,
    lon: (Math.min(...lons) + Math.max(...lons)) / 2,
  }
  const { x: kmX, y: kmY } = kmParDegre(milieu.lat)
  const etendueX = (Math.max(...lons) - Math.min(...lons)) * kmX
  const etendueY = (Math.max(...lats) - Math.min(...lats)) * kmY
  const echelle = Math.min(
    (largeur - 2 * marge) / Math.max(etendueX, 1e-9),
    (hauteur - 2 * marge) / Math.max(etendueY, 1e-9),
    largeur / minKm,
  )
  return {
    largeur,
    hauteur,
    place: ({ lat, lon }) => ({
      x: largeur / 2 + (lon - milieu.lon) * kmX * echelle,
      y: hauteur / 2 - (lat - milieu.lat) * kmY * echelle,
    }),
  }
}

/** Path of the outlines, in whole units; `null` when nothing of them is in the frame. */
export function tracer(polys: readonly Polygone[], cadre: Cadre): string | null {
  const anneaux = polys.flatMap((poly) =>
    poly.map((anneau) => anneau.map(([lon = 0, lat = 0]) => cadre.place({ lat, lon }))),
  )
  return anneaux.some((points) => dansLeCadre(points, cadre)) ? anneaux.map(chemin).join('') : null
}

function dansLeCadre(points: readonly Point[], { largeur, hauteur }: Cadre): boolean {
  const xs = points.map((p) => p.x)
  const ys = points.map((p) => p.y)
  return Math.max(...xs) > 0 && Math.min(...xs) < largeur && Math.max(...ys) > 0 && Math.min(...ys) < hauteur
}

/** Relative steps: half the bytes of absolute ones. Steps too short to be seen are skipped. */
function chemin(points: readonly Point[]): string {
  const arrondis = points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
  const [depart] = arrondis
  if (!depart) return ''
  let ici = depart
  let pas = ''
  for (const point of arrondis.slice(1, -1)) {
    const [dx, dy] = [point.x - ici.x, point.y - ici.y]
    if (Math.abs(dx) + Math.abs(dy) < 2) continue
    pas += `${pas && dx >= 0 ? ' ' : ''}${dx}${dy < 0 ? '' : ' '}${dy}`
    ici = point
  }
  return `M${depart.x} ${depart.y}l${pas}z`
}

/** Whether a point, with some room around it, is inside the frame. */
export function estVisible({ x, y }: Point, { largeur, hauteur }: Cadre, marge = 0): boolean {
  return x >= marge && x <= largeur - marge && y >= marge && y <= hauteur - marge
}
