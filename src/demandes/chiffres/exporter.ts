import { toCsv } from '../../accueil/index.ts'
import { enOds } from '../../annuaire/index.ts'
import { FIGURES } from './mots.ts'
import type { Mesure } from './releve.ts'

export const FORMATS = {
  '.csv': 'text/csv; charset=utf-8',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
} as const
export type Format = keyof typeof FORMATS

/** One line of the file: a quarter, and what the figures are of. */
export interface LigneExportee {
  trimestre: string
  rubrique: string
  libelle: string
  mesure: Mesure
}

const TU = 'masqué'

/** The figures of the page for a spreadsheet, small ones left out as on the page. */
export async function exporter(format: Format, lignes: readonly LigneExportee[]): Promise<Uint8Array<ArrayBuffer>> {
  const unite = (quoi: string) => (quoi === 'Nombre' ? '' : ` (${quoi.toLowerCase()})`)
  const titres = ['Trimestre', 'Rubrique', 'Libellé', ...FIGURES.map((f) => `${f.libelle}${unite(f.unite)}`)]
  const cellules = lignes.map(({ trimestre, rubrique, libelle, mesure }) => [
    ...[trimestre, rubrique, libelle],
    ...FIGURES.map((f) => f.lire(mesure) ?? TU),
  ])
  if (format === '.csv') return new Uint8Array(Buffer.from(toCsv(titres, cellules)))
  const morceaux: Uint8Array[] = []
  for await (const morceau of enOds(titres, enSuite(cellules), 'Demandes')) morceaux.push(morceau)
  return new Uint8Array(Buffer.concat(morceaux))
}

async function* enSuite<T>(lignes: readonly T[]): AsyncGenerator<T> {
  yield* lignes
}
