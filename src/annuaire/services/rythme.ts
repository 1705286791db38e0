import OpeningHours from 'opening_hours'
import { debutDuJour, estFerie, jourIso, ok, plusJours, type Result, refus } from '../../platform/index.ts'
import { aMinute, type Exception } from '../horaires.ts'
import { estVacances, type Vacances } from './vacances.ts'

/** One time when somebody is there, from one instant to the other. */
export interface Fois {
  debut: Date
  fin: Date
}

/** When something is held, in the `opening_hours` grammar: unlike the hours of a place, weeks may differ. */
export interface Rythme {
  osm: string
  /** Only in school terms: `SH off`. */
  scolaire: boolean
  /** Public holidays are off unless the text opens them. */
  ouvreFeries: boolean
  /** Times between two instants, before closures, public holidays and school holidays are taken off. */
  brutes(du: Date, au: Date): Fois[]
}

const FERIES = /(?:^|;)\s*PH\b[^;]*/g
const VACANCES = /;\s*SH\s+(?:off|closed)\s*(?=;|$)/g

const lus = new Map<string, Result<Rythme>>()

/**
 * Reads a rule such as `Tu[1] 09:00-12:00; SH off`. Both calendars are ours: the library stops at the current year for
 * school holidays, and wants a place for public ones.
 */
export function lireRythme(osm: string): Result<Rythme> {
  const connu = lus.get(osm)
  if (connu) return connu
  const lu = lire(osm)
  if (lus.size < 5000) lus.set(osm, lu)
  return lu
}

function lire(osm: string): Result<Rythme> {
  const feries = osm.match(FERIES) ?? []
  const reste = osm.replace(FERIES, '').replace(VACANCES, '').replace(/^\s*;/, '').trim()
  // Elsewhere than in « SH off », school holidays would be read with the library's own calendar.
  if (reste === '' || /\b[PS]H\b/.test(reste)) return illisible(osm)
  try {
    const lecture = new OpeningHours(reste, null, { locale: 'fr' } as ConstructorParameters<typeof OpeningHours>[2])
    return ok({
      osm,
      scolaire: /;\s*SH\s/.test(osm),
      ouvreFeries: feries.some((r) => !/\b(off|closed)\b/.test(r)),
      brutes: (du, au) =>
        lecture
          .getOpenIntervals(du, au)
          .filter(([, , incertain]) => !incertain)
          .map(([debut, fin]) => ({ debut, fin })),
    })
  } catch {
    return illisible(osm)
  }
}

function illisible(osm: string) {
  return refus('rythme-illisible', `Les horaires « ${osm} » ne sont pas lisibles.`, 'horaires')
}

export interface Jours {
  exceptions: readonly Exception[]
  vacances: Vacances
}

/** Times really held between two instants. A school-term rule says nothing of days whose calendar is not published yet. */
export function foisEntre(rythme: Rythme, du: Date, au: Date, { exceptions, vacances }: Jours): Fois[] {
  return rythme.brutes(du, au).flatMap((fois) => {
    if (!rythme.ouvreFeries && estFerie(fois.debut)) return []
    if (rythme.scolaire && estVacances(vacances, fois.debut) !== false) return []
    const jour = jourIso(fois.debut)
    return exceptions.filter((e) => e.du <= jour && jour <= e.au).reduce(pendant, [fois])
  })
}

/** What is left of the times of one day when the door only opens as the exception says. */
function pendant(fois: Fois[], { plages }: Exception): Fois[] {
  return fois.flatMap(({ debut, fin }) =>
    plages
      .map((p) => ({ debut: plusTard(debut, aMinute(debut, p.debut)), fin: plusTot(fin, aMinute(debut, p.fin)) }))
      .filter((reste) => reste.debut < reste.fin),
  )
}

const plusTard = (a: Date, b: Date) => (a > b ? a : b)
const plusTot = (a: Date, b: Date) => (a < b ? a : b)

/** A year: the fifth Tuesday of a month may be four months away, and a school-term rule stops for the summer. */
const HORIZON_JOURS = 366
const PAS_JOURS = 61

/** The `nombre` first times that are not over, soonest first. */
export function prochaines(rythme: Rythme, maintenant: Date, nombre: number, jours: Jours): Fois[] {
  const trouvees: Fois[] = []
  const depart = debutDuJour(jourIso(maintenant))
  for (let i = 0; i < HORIZON_JOURS && trouvees.length < nombre; i += PAS_JOURS) {
    const fois = foisEntre(rythme, plusJours(depart, i), plusJours(depart, i + PAS_JOURS), jours)
    trouvees.push(...fois.filter((f) => f.fin > maintenant))
  }
  return trouvees.slice(0, nombre)
}
