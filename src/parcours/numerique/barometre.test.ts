import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { SYSTEME } from '../../platform/index.ts'
import { lire, type MondeDeTest, surChaqueBase } from '../../platform/testing/index.ts'
import { ouvrirParcours } from '../essais.test-data.ts'
import { type Compte, publier } from './barometre.ts'
import type { Niveau } from './model.ts'

const compte = (commune: string, mois: string, niveau: Niveau, nombre: number): Compte => ({
  commune,
  mois,
  niveau,
  nombre,
})

const comptes: fc.Arbitrary<Compte[]> = fc
  .array(
    fc.record({
      commune: fc.constantFrom('93001', '93008', '93066', 'autre'),
      mois: fc.constantFrom('2026-08', '2026-09', '2026-10'),
      niveau: fc.constantFrom<Niveau>(1, 2, 3),
      nombre: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 36 },
  )
  .map((liste) => [...new Map(liste.map((c) => [`${c.commune}${c.mois}${c.niveau}`, c])).values()])

describe('the barometer', () => {
  test('a small count takes others with it; the month that runs is not published', () => {
    const [octobre, ...reste] = publier(
      [
        compte('93008', '2026-10', 1, 9),
        compte('93008', '2026-10', 2, 3),
        compte('93008', '2026-10', 3, 8),
        compte('93066', '2026-10', 1, 20),
        compte('93066', '2026-10', 2, 12),
        compte('93066', '2026-11', 1, 30),
      ],
      '2026-11',
    )
    assert.deepEqual(reste, [])
    assert.equal(octobre?.mois, '2026-10')
    const [bobigny, saintDenis] = octobre?.lignes ?? []
    assert.deepEqual(bobigny?.niveaux[2], null, 'three people')
    assert.ok(bobigny && (bobigny.niveaux[1] === null || bobigny.niveaux[3] === null || bobigny.total === null))
    assert.ok(saintDenis?.niveaux[2] === null || octobre?.ensemble.niveaux[2] === null, 'nor by the column')
  })

  test('what was published never changes when other months come', () => {
    fc.assert(
      fc.property(comptes, (liste) => {
        const tout = publier(liste, '2026-11')
        const avant = publier(
          liste.filter((c) => c.mois < '2026-10'),
          '2026-10',
        )
        assert.deepEqual(
          tout.filter((m) => m.mois < '2026-10'),
          avant,
        )
      }),
    )
  })

  test('no line or column leaves a small count to be found', () => {
    fc.assert(
      fc.property(comptes, (liste) => {
        for (const { mois, lignes, ensemble } of publier(liste, '2026-11')) {
          const vrai = (commune: string, niveau: Niveau) =>
            liste.find((c) => c.mois === mois && c.commune === commune && c.niveau === niveau)?.nombre ?? 0
          for (const { commune, niveaux, total } of lignes) {
            const tus = ([1, 2, 3] as const).filter((n) => niveaux[n] === null)
            for (const n of [1, 2, 3] as const)
              if (vrai(commune, n) > 0 && vrai(commune, n) < 5) assert.ok(tus.includes(n))
            if (total !== null) assert.notEqual(tus.length, 1, `${commune} by its line`)
          }
          for (const n of [1, 2, 3] as const)
            if (ensemble.niveaux[n] !== null)
              assert.notEqual(lignes.filter((l) => l.niveaux[n] === null).length, 1, `level ${n} by its column`)
        }
      }),
    )
  })
})

surChaqueBase('the page and the open data of the barometer', (ouvrir) => {
  let monde: MondeDeTest
  before(async () => {
    monde = await ouvrirParcours(await ouvrir())
    await monde.services.database.as(SYSTEME, (trx) =>
      trx
        .insertInto('parcours_comptes')
        .values(
          [
            compte('93008', '2026-10', 1, 12),
            compte('93008', '2026-10', 2, 7),
            compte('autre', '2026-10', 1, 6),
            compte('autre', '2026-10', 2, 9),
            compte('93008', '2026-09', 3, 2),
            compte('93008', '2026-11', 1, 50),
          ].map((c) => ({ departement: '93', ...c })),
        )
        .execute(),
    )
  })
  after(() => monde.close())

  test('the same figures for those who steer and for anybody', async () => {
    const pilote = await monde.navigateur(await monde.compte({ role: 'coordinateur' }))
    const page = await lire(await pilote.get('/pilotage/numerique'))
    assert.match(
      page,
      /Par commune, octobre 2026 .*Ailleurs, ou pas dit 6 9 0 15 Bobigny 12 7 0 19 Ensemble 18 16 0 34/,
    )
    const septembre = await lire(await pilote.get('/pilotage/numerique?mois=2026-09'))
    assert.match(septembre, /Bobigny 0 0 – –/)
    const csv = await (await (await monde.navigateur()).get('/numerique/barometre.csv')).text()
    assert.match(csv, /^mois,commune,nom,niveau,tests\n2026-10,93008,Bobigny,1,12\n/)
    assert.match(csv, /2026-09,93008,Bobigny,3,\n/)
    assert.doesNotMatch(csv, /2026-11|,2\n/)
  })

  test('an account of a desk reads no count, even by asking the database', async () => {
    const aidant = await monde.compte({ role: 'aidant' })
    const vus = await monde.services.database.as(aidant, (trx) =>
      trx.selectFrom('parcours_comptes').selectAll().execute(),
    )
    assert.deepEqual(vus, [])
  })
})
