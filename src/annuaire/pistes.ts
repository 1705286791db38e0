import { bouquet, findDemarche, findEvenement } from './bouquet.ts'
import type { Comprehension } from './comprendre.ts'
import type { Besoin } from './synonymes.ts'
import { motsSansImportance } from './synonymes.ts'
import { mots } from './texte.ts'

/** A page that says what to do: of a life event, or of one procedure. */
export type Piste = { genre: 'evenement' | 'demarche'; code: string }

const PISTES_MAX = 2

/**
 * What to read before going anywhere, for the words of a search: a procedure that all the words name, else the pages of
 * the needs that were said. Nothing when neither is sure.
 */
export function pistesDe(texte: string, compris: Comprehension | null): Piste[] {
  if (compris === null) return []
  const dits = mots(compris.corrige ?? texte).filter((mot) => !SANS_IMPORTANCE.has(mot))
  const parBesoin = compris.devine ? [] : compris.besoins.map((besoin) => pistesDuBesoin(besoin, dits))
  // One need after the other: two needs give one page each, one need gives two.
  const rangs = Array.from({ length: PISTES_MAX }, (_, rang) => parBesoin.flatMap((pistes) => pistes[rang] ?? []))
  const desBesoins = new Set(parBesoin.flat())
  const nommees = listNommees(dits).sort((a, b) => Number(desBesoins.has(b)) - Number(desBesoins.has(a)))
  // A single word rather says a need.
  const codes = dits.length > 1 ? [...nommees, ...rangs.flat()] : [...rangs.flat(), ...nommees]
  return [...new Set(codes)].slice(0, PISTES_MAX).flatMap(enPiste)
}

const SANS_IMPORTANCE = new Set(motsSansImportance.flatMap(mots))

/** A life event put first, then its pages, those that the words name first; then the life event of a lone procedure. */
function pistesDuBesoin({ pistes }: Besoin, dits: readonly string[]): string[] {
  const rang = (code: string) =>
    code === pistes[0] && findEvenement(code)
      ? Number.POSITIVE_INFINITY
      : dits.filter((m) => motsDe.get(code)?.has(m)).length
  const ordre = [...pistes].sort((a, b) => rang(b) - rang(a))
  const evenement = findDemarche(ordre[0] ?? '')?.evenement
  return ordre.length === 1 && evenement ? [...ordre, evenement] : ordre
}

const motsDe = new Map(
  [...bouquet.evenements, ...bouquet.demarches].map(({ code, libelle }) => [code, new Set(mots(libelle))]),
)

/** More procedures than that for the same words: they are too general. */
const HOMONYMES_MAX = 2

function listNommees(dits: readonly string[]): string[] {
  if (dits.length === 0) return []
  const trouvees = [...motsDe].filter(([, connus]) => dits.every((mot) => connus.has(mot)))
  if (trouvees.length > HOMONYMES_MAX) return []
  // The shorter its name, the more the words say all of it.
  return trouvees.sort(([, a], [, b]) => a.size - b.size).map(([code]) => code)
}

function enPiste(code: string): Piste[] {
  if (findEvenement(code)) return [{ genre: 'evenement', code }]
  return findDemarche(code) ? [{ genre: 'demarche', code }] : []
}

/** In French: a page in another language has its own names of life events. */
export function titreDe({ code }: Piste): string {
  return (findEvenement(code) ?? findDemarche(code))?.libelle ?? ''
}

export function cheminDe({ genre, code }: Piste): string {
  return genre === 'evenement' ? `/evenements/${code}` : `/demarches/${code}`
}
