import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { ecrireHeure, JOUR, type Plage, soustraire, unir } from './horaires.ts'
import { ecrireHoraires, lireHoraires, lireHorairesDates } from './osm.ts'

function lu(osm: string) {
  const resultat = lireHoraires(osm)
  assert.ok(resultat.ok, osm)
  return resultat.value
}

const h = (rang: number, debut: number, fin: number): Plage => ({
  debut: rang * JOUR + debut * 60,
  fin: rang * JOUR + fin * 60,
})

describe('OpenStreetMap opening hours', () => {
  test('reads a usual week', () => {
    assert.deepEqual(lu('Mo 09:00-12:00,14:00-17:00; Sa 10:00-12:00').semaine, [
      h(0, 9, 12),
      h(0, 14, 17),
      h(5, 10, 12),
    ])
  })

  test('goes past midnight, and past Sunday', () => {
    assert.deepEqual(lu('Fr 22:00-26:00').semaine, [h(4, 22, 26)])
    assert.deepEqual(lu('Su 22:00-02:00').semaine, [h(0, 0, 2), h(6, 22, 24)])
  })

  test('unknown is neither open nor closed', () => {
    const { semaine, incertain } = lu('Mo-Tu 09:00-12:00; We unknown "à vérifier"')
    assert.deepEqual(semaine, [h(0, 9, 12), h(1, 9, 12)])
    assert.deepEqual(incertain, [h(2, 0, 24)])
  })

  test('a comment on an open slot stays open', () => {
    assert.deepEqual(lu('Tu 08:00-12:00 open "sur rendez-vous"').semaine, [h(1, 8, 12)])
  })

  test('public holidays are closed unless the text opens them', () => {
    assert.equal(lu('Mo-Fr 09:00-12:00').ouvreFeries, false)
    assert.equal(lu('Mo-Fr 09:00-12:00; PH off').ouvreFeries, false)
    assert.equal(lu('Mo-Fr 09:00-12:00; PH 10:00-12:00').ouvreFeries, true)
    assert.equal(lu('24/7').ouvreFeries, true)
  })

  test('refuses what it cannot read and what changes every week', () => {
    for (const [osm, code] of [
      ['bla bla', 'horaires-illisibles'],
      ['Mo[1] 09:00-12:00', 'horaires-variables'],
      ['week 1-53/2 Mo 09:00-12:00', 'horaires-variables'],
    ] as const) {
      const resultat = lireHoraires(osm)
      assert.equal(resultat.ok ? 'lu' : resultat.refus.code, code, osm)
    }
  })

  test('days that do not follow the week', () => {
    const maintenant = new Date(2026, 10, 23, 10)
    const dates = (osm: string) => {
      const lu = lireHorairesDates(osm, maintenant)
      return lu.ok
        ? [lu.value.horaires.osm, ...lu.value.exceptions.map((e) => `${e.du} ${e.au} ${e.plages.map(ecrire)}`.trim())]
        : lu.refus.code
    }
    const ecrire = (p: Plage) => `${ecrireHeure(p.debut)}-${ecrireHeure(p.fin)}`
    const SEMAINE = 'Mo-Fr 09:00-12:00'
    assert.deepEqual(dates(`${SEMAINE}; 2026 Dec 24 09:00-11:00,12:00-13:00; 2026 Dec 28-2027 Jan 02 off`), [
      SEMAINE,
      '2026-12-24 2026-12-24 09:00-11:00,12:00-13:00',
      '2026-12-28 2027-01-02',
    ])
    assert.deepEqual(dates(`${SEMAINE}; Mar 03 closed; Dec 24-26 09:00-11:00; 2025 Dec 24 off; PH off`), [
      `${SEMAINE}; PH off`,
      '2026-12-24 2026-12-26 09:00-11:00',
      '2027-03-03 2027-03-03',
    ])
    assert.deepEqual(dates(SEMAINE), [SEMAINE])
    for (const suite of ['2026 Feb 31 off', '2026 Dec 24 12:00-09:00', 'Dec 24 off; 2026 Dec 24 09:00-11:00'])
      assert.notDeepEqual(dates(`${SEMAINE}; ${suite}`), [SEMAINE], 'never silently left out')
  })

  test('writes days that share their slots together', () => {
    const semaine = unir([0, 1, 2, 4].flatMap((r) => [h(r, 9, 12), h(r, 14, 17)]).concat(h(5, 10, 12)))
    assert.equal(ecrireHoraires(semaine).osm, 'Mo-We,Fr 09:00-12:00,14:00-17:00, Sa 10:00-12:00')
  })

  test('what is written is read back the same', () => {
    const plages = fc
      .array(
        fc
          .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
          .map(([rang, debut, fin]): Plage => ({ debut: rang * JOUR + debut, fin: rang * JOUR + fin })),
        { maxLength: 8 },
      )
      .map(unir)
    fc.assert(
      fc.property(plages, plages, (ouvert, autre) => {
        const incertain = soustraire(autre, ouvert)
        const { osm } = ecrireHoraires(ouvert, incertain)
        const relu = lu(osm)
        assert.deepEqual({ semaine: relu.semaine, incertain: relu.incertain }, { semaine: ouvert, incertain })
      }),
      { numRuns: 60 },
    )
  })
})
