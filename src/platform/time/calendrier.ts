/**
 * Working time in France. The process runs in Europe/Paris (`assertParis`), so local `Date` getters are Paris wall time,
 * summer time included.
 */

export function assertParis(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (zone !== 'Europe/Paris') throw new Error(`TZ must be Europe/Paris, not ${zone}`)
}

const DAY_MS = 86_400_000

/** Public holidays of mainland France (code du travail, art. L. 3133-1), as `yyyy-mm-dd`. */
export function joursFeries(annee: number): string[] {
  const easter = easterSunday(annee)
  const around = (days: number) => jourIso(new Date(easter.getFullYear(), easter.getMonth(), easter.getDate() + days))
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map((d) => `${annee}-${d}`)
  return [...fixed, around(1), around(39), around(50)].sort()
}

/** Anonymous Gregorian computus (Meeus, Jones, Butcher). */
function easterSunday(y: number): Date {
  const a = y % 19
  const b = Math.floor(y / 100)
  const c = y % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return new Date(y, month - 1, day)
}

const holidaysByYear = new Map<number, Set<string>>()

export function estFerie(date: Date): boolean {
  const year = date.getFullYear()
  let days = holidaysByYear.get(year)
  if (!days) {
    days = new Set(joursFeries(year))
    holidaysByYear.set(year, days)
  }
  return days.has(jourIso(date))
}

/** When somebody works: beside public holidays, which close everybody. */
export interface Calendrier {
  /** Days of the week worked, 1 (Monday) to 7; never empty. */
  jours: readonly number[]
  /** Closed days, `yyyy-mm-dd`. */
  fermes: ReadonlySet<string>
}

/** Monday to Friday. */
export const NATIONAL: Calendrier = { jours: [1, 2, 3, 4, 5], fermes: new Set() }

export function estOuvre(date: Date, { jours, fermes }: Calendrier = NATIONAL): boolean {
  return jours.includes(date.getDay() || 7) && !estFerie(date) && !(fermes.size > 0 && fermes.has(jourIso(date)))
}

/** `yyyy-mm-dd` in Paris. */
export function jourIso(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Midnight in Paris of `yyyy-mm-dd`. */
export function debutDuJour(jour: string): Date {
  const [y, m, d] = jour.split('-').map(Number)
  return new Date(y ?? 0, (m ?? 1) - 1, d ?? 1)
}

/** Monday 00:00 of the week of `date`. */
export function lundiDe(date: Date): Date {
  const shift = (date.getDay() + 6) % 7
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - shift)
}

export function plusJours(date: Date, jours: number): Date {
  const moved = new Date(date)
  moved.setDate(moved.getDate() + jours)
  return moved
}

/** The same time of day, `jours` working days later; what starts on a day off counts from the next working midnight. */
export function ajouterJoursOuvres(depart: Date, jours: number, calendrier = NATIONAL): Date {
  const start = estOuvre(depart, calendrier) ? depart : nextWorkingMidnight(depart, calendrier)
  // Always counted from the start: a day that lacks the hour (2 a.m. when summer time begins) must not move those after it.
  let days = 0
  for (let left = jours; left > 0; ) {
    days += 1
    if (estOuvre(plusJours(start, days), calendrier)) left -= 1
  }
  return plusJours(start, days)
}

/**
 * The instant when `part` (0 to 1) of the working time between two instants has gone by. Days count for what they last: 23 or
 * 25 hours when the clock changes.
 */
export function partOuvree(debut: Date, fin: Date, part: number, calendrier = NATIONAL): Date {
  const plages = workingSpans(debut, fin, calendrier)
  let left = part * plages.reduce((total, [de, a]) => total + (a - de), 0)
  for (const [de, a] of plages) {
    if (left <= a - de) return new Date(de + left)
    left -= a - de
  }
  return fin
}

/** Working hours that went by between two instants: days count for what they last. */
export function heuresOuvreesEntre(debut: Date, fin: Date, calendrier = NATIONAL): number {
  return workingSpans(debut, fin, calendrier).reduce((total, [de, a]) => total + (a - de), 0) / 3_600_000
}

/** Working stretches of each day between two instants, in milliseconds since 1970. */
function workingSpans(debut: Date, fin: Date, calendrier: Calendrier): [number, number][] {
  const spans: [number, number][] = []
  for (let day = debut; day < fin; ) {
    const midnight = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1)
    if (estOuvre(day, calendrier)) spans.push([day.getTime(), Math.min(midnight.getTime(), fin.getTime())])
    day = midnight
  }
  return spans
}

/** Working hours count 24 a working day: « 72 heures ouvrées » is three working days (convention, art. 4). */
export function ajouterHeuresOuvrees(depart: Date, heures: number): Date {
  let date = estOuvre(depart) ? new Date(depart) : nextWorkingMidnight(depart)
  let left = heures * 3_600_000
  for (;;) {
    const midnight = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1)
    const today = midnight.getTime() - date.getTime()
    if (left < today) return new Date(date.getTime() + left)
    left -= today
    date = estOuvre(midnight) ? midnight : nextWorkingMidnight(midnight)
    if (left === 0) return date
  }
}

/** Working days left until `echeance`, negative when it is past; halves are not counted. */
export function joursOuvresEntre(debut: Date, fin: Date, calendrier = NATIONAL): number {
  const sign = debut <= fin ? 1 : -1
  const [from, to] = sign === 1 ? [debut, fin] : [fin, debut]
  let count = 0
  for (let days = 1; ; days += 1) {
    const day = plusJours(from, days)
    if (day > to) return sign * count
    if (estOuvre(day, calendrier)) count += 1
  }
}

function nextWorkingMidnight(date: Date, calendrier = NATIONAL): Date {
  let next = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1)
  while (!estOuvre(next, calendrier)) next = plusJours(next, 1)
  return next
}

export function joursEntre(debut: Date, fin: Date): number {
  return Math.round((debutDuJour(jourIso(fin)).getTime() - debutDuJour(jourIso(debut)).getTime()) / DAY_MS)
}
