import { bouquet } from './bouquet.ts'
import { listOperateurs } from './operateurs.ts'
import { createLexique, type Lexique } from './orthographe.ts'
import { type Besoin, besoinsAvec, motsSansImportance } from './synonymes.ts'
import { cleTri, mots } from './texte.ts'

/** Lexeme of an operator in the search index: nobody can type the sign. */
export function lexemeOperateur(code: string): string {
  return `@${code}`
}

/** Lexeme of a kind of place in the search index. */
export function lexemeType(code: string): string {
  return `#${code}`
}

export interface Expression {
  besoin: Besoin
  /** As it is written, without accents: « pas de logement » is not « logement ». */
  dite: string
  mots: readonly string[]
}

/** What the house knows of words. */
export interface Vocabulaire {
  /** Which operators a word is about: « vitale » → Assurance maladie. */
  operateurs: ReadonlyMap<string, ReadonlySet<string>>
  /** Expressions by each of their words. */
  expressions: ReadonlyMap<string, readonly Expression[]>
  /** Words of the expressions. */
  besoins: Lexique
  /** How much a word of the expressions says: one that many share says little. */
  poids: ReadonlyMap<string, number>
  /** How a word is written, accents included. */
  graphies: ReadonlyMap<string, string>
  sansImportance: ReadonlySet<string>
  /** Words of the places and of what their operators do. */
  annuaire: Lexique
  /** Words of the names of towns. */
  villes: Lexique
}

/** What the directory holds, as words of its index. */
export interface MotsAnnuaire {
  lieux: readonly string[]
  /** Names of towns as they are written. */
  villes: readonly string[]
  /** Words added on screen to the needs. */
  ajouts?: readonly { mot: string; besoin: string }[]
}

/** Words of the needs, of the operators and their themes, of the procedures and life events, and of the places. */
export function createVocabulaire(departement: string, annuaire: MotsAnnuaire): Vocabulaire {
  const operateurs = apprendreOperateurs(departement)
  const besoins = besoinsAvec(annuaire.ajouts ?? [])
  const expressions = besoins.flatMap((besoin) =>
    besoin.expressions.map((e) => ({ besoin, dite: cleTri(e), mots: mots(e) })),
  )
  const sansImportance = new Set(motsSansImportance.flatMap(mots))
  const frequences = new Map<string, number>()
  for (const { mots } of expressions) for (const mot of mots) frequences.set(mot, (frequences.get(mot) ?? 0) + 1)
  const poids = new Map(
    [...frequences].map(([mot, n]) => [
      mot,
      (sansImportance.has(mot) ? 0.3 : 1) * Math.log(1 + expressions.length / n),
    ]),
  )
  const ecrits = [...besoins.flatMap((b) => b.expressions), ...annuaire.villes].flatMap((texte) =>
    texte.split(/[\s-]+/),
  )
  return {
    operateurs,
    expressions: parMot(expressions),
    besoins: createLexique([...frequences.keys(), ...sansImportance]),
    poids,
    graphies: new Map(ecrits.flatMap((ecrit) => mots(ecrit).map((mot) => [mot, ecrit]))),
    sansImportance,
    annuaire: createLexique([...annuaire.lieux, ...operateurs.keys()]),
    villes: createLexique(annuaire.villes.flatMap(mots)),
  }
}

function parMot(expressions: readonly Expression[]): Vocabulaire['expressions'] {
  const index = new Map<string, Expression[]>()
  for (const expression of expressions)
    for (const mot of expression.mots) {
      const autres = index.get(mot)
      if (autres) autres.push(expression)
      else index.set(mot, [expression])
    }
  return index
}

function apprendreOperateurs(departement: string): Vocabulaire['operateurs'] {
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
