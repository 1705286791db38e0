export interface Mesure {
  nom: string
  valeur: number
  unite: string
  /** The baseline measured in the same run, in the same unit. */
  reference?: number
  /** valeur / reference. */
  ratio?: number
  /** What the product promises, in words. */
  seuil?: string
  /** Whether the promise is met. */
  tenu?: boolean
}

export type Report = (mesure: Mesure) => void

/** One line per figure, with its baseline beside it. */
export function printMesure(m: Mesure): void {
  const reference = m.reference === undefined ? '' : `  référence ${format(m.reference)} ${m.unite}`
  const ratio = m.ratio === undefined ? '' : `  soit ${Math.round(m.ratio * 100)} %`
  const seuil = m.seuil === undefined ? '' : `  (promesse : ${m.seuil}, ${m.tenu ? 'tenue' : 'NON TENUE'})`
  console.log(`${m.nom.padEnd(52)} ${format(m.valeur).padStart(10)} ${m.unite}${reference}${ratio}${seuil}`)
}

function format(n: number): string {
  return n.toLocaleString('fr-FR', { maximumFractionDigits: n < 100 ? 1 : 0 })
}

/** The value under which `part` (0.95…) of the samples lie. */
export function percentile(samples: number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
