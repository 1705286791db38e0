import { bouquet } from './bouquet.ts'
import { listOperateurs } from './operateurs.ts'
import { mots } from './texte.ts'

/** Lexeme of an operator in the search index: nobody can type the sign. */
export function lexemeOperateur(code: string): string {
  return `@${code}`
}

/** Which operators a word is about: « vitale » → Assurance maladie. */
export type Vocabulaire = ReadonlyMap<string, ReadonlySet<string>>

/** Words of the operators, their themes, and the procedures and life events of the bouquet. */
export function createVocabulaire(departement: string): Vocabulaire {
  const vocabulaire = new Map<string, Set<string>>()
  const apprendre = (code: string, texte: string) => {
    for (const mot of mots(texte)) vocabulaire.set(mot, (vocabulaire.get(mot) ?? new Set()).add(code))
  }
  for (const { code, nom, nomCourt, themes } of listOperateurs(departement))
    apprendre(code, [code, nom, nomCourt, ...themes.map((t) => t.libelle)].join(' '))
  const evenements = new Map(bouquet.evenements.map((e) => [e.code, e.libelle]))
  for (const { libelle, operateur, evenement } of bouquet.demarches)
    if (operateur) apprendre(operateur, `${libelle} ${evenements.get(evenement) ?? ''}`)
  return vocabulaire
}

export interface RequeteTexte {
  /** What a place must match. */
  large: string
  /** What it says of itself: those come first. `null` when it is the same. */
  directe: string | null
}

const MOTS_MAX = 8

/**
 * Full-text queries for what somebody typed: each word begins a word of the place, or is about one of its operators.
 * `null` when there is nothing to look for.
 */
export function requeteTexte(texte: string, vocabulaire: Vocabulaire): RequeteTexte | null {
  const cherches = mots(texte).slice(0, MOTS_MAX)
  if (cherches.length === 0) return null
  const directs = cherches.map((mot) => `${mot}:*`)
  const larges = cherches.map((mot, i) => {
    const operateurs = [...operateursDuMot(mot, vocabulaire)].map((code) => `'${lexemeOperateur(code)}'`)
    return `(${[directs[i], ...operateurs].join(' | ')})`
  })
  const directe = directs.join(' & ')
  return { large: larges.join(' & '), directe: larges.some((l) => l.includes('|')) ? directe : null }
}

function operateursDuMot(mot: string, vocabulaire: Vocabulaire): Set<string> {
  const trouves = new Set<string>()
  if (mot.length < 3) return trouves
  for (const [connu, codes] of vocabulaire) if (connu.startsWith(mot)) for (const code of codes) trouves.add(code)
  return trouves
}
