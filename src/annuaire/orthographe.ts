/** A known word near the one that was typed. */
export interface Proche {
  mot: string
  /** 0: the same; the more, the less likely. */
  cout: number
  /** A mistake was made good: it must be said. */
  faute: boolean
}

/** Words among which the one that was meant is looked for. */
export interface Lexique {
  a(mot: string): boolean
  /** Whether a word of the list begins so. */
  commence(debut: string): boolean
  /** The likely ones, the word itself included, in no particular order. */
  proches(mot: string): Proche[]
}

const COUT = { racine: 0.1, son: 0.35, lettre: 0.3, sonEtLettre: 0.2, debut: 0.4 }

/** Mistakes allowed: short words have too many neighbours. */
function fautesPermises(longueur: number): number {
  return longueur < 3 ? 0 : longueur < 8 ? 1 : 2
}

export function createLexique(mots: Iterable<string>): Lexique {
  const tous = new Set(mots)
  const tries = [...tous].sort()
  const entrees = tries.map((mot) => ({ mot, lettres: masque(mot), son: son(mot) }))
  const parRacine = Map.groupBy(tries, racine)
  const parSon = Map.groupBy(tries, son)

  const parDebut = (debut: string) => {
    const trouves: string[] = []
    for (let i = premier(tries, debut); tries[i]?.startsWith(debut); i++) trouves.push(tries[i] ?? '')
    return trouves
  }
  return {
    a: (mot) => tous.has(mot),
    commence: (debut) => tries[premier(tries, debut)]?.startsWith(debut) ?? false,
    proches(mot) {
      const couts = new Map<string, Proche>()
      const noter = (proche: string, cout: number, faute: boolean) => {
        if (cout < (couts.get(proche)?.cout ?? Number.POSITIVE_INFINITY))
          couts.set(proche, { mot: proche, cout, faute })
      }
      if (tous.has(mot)) noter(mot, 0, false)
      if (/\d/.test(mot) || mot.length < 3) return [...couts.values()]
      for (const proche of parRacine.get(racine(mot)) ?? [])
        noter(proche, COUT.racine, !tous.has(mot) && proche.length > mot.length)
      if (tous.has(mot)) return [...couts.values()]
      // « alloc » is short for « allocation ».
      for (const proche of parDebut(mot)) if (proche.length <= 2 * mot.length) noter(proche, COUT.debut, false)
      const entendu = son(mot)
      if (entendu.length > 1) for (const proche of parSon.get(entendu) ?? []) noter(proche, COUT.son, true)
      const max = fautesPermises(mot.length)
      const lettres = masque(mot)
      for (const entree of entrees) {
        if (entree.mot.length < 3 || Math.abs(entree.mot.length - mot.length) > max) continue
        // A mistake changes two letters of the set at most: most words are set aside without being compared.
        if (unites(entree.lettres ^ lettres) > 2 * max) continue
        const fautes = distance(mot, entree.mot, max)
        if (fautes <= max) noter(entree.mot, entree.son === entendu ? COUT.sonEtLettre : COUT.lettre * fautes, true)
      }
      return lesPlusProbables([...couts.values()])
    },
  }
}

/** What is clearly nearer leaves nothing to the others. */
function lesPlusProbables(proches: readonly Proche[]): Proche[] {
  const moindre = Math.min(...proches.map((p) => p.cout))
  return proches.filter((p) => p.cout <= moindre + 0.15)
}

/** Rank of the first word that does not come before `debut`. */
function premier(tries: readonly string[], debut: string): number {
  let bas = 0
  let haut = tries.length
  while (bas < haut) {
    const milieu = (bas + haut) >> 1
    if ((tries[milieu] ?? '') < debut) bas = milieu + 1
    else haut = milieu
  }
  return bas
}

/** « perdu » and « perdue », « payer » and « paye ». */
function racine(mot: string): string {
  return mot.replace(/(?<=...)(?:er|ee?|ez|ent|ir)$/, '')
}

const A = 'a'.charCodeAt(0)

/** One bit for each letter of the word. */
function masque(mot: string): number {
  let bits = 0
  for (let i = 0; i < mot.length; i++) bits |= 1 << (mot.charCodeAt(i) - A)
  return bits
}

function unites(bits: number): number {
  let n = 0
  for (let reste = bits; reste !== 0; reste &= reste - 1) n++
  return n
}

/**
 * Letters missing, added, changed, or swapped with the next one (optimal string alignment), as long as they are `max` at
 * most; more is `max + 1`.
 */
export function distance(a: string, b: string, max: number): number {
  let avant: number[] = []
  let ligne = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const suivante = [i]
    for (let j = 1; j <= b.length; j++) {
      const pareil = a[i - 1] === b[j - 1] ? 0 : 1
      let n = Math.min((ligne[j] ?? 0) + 1, (suivante[j - 1] ?? 0) + 1, (ligne[j - 1] ?? 0) + pareil)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) n = Math.min(n, (avant[j - 2] ?? 0) + 1)
      suivante.push(n)
    }
    if (Math.min(...suivante) > max) return max + 1
    avant = ligne
    ligne = suivante
  }
  return Math.min(ligne[b.length] ?? 0, max + 1)
}

const SONS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/e?aux?/g, 'o'],
  [/[ae][iy]/g, 'e'],
  [/oe?u/g, 'u'],
  [/gn/g, 'n'],
  [/g(?=[eiy])/g, 'j'],
  [/sc(?=[eiy])/g, 's'],
  [/c(?=[eiy])|z|ti(?=on)/g, 's'],
  [/ch/g, '$'],
  [/qu?|c/g, 'k'],
  [/x/g, 's'],
  [/[ea][nm](?![aeiouynm])/g, 'a'],
  [/y/g, 'i'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
  [/(?:e[rsz]?|(?<=[aeiou])[stdpx]+)$/, ''],
]

/** What a word sounds like, roughly: « bobini » and « Bobigny », « shomaj » and « chômage ». */
export function son(mot: string): string {
  return SONS.reduce((entendu, [motif, lettre]) => entendu.replace(motif, lettre), mot.replace(/^sh/, 'ch'))
}
