import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { creerMonde, type MondeDeTest, surChaqueBase } from '../platform/testing/index.ts'
import {
  FAUTES,
  fauter,
  garnirUnDeChaque,
  mesurer,
  type Qualite,
  reglage,
  requetes,
  reserve,
} from './qualite.test-data.ts'
import { type Chercher, createChercher } from './recherche.ts'
import { CODES_TYPES, estType } from './types.ts'
import { createVersion } from './version.ts'

/** Part of everyday queries that must have a right answer in the first three places. */
const SEUIL = 0.95
/** What mistakes may cost. */
const PERTE = 0.03

test('the list of queries: long enough, a good part of it kept apart, every kind of place looked for', () => {
  assert.ok(requetes.length >= 120)
  assert.ok(reserve.length >= requetes.length / 4)
  assert.equal(new Set(requetes.map((r) => r.requete)).size, requetes.length)
  const attendus = new Set(requetes.flatMap((r) => r.lieux))
  assert.deepEqual(
    [...attendus].filter((type) => !estType(type)),
    [],
  )
  const jamaisCherches = CODES_TYPES.filter((type) => !attendus.has(type))
  assert.deepEqual(jamaisCherches, ['msap', 'administration', 'onac'])
})

surChaqueBase('quality of the search', (ouvrir, base) => {
  let monde: MondeDeTest
  let chercher: Chercher
  let justes: Qualite
  before(async () => {
    const database = await ouvrir()
    await garnirUnDeChaque(database)
    monde = creerMonde(database, () => [])
    chercher = createChercher(monde.services, createVersion(database, monde.clock, '93'))
    justes = await mesurer(chercher, requetes)
  })
  after(() => monde.close())

  for (const [nom, liste] of Object.entries({ réglage: reglage, réserve: reserve }))
    test(`${nom}: a right answer in the first three`, () => {
      const rates = justes.rates.filter(({ requete }) => liste.some((r) => r.requete === requete))
      assert.ok(1 - rates.length / liste.length >= SEUIL, JSON.stringify(rates))
    })

  // Mistakes are made good before the database is asked.
  if (base === 'postgres') return
  for (const faute of Object.keys(FAUTES) as (keyof typeof FAUTES)[])
    test(`${faute}: nearly as good`, async () => {
      const fautives = await mesurer(chercher, fauter(faute, requetes))
      assert.ok(
        fautives.part >= justes.part - PERTE,
        `${justes.part} ${fautives.part} ${JSON.stringify(fautives.rates)}`,
      )
    })
})
