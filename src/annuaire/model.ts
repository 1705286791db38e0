import { estFerie, jourIso, plusJours } from '../platform/index.ts'
import {
  aMinute,
  contient,
  type Exception,
  type Horaires,
  JOUR,
  minuteDeSemaine,
  plagesDuJour,
  rangDuJour,
  type Semaine,
} from './horaires.ts'

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
  exceptions: Exception[]
}

export type Etat =
  | { etat: 'ouvert' /** `null`: never closes. */; jusqua: Date | null }
  | { etat: 'ferme' /** `null`: not within three weeks. */; ouvre: Date | null }
  | { etat: 'inconnu' }

/** What somebody standing at the door would find now, and next. */
export function etatDe(lieu: Pick<Lieu, 'horaires' | 'exceptions'>, maintenant: Date): Etat {
  const { horaires, exceptions } = lieu
  const ouvert = estOuvert(lieu, maintenant)
  if (horaires === null || ouvert === null) return { etat: 'inconnu' }
  if (ouvert) return { etat: 'ouvert', jusqua: finDOuverture(horaires, exceptions, maintenant) }
  return { etat: 'ferme', ouvre: prochaineOuverture(horaires, exceptions, maintenant) }
}

/** `null` when nobody knows. */
export function estOuvert({ horaires, exceptions }: Pick<Lieu, 'horaires' | 'exceptions'>, maintenant: Date) {
  if (horaires === null) return null
  const { plages, incertaines } = journeeDe(horaires, exceptions, maintenant)
  const minute = minuteDeSemaine(maintenant) % JOUR
  return contient(incertaines, minute) ? null : contient(plages, minute)
}

/** One day as it really is, in minutes of that day. */
export interface Journee {
  plages: Semaine
  /** Neither open nor closed for sure. */
  incertaines: Semaine
  /** Why the day does not follow the week; `null` on an ordinary day. */
  raison: 'ferie' | Exception | null
}

/** An exception says what its days are, public holidays included; then holidays; then the week. */
export function journeeDe(horaires: Horaires, exceptions: readonly Exception[], date: Date): Journee {
  const jour = jourIso(date)
  const exception = exceptions.find((e) => e.du <= jour && jour <= e.au)
  if (exception) return { plages: exception.plages, incertaines: [], raison: exception }
  if (!horaires.ouvreFeries && estFerie(date)) return { plages: [], incertaines: [], raison: 'ferie' }
  const rang = rangDuJour(date)
  return {
    plages: plagesDuJour(horaires.semaine, rang),
    incertaines: plagesDuJour(horaires.incertain, rang),
    raison: null,
  }
}

const HORIZON_JOURS = 21

/** Slots of each coming day. */
function* joursAVenir(horaires: Horaires, exceptions: readonly Exception[], depuis: Date) {
  for (let i = 0; i <= HORIZON_JOURS; i++) {
    const jour = plusJours(depuis, i)
    yield { jour, plages: journeeDe(horaires, exceptions, jour).plages }
  }
}

function finDOuverture(horaires: Horaires, exceptions: readonly Exception[], maintenant: Date): Date | null {
  let minute = minuteDeSemaine(maintenant) % JOUR
  for (const { jour, plages } of joursAVenir(horaires, exceptions, maintenant)) {
    const plage = plages.find((p) => p.debut <= minute && minute < p.fin)
    if (!plage) return aMinute(jour, 0)
    if (plage.fin < JOUR) return aMinute(jour, plage.fin)
    // Open until midnight: the next day may go on.
    minute = 0
  }
  return null
}

function prochaineOuverture(horaires: Horaires, exceptions: readonly Exception[], maintenant: Date): Date | null {
  let apres = minuteDeSemaine(maintenant) % JOUR
  for (const { jour, plages } of joursAVenir(horaires, exceptions, maintenant)) {
    const plage = plages.find((p) => p.debut > apres || (apres === -1 && p.debut === 0))
    if (plage) return aMinute(jour, plage.debut)
    apres = -1
  }
  return null
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
