import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { toCsv } from './csv.ts'

const lire = (csv: string) => parse(csv, { bom: true, delimiter: ';', relaxColumnCount: true }) as string[][]

test('what is written is read back, whatever the text', () => {
  // Starts like a word: what starts like a formula is changed, on purpose.
  const texte = fc.string({ unit: fc.constantFrom('a', 'é', ';', '"', '\n', '\r', ' ', ',', '1') }).map((t) => `a${t}`)
  fc.assert(
    fc.property(fc.array(fc.tuple(texte, texte), { minLength: 1 }), (lignes) => {
      const lues = lire(toCsv(['Un', 'Deux'], lignes)).slice(1)
      assert.deepEqual(lues, lignes)
    }),
  )
})

test('numbers are French, and never grouped', () => {
  assert.equal(toCsv(['N'], [[1234.5], [-0.25], [null]]), '\uFEFFN\r\n1234,5\r\n-0,25\r\n\r\n')
})

test('no cell can be run as a formula', () => {
  for (const debut of ['=', '+', '-', '@', '\t', '\r']) {
    const [, [cellule = ''] = []] = lire(toCsv(['N'], [[`${debut}1+1`]]))
    assert.equal(cellule, `'${debut}1+1`)
  }
})
