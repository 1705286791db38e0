import { debutDuJour, jourIso, joursEntre } from '../../platform/index.ts'
import { type Exception, JOUR, SEMAINE, type Semaine } from '../horaires.ts'
import type { Etat, Lieu, Position } from '../model.ts'
import { type Fois, type Jours, prochaines, type Rythme } from './rythme.ts'
import type { Frais, LangueParlee, MobilisablePar, Mode, Nature, Public } from './vocabulaires.ts'

/** What a place offers, besides being open: a service in the words of the directory. */
export interface Offre {
  id: string
  /** The place whose team keeps this sheet. */
  lieuId: string
  nom: string
  /** Who gives it, when it is not the place itself: a partner. */
  organisme: string | null
  description: string
  nature: Nature | null
  thematiques: string[]
  publics: Public[]
  modes: Mode[]
  frais: Frais | null
  fraisPrecision: string | null
  langues: LangueParlee[]
  mobilisablePar: MobilisablePar[]
  /** Who may come, beyond `publics`. */
  conditions: string | null
  documents: string | null
  /** `opening_hours` grammar; `null`: whenever the place is open, or at its permanences only. */
  horaires: string | null
  /** Given at another address than its place; `null`: in the place, or at its permanences. */
  ailleurs: Adresse | null
  exemple: boolean
  /** `yyyy-mm-dd` of the last change. */
  misAJourLe: string
}

/** An address where no desk of the directory is, as the list of the service writes it. */
export interface Adresse {
  adresse: string
  complement: string | null
  codePostal: string | null
  /** Insee code. */
  commune: string | null
  ville: string
  position: Position | null
}

/** The place of a service as somebody who goes there finds it: elsewhere, nothing is known of the door nor of its hours. */
export function lieuDe({ ailleurs }: Pick<Offre, 'ailleurs'>, lieu: Lieu): Lieu {
  if (!ailleurs) return lieu
  return { ...lieu, ...ailleurs, approchee: false, horaires: null, accessible: null, accesNote: null }
}

/** Where and when somebody comes: a partner's desk day, or one stop of an itinerant place. */
export interface Permanence {
  id: string
  /** The place whose team keeps it: the host, the one who comes, or the itinerant. */
  lieuId: string
  /** What is done there; `null`: everything an itinerant does. */
  offre: { id: string; nom: string; organisme: string | null } | null
  porteur: { id: string; nom: string; itinerant: boolean }
  endroit: Endroit
  horaires: string
  /** « Entrez par la cour. » */
  precision: string | null
  exemple: boolean
  /** Closures that cancel it: those of the host, and those of an itinerant. */
  exceptions: Exception[]
}

/** A place of the directory, or an address where no desk is. */
export interface Endroit {
  lieuId: string | null
  nom: string
  adresse: string | null
  ville: string
  position: Position | null
}

/** Full days between the announcement and the first day closed, that the charter asks for. */
export const PREAVIS_JOURS = 7

/** Announced less than a week ahead (charter 2.4). Unknown announcements are not accused. */
export function estTardive({ du, annonceLe }: Pick<Exception, 'du' | 'annonceLe'>): boolean {
  return annonceLe !== null && joursEntre(debutDuJour(annonceLe), debutDuJour(du)) < PREAVIS_JOURS
}

/** State of something that follows a rule, as somebody at the door would find it. */
export function etatDuRythme(rythme: Rythme, maintenant: Date, jours: Jours): Etat {
  return etatDesFois(prochaines(rythme, maintenant, 1, jours), maintenant)
}

/** State from times sorted by their beginning, those over left out. */
export function etatDesFois([prochaine]: readonly Fois[], maintenant: Date): Etat {
  if (!prochaine) return { etat: 'ferme', ouvre: null }
  return prochaine.debut <= maintenant
    ? { etat: 'ouvert', jusqua: prochaine.fin }
    : { etat: 'ferme', ouvre: prochaine.debut }
}

/** Convention, art. 4.2: « au moins 24 heures par semaine réparties sur au moins cinq jours ». */
export const HEURES_CONVENTION = 24
export const JOURS_CONVENTION = 5

export interface Conformite {
  /** Minutes open in a week. */
  minutes: number
  jours: number
  /** What lacks to reach the convention, 0 when it is reached. */
  minutesManquantes: number
  joursManquants: number
}

/** Weekly hours against the convention: what is uncertain does not count. */
export function conformite(semaine: Semaine): Conformite {
  const minutes = semaine.reduce((total, p) => total + p.fin - p.debut, 0)
  const jours = joursOuverts(semaine)
  return {
    minutes,
    jours,
    minutesManquantes: Math.max(0, HEURES_CONVENTION * 60 - minutes),
    joursManquants: Math.max(0, JOURS_CONVENTION - jours),
  }
}

export function estConforme({ minutesManquantes, joursManquants }: Conformite): boolean {
  return minutesManquantes === 0 && joursManquants === 0
}

function joursOuverts(semaine: Semaine): number {
  let jours = 0
  for (let debut = 0; debut < SEMAINE; debut += JOUR)
    if (semaine.some((p) => p.debut < debut + JOUR && p.fin > debut)) jours += 1
  return jours
}

/** Times of several rules in one list, by beginning. */
export interface FoisDe<T> extends Fois {
  de: T
}

export function entrelacer<T>(listes: readonly { de: T; fois: readonly Fois[] }[]): FoisDe<T>[] {
  return listes
    .flatMap(({ de, fois }) => fois.map((f) => ({ ...f, de })))
    .sort((a, b) => a.debut.getTime() - b.debut.getTime())
}

/** A closure, checked against the calendar. */
export function jourPasse(jour: string, maintenant: Date): boolean {
  return jour < jourIso(maintenant)
}
