import type { Regle, Remarque } from './types.ts'

/** Remarks that say the same thing of the same words, under one number. */
export interface Groupe {
  numero: number
  regle: Regle
  /** What is marked, as written the first time. */
  extrait: string
  raison: string
  proposition: string
  fois: number
}

/** A stretch of the text under the same remarks. */
export interface Morceau {
  texte: string
  /** Inside a word or a few words to change. */
  mot: boolean
  /** Inside a sentence to change. */
  phrase: boolean
  /** Groups whose mark ends here. */
  finDe: number[]
}

const DES_PHRASES: ReadonlySet<Regle> = new Set(['phrase-longue', 'phrase-tres-longue', 'subordonnees', 'negations'])

/** Cuts the text where a remark begins or ends: put together again, the pieces are the text. */
export function annoter(texte: string, remarques: readonly Remarque[]): { morceaux: Morceau[]; groupes: Groupe[] } {
  const groupes = grouper(texte, remarques)
  const bornes = [...new Set([0, texte.length, ...remarques.flatMap((r) => [r.debut, r.fin])])].sort((a, b) => a - b)
  const commencent = Map.groupBy(remarques, (r) => r.debut)
  let ouvertes: Remarque[] = []
  const morceaux = bornes.slice(0, -1).map((debut, rang) => {
    const fin = bornes[rang + 1] ?? texte.length
    ouvertes = [...ouvertes, ...(commencent.get(debut) ?? [])]
    const morceau = {
      texte: texte.slice(debut, fin),
      mot: ouvertes.some((r) => !DES_PHRASES.has(r.regle)),
      phrase: ouvertes.some((r) => DES_PHRASES.has(r.regle)),
      finDe: ouvertes.filter((r) => r.fin === fin).map((r) => groupes.get(cle(texte, r))?.numero ?? 0),
    }
    ouvertes = ouvertes.filter((r) => r.fin > fin)
    return morceau
  })
  return { morceaux, groupes: [...groupes.values()] }
}

function grouper(texte: string, remarques: readonly Remarque[]): Map<string, Groupe> {
  const groupes = new Map<string, Groupe>()
  for (const remarque of remarques) {
    const { regle, raison, proposition, debut, fin } = remarque
    const connu = groupes.get(cle(texte, remarque))
    if (connu) connu.fois += 1
    else {
      const numero = groupes.size + 1
      const groupe = { numero, regle, extrait: texte.slice(debut, fin), raison, proposition, fois: 1 }
      groupes.set(cle(texte, remarque), groupe)
    }
  }
  return groupes
}

function cle(texte: string, { regle, debut, fin, proposition }: Remarque): string {
  const quoi = DES_PHRASES.has(regle) ? debut : texte.slice(debut, fin).toLowerCase()
  return [regle, quoi, proposition].join('\n')
}
