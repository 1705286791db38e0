/**
 * Opening hours as a week of slots, and what they say at a given moment. Dates are read with local getters: the process
 * runs in Europe/Paris, so they are the wall time people read on the door, summer time included.
 */

/** Minutes of the week, Monday 00:00 = 0, end excluded. */
export interface Plage {
  debut: number
  fin: number
}

/** Sorted, disjoint, not touching. */
export type Semaine = readonly Plage[]

export interface Horaires {
  /** OpenStreetMap `opening_hours`. */
  osm: string
  semaine: Semaine
  /** Slots the source states in a way nobody can be sure of: neither open nor closed. */
  incertain: Semaine
  /** Public holidays are closed unless the hours say otherwise. */
  ouvreFeries: boolean
}

/** Whole days that do not follow the week, both included, `yyyy-mm-dd`. */
export interface Exception {
  du: string
  au: string
  /** Hours of each of these days, in minutes of the day; empty: closed. */
  plages: Semaine
  motif: string | null
  annonceLe: string | null
}

export function ferme({ plages }: Pick<Exception, 'plages'>): boolean {
  return plages.length === 0
}

export const JOUR = 1440
export const SEMAINE = 7 * JOUR

/** Union of slots: sorted, overlaps and touching ones merged, empty ones dropped. */
export function unir(plages: readonly Plage[]): Semaine {
  const triees = plages.filter((p) => p.debut < p.fin).sort((a, b) => a.debut - b.debut)
  const unies: Plage[] = []
  for (const { debut, fin } of triees) {
    const derniere = unies.at(-1)
    if (derniere && debut <= derniere.fin) derniere.fin = Math.max(derniere.fin, fin)
    else unies.push({ debut, fin })
  }
  return unies
}

/** What is in `plages` and not in `moins`. */
export function soustraire(plages: Semaine, moins: Semaine): Semaine {
  return moins.reduce<Semaine>(
    (restes, m) =>
      restes.flatMap((p) =>
        [
          { debut: p.debut, fin: Math.min(p.fin, m.debut) },
          { debut: Math.max(p.debut, m.fin), fin: p.fin },
        ].filter((r) => r.debut < r.fin),
      ),
    plages,
  )
}

export function contient(semaine: Semaine, minute: number): boolean {
  return semaine.some((p) => p.debut <= minute && minute < p.fin)
}

/** Text of a PostgreSQL `int4multirange`. */
export function ecrireMultirange(semaine: Semaine): string {
  return `{${semaine.map((p) => `[${p.debut},${p.fin})`).join(',')}}`
}

/** Reads what `ecrireMultirange` or the database wrote. By hand: a search reads hundreds of slots. */
export function lireMultirange(texte: string): Semaine {
  if (texte.length <= 2) return []
  return texte
    .slice(2, -2)
    .split('),[')
    .map((plage) => {
      const virgule = plage.indexOf(',')
      return { debut: Number(plage.slice(0, virgule)), fin: Number(plage.slice(virgule + 1)) }
    })
}

/** Hours of the week (0 to 167) in which a slot falls, even for a minute. */
export function heuresOuvertes(semaine: Semaine): number[] {
  const heures = semaine.flatMap(({ debut, fin }) => {
    const premiere = Math.floor(debut / 60)
    return Array.from({ length: Math.ceil(fin / 60) - premiere }, (_, i) => premiere + i)
  })
  return [...new Set(heures)]
}

/** 0 = Monday … 6 = Sunday. */
export function rangDuJour(date: Date): number {
  return (date.getDay() + 6) % 7
}

export function minuteDeSemaine(date: Date): number {
  return rangDuJour(date) * JOUR + date.getHours() * 60 + date.getMinutes()
}

/** Slots of the day of `rang`, in minutes of that day. */
export function plagesDuJour(semaine: Semaine, rang: number): Plage[] {
  const debutDuJour = rang * JOUR
  return semaine
    .map((p) => ({ debut: Math.max(0, p.debut - debutDuJour), fin: Math.min(JOUR, p.fin - debutDuJour) }))
    .filter((p) => p.debut < p.fin)
}

/** `570` → `09:30`. */
export function ecrireHeure(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Wall time, the day of a change of clock too; 1440 is the next midnight. */
export function aMinute(jour: Date, minute: number): Date {
  const jours = Math.floor(minute / JOUR)
  return new Date(jour.getFullYear(), jour.getMonth(), jour.getDate() + jours, 0, minute % JOUR)
}
