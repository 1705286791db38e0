import { estFerie, jourIso, plusJours } from '../platform/index.ts'
import { contient, type Fermeture, type Horaires, JOUR, minuteDeSemaine, plagesDuJour, rangDuJour } from './horaires.ts'

export interface Position {
  lat: number
  lon: number
}

/** A place where people are received, as everyone may see it. */
export interface Lieu {
  departement: string
  /** Stable from the source: `fs-1234`, `dila-…`. */
  id: string
  nom: string
  types: string[]
  operateurs: string[]
  itinerant: boolean
  adresse: string | null
  complement: string | null
  codePostal: string | null
  /** Insee code; `null` when the source names a commune that does not exist. */
  commune: string | null
  ville: string
  position: Position | null
  /** The source gives no position: this one is the middle of the commune. */
  approchee: boolean
  telephone: string | null
  /** A functional mailbox, never somebody's own. */
  email: string | null
  site: string | null
  /** `null`: not known, which is not « closed ». */
  horaires: Horaires | null
  accessible: boolean | null
  accesNote: string | null
  services: string[]
  note: string | null
  rendezVous: boolean | null
  /** Invented for the demonstration. */
  exemple: boolean
  source: string
  /** The source as people read it. */
  sourceTitre: string
  /** When its source, or a structure since, last said that it is right, `yyyy-mm-dd`. */
  confirmeLe: string | null
  /** Structure that said so; `null` for its source. */
  confirmePar: string | null
  /** How many reports that something is wrong are open. */
  signales: number
  /** No longer in its list since then. */
  retireLe: string | null
  /** The place it turned out to be: everything about it is shown there. */
  fusionneDans: string | null
  /** Those not over yet. */
  fermetures: Fermeture[]
}

export type Etat =
  | { etat: 'ouvert' /** `null`: never closes. */; jusqua: Date | null }
  | { etat: 'ferme' /** `null`: not within three weeks. */; ouvre: Date | null }
  | { etat: 'inconnu' }

/** What somebody standing at the door would find now, and next. */
export function etatDe(lieu: Pick<Lieu, 'horaires' | 'fermetures'>, maintenant: Date): Etat {
  const { horaires, fermetures } = lieu
  const ouvert = estOuvert(lieu, maintenant)
  if (horaires === null || ouvert === null) return { etat: 'inconnu' }
  if (ouvert) return { etat: 'ouvert', jusqua: finDOuverture(horaires, fermetures, maintenant) }
  return { etat: 'ferme', ouvre: prochaineOuverture(horaires, fermetures, maintenant) }
}

/** `null` when nobody knows. */
export function estOuvert(lieu: Pick<Lieu, 'horaires' | 'fermetures'>, maintenant: Date): boolean | null {
  const { horaires, fermetures } = lieu
  if (horaires === null) return null
  if (raisonDeFermeture(horaires, fermetures, maintenant) !== null) return false
  const minute = minuteDeSemaine(maintenant)
  return contient(horaires.incertain, minute) ? null : contient(horaires.semaine, minute)
}

export type RaisonDeFermeture = { raison: 'ferie' } | { raison: 'exception'; fermeture: Fermeture }

/** Why the day of `date` is off, whatever the weekly hours; `null` on an ordinary day. */
export function raisonDeFermeture(
  horaires: Pick<Horaires, 'ouvreFeries'>,
  fermetures: readonly Fermeture[],
  date: Date,
): RaisonDeFermeture | null {
  const jour = jourIso(date)
  const fermeture = fermetures.find((f) => f.du <= jour && jour <= f.au)
  if (fermeture) return { raison: 'exception', fermeture }
  return !horaires.ouvreFeries && estFerie(date) ? { raison: 'ferie' } : null
}

const HORIZON_JOURS = 21

/** Slots of each coming day, closures and holidays taken off. */
function* joursAVenir(horaires: Horaires, fermetures: readonly Fermeture[], depuis: Date) {
  for (let i = 0; i <= HORIZON_JOURS; i++) {
    const jour = plusJours(depuis, i)
    const ferme = raisonDeFermeture(horaires, fermetures, jour) !== null
    yield { jour, plages: ferme ? [] : plagesDuJour(horaires.semaine, rangDuJour(jour)) }
  }
}

function finDOuverture(horaires: Horaires, fermetures: readonly Fermeture[], maintenant: Date): Date | null {
  let minute = minuteDeSemaine(maintenant) % JOUR
  for (const { jour, plages } of joursAVenir(horaires, fermetures, maintenant)) {
    const plage = plages.find((p) => p.debut <= minute && minute < p.fin)
    if (!plage) return aMinute(jour, 0)
    if (plage.fin < JOUR) return aMinute(jour, plage.fin)
    // Open until midnight: the next day may go on.
    minute = 0
  }
  return null
}

function prochaineOuverture(horaires: Horaires, fermetures: readonly Fermeture[], maintenant: Date): Date | null {
  let apres = minuteDeSemaine(maintenant) % JOUR
  for (const { jour, plages } of joursAVenir(horaires, fermetures, maintenant)) {
    const plage = plages.find((p) => p.debut > apres || (apres === -1 && p.debut === 0))
    if (plage) return aMinute(jour, plage.debut)
    apres = -1
  }
  return null
}

function aMinute(jour: Date, minute: number): Date {
  return new Date(jour.getFullYear(), jour.getMonth(), jour.getDate(), 0, minute)
}

/** Kilometres as the crow flies. On the few dozen kilometres of a search a flat map is right to within 0.5 %. */
export function distanceKm(a: Position, b: Position): number {
  const { x, y } = kmParDegre(a.lat)
  return Math.hypot((b.lon - a.lon) * x, (b.lat - a.lat) * y)
}

/** How long one degree is around `lat`: eastwards and northwards. */
export function kmParDegre(lat: number): { x: number; y: number } {
  return { x: 111.195 * Math.cos((lat * Math.PI) / 180), y: 111.195 }
}
