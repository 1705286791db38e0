/**
 * A signature drawn on screen, as an SVG path: whole numbers, `M` then `L`, nothing else (« M10 20L12 24M80 40L90 44 »).
 * Shared by the pad (browser) and the server, which believes nothing it was sent.
 */

/** The sheet every pad draws on, whatever its size on screen. */
export const LARGEUR = 600
export const HAUTEUR = 260

export type Point = readonly [x: number, y: number]
export type Trait = readonly Point[]

/** Far above a real signature (a few hundred points), far below what would weigh on a page. */
const MAX_POINTS = 4000
/** A slip of the finger is not a signature. */
const LONGUEUR_MINIMALE = 60

export type TraceInvalide = 'vide' | 'illisible'

export function ecrireTrace(traits: readonly Trait[]): string {
  return traits.map((trait) => trait.map(([x, y], rang) => `${rang === 0 ? 'M' : 'L'}${x} ${y}`).join('')).join('')
}

/** @returns the strokes, or why it is not a signature: nothing drawn, or not what a pad writes. */
export function lireTrace(chemin: string): Trait[] | TraceInvalide {
  if (chemin === '') return 'vide'
  if (!/^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+$/.test(chemin)) return 'illisible'
  const traits = chemin
    .slice(1)
    .split('M')
    .map((trait) => trait.split('L').map(readPoint))
  const points = traits.flat()
  if (points.length > MAX_POINTS || points.some(([x, y]) => x > LARGEUR || y > HAUTEUR)) return 'illisible'
  return longueur(traits) < LONGUEUR_MINIMALE ? 'vide' : traits
}

export function longueur(traits: readonly Trait[]): number {
  const pas = traits.flatMap((trait) => trait.slice(1).map((p, rang) => distance(p, trait[rang] ?? p)))
  return pas.reduce((somme, d) => somme + d, 0)
}

function distance([x1, y1]: Point, [x2, y2]: Point): number {
  return Math.hypot(x2 - x1, y2 - y1)
}

function readPoint(text: string): Point {
  const [x, y] = text.split(' ').map(Number)
  return [x ?? 0, y ?? 0]
}
