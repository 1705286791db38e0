import type { Mot, Phrase } from '../decouper.ts'
import type { Remarque } from '../types.ts'

/** The European rules say « short »; these numbers are ours. */
export const MOTS_LONGUE = 15
export const MOTS_TRES_LONGUE = 25
const SUBORDONNEES_MAX = 2

/** Where a long sentence can often be cut. */
const COUPURES = new Set(['et', 'mais', 'car', 'donc', 'qui', 'lorsque', 'afin', 'ainsi', 'puis', 'ou', 'dont'])
const SUBORDONNANTS = new Set(
  'que qu qui dont où lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles lorsque lorsqu quand puisque puisqu quoique si'.split(
    ' ',
  ),
)

export function phrasesLongues(phrases: readonly Phrase[]): Remarque[] {
  return phrases.flatMap((phrase) => {
    const nombre = compter(phrase)
    if (nombre <= MOTS_LONGUE) return []
    return {
      regle: nombre > MOTS_TRES_LONGUE ? ('phrase-tres-longue' as const) : ('phrase-longue' as const),
      debut: phrase.debut,
      fin: phrase.fin,
      raison: `Cette phrase a ${nombre} mots.`,
      proposition: `Écrivez ${MOTS_LONGUE} mots au plus, avec une seule idée.${ouCouper(phrase)}`,
    }
  })
}

export function compter({ mots }: Phrase): number {
  return mots.filter((m) => m.compte).length
}

function ouCouper({ mots }: Phrase): string {
  const milieu = mots.length / 2
  const [plusPres] = mots
    .flatMap((mot, rang) => (COUPURES.has(mot.cle) ? { mot, ecart: Math.abs(rang - milieu) } : []))
    .filter(({ ecart }) => ecart < milieu / 2)
    .sort((a, b) => a.ecart - b.ecart)
  return plusPres ? ` Vous pouvez couper avant « ${plusPres.mot.texte} ».` : ''
}

/** Clauses inside clauses: three links or more in one sentence. */
export function subordonnees(phrases: readonly Phrase[]): Remarque[] {
  return phrases.flatMap((phrase) => {
    const liens = phrase.mots.filter((mot, rang) => estLien(phrase.mots, mot, rang))
    if (liens.length <= SUBORDONNEES_MAX) return []
    return {
      regle: 'subordonnees' as const,
      debut: phrase.debut,
      fin: phrase.fin,
      raison: `Cette phrase emboîte ${liens.length} idées : « ${liens.map((m) => m.texte).join(' », « ')} ».`,
      proposition: 'Écrivez une phrase pour chaque idée.',
    }
  })
}

/** « où » is not « ou »; « est-ce que » and « ne… que » link nothing. */
function estLien(mots: readonly Mot[], mot: Mot, rang: number): boolean {
  if (!SUBORDONNANTS.has(mot.texte.toLowerCase())) return false
  if (mot.cle !== 'que' && mot.cle !== 'qu') return true
  const avant = mots.slice(Math.max(0, rang - 4), rang).map((m) => m.cle)
  return !avant.at(-1)?.endsWith('est-ce') && !avant.some((cle) => cle === 'ne' || cle === 'n')
}

const NEGATIFS = new Set(
  'impossible impossibles inutile inutiles illegal illegale illegaux illegales interdit interdite interdits interdites inexact inexacte incomplet incomplete insuffisant insuffisante inconnu inconnue refuser'.split(
    ' ',
  ),
)
const PORTEE = 5

/** « Vous ne pouvez pas ne pas répondre », « ce n’est pas impossible », « sans… ne… pas ». */
export function doublesNegations(phrases: readonly Phrase[]): Remarque[] {
  return phrases.flatMap((phrase) => {
    const cles = phrase.mots.map((m) => m.cle)
    const non = cles.flatMap((cle, rang) => (cle === 'ne' || cle === 'n' ? rang : []))
    const [premier] = non
    if (premier === undefined) return []
    const suit = cles.slice(premier + 1, premier + 1 + PORTEE).some((cle) => NEGATIFS.has(cle))
    if (non.length < 2 && !suit && !cles.includes('sans')) return []
    return {
      regle: 'negations' as const,
      debut: phrase.debut,
      fin: phrase.fin,
      raison: 'Cette phrase dit non deux fois.',
      proposition: 'Dites ce qu’il faut faire, ou coupez la phrase en deux.',
    }
  })
}
