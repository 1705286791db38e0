import { debutDuJour, plusJours } from '../../platform/index.ts'
import { type Exception, ferme, type Horaires, plagesDuJour, rangDuJour } from '../horaires.ts'
import type { Lieu } from '../model.ts'

/** Exceptions worth telling: closures of days when the place never opens are not. */
export function exceptionsUtiles({ exceptions, horaires }: Pick<Lieu, 'exceptions' | 'horaires'>): Exception[] {
  return exceptions.filter((e) => horaires === null || !ferme(e) || interrompt(e, horaires))
}

function interrompt({ du, au }: Exception, { semaine, incertain }: Horaires): boolean {
  // After seven days every day of the week has been seen.
  return Array.from({ length: 7 }, (_, i) => plusJours(debutDuJour(du), i))
    .filter((jour) => jour <= debutDuJour(au))
    .some((jour) => [semaine, incertain].some((plages) => plagesDuJour(plages, rangDuJour(jour)).length > 0))
}
