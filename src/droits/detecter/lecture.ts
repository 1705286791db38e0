import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { parse } from 'csv-parse'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
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
    for await (const valeurs of flux.pipe(analyse) as AsyncIterable<string[]>) {
      if (mouler === null) mouler = creerMoule(valeurs)
      else lot.push({ objet: mouler(valeurs) })
      if (lot.length >= 2000) {
        yield lot
        lot = []
      }
    }
    yield lot
  }
  return { total, faits: () => flux.bytesRead, lignes: lignes() }
}

const PAR_LOT = 5000

async function lireParquet(chemin: string): Promise<Result<Source>> {
  try {
    const file = await asyncBufferFromFile(chemin)
    const metadata = await parquetMetadataAsync(file)
    const total = Number(metadata.num_rows)
    let faits = 0
    async function* lignes(): AsyncGenerator<Ligne[]> {
      while (faits < total) {
        const rowEnd = Math.min(faits + PAR_LOT, total)
        const objets = await parquetReadObjects({ file, metadata, rowStart: faits, rowEnd })
        const [premier] = objets
        const cles = premier ? Object.keys(premier) : []
        const mouler = creerMoule(cles)
        faits = rowEnd
        yield objets.map((o) => ({ objet: mouler(cles.map((c) => o[c])) }))
      }
    }
    return { ok: true, value: { total, faits: () => faits, lignes: lignes() } }
  } catch {
    return refus(
      'Ce fichier Parquet ne peut pas être lu : compression autre que Snappy, ou fichier abîmé. Convertissez-le en CSV.',
    )
  }
}
