import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { CsvError, parse } from 'csv-parse'
import { asyncBufferFromFile, type ParquetScan, parquetScan, parquetSchema } from 'hyparquet'
import type { Result } from '../../platform/index.ts'
import { creerMoule } from './colonnes.ts'

/** One line of the file: what was read, or why it could not be. */
export type Ligne = { objet: Record<string, unknown> } | { illisible: string }

export interface Source {
  /** Bytes, or rows, in all; and how many were gone through. */
  total: number
  faits(): number
  lignes: AsyncIterable<Ligne[]>
}

/** Types only come from the house: this runs without it. */
export const refus = (message: string): { ok: false; refus: { code: string; message: string } } => ({
  ok: false,
  refus: { code: 'fichier', message },
})

/** The file stops being readable on the way: its message is for who gave it. */
export class LectureImpossible extends Error {}

/** Opens a file of households by its name; each batch of lines is a few thousand at most, whatever the size of the file. */
export async function ouvrirFoyers(chemin: string): Promise<Result<Source>> {
  const taille = await stat(chemin).then(
    (s) => (s.isFile() ? s.size : null),
    () => null,
  )
  if (taille === null) return refus(`Ce fichier n'existe pas : ${chemin}`)
  if (/\.(ndjson|jsonl)$/i.test(chemin)) return { ok: true, value: lireNdjson(chemin, taille) }
  if (/\.csv$/i.test(chemin)) return { ok: true, value: lireCsv(chemin, taille, await separateur(chemin)) }
  if (/\.parquet$/i.test(chemin)) return lireParquet(chemin)
  return refus('Il faut un fichier .ndjson (un foyer par ligne), .csv ou .parquet.')
}

function lireNdjson(chemin: string, total: number): Source {
  let faits = 0
  async function* lignes(): AsyncGenerator<Ligne[]> {
    let reste = ''
    for await (const morceau of createReadStream(chemin, { encoding: 'utf8', highWaterMark: 1 << 16 })) {
      faits += Buffer.byteLength(morceau as string)
      const textes = (reste + morceau).split('\n')
      reste = textes.pop() ?? ''
      yield textes.filter((t) => t.trim() !== '').map(lireJson)
    }
    if (reste.trim() !== '') yield [lireJson(reste)]
  }
  return { total, faits: () => faits, lignes: lignes() }
}

function lireJson(texte: string): Ligne {
  try {
    return { objet: JSON.parse(texte) as Record<string, unknown> }
  } catch {
    return { illisible: 'cette ligne n’est pas du JSON.' }
  }
}

async function separateur(chemin: string): Promise<string> {
  const fichier = await open(chemin)
  try {
    const { buffer, bytesRead } = await fichier.read(Buffer.alloc(4096), 0, 4096, 0)
    const entete = buffer.toString('utf8', 0, bytesRead).split('\n')[0] ?? ''
    return entete.split(';').length > entete.split(',').length ? ';' : ','
  } finally {
    await fichier.close()
  }
}

function lireCsv(chemin: string, total: number, delimiter: string): Source {
  const flux = createReadStream(chemin)
  const analyse = parse({ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true })
  async function* lignes(): AsyncGenerator<Ligne[]> {
    let mouler: ReturnType<typeof creerMoule> | null = null
    let lot: Ligne[] = []
    try {
      for await (const valeurs of flux.pipe(analyse) as AsyncIterable<string[]>) {
        if (mouler === null) mouler = creerMoule(valeurs)
        else lot.push({ objet: mouler(valeurs) })
        if (lot.length >= 2000) {
          yield lot
          lot = []
        }
      }
    } catch (erreur) {
      if (!(erreur instanceof CsvError)) throw erreur
      throw new LectureImpossible(`Ce tableau ne peut pas être lu après la ligne ${analyse.info.lines}.`)
    }
    yield lot
  }
  return { total, faits: () => flux.bytesRead, lignes: lignes() }
}

/** Rows read at once from each column. */
const PAR_LOT = 20_000
const ABIME =
  'Ce fichier Parquet ne peut pas être lu : il est abîmé, ou sa compression n’est pas Snappy. Convertissez-le en CSV.'

async function lireParquet(chemin: string): Promise<Result<Source>> {
  // Columns leave long arrays behind: the default collector lets half a gigabyte of them wait.
  setFlagsFromString('--optimize-for-size')
  let scan: ParquetScan
  try {
    scan = await parquetScan({ file: await asyncBufferFromFile(chemin) })
  } catch {
    return refus(ABIME)
  }
  const total = Number(scan.metadata.num_rows)
  const colonnes = parquetSchema(scan.metadata).children.map((c) => c.element.name)
  const mouler = creerMoule(colonnes)
  let faits = 0
  async function* lignes(): AsyncGenerator<Ligne[]> {
    for (const { rowStart, rowEnd } of scan.ranges)
      for (let debut = rowStart; debut < rowEnd; debut += PAR_LOT) {
        const fin = Math.min(debut + PAR_LOT, rowEnd)
        const valeurs = await lireColonnes(scan, colonnes, debut, fin)
        faits = fin
        yield Array.from({ length: fin - debut }, (_, i) => ({ objet: mouler(valeurs.map((v) => v[i])) }))
      }
  }
  return { ok: true, value: { total, faits: () => faits, lignes: lignes() } }
}

/** One after the other: all at once, a file of many columns would fill the memory. */
async function lireColonnes(scan: ParquetScan, colonnes: readonly string[], rowStart: number, rowEnd: number) {
  const valeurs: ArrayLike<unknown>[] = []
  try {
    for (const column of colonnes) valeurs.push(await scan.readColumn({ column, rowStart, rowEnd }))
  } catch {
    throw new LectureImpossible(ABIME)
  }
  return valeurs
}
