import { runInNewContext } from 'node:vm'
import ICAL from 'ical.js'
import { ok, plusJours, type Result, refus } from '../platform/index.ts'
import type { Plage } from './model.ts'

/** A year of a busy calendar is far below. */
export const OCTETS_MAX = 2 * 1024 * 1024
export const JOURS_LUS = 123
const FOIS_MAX = 5000
const TEMPS_MS = 800

export const TROP_GROS = refus(
  'trop-gros',
  'Cet agenda est trop gros : 2 Mo au plus. Exportez seulement les mois qui viennent.',
  'fichier',
)

/**
 * Busy times of an iCalendar file in the months that come, as the calendar program would show them: repeated events,
 * their exceptions and their time zones. What is cancelled or marked free is left out.
 */
export function lireOccupe(texte: string, maintenant: Date): Result<Plage[]> {
  if (Buffer.byteLength(texte) > OCTETS_MAX) return TROP_GROS
  try {
    // Some rules never give anything (30 February) and a library would look for it for ever: the time is counted.
    const lire = () => extraire(texte, maintenant, plusJours(maintenant, JOURS_LUS))
    return ok(runInNewContext('lire()', { lire }, { timeout: TEMPS_MS }) as Plage[])
  } catch (error) {
    const { code } = Object(error) as { code?: string }
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' || error instanceof TropDeFois)
      return refus(
        'sans-fin',
        'Cet agenda contient une règle qui ne finit pas. Corrigez cet événement, puis recommencez.',
        'fichier',
      )
    return refus(
      'illisible',
      'Ce fichier n’est pas un agenda que nous savons lire (format iCalendar, « .ics »).',
      'fichier',
    )
  }
}

class TropDeFois extends Error {}

function extraire(texte: string, du: Date, au: Date): Plage[] {
  const racine = new ICAL.Component(ICAL.parse(texte))
  for (const zone of racine.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const evenements = racine.getAllSubcomponents('vevent').map((v) => new ICAL.Event(v))
  const seuls = evenements.filter((e) => !e.isRecurrenceException())
  for (const e of seuls)
    for (const exception of evenements)
      if (exception.isRecurrenceException() && exception.uid === e.uid) e.relateException(exception)
  const plages: Plage[] = []
  for (const e of seuls) {
    for (const plage of e.isRecurring() ? repeter(e, au) : une(e)) {
      if (plage.fin > du && plage.debut < au) plages.push(plage)
      if (plages.length > FOIS_MAX) throw new TropDeFois()
    }
  }
  return plages.sort((a, b) => a.debut.getTime() - b.debut.getTime())
}

function estLibre(e: ICAL.Event): boolean {
  const valeur = (nom: string) => String(e.component.getFirstPropertyValue(nom) ?? '').toUpperCase()
  return valeur('transp') === 'TRANSPARENT' || valeur('status') === 'CANCELLED'
}

function une(e: ICAL.Event): Plage[] {
  return estLibre(e) ? [] : [{ debut: e.startDate.toJSDate(), fin: e.endDate.toJSDate() }]
}

/** Steps from the first time, wherever it is: a daily meeting of ten years is some thousands. */
const PAS_MAX = 50_000

function* repeter(e: ICAL.Event, au: Date): Generator<Plage> {
  const fois = e.iterator()
  for (let pas = 0; ; pas += 1) {
    if (pas > PAS_MAX) throw new TropDeFois()
    const suivante = fois.next()
    if (!suivante || suivante.toJSDate() >= au) return
    const { item, startDate, endDate } = e.getOccurrenceDetails(suivante)
    if (!estLibre(item)) yield { debut: startDate.toJSDate(), fin: endDate.toJSDate() }
  }
}
