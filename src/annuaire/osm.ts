import OpeningHours from 'opening_hours'
import { jourIso, ok, type Result, refus } from '../platform/index.ts'
import {
  type Exception,
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

export interface HorairesDates {
  horaires: Horaires
  exceptions: Exception[]
}

/**
 * Reads hours with days that do not follow them: `Mo-Fr 09:00-12:00; 2026 Dec 24 09:00-11:00; Dec 31 off`. Days that are
 * over are left out; without a year, the next such day is meant. Refused as by {@link lireHoraires}.
 */
export function lireHorairesDates(osm: string, maintenant: Date): Result<HorairesDates> {
  const regles = osm.split(';').map((regle) => regle.trim())
  const lues = regles.map((regle) => lireRegleDatee(regle, maintenant))
  const exceptions = lues.filter((e) => e !== null).sort((a, b) => (a.du < b.du ? -1 : 1))
  // Two rules for one day: which one counts is not ours to say.
  const confuses = exceptions.some((e, i) => i > 0 && e.du <= (exceptions[i - 1]?.au ?? ''))
  const semaine = confuses ? osm : regles.filter((_, i) => lues[i] === null).join('; ')
  const horaires = lireHoraires(semaine)
  if (!horaires.ok) return horaires
  const aujourdhui = jourIso(maintenant)
  return ok({ horaires: horaires.value, exceptions: exceptions.filter((e) => e.au >= aujourdhui) })
}

const MOIS_OSM = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const PLAGE_OSM = '\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2}'
const REGLE_DATEE = new RegExp(
  `^(?:(?<a>\\d{4}) )?(?<m>${MOIS_OSM.join('|')}) (?<j>\\d{1,2})(?:-(?:(?:(?<a2>\\d{4}) )?(?<m2>${MOIS_OSM.join('|')}) )?(?<j2>\\d{1,2}))?:? (?:(?:off|closed)|(?<heures>${PLAGE_OSM}(?:,${PLAGE_OSM})*))(?: "(?<motif>[^"]*)")?$`,
)

/** `null`: not a rule about dates, or about a day that does not exist. */
function lireRegleDatee(regle: string, maintenant: Date): Exception | null {
  const lue = regle.match(REGLE_DATEE)?.groups
  if (!lue) return null
  const { a, m, j, a2 = a, m2 = m, j2 = j, heures, motif } = lue
  const dater = (annee: string | undefined, mois: string | undefined, jour: string | undefined, defaut: number) =>
    new Date(Number(annee ?? defaut), MOIS_OSM.indexOf(mois ?? ''), Number(jour))
  let annee = maintenant.getFullYear()
  if (a === undefined && jourIso(dater(a2, m2, j2, annee)) < jourIso(maintenant)) annee += 1
  const [du, au] = [dater(a, m, j, annee), dater(a2, m2, j2, annee)]
  const plages = (heures?.split(',') ?? []).map(lirePlage)
  const existe = du.getDate() === Number(j) && au.getDate() === Number(j2) && du <= au
  if (!existe || plages.some((p) => p.debut >= p.fin || p.fin > JOUR)) return null
  return { du: jourIso(du), au: jourIso(au), plages: unir(plages), motif: motif ?? null, annonceLe: null }
}

function lirePlage(texte: string): Plage {
  const [debut = 0, fin = 0] = texte.split('-').map((heure) => {
    const [h = 0, m = 0] = heure.split(':').map(Number)
    return 60 * h + m
  })
  return { debut, fin }
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
