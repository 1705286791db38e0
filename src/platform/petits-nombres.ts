/** Below this, a count could be somebody. */
export const SEUIL_SECRET = 5

/** One published table, or several that share totals: what is counted, by key, and which counts add up to which. */
export interface Comptes {
  nombres: ReadonlyMap<string, number>
  /** Each total with all its parts: those of a line, of a column, of a block, and « all but late » beside « late » though nobody writes it. */
  sommes: readonly { total: string; parties: readonly string[] }[]
}

/**
 * Counts that must stay unwritten: the small ones, then as few others as it takes for no small one to be found by adding and
 * subtracting what is written, in any number of steps. Those taken together in one sum are never small either. Zero is nobody: it is written.
 * @param dejaTus already unwritten elsewhere
 */
export function petitsNombres({ nombres, sommes }: Comptes, dejaTus: Iterable<string> = []): Set<string> {
  const nombre = (cle: string) => nombres.get(cle) ?? 0
  const tus = new Set([...dejaTus, ...[...nombres].filter(([, n]) => estPetit(n)).map(([cle]) => cle)])
  const lignes = sommes.map(({ total, parties }) => [total, ...parties])
  /** One more of each line, the smallest there is. @returns `false` when they have none left */
  const taire = (choisies: readonly string[][]): boolean => {
    const avant = tus.size
    for (const ligne of choisies) {
      const [victime] = ligne.filter((cle) => !tus.has(cle) && nombre(cle) > 0).sort((a, b) => nombre(a) - nombre(b))
      if (victime !== undefined) tus.add(victime)
    }
    return tus.size > avant
  }
  for (;;) {
    // Any of them, small or not: what can be found hides nothing.
    const trouvables = new Set([...deduits(lignes, tus)].filter((cle) => nombre(cle) > 0))
    const faibles = lignes.filter((ligne) => ligne.some((cle) => trouvables.has(cle)) || estFaible(ligne, tus, nombre))
    const seules = faibles.filter((ligne) => ligne.filter((cle) => tus.has(cle)).length === 1)
    if (faibles.length === 0) return tus
    // Nothing left beside them but zeros: what they hang on, further away, goes too.
    if (!taire(seules) && !taire(faibles) && !taire(lignes.filter((ligne) => ligne.some((cle) => tus.has(cle)))))
      return tus
  }
}

export const estPetit = (nombre: number): boolean => nombre > 0 && nombre < SEUIL_SECRET

/** « moins de 5 » instead of a count that could be somebody: for a count that stands alone, part of no sum that is written. */
export const masquerSeul = (nombre: number): string => (estPetit(nombre) ? `moins de ${SEUIL_SECRET}` : String(nombre))

/** The total is written and what it leaves for the unwritten ones is itself small. */
function estFaible(
  [total = '', ...parties]: readonly string[],
  tus: ReadonlySet<string>,
  nombre: (cle: string) => number,
) {
  return (
    !tus.has(total) && estPetit(parties.filter((cle) => tus.has(cle)).reduce((somme, cle) => somme + nombre(cle), 0))
  )
}

/** Exact, and small enough that a product of two holds in a double. */
const PREMIER = 67_108_859
const modulo = (n: number) => ((n % PREMIER) + PREMIER) % PREMIER

/**
 * Unwritten counts that the sums determine: Gaussian elimination, over a prime field so that nothing is rounded. A sum in which a single
 * count is unwritten is only the simplest case.
 */
function deduits(sommes: readonly (readonly string[])[], tus: ReadonlySet<string>): Set<string> {
  const pivots = new Map<string, Map<string, number>>()
  for (const [total = '', ...parties] of sommes) {
    const ligne = new Map<string, number>()
    for (const cle of parties) if (tus.has(cle)) ligne.set(cle, 1)
    if (tus.has(total)) ligne.set(total, PREMIER - 1)
    for (const cle of [...ligne.keys()]) {
      const pivot = pivots.get(cle)
      if (pivot) retrancher(ligne, pivot, cle)
    }
    const [cle] = ligne.keys()
    if (cle === undefined) continue
    const inverse = inverser(ligne.get(cle) ?? 1)
    for (const [autre, n] of ligne) ligne.set(autre, modulo(n * inverse))
    for (const autre of pivots.values()) if (autre.has(cle)) retrancher(autre, ligne, cle)
    pivots.set(cle, ligne)
  }
  return new Set([...pivots].filter(([, ligne]) => ligne.size === 1).map(([cle]) => cle))
}

/** Takes `pivot`, whose coefficient at `cle` is one, off `ligne` until `cle` is gone. */
function retrancher(ligne: Map<string, number>, pivot: ReadonlyMap<string, number>, cle: string): void {
  const facteur = ligne.get(cle) ?? 0
  for (const [autre, n] of pivot) {
    const reste = modulo((ligne.get(autre) ?? 0) - facteur * n)
    if (reste === 0) ligne.delete(autre)
    else ligne.set(autre, reste)
  }
}

/** Fermat: `n` to the power of the prime less two. */
function inverser(n: number): number {
  let [resultat, base] = [1, n]
  for (let puissance = PREMIER - 2; puissance > 0; puissance = Math.floor(puissance / 2)) {
    if (puissance % 2 === 1) resultat = modulo(resultat * base)
    base = modulo(base * base)
  }
  return resultat
}

/**
 * The same for a table whose lines and columns are both summed, written or not: which cells stay unwritten. The sums stay written
 * unless they are small themselves.
 */
export function petitesCases(lignes: readonly (readonly number[])[]): boolean[][] {
  const cle = (l: number | 'total', c: number | 'total') => `${l}/${c}`
  const colonnes = lignes[0]?.map((_, c) => c) ?? []
  const nombres = new Map(lignes.flatMap((ligne, l) => ligne.map((n, c) => [cle(l, c), n] as const)))
  const sommes = [
    ...lignes.map((_, l) => ({ total: cle(l, 'total'), parties: colonnes.map((c) => cle(l, c)) })),
    ...colonnes.map((c) => ({ total: cle('total', c), parties: lignes.map((_, l) => cle(l, c)) })),
  ]
  // The sum of one cell is that cell under another name.
  const tus = petitsNombres({ nombres, sommes: sommes.filter((s) => s.parties.length > 1) })
  return lignes.map((ligne, l) => ligne.map((_, c) => tus.has(cle(l, c))))
}
