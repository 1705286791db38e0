import OpeningHours from 'opening_hours'
import { ok, type Result, refus } from '../platform/index.ts'
import {
  ecrireHeure,
  type Horaires,
  JOUR,
  type Plage,
  plagesDuJour,
  rangDuJour,
  SEMAINE,
  type Semaine,
  unir,
} from './horaires.ts'

/** A week without public holiday nor change of clock. */
const LUNDI = new Date(2025, 0, 13)
const LUNDI_SUIVANT = new Date(2025, 0, 20)

const lus = new Map<string, Result<Horaires>>()

/**
 * Turns an OpenStreetMap `opening_hours` text into a week. Refused: what cannot be read, and what is not the same every
 * week (« first Monday of the month »), since the directory would then show wrong hours most of the time.
 */
export function lireHoraires(osm: string): Result<Horaires> {
  const connu = lus.get(osm)
  if (connu) return connu
  const lu = lire(osm)
  // Thousands of places share a few hundred texts, and reading one takes half a millisecond.
  if (lus.size < 5000) lus.set(osm, lu)
  return lu
}

const REGLE_FERIES = /(?:^|;)\s*PH\b[^;]*/g

function lire(osm: string): Result<Horaires> {
  // Public holidays have their own calendar here; the library would want a country to know them.
  const regles = osm.match(REGLE_FERIES) ?? []
  const reste = osm.replace(REGLE_FERIES, '').replace(/^\s*;/, '').trim()
  try {
    const lecture = new OpeningHours(reste || 'off', null, { locale: 'fr' } as ConstructorParameters<
      typeof OpeningHours
    >[2])
    if (!lecture.isWeekStable())
      return refus('horaires-variables', `Les horaires « ${osm} » changent d'une semaine à l'autre.`, 'horaires')
    const intervalles = lecture.getOpenIntervals(LUNDI, LUNDI_SUIVANT)
    const plages = (incertain: boolean) =>
      unir(intervalles.filter(([, , unknown]) => unknown === incertain).map(([debut, fin]) => plage(debut, fin)))
    const semaine = plages(false)
    const toujours = semaine.length === 1 && semaine[0]?.debut === 0 && semaine[0].fin === SEMAINE
    return ok({
      osm,
      semaine,
      incertain: plages(true),
      ouvreFeries: toujours || regles.some((r) => !/\b(off|closed)\b/.test(r)),
    })
  } catch {
    return refus('horaires-illisibles', `Les horaires « ${osm} » ne sont pas lisibles.`, 'horaires')
  }
}

function plage(debut: Date, fin: Date): Plage {
  const minute = (d: Date) => rangDuJour(d) * JOUR + d.getHours() * 60 + d.getMinutes()
  return { debut: minute(debut), fin: minute(fin) || SEMAINE }
}

const JOURS_OSM = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const

/** Hours from a week: days that share their slots are written together, as people do. */
export function ecrireHoraires(semaine: Semaine, incertain: Semaine = []): Horaires {
  const osm = [...groupes(semaine, ''), ...groupes(incertain, ' unknown "à vérifier"')]
  return {
    osm: semaine.length + incertain.length === 0 ? 'off' : osm.join(', '),
    semaine,
    incertain,
    ouvreFeries: false,
  }
}

/** Additional rules (a comma, not a semicolon), so that no day erases what another rule said of it. */
function groupes(semaine: Semaine, suffixe: string): string[] {
  const jours = JOURS_OSM.map((jour, rang) => ({
    jour,
    plages: plagesDuJour(semaine, rang).map(ecrirePlage).join(','),
  }))
  const parPlages = Map.groupBy(
    jours.filter((j) => j.plages !== ''),
    (j) => j.plages,
  )
  return [...parPlages].map(([plages, membres]) => `${ecrireJours(membres.map((m) => m.jour))} ${plages}${suffixe}`)
}

function ecrirePlage({ debut, fin }: Plage): string {
  return `${ecrireHeure(debut)}-${ecrireHeure(fin)}`
}

/** `Mo,Tu,We,Fr` → `Mo-We,Fr`. */
function ecrireJours(jours: readonly (typeof JOURS_OSM)[number][]): string {
  const suites: number[][] = []
  for (const rang of jours.map((j) => JOURS_OSM.indexOf(j))) {
    const suite = suites.at(-1)
    if (suite && suite.at(-1) === rang - 1) suite.push(rang)
    else suites.push([rang])
  }
  return suites
    .map((s) => (s.length > 2 ? [s[0], s.at(-1)] : s).map((r) => JOURS_OSM[r ?? 0]).join(s.length > 2 ? '-' : ','))
    .join(',')
}
