import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { JOUR, type Plage, unir } from '../horaires.ts'
import { lireHoraires } from '../osm.ts'
import { ecrireJournee, lireJournee, semaineDe } from './semaine-ecrite.ts'

/** A slot within one day, to the minute. */
const plage = fc
  .tuple(fc.nat(6), fc.nat(JOUR - 1), fc.integer({ min: 1, max: JOUR }))
  .map(
    ([jour, debut, duree]): Plage => ({ debut: jour * JOUR + debut, fin: jour * JOUR + Math.min(JOUR, debut + duree) }),
  )
const RANGS = Array.from({ length: 7 }, (_, rang) => rang)

describe('a week in fields', () => {
  test('what is shown is read back as it was', () => {
    fc.assert(
      fc.property(fc.array(plage, { maxLength: 12 }), fc.array(plage, { maxLength: 2 }), (ouvert, incertain) => {
        const semaine = semaineDe([{ ouvert, incertain }], null)
        const lus = RANGS.map((rang) => {
          const lu = lireJournee(rang, ecrireJournee(semaine, rang), semaine)
          assert.ok(lu.ok)
          return lu.value
        })
        assert.deepEqual(semaineDe(lus, semaine), semaine)
        assert.deepEqual(semaine.semaine, unir(ouvert))
      }),
    )
  })

  test('the text that is kept says the same as the slots', () => {
    fc.assert(
      fc.property(fc.array(plage, { minLength: 1, maxLength: 6 }), (ouvert) => {
        const semaine = semaineDe([{ ouvert, incertain: [] }], {
          osm: '',
          semaine: [],
          incertain: [],
          ouvreFeries: true,
        })
        const lue = lireHoraires(semaine.osm)
        assert.ok(lue.ok)
        assert.deepEqual([lue.value.semaine, lue.value.ouvreFeries], [semaine.semaine, true])
      }),
    )
  })

  test('as people type them', () => {
    const attendu = [
      { debut: 540, fin: 720 },
      { debut: 810, fin: 1020 },
    ]
    for (const texte of [
      '9h-12h, 13h30-17h',
      '09:00 - 12:00 / 13:30 - 17:00',
      '9h à 12h et 13h30 à 17h',
      '9-12;13h30-17',
    ])
      assert.deepEqual(lireJournee(0, texte, null), { ok: true, value: { ouvert: attendu, incertain: [] } }, texte)
    for (const texte of ['', 'fermé', ' Fermée ', '-'])
      assert.deepEqual(lireJournee(0, texte, null), { ok: true, value: { ouvert: [], incertain: [] } }, texte)
    for (const texte of ['matin', '25h-26h', '9h', '12h-9h', '9h-9h', '9h-12h, 11h-13h', '9h61-12h'])
      assert.equal(lireJournee(0, texte, null).ok, false, texte)
  })
})
