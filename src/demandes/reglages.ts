import type { Calendrier } from '../platform/index.ts'

/** How a group works; its manager changes it on screen. */
export interface Reglages {
  /** Procedures it answers about; `null`: all those of its themes. */
  demarches: readonly string[] | null
  /** Keys of the operator's fields it cannot do without, beside those that are always compulsory. */
  champs: readonly string[]
  modeles: readonly Modele[]
  /** What its members insert in their messages; about nobody. */
  reponses: readonly ReponseType[]
  /** Days of the week worked, 1 (Monday) to 7. */
  jours: readonly number[]
  /** Closed days, `yyyy-mm-dd`. */
  fermetures: readonly string[]
  /** Group of the same operator that comes in when this one is late or away. */
  suppleant: string | null
  /** Share of the delay, in percent, after which the group is reminded. */
  rappelPart: number
  /** Working days after the deadline before the operator's managers are told. */
  responsableJours: number
  /** Working days after the deadline before those who steer the département are told. */
  coordinationJours: number
  /** Working days an answer waits for the desk before it is reminded. */
  relanceJours: number
  /** Working days after the answer before the request closes by itself. */
  clotureJours: number
}

/** A request begun for the desk, to fill in. */
export interface Modele {
  demarche: string
  sujet: string
  message: string
}

/** Known by its title within the group. */
export interface ReponseType {
  titre: string
  texte: string
}

export const DEFAUTS: Reglages = {
  demarches: null,
  champs: [],
  modeles: [],
  reponses: [],
  jours: [1, 2, 3, 4, 5],
  fermetures: [],
  suppleant: null,
  rappelPart: 75,
  responsableJours: 1,
  coordinationJours: 3,
  relanceJours: 3,
  clotureJours: 10,
}

export function calendrierDe({ jours, fermetures }: Pick<Reglages, 'jours' | 'fermetures'>): Calendrier {
  return { jours, fermes: new Set(fermetures) }
}
