import type { Result } from '../../platform/index.ts'
import { ok, refus } from '../../platform/index.ts'
import { type Horaires, JOUR, type Plage, plagesDuJour, soustraire, unir } from '../horaires.ts'
import { lireCreneaux, NOMS_JOURS } from '../imports/creneaux.ts'
import { ecrireHoraires } from '../osm.ts'

/** Stands for a slot that nobody is sure of. */
const DOUTE = '?'

/** The slots of one day as people type them: « 9h-12h, 13h30-17h », « ? » for what is not sure, nothing when closed. */
export function ecrireJournee(horaires: Horaires, rang: number): string {
  const sures = plagesDuJour(horaires.semaine, rang).map(ecrirePlage)
  return [...sures, ...(plagesDuJour(horaires.incertain, rang).length > 0 ? [DOUTE] : [])].join(', ')
}

function ecrirePlage({ debut, fin }: Plage): string {
  return `${ecrireHeure(debut)}-${ecrireHeure(fin)}`
}

function ecrireHeure(minute: number): string {
  const reste = minute % 60
  return `${Math.floor(minute / 60)}h${reste === 0 ? '' : String(reste).padStart(2, '0')}`
}

const SEPARATEUR = /\s*(?:,|;|\/|\bet\b)\s*/
const CRENEAU = /^(\d{1,2})\s*(?:h|:)?\s*(\d{2})?\s*(?:-|–|à)\s*(\d{1,2})\s*(?:h|:)?\s*(\d{2})?$/
const FERME = /^(?:ferm[ée]e?|-|–)?$/

/**
 * Reads back a day, with the checks of the importers: an hour that ends before it begins, or that overlaps another, is
 * refused rather than guessed. `?` keeps what was not sure that day.
 */
export function lireJournee(
  rang: number,
  texte: string,
  connus: Horaires | null,
): Result<{ ouvert: Plage[]; incertain: Plage[] }> {
  const parties = texte
    .trim()
    .toLowerCase()
    .split(SEPARATEUR)
    .filter((p) => !FERME.test(p))
  const creneaux: [string, string][] = []
  for (const partie of parties.filter((p) => p !== DOUTE)) {
    const [, h1 = '', m1 = '00', h2 = '', m2 = '00'] = partie.match(CRENEAU) ?? []
    if (h1 === '') return refuser(rang, `« ${partie} » n’est pas un horaire. Écrivez par exemple 9h-12h, 13h30-17h.`)
    creneaux.push([`${h1}:${m1}`, `${h2}:${m2}`])
  }
  const { ouvert, alertes } = lireCreneaux(rang, creneaux)
  const [alerte] = alertes
  if (alerte) return refuser(rang, alerte.message.replace(/^\S+ : /, ''))
  return ok({ ouvert, incertain: parties.includes(DOUTE) ? douteDuJour(rang, connus) : [] })
}

function refuser(rang: number, message: string) {
  const jour = NOMS_JOURS[rang] ?? ''
  return refus('horaires', `${jour.charAt(0).toUpperCase()}${jour.slice(1)} : ${message}`, `jour${rang}`)
}

function douteDuJour(rang: number, connus: Horaires | null): Plage[] {
  const base = rang * JOUR
  const doutes = plagesDuJour(connus?.incertain ?? [], rang)
  return (doutes.length > 0 ? doutes : [{ debut: 0, fin: JOUR }]).map((p) => ({
    debut: base + p.debut,
    fin: base + p.fin,
  }))
}

/** The week as hours of a place; open on public holidays when it was. */
export function semaineDe(
  jours: readonly { ouvert: readonly Plage[]; incertain: readonly Plage[] }[],
  connus: Horaires | null,
): Horaires {
  const semaine = unir(jours.flatMap((j) => j.ouvert))
  const incertain = soustraire(unir(jours.flatMap((j) => j.incertain)), semaine)
  const horaires = ecrireHoraires(semaine, incertain)
  return connus?.ouvreFeries ? { ...horaires, osm: `${horaires.osm}; PH open`, ouvreFeries: true } : horaires
}
