import { createHash } from 'node:crypto'
import { jourIso, plusJours } from '../../platform/index.ts'

/** One entry of a calendar: hours of a day, or whole days. */
export interface EvenementIcs {
  /** The same at each reading: calendars replace an entry by its name. */
  uid: string
  titre: string
  debut: Date
  fin: Date
  /** Whole days, `fin` included. */
  journee?: boolean
  lieu?: string
  description?: string
  url?: string
}

/** Summer time of Paris since 1996; RFC 5545 wants the zone in the file. */
const PARIS = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** Text of an iCalendar file (RFC 5545): CRLF, lines of 75 bytes at most, hours of Paris. */
export function ecrireIcs(nom: string, evenements: readonly EvenementIcs[], maintenant: Date): string {
  const lignes = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Maillage//Annuaire//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${texte(nom)}`,
    'X-WR-TIMEZONE:Europe/Paris',
    // Asked again twice a day: a closure must not wait for somebody to import the file again.
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...PARIS,
    ...evenements.flatMap((e) => evenement(e, maintenant)),
    'END:VCALENDAR',
  ]
  return `${lignes.map(plier).join('\r\n')}\r\n`
}

function evenement(e: EvenementIcs, maintenant: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${createHash('sha256').update(e.uid).digest('hex').slice(0, 32)}@maillage`,
    `DTSTAMP:${utc(maintenant)}`,
    ...(e.journee
      ? [`DTSTART;VALUE=DATE:${jour(e.debut)}`, `DTEND;VALUE=DATE:${jour(plusJours(e.fin, 1))}`, 'TRANSP:TRANSPARENT']
      : [
          `DTSTART;TZID=Europe/Paris:${local(e.debut)}`,
          `DTEND;TZID=Europe/Paris:${local(e.fin)}`,
          'TRANSP:TRANSPARENT',
        ]),
    `SUMMARY:${texte(e.titre)}`,
    ...(e.lieu ? [`LOCATION:${texte(e.lieu)}`] : []),
    ...(e.description ? [`DESCRIPTION:${texte(e.description)}`] : []),
    ...(e.url ? [`URL:${e.url}`] : []),
    'END:VEVENT',
  ]
}

function texte(valeur: string): string {
  return valeur
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
}

const deux = (n: number) => String(n).padStart(2, '0')
const jour = (d: Date) => jourIso(d).replaceAll('-', '')
const local = (d: Date) => `${jour(d)}T${deux(d.getHours())}${deux(d.getMinutes())}00`
const utc = (d: Date) => `${d.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const LIGNE_MAX = 75

/** Cuts by bytes, never inside a character: the rest follows a space on the next line. */
function plier(ligne: string): string {
  const morceaux: string[] = []
  let morceau = ''
  let place = LIGNE_MAX
  for (const signe of ligne) {
    const octets = Buffer.byteLength(signe)
    if (octets > place) {
      morceaux.push(morceau)
      morceau = ''
      place = LIGNE_MAX - 1
    }
    morceau += signe
    place -= octets
  }
  return [...morceaux, morceau].join('\r\n ')
}
