import { debutDuJour } from '../../platform/index.ts'
import { formats } from '../../ui/index.ts'
import type { Horaires } from '../horaires.ts'
import { NOMS_JOURS } from '../imports/creneaux.ts'
import { lireHoraires } from '../osm.ts'
import { libelleType } from '../types.ts'
import { CHAMPS, type Champ, type Changements, egales } from './champs.ts'
import { ecrireJournee } from './semaine-ecrite.ts'

/** One line of a difference, in the words of the screens. */
export interface Difference {
  quoi: string
  avant: string
  apres: string
}

const RIEN = 'rien'

/** A difference, field by field; hours day by day. What only a machine reads is said in words, or left out. */
export function direDifferences(changements: Changements): Difference[] {
  return Object.entries(changements).flatMap(([champ, [avant, apres]]) => {
    if (champ === 'horaires') return direSemaine(avant as string | null, apres as string | null)
    // The town says it already.
    if (champ === 'commune' && changements.ville) return []
    return [{ quoi: direChamp(champ), avant: direValeur(champ, avant), apres: direValeur(champ, apres) }]
  })
}

const AUTRES: Record<string, string> = {
  retireLe: 'Retiré de la liste',
  confirmeLe: 'Confirmé',
  exception: 'Jours exceptionnels',
}

function direChamp(champ: string): string {
  return CHAMPS[champ as Champ]?.libelle ?? AUTRES[champ] ?? champ
}

/** A value as a person reads it. */
export function direValeur(champ: string, valeur: unknown): string {
  if (valeur === null || valeur === '') return champ === 'horaires' ? 'horaires non connus' : RIEN
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  if (champ === 'retireLe' || champ === 'confirmeLe') return formats('fr').date(debutDuJour(String(valeur)))
  if (champ === 'horaires') return direHoraires(String(valeur))
  if (champ === 'position') return direPosition(valeur as [number, number, boolean])
  if (champ === 'types') return (valeur as string[]).map(libelleType).join(', ')
  return Array.isArray(valeur) ? valeur.join(', ') || RIEN : String(valeur)
}

function direPosition([lat, lon, approchee]: [number, number, boolean]): string {
  const point = [lat, lon].map((n) => n.toFixed(5).replace('.', ',')).join(' ; ')
  return approchee ? `${point} (milieu de la commune)` : point
}

const lire = (osm: string | null): Horaires | null => {
  const lus = osm === null ? null : lireHoraires(osm)
  return lus?.ok ? lus.value : null
}

function direHoraires(osm: string): string {
  const horaires = lire(osm)
  if (!horaires) return osm
  return NOMS_JOURS.map((jour, rang) => [jour, ecrireJournee(horaires, rang)])
    .filter(([, journee]) => journee !== '')
    .map(([jour, journee]) => `${jour} ${journee}`)
    .join(' ; ')
}

function direSemaine(avant: string | null, apres: string | null): Difference[] {
  const [a, b] = [lire(avant), lire(apres)]
  const jours = a && b ? differencesDesJours(a, b) : []
  if (jours.length > 0) return jours
  return [{ quoi: CHAMPS.horaires.libelle, avant: direValeur('horaires', avant), apres: direValeur('horaires', apres) }]
}

function differencesDesJours(avant: Horaires, apres: Horaires): Difference[] {
  return NOMS_JOURS.flatMap((jour, rang) => {
    const [a, b] = [avant, apres].map((h) => ecrireJournee(h, rang) || 'fermé')
    if (a === undefined || b === undefined || egales(a, b)) return []
    return [{ quoi: `${jour.charAt(0).toUpperCase()}${jour.slice(1)}`, avant: a, apres: b }]
  })
}
