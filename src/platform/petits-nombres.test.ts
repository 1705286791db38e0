import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Comptes, estPetit, petitesCases, petitsNombres, SEUIL_SECRET } from './petits-nombres.ts'

describe('counts that stay unwritten', () => {
  const dit = (lignes: number[][]) => {
    const tues = petitesCases(lignes)
    return lignes.map((ligne, l) => ligne.map((n, c) => (tues[l]?.[c] ? '–' : n)).join(' '))
  }

  test('a small one takes others with it, in its line and in its column; zeros are written', () => {
    assert.deepEqual(
      dit([
        [9, 8, 0],
        [7, 3, 12],
      ]),
      ['– – 0', '– – 12'],
    )
    assert.deepEqual(
      dit([
        [9, 8],
        [7, 6],
      ]),
      ['9 8', '7 6'],
    )
    assert.deepEqual(dit([[2, 1, 9, 20]]), ['– – – 20'], 'two alone would be three people')
  })

  test('what a part leaves of its total is a count too', () => {
    const nombres = new Map([
      ['traitees', 20],
      ['en retard', 17],
      ['à temps', 3],
    ])
    const tus = petitsNombres({ nombres, sommes: [{ total: 'traitees', parties: ['en retard', 'à temps'] }] })
    assert.ok(tus.has('en retard'))
  })
})

/** Two periods of operators and their groups, the whole that both make, and the lines by structure: all share totals. */
const publies: fc.Arbitrary<Comptes> = fc
  .array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 6, maxLength: 6 }), { minLength: 2, maxLength: 4 })
  .map((structures) => {
    const nombres = new Map<string, number>()
    const sommes: { total: string; parties: string[] }[] = []
    const somme = (total: string, parties: string[]) => {
      nombres.set(
        total,
        parties.reduce((s, cle) => s + (nombres.get(cle) ?? 0), 0),
      )
      sommes.push({ total, parties })
    }
    for (const [s, ligne] of structures.entries()) for (const [g, n] of ligne.entries()) nombres.set(`${s}.${g}`, n)
    const groupes = [0, 1, 2, 3, 4, 5]
    for (const g of groupes)
      somme(
        `groupe ${g}`,
        structures.map((_, s) => `${s}.${g}`),
      )
    for (const s of structures.keys())
      somme(
        `structure ${s}`,
        groupes.map((g) => `${s}.${g}`),
      )
    somme('caf', ['groupe 0', 'groupe 1', 'groupe 2'])
    somme('cpam', ['groupe 3', 'groupe 4', 'groupe 5'])
    somme('tout', ['caf', 'cpam'])
    sommes.push({ total: 'tout', parties: [...structures.keys()].map((s) => `structure ${s}`) })
    return { nombres, sommes }
  })

/**
 * The attack, worked out another way than the defence: fractions, whole tables, any combination. What stays of each unknown after elimination is
 * known when nothing else is left beside it.
 */
function attaquer({ nombres, sommes }: Comptes, tus: ReadonlySet<string>): string[] {
  const inconnues = [...tus]
  const lignes = sommes.map(({ total, parties }) =>
    inconnues.map((cle) => (cle === total ? -1 : 0) + parties.filter((p) => p === cle).length),
  )
  let rang = 0
  for (let colonne = 0; colonne < inconnues.length; colonne += 1) {
    const pivot = lignes.findIndex((l, i) => i >= rang && Math.abs(l[colonne] ?? 0) > 1e-9)
    const ligne = lignes[pivot]
    if (!ligne) continue
    lignes.splice(pivot, 1)
    const un = ligne.map((x) => x / (ligne[colonne] ?? 1))
    for (const [i, autre] of lignes.entries()) lignes[i] = autre.map((x, k) => x - (un[k] ?? 0) * (autre[colonne] ?? 0))
    lignes.splice(rang, 0, un)
    rang += 1
  }
  return lignes
    .map((l) => inconnues.filter((_, k) => Math.abs(l[k] ?? 0) > 1e-9))
    .flatMap((reste) => (reste.length === 1 ? reste : []))
    .filter((cle) => estPetit(nombres.get(cle) ?? 0))
}

describe('an attack by subtraction', () => {
  test('finds no small count, in any combination of lines, columns, blocks and totals', () => {
    fc.assert(
      fc.property(publies, (comptes) => {
        const tus = petitsNombres(comptes)
        assert.deepEqual(attaquer(comptes, tus), [])
        for (const [cle, n] of comptes.nombres) assert.ok(tus.has(cle) || n === 0 || n >= SEUIL_SECRET)
      }),
      { numRuns: 150 },
    )
  })

  test('would find some if the small ones alone were left out', () => {
    const trouves = fc
      .sample(publies, { numRuns: 20, seed: 7 })
      .flatMap((comptes) =>
        attaquer(comptes, new Set([...comptes.nombres].flatMap(([cle, n]) => (estPetit(n) ? cle : [])))),
      )
    assert.ok(trouves.length > 0)
  })

  test('nothing big is left out for nothing', () => {
    fc.assert(
      fc.property(publies, ({ nombres, sommes }) => {
        const grands = new Map([...nombres].map(([cle, n]) => [cle, n * SEUIL_SECRET]))
        assert.equal(petitsNombres({ nombres: grands, sommes }).size, 0)
      }),
      { numRuns: 50 },
    )
  })
})
