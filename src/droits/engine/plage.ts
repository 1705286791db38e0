import type { Operation } from './expression.ts'

/** A range of what a figure may be, and the missing answers it depends on. A known figure is a range of one point. */
export interface Valeur {
  readonly bas: number
  readonly haut: number
  readonly manque: Manque
}

export const connu = (v: number): Valeur => ({ bas: v, haut: v, manque: null })
export const estConnu = (v: Valeur): boolean => v.bas === v.haut

type Manque = ReadonlySet<string> | null
/** Unions come back by the thousand: sets are kept as they are whenever one holds the other. */
function unir(a: Manque, b: Manque): Manque {
  if (a === b || b === null) return a
  if (a === null) return b
  const [grand, petit] = a.size >= b.size ? [a, b] : [b, a]
  for (const m of petit) if (!grand.has(m)) return new Set([...grand, ...petit])
  return grand
}

/** What decides `v` no longer matters once it is a point. */
const borne = (bas: number, haut: number, manque: Manque): Valeur => ({
  bas,
  haut,
  manque: bas === haut ? null : manque,
})

/** Either one or the other: the range that holds both. */
export const soit = (a: Valeur, b: Valeur, manque: Manque): Valeur =>
  borne(Math.min(a.bas, b.bas), Math.max(a.haut, b.haut), unir(manque, unir(a.manque, b.manque)))

export const additionner = (a: Valeur, b: Valeur): Valeur =>
  borne(a.bas + b.bas, a.haut + b.haut, unir(a.manque, b.manque))

/** `v`, counted only if `qui` (0, 1 or perhaps). */
export function compter(qui: Valeur, v: () => Valeur): Valeur | null {
  if (qui.haut === 0) return null
  const x = v()
  if (qui.bas === 1) return x
  return borne(Math.min(0, x.bas), Math.max(0, x.haut), unir(qui.manque, x.manque))
}

/** Shared with compiled code, so that both give the same cent. */
export const arrondirA = (x: number, pas: number): number =>
  pas < 1 ? Math.round(x / pas + 1e-9) / Math.round(1 / pas) : Math.round(x / pas) * pas
export const arrondirSup = (x: number, pas: number): number => Math.ceil(Math.round((x / pas) * 1e6) / 1e6) * pas

type Calcul = (a: Valeur, b: Valeur) => readonly [number, number]

const produits = (a: Valeur, b: Valeur): readonly [number, number] => {
  // Nothing times something without limit is nothing.
  const p = [a.bas * b.bas, a.bas * b.haut, a.haut * b.bas, a.haut * b.haut].map((x) => (Number.isNaN(x) ? 0 : x))
  return [Math.min(...p), Math.max(...p)]
}

const quotients = (a: Valeur, b: Valeur): readonly [number, number] => {
  if (b.bas === b.haut) return b.bas > 0 ? [a.bas / b.bas, a.haut / b.bas] : [a.haut / b.bas, a.bas / b.bas]
  if (b.bas > 0) {
    const p = [a.bas / b.bas, a.bas / b.haut, a.haut / b.bas, a.haut / b.haut]
    return [Math.min(...p), Math.max(...p)]
  }
  return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
}

const oui = (b: boolean): number => (b ? 1 : 0)

/** On two known figures, which is nearly always: no range to make. */
function exact(op: Operation, a: number, b: number): number {
  switch (op) {
    case 'plus':
      return a + b
    case 'moins':
      return a - b
    case 'fois':
      return a * b
    case 'divise':
      return a / b
    case 'min':
      return Math.min(a, b)
    case 'max':
      return Math.max(a, b)
    case 'inferieur':
      return oui(a < b)
    case 'au_plus':
      return oui(a <= b)
    case 'egal':
      return oui(a === b)
    default:
      throw new Error(`${op} takes no two figures`)
  }
}

const CALCULS: Partial<Record<Operation, Calcul>> = {
  plus: (a, b) => [a.bas + b.bas, a.haut + b.haut],
  moins: (a, b) => [a.bas - b.haut, a.haut - b.bas],
  fois: produits,
  divise: quotients,
  min: (a, b) => [Math.min(a.bas, b.bas), Math.min(a.haut, b.haut)],
  max: (a, b) => [Math.max(a.bas, b.bas), Math.max(a.haut, b.haut)],
  inferieur: (a, b) => [oui(a.haut < b.bas), oui(a.bas < b.haut)],
  au_plus: (a, b) => [oui(a.haut <= b.bas), oui(a.bas <= b.haut)],
  egal: (a, b) => [
    oui(a.bas === a.haut && b.bas === b.haut && a.bas === b.bas),
    oui(a.bas <= b.haut && b.bas <= a.haut),
  ],
}

export function calculer(op: Operation, a: Valeur, b: Valeur): Valeur {
  if (estConnu(a) && estConnu(b)) return connu(exact(op, a.bas, b.bas))
  const calcul = CALCULS[op]
  if (!calcul) throw new Error(`${op} takes no two figures`)
  const [bas, haut] = calcul(a, b)
  return borne(bas, haut, unir(a.manque, b.manque))
}

/** The operations on one figure never decrease, except `non`. */
export function transformer(op: Operation, a: Valeur, pas: number): Valeur {
  switch (op) {
    case 'arrondi':
      return borne(arrondirA(a.bas, pas), arrondirA(a.haut, pas), a.manque)
    case 'arrondi_sup':
      return borne(arrondirSup(a.bas, pas), arrondirSup(a.haut, pas), a.manque)
    case 'plancher':
      return borne(Math.floor(a.bas), Math.floor(a.haut), a.manque)
    case 'non':
      return { bas: 1 - a.haut, haut: 1 - a.bas, manque: a.manque }
    default:
      throw new Error(`${op} takes two figures`)
  }
}
