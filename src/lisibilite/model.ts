import { decouper } from './decouper.ts'
import { dates } from './regles/dates.ts'
import { motsDifficiles } from './regles/mots.ts'
import { nombres } from './regles/nombres.ts'
import { passifs } from './regles/passif.ts'
import { compter, doublesNegations, phrasesLongues, subordonnees } from './regles/phrases.ts'
import { sigles } from './regles/sigles.ts'
import { REGLES, type Remarque } from './types.ts'

export { REGLES, type Regle, type Remarque } from './types.ts'

/** Out of 100: at least this for a text that is easy to read. */
export const SEUIL = 80

export interface Bilan {
  /** 0 to 100, higher is easier. */
  score: number
  facile: boolean
  mots: number
  phrases: number
  /** In the order of the text. */
  remarques: Remarque[]
}

const CHERCHER = [phrasesLongues, subordonnees, doublesNegations, passifs, motsDifficiles, sigles, nombres, dates]

/**
 * Reads a French text with the rules of « L'information pour tous » (Inclusion Europe) that a machine can check. The
 * others (the order of ideas, pictures, being read over by the people concerned) stay with the writer.
 */
export function relire(texte: string): Bilan {
  const phrases = decouper(texte)
  const mots = phrases.reduce((somme, phrase) => somme + compter(phrase), 0)
  const remarques = CHERCHER.flatMap((chercher) => chercher(phrases, texte)).sort(
    (a, b) => a.debut - b.debut || b.fin - a.fin,
  )
  const score = noter(mots, remarques)
  return { score, facile: score >= SEUIL, mots, phrases: phrases.length, remarques }
}

/** Under this many words, one remark would decide alone. */
const MOTS_MIN = 50

/** 100, less the points of the remarks for each 100 words. */
function noter(mots: number, remarques: readonly Remarque[]): number {
  const points = remarques.reduce((somme, { regle }) => somme + REGLES[regle].points, 0)
  return Math.max(0, Math.round(100 - (points * 100) / Math.max(mots, MOTS_MIN)))
}
