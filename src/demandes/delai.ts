import { ajouterJoursOuvres, type Calendrier, debutDuJour, jourIso, joursOuvresEntre } from '../platform/index.ts'
import { EN_ATTENTE, type Etat } from './model.ts'
import { calendrierDe, DEFAUTS, type Reglages } from './reglages.ts'
import type { Groupe } from './routage.ts'

/** End of the delay promised, in days that the group works. */
export function echeanceDe(
  depart: Date,
  { delaiJoursOuvres, jours, fermetures }: Pick<Groupe, 'delaiJoursOuvres'> & Partial<Reglages>,
): Date {
  const calendrier = calendrierDe({ jours: jours ?? DEFAUTS.jours, fermetures: fermetures ?? [] })
  return ajouterJoursOuvres(depart, delaiJoursOuvres, calendrier)
}

/** « En retard » depends on the hour, so it is never stored: this is the only place that says it. */
export function enRetard(etat: Pick<Etat, 'statut' | 'echeance'>, maintenant: Date): boolean {
  return EN_ATTENTE.includes(etat.statut) && maintenant > etat.echeance
}

/** Share of the delay already gone, from 0 to 1. */
export function partEcoulee({ depuis, echeance }: Pick<Etat, 'depuis' | 'echeance'>, maintenant: Date): number {
  return Math.min(1, (maintenant.getTime() - depuis.getTime()) / (echeance.getTime() - depuis.getTime()))
}

/** The day the answer is due by its end: a deadline at midnight belongs to the evening before. */
export function jourEcheance({ echeance }: Pick<Etat, 'echeance'>): Date {
  return new Date(echeance.getTime() - 1)
}

/**
 * « 3 jours ouvrés restants », « Pour aujourd’hui », « En retard de 2 jours ouvrés »; only while the delay runs.
 * @param calendrier of the group that has the request
 */
export function delaiEnMots(etat: Pick<Etat, 'echeance'>, maintenant: Date, calendrier?: Calendrier): string {
  const [ce, dernier] = [maintenant, jourEcheance(etat)].map((d) => debutDuJour(jourIso(d))) as [Date, Date]
  const jours = joursOuvresEntre(ce, dernier, calendrier)
  if (maintenant <= etat.echeance)
    return jours === 0 ? 'Pour aujourd’hui' : `${enJours(jours)} ${jours === 1 ? 'restant' : 'restants'}`
  return jours === 0 ? 'En retard' : `En retard de ${enJours(-jours)}`
}

function enJours(jours: number): string {
  return jours === 1 ? '1 jour ouvré' : `${jours} jours ouvrés`
}
