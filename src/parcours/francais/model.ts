import type { OffreProche } from '../../annuaire/index.ts'

/** Council of Europe scale, with the first step defined for French, A1.1, before it. */
export const ECHELLE = ['A1.1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const
export type NiveauLangue = (typeof ECHELLE)[number]

export interface Bande {
  de: NiveauLangue
  a: NiveauLangue
}

/** From nothing to almost everything. */
export const DEGRES = ['0', '1', '2', '3', '4'] as const
export type Degre = (typeof DEGRES)[number]

const BANDES: Record<Degre, Bande> = {
  0: { de: 'A1.1', a: 'A1.1' },
  1: { de: 'A1.1', a: 'A1' },
  2: { de: 'A1', a: 'A2' },
  3: { de: 'A2', a: 'B1' },
  4: { de: 'B1', a: 'B2' },
}

export const ECOLES = ['oui', 'peu', 'non'] as const
export const MOMENTS = ['matin', 'midi', 'soir'] as const
export type Moment = (typeof MOMENTS)[number]
/** Monday to Saturday, as `Date.getDay` counts. */
export const JOURS = ['1', '2', '3', '4', '5', '6'] as const

export interface Reponses {
  oral: Degre
  ecrit: Degre
  ecole: (typeof ECOLES)[number]
  /** Empty: any. */
  jours: readonly string[]
  moments: readonly Moment[]
}

export interface Proposition {
  oral: Bande
  ecrit: Bande
  /** Learning to read and write comes first: another kind of course. */
  alpha: boolean
}

export function proposer({ oral, ecrit, ecole }: Pick<Reponses, 'oral' | 'ecrit' | 'ecole'>): Proposition {
  // Somebody who reads a little in no language and hardly in French starts by reading.
  const alpha = ecole === 'non' ? ecrit < '3' : ecole === 'peu' && ecrit < '2'
  return { oral: BANDES[oral], ecrit: BANDES[ecrit], alpha }
}

const momentDe = (date: Date): Moment => (date.getHours() < 12 ? 'matin' : date.getHours() < 18 ? 'midi' : 'soir')

/** The first time of a course that suits; `undefined`: none in the fortnight, or nobody wrote when. */
export function foisVoulue({ fois }: OffreProche, { jours, moments }: Pick<Reponses, 'jours' | 'moments'>) {
  return fois.find(
    ({ debut }) =>
      (jours.length === 0 || jours.includes(String(debut.getDay()))) &&
      (moments.length === 0 || moments.includes(momentDe(debut))),
  )
}
