import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  contient,
  ecrireMultirange,
  heuresOuvertes,
  JOUR,
  lireMultirange,
  minuteDeSemaine,
  type Plage,
  plagesDuJour,
  SEMAINE,
  soustraire,
  unir,
} from './horaires.ts'

const plage = fc
  .tuple(fc.integer({ min: 0, max: SEMAINE }), fc.integer({ min: 0, max: SEMAINE }))
  .map(([debut, fin]): Plage => ({ debut, fin }))
const plages = fc.array(plage, { maxLength: 12 })
const minute = fc.integer({ min: 0, max: SEMAINE - 1 })

describe('week of slots', () => {
  test('the union says open exactly when one of its slots does', () => {
    fc.assert(
      fc.property(plages, minute, (ps, m) => {
        assert.equal(contient(unir(ps), m), contient(ps, m))
      }),
    )
  })

  test('the union is sorted, disjoint, without touching slots', () => {
    fc.assert(
      fc.property(plages, (ps) => {
        const unies = unir(ps)
        for (const [i, p] of unies.entries()) {
          assert.ok(p.debut < p.fin)
          const suivante = unies[i + 1]
          assert.ok(!suivante || p.fin < suivante.debut)
        }
      }),
    )
  })

  test('the difference is open in the first and not in the second', () => {
    fc.assert(
      fc.property(plages, plages, minute, (a, b, m) => {
        assert.equal(contient(soustraire(unir(a), unir(b)), m), contient(a, m) && !contient(b, m))
      }),
    )
  })

  test('a multirange is read back as written', () => {
    fc.assert(fc.property(plages, (ps) => assert.deepEqual(lireMultirange(ecrireMultirange(unir(ps))), unir(ps))))
  })

  test('the days of a week hold all of it', () => {
    fc.assert(
      fc.property(plages, minute, (ps, m) => {
        const semaine = unir(ps)
        assert.equal(contient(plagesDuJour(semaine, Math.floor(m / JOUR)), m % JOUR), contient(semaine, m))
      }),
    )
  })

  test('an hour is open when one of its minutes is', () => {
    fc.assert(
      fc.property(plages, minute, (ps, m) => {
        const semaine = unir(ps)
        const debut = m - (m % 60)
        const ouverte = Array.from({ length: 60 }, (_, i) => contient(semaine, debut + i)).some(Boolean)
        assert.equal(heuresOuvertes(semaine).includes(debut / 60), ouverte)
      }),
    )
  })

  test('the week starts on Monday', () => {
    assert.equal(minuteDeSemaine(new Date('2026-11-23T00:00:00+01:00')), 0)
    assert.equal(minuteDeSemaine(new Date('2026-11-29T23:59:00+01:00')), SEMAINE - 1)
  })
})
