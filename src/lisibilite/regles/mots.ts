import { cleDe, type Mot, motsDe, type Phrase } from '../decouper.ts'
import donnees from '../mots.json' with { type: 'json' }
import type { Remarque } from '../types.ts'
import { estExplique } from './explique.ts'

interface Entree {
  /** Keys of its words; one that ends with `*` stands for every ending. */
  cles: readonly string[]
  dites: string
  /** The word may have to stay: then it is explained. */
  aExpliquer: boolean
}

const ENTREES: readonly Entree[] = [...enEntrees(donnees.remplacer, false), ...enEntrees(donnees.expliquer, true)].sort(
  (a, b) => b.cles.length - a.cles.length,
)
const PAR_MOT = Map.groupBy(ENTREES, (e) => e.cles[0] ?? '')
const PAR_DEBUT = ENTREES.filter((e) => e.cles[0]?.endsWith('*'))
const COURANTS = new Set(donnees.courants.map(cleDe))

/** No free list of how often French words are used is at hand: the length stands for it, and a list of long words all know. */
export const SYLLABES_MAX = 4
const LETTRES_MAX = 12

/** Words of the dictionary, then long ones. */
export function motsDifficiles(phrases: readonly Phrase[], texte: string): Remarque[] {
  const expliquees = new Set<Entree>()
  return phrases.flatMap(({ mots }) => {
    const remarques: Remarque[] = []
    for (let rang = 0; rang < mots.length; rang += 1) {
      const entree = trouver(mots, rang)
      if (entree) {
        const [debut, fin] = [mots[rang]?.debut ?? 0, mots[rang + entree.cles.length - 1]?.fin ?? 0]
        if (estExplique(texte, debut, fin)) expliquees.add(entree)
        if (!expliquees.has(entree)) remarques.push(remarqueDuDictionnaire(entree, debut, fin))
        rang += entree.cles.length - 1
      } else remarques.push(...motLong(mots, rang))
    }
    return remarques
  })
}

function enEntrees(liste: Record<string, string>, aExpliquer: boolean): Entree[] {
  return Object.entries(liste).flatMap(([ecritures, dites]) =>
    ecritures.split(' | ').map((ecriture) => ({ cles: clesDe(ecriture), dites, aExpliquer })),
  )
}

/** The star is not a letter: it is put back on the word it follows. */
function clesDe(ecriture: string): string[] {
  return motsDe(ecriture).map(({ cle, fin }) => (ecriture[fin] === '*' ? `${cle}*` : cle))
}

function trouver(mots: readonly Mot[], rang: number): Entree | null {
  const cle = mots[rang]?.cle ?? ''
  const proches = [cle, ...singuliers(cle)].flatMap((c) => PAR_MOT.get(c) ?? [])
  const possibles = [...proches, ...PAR_DEBUT.filter((e) => convient(e.cles[0] ?? '', cle))]
  return possibles.find(({ cles }) => cles.every((c, i) => convient(c, mots[rang + i]?.cle ?? ''))) ?? null
}

const TERMINAISONS = ['s', 'x', 'e', 'es']

function singuliers(cle: string): string[] {
  return cle.length < 4 ? [] : TERMINAISONS.flatMap((t) => (cle.endsWith(t) ? cle.slice(0, -t.length) : []))
}

function convient(attendue: string, cle: string): boolean {
  return attendue.endsWith('*')
    ? cle.startsWith(attendue.slice(0, -1))
    : cle === attendue || (cle.startsWith(attendue) && singuliers(cle).includes(attendue))
}

function remarqueDuDictionnaire({ dites, aExpliquer }: Entree, debut: number, fin: number): Remarque {
  return {
    regle: 'mot-administratif',
    debut,
    fin,
    raison: 'Ce mot peut être difficile.',
    proposition: aExpliquer ? `Expliquez-le : ${dites}.` : `Écrivez plutôt : « ${dites} ».`,
  }
}

/** A capital inside a sentence is a name: it cannot be made shorter. */
function motLong(mots: readonly Mot[], rang: number): Remarque[] {
  const mot = mots[rang]
  if (!mot || (rang > 0 && /^\p{Lu}/u.test(mot.texte))) return []
  const long = mot.cle.split(/[-‐‑·]/).find((partie) => estLong(partie))
  if (!long) return []
  return [
    {
      regle: 'mot-long',
      debut: mot.debut,
      fin: mot.fin,
      raison: `Ce mot est long : ${long.length} lettres.`,
      proposition: 'Cherchez un mot plus court, ou expliquez-le.',
    },
  ]
}

function estLong(cle: string): boolean {
  if (COURANTS.has(cle) || singuliers(cle).some((c) => COURANTS.has(c))) return false
  return /^\p{L}+$/u.test(cle) && (cle.length > LETTRES_MAX || syllabes(cle) > SYLLABES_MAX)
}

/** Near enough: groups of vowels, without the silent ones of « que », « gue » and of the end. */
export function syllabes(cle: string): number {
  const dites = cle.replace(/([qg])u(?=[eiy])/g, '$1').replace(/es?$/, '')
  return Math.max(1, dites.match(/[aeiouy]+/g)?.length ?? 0)
}
