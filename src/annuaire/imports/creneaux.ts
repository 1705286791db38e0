import { type Horaires, JOUR, type Plage, soustraire, unir } from '../horaires.ts'
import { ecrireHoraires } from '../osm.ts'

/** What is wrong with a value, without its line. */
export interface Alerte {
  code: string
  message: string
}

export interface SemaineLue {
  ouvert: Plage[]
  incertain: Plage[]
}

export interface JourLu extends SemaineLue {
  alertes: Alerte[]
}

export const NOMS_JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

/**
 * Slots of one day as a source writes them, `['09:00', '12:00']`. What cannot be meant as written is neither taken nor
 * guessed: « 17:00 - 13:30 » makes that part of the day uncertain, « 00:00 - 00:00 » alone the whole day.
 */
export function lireCreneaux(rang: number, creneaux: readonly (readonly [string, string])[]): JourLu {
  const jour = NOMS_JOURS[rang] ?? ''
  const lu: JourLu = { ouvert: [], incertain: [], alertes: [] }
  const alerte = (code: string, message: string) => lu.alertes.push({ code, message: `${jour} : ${message}` })
  const base = rang * JOUR
  for (const [de, a] of creneaux) {
    const [debut, fin] = [minute(de), minute(a)]
    if (debut === null || fin === null) alerte('horaires-illisibles', `« ${de} - ${a} » n'est pas un horaire.`)
    else if (debut === fin) alerte('horaires-nuls', `« ${de} - ${a} » ne dit rien.`)
    else if (debut > fin) {
      lu.incertain.push({ debut: base + fin, fin: base + debut })
      alerte('horaires-inverses', `« ${de} - ${a} » finit avant de commencer.`)
    } else lu.ouvert.push({ debut: base + debut, fin: base + fin })
  }
  if (lu.ouvert.length === 0 && lu.incertain.length === 0 && creneaux.length > 0)
    lu.incertain.push({ debut: base, fin: base + JOUR })
  if (total(unir(lu.ouvert)) < total(lu.ouvert))
    alerte('horaires-chevauchants', `${creneaux.map((c) => c.join(' - ')).join(' / ')} se chevauchent.`)
  return lu
}

function total(plages: readonly Plage[]): number {
  return plages.reduce((somme, p) => somme + p.fin - p.debut, 0)
}

/** `09:00` or `09:00:00`; 24:00 is the end of the day. */
function minute(texte: string): number | null {
  const [, h, m] = texte.match(/^(\d{1,2}):(\d{2})(?::00)?$/) ?? []
  const minutes = Number(h) * 60 + Number(m)
  return h !== undefined && minutes <= JOUR && Number(m) < 60 ? minutes : null
}

/** Hours of a source; without any slot they are not known. What one line opens is not made uncertain by another. */
export function horairesDe({ ouvert, incertain }: SemaineLue): Horaires | null {
  if (ouvert.length + incertain.length === 0) return null
  const semaine = unir(ouvert)
  return ecrireHoraires(semaine, soustraire(unir(incertain), semaine))
}
