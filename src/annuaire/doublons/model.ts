import { distanceKm, type Position } from '../model.ts'
import { cleTri, mots } from '../texte.ts'

/** What two sheets are compared by. */
export interface Jumeau {
  source: string
  nom: string
  ville: string
  types: readonly string[]
  itinerant: boolean
  adresse: string | null
  commune: string | null
  /** `null` also when only the commune is known: its middle is the same for everybody. */
  position: Position | null
  telephone: string | null
  email: string | null
}

export type Preuve = 'nom' | 'distance' | 'adresse' | 'telephone' | 'email'

export interface Ressemblance {
  /** From 0 to 100. */
  score: number
  preuves: Preuve[]
}

export const POINTS: Readonly<Record<Preuve, number>> = { nom: 35, distance: 25, adresse: 15, telephone: 15, email: 10 }
/** Two agreements of which one is the name or the point on the map. */
export const SEUIL = 40
export const METRES_MAX = 300
const METRES_MEME_PORTE = 50

/** A kind that became another: old lists still have the former. */
const DEVENU: Readonly<Record<string, string>> = { msap: 'france-services' }
const ROULANTS = new Set(['bus', 'camion', 'camionnette', 'van', 'itinerant', 'itinerante', 'mobile'])
const RIEN: Ressemblance = { score: 0, preuves: [] }

/**
 * How much two sheets look like one place; 0 when they cannot be one: two of the same list, which knows its own, a bus and
 * a fixed desk, or two kinds (a town hall and the desk inside it share door and telephone).
 */
export function comparer(a: Jumeau, b: Jumeau): Ressemblance {
  if (a.source === b.source || a.itinerant !== b.itinerant || roule(a) !== roule(b) || !memeType(a, b)) return RIEN
  const metres = a.position && b.position ? distanceKm(a.position, b.position) * 1000 : null
  const parts: Record<Preuve, number> = {
    nom: nomsCommuns(a, b),
    distance: proximite(metres),
    adresse: memeCommune(a, b) && egal(a.adresse, b.adresse, cleTri) ? 1 : 0,
    telephone: egal(a.telephone, b.telephone, ligneDirecte) ? 1 : 0,
    email: egal(a.email, b.email, (e) => e.toLowerCase()) ? 1 : 0,
  }
  const preuves = (Object.keys(parts) as Preuve[]).filter((p) => parts[p] > 0)
  // The name of a kind alone (« Caf ») is that of all its desks.
  if (preuves.every((p) => p === 'nom')) return RIEN
  return { score: Math.round(preuves.reduce((n, p) => n + POINTS[p] * parts[p], 0)), preuves }
}

/** A list that cannot say « itinerant » says it in the name: to miss a twin costs less than to take a bus off the map. */
function roule({ nom }: Jumeau): boolean {
  return mots(nom).some((mot) => ROULANTS.has(mot))
}

function memeType(a: Jumeau, b: Jumeau): boolean {
  const types = new Set(a.types.map((t) => DEVENU[t] ?? t))
  return b.types.some((t) => types.has(DEVENU[t] ?? t))
}

/** Share of the words of both names that are in both, towns left out; under one half says nothing. */
function nomsCommuns(a: Jumeau, b: Jumeau): number {
  const villes = new Set([...mots(a.ville), ...mots(b.ville)])
  const propres = ({ nom }: Jumeau) => new Set(mots(nom).filter((mot) => !villes.has(mot)))
  const [x, y] = [propres(a), propres(b)]
  const total = x.size + y.size
  if (total === 0) return egal(a.nom, b.nom, cleTri) ? 1 : 0
  const part = (2 * [...x].filter((mot) => y.has(mot)).length) / total
  return part >= 0.5 ? part : 0
}

function proximite(metres: number | null): number {
  if (metres === null || metres >= METRES_MAX) return 0
  if (metres <= METRES_MEME_PORTE) return 1
  return (METRES_MAX - metres) / (METRES_MAX - METRES_MEME_PORTE)
}

function memeCommune(a: Jumeau, b: Jumeau): boolean {
  return a.commune !== null && a.commune === b.commune
}

/** National numbers of four digits, and those that start with 08, are those of every desk. */
function ligneDirecte(telephone: string): string {
  const chiffres = telephone.replace(/\D/g, '').replace(/^33(?=\d{9}$)/, '0')
  return /^0[1-79]\d{8}$/.test(chiffres) ? chiffres : ''
}

function egal(a: string | null, b: string | null, cle: (valeur: string) => string): boolean {
  if (a === null || b === null) return false
  const [x, y] = [cle(a), cle(b)]
  return x !== '' && x === y
}
