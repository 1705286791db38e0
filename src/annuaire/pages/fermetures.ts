import { debutDuJour, plusJours } from '../../platform/index.ts'
import { type Fermeture, type Horaires, plagesDuJour, rangDuJour } from '../horaires.ts'
import type { Lieu } from '../model.ts'

/** Closures worth telling: the others fall on days when the place never opens. */
export function fermeturesUtiles({ fermetures, horaires }: Pick<Lieu, 'fermetures' | 'horaires'>): Fermeture[] {
  return fermetures.filter((f) => horaires === null || interrompt(f, horaires))
}

function interrompt({ du, au }: Fermeture, { semaine, incertain }: Horaires): boolean {
  // After seven days every day of the week has been seen.
  return Array.from({ length: 7 }, (_, i) => plusJours(debutDuJour(du), i))
    .filter((jour) => jour <= debutDuJour(au))
    .some((jour) => [semaine, incertain].some((plages) => plagesDuJour(plages, rangDuJour(jour)).length > 0))
}
