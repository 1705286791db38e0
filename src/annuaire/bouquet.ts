import donnees from './bouquet.json' with { type: 'json' }

export interface Demarche {
  code: string
  libelle: string
  famille: string
  evenement: string
  /** Code of the operator in charge; `null`: nobody in particular. */
  operateur: string | null
  /** Theme of that operator. */
  theme: string | null
  aide: string
  frequent: boolean
}

interface Entree {
  code: string
  libelle: string
}

/** What a desk can help with, sorted by life event, and the words of the desk log (convention, annex « bouquet de services »). */
export interface Bouquet {
  familles: readonly Entree[]
  evenements: readonly (Entree & { famille: string })[]
  demarches: readonly Demarche[]
  /** The five kinds of help. */
  aides: readonly Entree[]
  autonomies: readonly Entree[]
  voies: readonly Entree[]
  issues: readonly Entree[]
}

export const bouquet: Bouquet = donnees

/** Operators that can help with a life event. */
export function operateursDeLEvenement(evenement: string): string[] {
  const codes = bouquet.demarches.filter((d) => d.evenement === evenement).map((d) => d.operateur)
  return [...new Set(codes)].filter((code) => code !== null)
}
