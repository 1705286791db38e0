import { estFrancais, type Langue, messages } from './index.ts'

const PARIS = 'Europe/Paris'

export interface Formats {
  nombre(n: number): string
  /** Share from 0 to 1, without decimals. */
  pourcent(part: number): string
  euros(montant: number): string
  /** Kilometres; below one, metres rounded to fifty: « 450 m », « 2,1 km ». */
  distance(km: number): string
  /** « Caf, Cpam et mairie ». */
  liste(elements: readonly string[], dernier: 'et' | 'ou'): string
  /** « 24 novembre 2026 ». */
  date(d: Date): string
  /** « mardi 24 novembre ». */
  jour(d: Date): string
  /** « 9 h 05 », « 9 h » in French; the habit of the language elsewhere. */
  heure(d: Date): string
}

const cache = new Map<Langue, Formats>()

/** Numbers and dates as the language writes them, always at the hour of Paris. */
export function formats(langue: Langue): Formats {
  const pret = cache.get(langue)
  if (pret) return pret
  const neuf = build(langue)
  cache.set(langue, neuf)
  return neuf
}

function build(langue: Langue): Formats {
  const { locale } = messages(langue).langue
  const nombre = new Intl.NumberFormat(locale)
  const pourcent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const euros = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  })
  const km = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilometer', maximumFractionDigits: 1 })
  const metres = new Intl.NumberFormat(locale, { style: 'unit', unit: 'meter' })
  const et = new Intl.ListFormat(locale, { type: 'conjunction' })
  const ou = new Intl.ListFormat(locale, { type: 'disjunction' })
  const date = new Intl.DateTimeFormat(locale, { timeZone: PARIS, dateStyle: 'long' })
  const jour = new Intl.DateTimeFormat(locale, { timeZone: PARIS, weekday: 'long', day: 'numeric', month: 'long' })
  const heure = new Intl.DateTimeFormat(locale, { timeZone: PARIS, timeStyle: 'short' })
  return {
    nombre: (n) => nombre.format(n),
    pourcent: (part) => pourcent.format(part),
    euros: (montant) => euros.format(montant),
    distance: (d) => large(d < 0.975 ? metres.format(Math.max(50, Math.round(d * 20) * 50)) : km.format(d)),
    liste: (elements, dernier) => (dernier === 'et' ? et : ou).format(elements),
    date: (d) => date.format(d),
    jour: estFrancais(langue) ? (d) => premier(jour.format(d)) : (d) => jour.format(d),
    heure: estFrancais(langue) ? (d) => heureFrancaise(heure.format(d)) : (d) => heure.format(d),
  }
}

/** Our font has no narrow space: « 450 m » would be read as one word. */
function large(texte: string): string {
  return texte.replaceAll('\u202f', '\u00a0')
}

/** « mardi 1 décembre » → « mardi 1er décembre », as in the long dates. */
function premier(texte: string): string {
  return texte.replace(/(?<= )1 /, '1er ')
}

/** « 09:05 » → « 9 h 05 », « 16:00 » → « 16 h », with non-breaking spaces. */
export function heureFrancaise(hhmm: string): string {
  const [heures, minutes] = hhmm.split(':')
  return `${Number(heures)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
}
