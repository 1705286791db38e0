import { debutDuJour, jourIso, joursEntre, lundiDe, ok, plusJours, type Result, refus } from '../platform/index.ts'
import { formats } from '../ui/index.ts'

/** From the first day's midnight, included, to the day after the last, excluded; Paris time. */
export interface Intervalle {
  du: Date
  au: Date
}

export interface Periode extends Intervalle {
  /** What stands in the address; `dates` for chosen days. */
  code: CodePeriode | 'dates'
  libelle: string
  /** `au`, or tomorrow for a period under way. */
  jusque: Date
  /** What the figures are compared with: the same length before; for a period under way, as many days of it. */
  avant: Intervalle
  /** Figures by week, by month when that would be too many bars. */
  pas: 'week' | 'month'
}

export const PERIODES = {
  trimestre: 'Ce trimestre',
  'trimestre-precedent': 'Trimestre précédent',
  '4-semaines': '4 semaines',
  '12-semaines': '12 semaines',
} as const
export type CodePeriode = keyof typeof PERIODES

const SEMAINES = { '4-semaines': 4, '12-semaines': 12 } as const
/** A quarter cuts fourteen weeks at most. */
const SEMAINES_MAX = 14
const ANNEES_MAX = 2

/** The period an address asks for (`periode`, or `du` and `au` as `yyyy-mm-dd`, both included); this quarter by default. */
export function lirePeriode(
  demande: { periode?: string | undefined; du?: string | undefined; au?: string | undefined },
  maintenant: Date,
): Result<Periode> {
  if (demande.du || demande.au) return lireDates(demande.du ?? '', demande.au ?? '', maintenant)
  const code = (demande.periode ?? 'trimestre') as CodePeriode
  if (!Object.hasOwn(PERIODES, code)) return refus('periode', 'Cette période n’existe pas. Choisissez les dates.', 'du')
  if (code === '4-semaines' || code === '12-semaines') {
    const au = plusJours(lundiDe(maintenant), 7)
    const du = plusJours(au, -7 * SEMAINES[code])
    return ok(createPeriode(code, { du, au }, plusJours(du, -joursEntre(du, au)), maintenant))
  }
  return ok(
    code === 'trimestre' ? ceTrimestre(maintenant) : trimestre(code, debutTrimestre(maintenant, -1), maintenant),
  )
}

export function ceTrimestre(maintenant: Date): Periode {
  return trimestre('trimestre', debutTrimestre(maintenant, 0), maintenant)
}

function trimestre(code: CodePeriode, du: Date, maintenant: Date): Periode {
  return createPeriode(code, { du, au: debutTrimestre(du, 1) }, debutTrimestre(du, -1), maintenant)
}

function lireDates(du: string, au: string, maintenant: Date): Result<Periode> {
  const [premier, dernier] = [lireJour(du), lireJour(au)]
  if (!premier) return refus('periode', 'Donnez le premier jour, par exemple 01/09/2026.', 'du')
  if (!dernier) return refus('periode', 'Donnez le dernier jour, par exemple 30/09/2026.', 'au')
  if (dernier < premier) return refus('periode', 'Le dernier jour est avant le premier. Changez l’un des deux.', 'au')
  const intervalle = { du: premier, au: plusJours(dernier, 1) }
  if (joursEntre(premier, dernier) > ANNEES_MAX * 366)
    return refus('periode', 'La période dépasse deux ans. Choisissez des jours plus proches.', 'au')
  const avant = plusJours(premier, -joursEntre(premier, intervalle.au))
  return ok(createPeriode('dates', intervalle, avant, maintenant))
}

/** `null` unless it is a real day written `yyyy-mm-dd`. */
export function lireJour(texte: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(texte)) return null
  const jour = debutDuJour(texte)
  return jourIso(jour) === texte ? jour : null
}

function createPeriode(code: Periode['code'], { du, au }: Intervalle, debutAvant: Date, maintenant: Date): Periode {
  const demain = plusJours(debutDuJour(jourIso(maintenant)), 1)
  const fini = au <= demain
  const ecoules = fini ? joursEntre(du, au) : Math.max(0, joursEntre(du, demain))
  const finAvant = fini ? du : new Date(Math.min(plusJours(debutAvant, ecoules).getTime(), du.getTime()))
  return {
    code,
    du,
    au,
    jusque: fini ? au : demain,
    libelle: `Du ${jourLong(du)} au ${jourLong(plusJours(au, -1))}`,
    avant: { du: debutAvant, au: finAvant },
    pas: joursEntre(lundiDe(du), au) > SEMAINES_MAX * 7 ? 'month' : 'week',
  }
}

/** « 1er octobre 2026 ». */
export const jourLong = (jour: Date) => formats('fr').date(jour).replace(/^1 /, '1er ')

function debutTrimestre(date: Date, decalage: number): Date {
  return new Date(date.getFullYear(), Math.floor(date.getMonth() / 3) * 3 + 3 * decalage, 1)
}

/** Last day of the period, `yyyy-mm-dd`. */
export const dernierJour = ({ au }: Pick<Intervalle, 'au'>) => jourIso(plusJours(au, -1))

export interface Tranche {
  /** First day, `yyyy-mm-dd`, as the database truncates it: may be before the period. */
  debut: string
  /** « 47 » for a week, « nov. » for a month. */
  libelle: string
}

const mois = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'Europe/Paris' })

/** Every week, or month, of the period up to now, those without a visit included. */
export function tranches({ du, jusque, pas }: Pick<Periode, 'du' | 'jusque' | 'pas'>): Tranche[] {
  const liste: Tranche[] = []
  let debut = pas === 'week' ? lundiDe(du) : new Date(du.getFullYear(), du.getMonth(), 1)
  while (debut < jusque) {
    liste.push({ debut: jourIso(debut), libelle: pas === 'week' ? String(numeroSemaine(debut)) : mois.format(debut) })
    debut = pas === 'week' ? plusJours(debut, 7) : new Date(debut.getFullYear(), debut.getMonth() + 1, 1)
  }
  return liste
}

/** First day of the week or month that holds this day (`yyyy-mm-dd`). */
export function trancheDe(jour: string, pas: Periode['pas']): string {
  return pas === 'week' ? jourIso(lundiDe(debutDuJour(jour))) : `${jour.slice(0, 7)}-01`
}

/** ISO 8601: the week belongs to the year of its Thursday. */
function numeroSemaine(lundi: Date): number {
  const jeudi = plusJours(lundi, 3)
  return 1 + Math.floor(joursEntre(new Date(jeudi.getFullYear(), 0, 1), jeudi) / 7)
}
