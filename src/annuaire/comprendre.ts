import type { Proche } from './orthographe.ts'
import type { Besoin } from './synonymes.ts'
import { cleTri, mots } from './texte.ts'
import { type Expression, lexemeOperateur, lexemeType, type Vocabulaire } from './vocabulaire.ts'

export interface RequeteTexte {
  /** What a place must match. */
  large: string
  /** Its own job, or what it says of itself: those come first. `null` when it is the same. */
  directe: string | null
  /** Words besides the need, that only some places hold: these come before all. */
  nommee: string | null
}

/** What was understood of the words that somebody typed. */
export interface Comprehension {
  requete: RequeteTexte
  /** The needs that were surely meant, the surest first. */
  besoins: readonly Besoin[]
  /** No expression was typed whole: the needs are a good guess. */
  devine: boolean
  /** The words once mistakes are made good; `null` when there were none. */
  corrige: string | null
}

const MOTS_MAX = 12

/** Understands what somebody typed. `null` when there is nothing to look for. */
export function comprendre(texte: string, vocabulaire: Vocabulaire): Comprehension | null {
  const tapes = mots(texte).slice(0, MOTS_MAX)
  if (tapes.length === 0) return null
  const reconnus = reconnaitre(tapes, cleTri(texte), vocabulaire)
  return reconnus.length > 0
    ? chercherBesoins(texte, tapes, reconnus, vocabulaire)
    : chercherMots(texte, tapes, vocabulaire)
}

/** The very words, each beginning a word of the place. */
export function motAMot(texte: string): Comprehension | null {
  const tapes = mots(texte).slice(0, MOTS_MAX)
  const large = tapes.map((mot) => `${mot}:*`).join(' & ')
  return large ? { requete: { large, directe: null, nommee: null }, besoins: [], devine: false, corrige: null } : null
}

/** A need counts as much as the surest one from that part of its score. */
const SURETE = 0.7
/** When no expression was typed whole: the part of what one says that is enough to guess it. */
const PART_SUFFISANTE = 0.5

interface Reconnu {
  besoin: Besoin
  dite: string
  /** How much its words say. */
  score: number
  /** How far they are from those that were typed. */
  cout: number
  /** Words typed that it explains, each with the one it stands for. */
  explique: ReadonlyMap<string, Proche>
  /** All the words of the expression were typed. */
  entiere: boolean
}

/** The needs of which an expression was typed, the surest first; « carte grise » leaves nothing to « carte ». */
function reconnaitre(tapes: readonly string[], dit: string, vocabulaire: Vocabulaire): Reconnu[] {
  const seul = tapes.filter((mot) => !vocabulaire.sansImportance.has(mot)).length === 1
  const lus = new Map<string, Map<string, { tape: string; proche: Proche }>>()
  for (const tape of tapes)
    for (const proche of vocabulaire.besoins.proches(tape)) {
      const deja = lus.get(proche.mot) ?? new Map()
      lus.set(proche.mot, deja.set(tape, { tape, proche }))
    }
  const possibles = [...new Set([...lus.keys()].flatMap((mot) => vocabulaire.expressions.get(mot) ?? []))]
  const chercher = (partSuffisante: number) =>
    possibles.flatMap((expression) => reconnaitreExpression(expression, lus, { seul, partSuffisante }, vocabulaire))
  const entieres = chercher(1)
  const trouves = entieres.length > 0 ? entieres : chercher(PART_SUFFISANTE)
  // Right words: the very ones, then the one that says most. Wrong ones: the most common was meant.
  trouves.sort(
    (a, b) =>
      b.explique.size - a.explique.size ||
      a.cout - b.cout ||
      Number(b.dite === dit) - Number(a.dite === dit) ||
      (a.cout > 0 ? a.score - b.score : b.score - a.score),
  )
  const retenus: Reconnu[] = []
  for (const trouve of trouves) {
    const mots = [...trouve.explique.keys()]
    const dejaDit = retenus.some((r) => r.besoin === trouve.besoin || mots.every((mot) => r.explique.has(mot)))
    if (!dejaDit) retenus.push(trouve)
  }
  return retenus.sort((a, b) => b.score - a.score)
}

type Lus = ReadonlyMap<string, ReadonlyMap<string, { tape: string; proche: Proche }>>

function reconnaitreExpression(
  { besoin, dite, mots }: Expression,
  lus: Lus,
  { seul, partSuffisante }: { seul: boolean; partSuffisante: number },
  vocabulaire: Vocabulaire,
): Reconnu[] {
  const explique = new Map<string, Proche>()
  let score = 0
  let cout = 0
  for (const mot of mots) {
    const possibles = [...(lus.get(mot)?.values() ?? [])].filter(({ tape }) => !explique.has(tape))
    const meilleur = possibles.sort((a, b) => a.proche.cout - b.proche.cout)[0]
    if (!meilleur) continue
    const { tape, proche } = meilleur
    // In a sentence, a short word that is nearly a need (« fils », « FSL ») or one of the directory was not meant for it.
    const douteux = proche.faute && ((!seul && mot.length < 5) || vocabulaire.annuaire.a(tape))
    if (mots.length === 1 && douteux) return []
    cout += proche.cout
    explique.set(tape, proche)
    score += (vocabulaire.poids.get(mot) ?? 0) * (1 - proche.cout) ** 3
  }
  const entier = mots.reduce((somme, mot) => somme + (vocabulaire.poids.get(mot) ?? 0), 0)
  const entiere = explique.size === mots.length
  const assez = partSuffisante === 1 ? entiere : cout < 0.2 && score >= partSuffisante * entier
  return explique.size > 0 && assez ? [{ besoin, dite, score, cout, explique, entiere }] : []
}

function chercherBesoins(
  texte: string,
  tapes: readonly string[],
  reconnus: readonly Reconnu[],
  vocabulaire: Vocabulaire,
): Comprehension {
  const corrections = new Map<string, string>()
  for (const { explique } of reconnus)
    for (const [tape, { mot, faute }] of explique) if (faute && !corrections.has(tape)) corrections.set(tape, mot)
  const expliques = new Set(reconnus.flatMap((r) => [...r.explique.keys()]))
  const reste = tapes.filter((mot) => !expliques.has(mot) && !vocabulaire.sansImportance.has(mot))
  const villes: string[] = []
  const noms: string[] = []
  for (const mot of reste) {
    const ville = nomDeVille(mot, vocabulaire)
    if (ville !== null) villes.push(ville)
    else if (vocabulaire.annuaire.a(mot) && !vocabulaire.besoins.a(mot)) noms.push(mot)
    if (ville !== null && ville !== mot) corrections.set(mot, ville)
  }
  const corriges = tapes.map((mot) => corrections.get(mot) ?? mot)
  const dit = corriges.map((mot) => `${mot}:*`).join(' & ')
  const lieux = [...new Set(reconnus.flatMap((r) => r.besoin.lieux.map(lexemeType)))]
  const aides = [...new Set(reconnus.flatMap((r) => r.besoin.operateurs.map(lexemeOperateur)))]
  const surs = reconnus.filter((r) => r.score >= SURETE * (reconnus[0]?.score ?? 0))
  const propres = [...new Set(surs.flatMap((r) => r.besoin.lieux.map(lexemeType)))]
  const tous = ou([...lieux, ...aides].map(citer), `(${dit})`)
  const directe = ou(propres.map(citer), `(${dit})`)
  return {
    requete: {
      large: [tous, ...villes.map((mot) => `${mot}:*`)].join(' & '),
      directe,
      nommee: noms.length > 0 ? noms.map((mot) => `${mot}:*`).join(' & ') : null,
    },
    besoins: surs.map((r) => r.besoin),
    devine: surs.every((r) => !r.entiere),
    corrige: reecrire(texte, corrections, vocabulaire),
  }
}

/** A postcode, or the word of a town that was meant; `null` when it is neither. */
function nomDeVille(mot: string, { villes, annuaire, besoins }: Vocabulaire): string | null {
  if (/^\d{5}$/.test(mot)) return mot
  if (besoins.a(mot)) return null
  if (villes.a(mot)) return mot
  if (mot.length < 5 || annuaire.a(mot)) return null
  return plusProche(villes.proches(mot))?.mot ?? null
}

/** No need was recognised: each word begins a word of the place, or is about one of its operators. */
function chercherMots(texte: string, tapes: readonly string[], vocabulaire: Vocabulaire): Comprehension {
  const { annuaire, sansImportance } = vocabulaire
  const utiles = tapes.filter((mot) => !sansImportance.has(mot))
  const corrections = new Map<string, string>()
  const connus = (utiles.length > 0 ? utiles : tapes).flatMap((mot) => {
    if (/\d/.test(mot) || annuaire.commence(mot)) return [mot]
    const proche = plusProche(annuaire.proches(mot))
    if (!proche) return []
    corrections.set(mot, proche.mot)
    return [proche.mot]
  })
  const cherches = connus.length > 0 ? connus : tapes
  const directs = cherches.map((mot) => `${mot}:*`)
  const larges = cherches.map((mot, i) => ou([directs[i] ?? '', ...operateursDuMot(mot, vocabulaire).map(citer)]))
  const directe = directs.join(' & ')
  return {
    requete: {
      large: larges.join(' & '),
      directe: larges.some((l) => l.includes('|')) ? directe : null,
      nommee: null,
    },
    besoins: [],
    devine: false,
    corrige: reecrire(texte, corrections, vocabulaire),
  }
}

function plusProche(proches: readonly Proche[]): Proche | undefined {
  return [...proches].sort((a, b) => a.cout - b.cout)[0]
}

function operateursDuMot(mot: string, { operateurs }: Vocabulaire): string[] {
  const trouves = new Set<string>()
  if (mot.length < 3) return []
  for (const [connu, codes] of operateurs) if (connu.startsWith(mot)) for (const code of codes) trouves.add(code)
  return [...trouves].map(lexemeOperateur)
}

function citer(lexeme: string): string {
  return `'${lexeme}'`
}

function ou(...parties: (string | readonly string[])[]): string {
  return `(${parties.flat().join(' | ')})`
}

/** The sentence with its mistakes made good; `null` when it had none. */
function reecrire(texte: string, corrections: ReadonlyMap<string, string>, { graphies }: Vocabulaire): string | null {
  if (corrections.size === 0) return null
  const mot = (ecrit: string) => {
    const corrige = corrections.get(mots(ecrit)[0] ?? '')
    return corrige === undefined ? ecrit : (graphies.get(corrige) ?? corrige)
  }
  return texte.replace(/[\p{L}\p{M}\p{N}]+/gu, mot)
}
