export interface Point {
  x: number
  y: number
}

const DIRECTIONS = 8

/**
 * Moves points that would hide each other to the nearest free spot around their own: places whose address is not located
 * share the middle of their commune, and their numbers must all be read.
 * @param occupe a point to leave in sight
 */
export function ecarter(points: readonly Point[], diametre: number, occupe: Point | null = null): Point[] {
  const places: Point[] = []
  for (const point of points) places.push(placeLibre(point, occupe ? [occupe, ...places] : places, diametre))
  return places
}

function placeLibre(point: Point, prises: readonly Point[], diametre: number): Point {
  for (let tour = 0; tour < 6; tour++) {
    const cotes = tour === 0 ? 1 : DIRECTIONS * tour
    for (let i = 0; i < cotes; i++) {
      const angle = (2 * Math.PI * i) / cotes - Math.PI / 2
      const essai = {
        x: point.x + tour * diametre * Math.cos(angle),
        y: point.y + tour * diametre * Math.sin(angle),
      }
      if (prises.every((p) => estLoin(p, essai, diametre))) return essai
    }
  }
  return point
}

/** Discs that do not hide each other, and squares around them of which a finger finds enough. */
function estLoin(a: Point, b: Point, diametre: number): boolean {
  const [dx, dy] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
  return Math.hypot(dx, dy) >= diametre * 0.95 && Math.max(dx, dy) >= diametre * 0.8
}

/** `x`, `y`: its middle. */
export interface Boite extends Point {
  largeur: number
  hauteur: number
}

export interface Nom {
  texte: string
  /** Where it stands for. */
  point: Point
}

export type NomPlace<T extends Nom = Nom> = T & { boite: Boite }

const LETTRE = 7.6
const LIGNE = 18
/** From the middle of a pin to the line under it. */
const SOUS = 26

/**
 * Names that find room: on their point, else under or over it, touching neither each other nor what is already drawn. The
 * first ones win.
 */
export function placerNoms<T extends Nom>(noms: readonly T[], occupees: readonly Boite[]): NomPlace<T>[] {
  const prises = [...occupees]
  return noms.flatMap((nom) => {
    const { x, y } = nom.point
    const essais = [0, SOUS, -SOUS].map((dy) => ({ x, y: y + dy, largeur: nom.texte.length * LETTRE, hauteur: LIGNE }))
    const boite = essais.find((essai) => prises.every((prise) => !seTouchent(essai, prise)))
    if (!boite) return []
    prises.push(boite)
    return [{ ...nom, boite }]
  })
}

function seTouchent(a: Boite, b: Boite): boolean {
  return Math.abs(a.x - b.x) * 2 < a.largeur + b.largeur && Math.abs(a.y - b.y) * 2 < a.hauteur + b.hauteur
}
