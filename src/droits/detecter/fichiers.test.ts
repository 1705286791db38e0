import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { copyFile, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parquetWriteFile } from 'hyparquet-writer'
import { foyerAuHasard, graine } from '../engine/hasard.test-data.ts'
import { detecter } from './detecter.ts'

const MOIS = '2026-11'
let dossier: string
before(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'droits-'))
})
after(() => rm(dossier, { recursive: true, force: true }))

const chemin = (nom: string): string => join(dossier, nom)
const passer = (fichier: string, sortie: string) =>
  detecter({ fichier: chemin(fichier), mois: MOIS, sortie: chemin(sortie), avance: () => {} })
const rapport = async (sortie: string): Promise<string[]> => [
  await readFile(chemin(sortie), 'utf8'),
  await readFile(chemin(`${sortie}.communes.csv`), 'utf8'),
]

function foyers(nombre: number): object[] {
  const t = graine(93)
  return Array.from({ length: nombre }, (_, i) => ({
    id: `f${i}`,
    ...foyerAuHasard(t, MOIS),
    recus: i % 3 === 0 ? ['rsa', 'css'] : ['aucun'],
  }))
}

type Cellule = string | number | boolean

/** One row: `personnes.1.revenus.2.nature`… as the columns of a table. */
function aplatir(objet: object, avant = '', ligne: Record<string, Cellule> = {}): Record<string, Cellule> {
  for (const [cle, v] of Object.entries(objet) as [string, Cellule | object | null][]) {
    const nom = `${avant}${cle}`
    if (cle === 'recus') ligne[nom] = (v as string[]).join(' ')
    else if (Array.isArray(v)) for (const [i, e] of v.entries()) aplatir(e as object, `${nom}.${i + 1}.`, ligne)
    else if (v === null) ligne[nom] = '?'
    else if (typeof v === 'object') aplatir(v, `${nom}.`, ligne)
    else if (v !== undefined) ligne[nom] = v
  }
  return ligne
}

/** The same households as a table and as a Parquet file of several groups, each column of its own type. */
async function ecrireTables(nom: string, nombre: number): Promise<void> {
  const lignes = foyers(nombre).map((f) => aplatir(f))
  const colonnes = [...new Set(lignes.flatMap(Object.keys))]
  const csv = [colonnes, ...lignes.map((l) => colonnes.map((c) => l[c] ?? ''))].map((l) => l.join(';'))
  await writeFile(chemin(`${nom}.csv`), csv.join('\n'))
  const columnData = colonnes.map((name) => {
    const data = lignes.map((l) => l[name] ?? null)
    const [genre, autre] = new Set(data.flatMap((v) => (v === null ? [] : [typeof v])))
    const types = { number: 'DOUBLE', boolean: 'BOOLEAN' } as const
    if (autre === undefined && (genre === 'number' || genre === 'boolean')) return { name, data, type: types[genre] }
    return { name, data: data.map((v) => v && String(v)), type: 'STRING' as const }
  })
  parquetWriteFile({ filename: chemin(`${nom}.parquet`), columnData, rowGroupSize: 700 })
}

test('a table and a Parquet file of the same households give the same answers', async () => {
  await ecrireTables('memes', 2000)
  const [csv, parquet] = [await passer('memes.csv', 'csv'), await passer('memes.parquet', 'parquet')]
  assert.ok(csv.ok && parquet.ok)
  assert.deepEqual(csv.value.erreurs, [])
  assert.deepEqual([csv.value.bilan.lues, csv.value.bilan.fausses], [2000, 0])
  assert.deepEqual(parquet.value, csv.value)
  assert.deepEqual(await rapport('parquet'), await rapport('csv'))
})

test('a Parquet file that is none, cut, or damaged inside is refused in a sentence', async () => {
  await ecrireTables('bon', 1500)
  await writeFile(chemin('texte.parquet'), 'id;situation\n')
  await copyFile(chemin('bon.parquet'), chemin('coupe.parquet'))
  await truncate(chemin('coupe.parquet'), (await stat(chemin('bon.parquet'))).size - 100)
  await copyFile(chemin('bon.parquet'), chemin('abime.parquet'))
  const abime = await open(chemin('abime.parquet'), 'r+')
  await abime.write(Buffer.alloc(3000, 0xff), 0, 3000, 100)
  await abime.close()
  for (const nom of ['texte', 'coupe', 'abime']) {
    const r = await passer(`${nom}.parquet`, 'rien')
    assert.ok(!r.ok, nom)
    assert.match(r.refus.message, /^Ce fichier Parquet ne peut pas être lu.*Convertissez-le en CSV\.$/)
  }
})

test('a table with a quote that never ends is refused with its line', async () => {
  await writeFile(chemin('guillemet.csv'), 'id;situation\nf1;seul\nf2;"seul\n')
  const r = await passer('guillemet.csv', 'rien')
  assert.ok(!r.ok && /ne peut pas être lu après la ligne/.test(r.refus.message))
})

test('a run killed in the middle goes on where it stopped, and ends with the same report', async () => {
  const lignes = foyers(3000).map((f) => JSON.stringify(f))
  await writeFile(chemin('long.ndjson'), Array.from({ length: 20 }, () => lignes.join('\n')).join('\n'))
  const entier = await passer('long.ndjson', 'entier')
  const tue = await lancer('long.ndjson', 'coupe', true)
  assert.equal(tue.signal, 'SIGKILL')
  await assert.rejects(stat(chemin('coupe.communes.csv')), 'no report before the end')
  const fini = await lancer('long.ndjson', 'coupe', false)
  assert.ok(entier.ok)
  assert.match(fini.texte, /^60000 foyers lus \(repris où la lecture s’était arrêtée\), 0 refusés/)
  assert.deepEqual(await rapport('coupe'), await rapport('entier'))
  await assert.rejects(stat(chemin('coupe.reprise')), 'nothing is left to take up')
})

const CLI = fileURLToPath(new URL('../../cli.ts', import.meta.url))

/** The command as it is typed; `tuer`: without warning, as soon as it has noted where it is. */
async function lancer(
  fichier: string,
  sortie: string,
  tuer: boolean,
): Promise<{ signal: string | null; texte: string }> {
  const args = ['droits', 'detecter', chemin(fichier), '--mois', MOIS, '--sortie', chemin(sortie)]
  const enfant = spawn(process.execPath, ['--import', 'tsx', CLI, ...args])
  let texte = ''
  enfant.stdout.on('data', (d) => {
    texte += d
  })
  const regard = watch(dossier, (_, nom) => {
    if (tuer && nom === `${sortie}.reprise`) enfant.kill('SIGKILL')
  })
  const [, signal] = (await once(enfant, 'close')) as [number | null, string | null]
  regard.close()
  return { signal, texte }
}
