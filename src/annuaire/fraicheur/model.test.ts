import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { confiance, type Faits } from './model.ts'

const faits: fc.Arbitrary<Faits> = fc.record({
  jours: fc.option(fc.nat(2000)),
  parStructure: fc.boolean(),
  signales: fc.nat(6),
  horaires: fc.constantFrom('connus', 'incertains', 'inconnus'),
  telephone: fc.boolean(),
  adresse: fc.boolean(),
  approchee: fc.boolean(),
})

describe('confidence in a sheet', () => {
  test('fresher never lowers it', () => {
    fc.assert(
      fc.property(faits, fc.nat(400), (f, jours) => {
        const avant = f.jours === null ? { ...f, jours: 5000 } : { ...f, jours: f.jours + jours }
        assert.ok(confiance(f.jours === null ? { ...f, jours } : f).score >= confiance(avant).score)
        assert.ok(confiance({ ...f, jours }).score >= confiance({ ...f, jours: null }).score)
      }),
    )
  })

  test('one more open report never raises it, and closing one never lowers it', () => {
    fc.assert(fc.property(faits, (f) => confiance({ ...f, signales: f.signales + 1 }).score <= confiance(f).score))
  })

  test('learning what was missing never lowers it', () => {
    fc.assert(
      fc.property(faits, (f) => {
        const complete: Faits = { ...f, horaires: 'connus', telephone: true, adresse: true, approchee: false }
        assert.ok(confiance(complete).score >= confiance(f).score)
        assert.ok(confiance({ ...f, parStructure: true }).score >= confiance(f).score)
      }),
    )
  })

  test('it stays between 0 and 100, and its reasons account for it', () => {
    fc.assert(
      fc.property(faits, (f) => {
        const { score, raisons } = confiance(f)
        assert.ok(score >= 0 && score <= 100)
        assert.equal(score, Math.max(0, 100 - raisons.reduce((s, r) => s + r.points, 0)))
        assert.deepEqual(
          raisons.map((r) => r.points),
          raisons.map((r) => r.points).sort((a, b) => b - a),
        )
      }),
    )
  })

  test('what people would expect', () => {
    const parfaite: Faits = {
      jours: 3,
      parStructure: true,
      signales: 0,
      horaires: 'connus',
      telephone: true,
      adresse: true,
      approchee: false,
    }
    assert.deepEqual(confiance(parfaite), { score: 100, raisons: [] })
    assert.equal(confiance({ ...parfaite, signales: 1 }).score, 85)
    const oubliee = confiance({ ...parfaite, jours: null, parStructure: false, horaires: 'inconnus' })
    assert.equal(oubliee.score, 25)
    assert.equal(oubliee.raisons[0]?.phrase, 'jamais confirmée')
  })
})
