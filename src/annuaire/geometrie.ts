import { distanceKm, kmParDegre, type Position } from './model.ts'

/** Rings of [lon, lat], as in GeoJSON; the first of a polygon is its outside. */
type Anneau = readonly (readonly number[])[]
export type Polygone = readonly Anneau[]

export interface Geometrie {
  type: 'Polygon' | 'MultiPolygon'
  coordinates: unknown
}

export function polygones(geometrie: Geometrie): Polygone[] {
  return geometrie.type === 'Polygon' ? [geometrie.coordinates as Polygone] : (geometrie.coordinates as Polygone[])
}

/** Inside by the even-odd rule: holes are outside. */
export function estDedans(position: Position, polygone: Polygone): boolean {
  return polygone.filter((anneau) => traverse(anneau, position)).length % 2 === 1
}

function traverse(anneau: Anneau, { lat, lon }: Position): boolean {
  let dedans = false
  for (const [a, b] of cotes(anneau))
    if (a.lat > lat !== b.lat > lat && lon < a.lon + ((lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon))
      dedans = !dedans
  return dedans
}

/** Kilometres to the nearest edge. */
export function distanceAuBord(position: Position, polygone: Polygone): number {
  const { x, y } = kmParDegre(position.lat)
  const plan = (p: Position) => ({ x: (p.lon - position.lon) * x, y: (p.lat - position.lat) * y })
  let plusPres = Number.POSITIVE_INFINITY
  for (const anneau of polygone) {
    for (const [a, b] of cotes(anneau).map(([p, q]) => [plan(p), plan(q)] as const)) {
      const longueur2 = (b.x - a.x) ** 2 + (b.y - a.y) ** 2
      const part = longueur2 === 0 ? 0 : -(a.x * (b.x - a.x) + a.y * (b.y - a.y)) / longueur2
      const t = Math.min(1, Math.max(0, part))
      plusPres = Math.min(plusPres, Math.hypot(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)))
    }
  }
  return plusPres
}

/** A point that stands for the area: its centroid, or a point inside when the centroid is not (a long island). */
export function centre(polys: readonly Polygone[]): Position | null {
  const grand = polys.toSorted((a, b) => Math.abs(aire(b)) - Math.abs(aire(a)))[0]
  if (!grand) return null
  const milieu = centroide(grand)
  return milieu && arrondir(estDedans(milieu, grand) ? milieu : milieuInterieur(grand, milieu))
}

/** To the metre. */
function arrondir({ lat, lon }: Position): Position {
  return { lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) }
}

function aire([dehors = []]: Polygone): number {
  return cotes(dehors).reduce((somme, [a, b]) => somme + (a.lon * b.lat - b.lon * a.lat) / 2, 0)
}

function centroide(polygone: Polygone): Position | null {
  const surface = aire(polygone)
  if (surface === 0) return null
  let lat = 0
  let lon = 0
  for (const [a, b] of cotes(polygone[0] ?? [])) {
    const part = (a.lon * b.lat - b.lon * a.lat) / (6 * surface)
    lat += (a.lat + b.lat) * part
    lon += (a.lon + b.lon) * part
  }
  return { lat, lon }
}

/** Middle of the widest stretch of the area along the parallel of `repere`. */
function milieuInterieur(polygone: Polygone, repere: Position): Position {
  const passages = polygone
    .flatMap((anneau) => cotes(anneau))
    .filter(([a, b]) => a.lat > repere.lat !== b.lat > repere.lat)
    .map(([a, b]) => a.lon + ((repere.lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon))
    .sort((a, b) => a - b)
  let large = { largeur: 0, lon: repere.lon }
  for (let i = 0; i + 1 < passages.length; i += 2) {
    const [debut = 0, fin = 0] = passages.slice(i)
    if (fin - debut > large.largeur) large = { largeur: fin - debut, lon: (debut + fin) / 2 }
  }
  return { lat: repere.lat, lon: large.lon }
}

function cotes(anneau: Anneau): [Position, Position][] {
  const points = anneau.map(([lon = 0, lat = 0]) => ({ lat, lon }))
  return points.slice(1).map((point, i) => [points[i] ?? point, point])
}

/**
 * Lines of the mesh: two points are linked when nothing stands between them (Gabriel graph), which draws neighbours
 * without knowing any border. Only the nearest ones are tried.
 */
export function liensDeVoisinage(points: readonly Position[]): [number, number][] {
  const liens: [number, number][] = []
  for (const [i, a] of points.entries()) {
    const proches = points
      .map((b, j) => ({ j, d: distanceKm(a, b) }))
      .filter(({ j, d }) => j !== i && d > 0)
      .sort((p, q) => p.d - q.d)
      .slice(0, 10)
    for (const { j, d } of proches) {
      const b = points[j]
      if (!b || j < i) continue
      const entre = { lat: (a.lat + b.lat) / 2, lon: (a.lon + b.lon) / 2 }
      const libre = proches.every(({ j: k }) => k === j || distanceKm(entre, points[k] ?? b) >= d / 2)
      if (libre) liens.push([i, j])
    }
  }
  return liens
}
