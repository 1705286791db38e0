export const REGLES = {
  'phrase-longue': { nom: 'Phrase longue', points: 3 },
  'phrase-tres-longue': { nom: 'Phrase très longue', points: 6 },
  subordonnees: { nom: 'Trop d’idées dans la phrase', points: 4 },
  negations: { nom: 'Deux fois non', points: 3 },
  passif: { nom: 'On ne sait pas qui agit', points: 2 },
  'mot-administratif': { nom: 'Mot difficile', points: 3 },
  'mot-long': { nom: 'Mot long', points: 1 },
  sigle: { nom: 'Sigle sans explication', points: 3 },
  nombre: { nom: 'Nombre', points: 1 },
  date: { nom: 'Date', points: 1 },
} as const satisfies Record<string, { nom: string; points: number }>

export type Regle = keyof typeof REGLES

/** One thing to simplify. `debut` and `fin` are offsets in the text, end excluded. */
export interface Remarque {
  regle: Regle
  debut: number
  fin: number
  /** A whole French sentence: what makes it hard. */
  raison: string
  /** A whole French sentence: what to write instead. */
  proposition: string
}
