import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  ajouterHeuresOuvrees,
  ajouterJoursOuvres,
  debutDuJour,
  estFerie,
  estOuvre,
  jourIso,
  joursEntre,
  joursFeries,
  joursOuvresEntre,
  lundiDe,
  NATIONAL,
  partOuvree,
  plusJours,
} from './calendrier.ts'

/** Paris wall time, whatever the season: the tests run in Europe/Paris as the server does. */
const le = (moment: string) => new Date(moment)
const ecrit = (date: Date) =>
  `${jourIso(date)} ${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`

const moment = fc.date({ min: le('2024-01-01T00:00'), max: le('2036-12-31T00:00'), noInvalidDate: true })
const jours = fc.integer({ min: 0, max: 60 })

describe('public holidays', () => {
  test('Easter Monday, Ascension and Whit Monday of known years', () => {
    const known: Record<number, string[]> = {
      2024: ['2024-04-01', '2024-05-09', '2024-05-20'],
      2025: ['2025-04-21', '2025-05-29', '2025-06-09'],
      2026: ['2026-04-06', '2026-05-14', '2026-05-25'],
      2027: ['2027-03-29', '2027-05-06', '2027-05-17'],
      2038: ['2038-04-26', '2038-06-03', '2038-06-14'],
    }
    for (const [year, days] of Object.entries(known)) {
      const all = joursFeries(Number(year))
      for (const day of days) assert.ok(all.includes(day), `${day} in ${all}`)
      assert.equal(all.length, 11)
    }
  })

  test('every year: Mondays and a Thursday around Easter, in spring', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1970, max: 2199 }), (year) => {
        const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
        const moving = joursFeries(year).filter((d) => !fixed.includes(d.slice(5)))
        // Ascension may fall on 1 or 8 May: then it is one with a fixed day.
        const days = moving.map((d) => debutDuJour(d).getDay())
        return (
          days.every((d) => d === 1 || d === 4) && moving.every((d) => d >= `${year}-03-23` && d <= `${year}-06-15`)
        )
      }),
    )
  })

  test('the night of a holiday belongs to it, in Paris', () => {
    assert.ok(estFerie(le('2026-07-14T23:59')))
    assert.ok(!estFerie(le('2026-07-15T00:00')))
    assert.ok(!estOuvre(le('2026-11-11T10:00')) && estOuvre(le('2026-11-12T10:00')))
  })
})

describe('working days', () => {
  test('over a week-end, over holidays, over the end of the year', () => {
    const cases: [string, number, string][] = [
      ['2026-11-23T09:30', 0, '2026-11-23 09:30'],
      ['2026-11-23T09:30', 1, '2026-11-24 09:30'],
      ['2026-11-27T09:30', 1, '2026-11-30 09:30'],
      ['2026-05-13T16:00', 1, '2026-05-15 16:00'], // Ascension
      ['2026-12-24T10:00', 1, '2026-12-28 10:00'], // Christmas is a Friday
      ['2026-12-31T10:00', 1, '2027-01-04 10:00'],
      ['2026-11-21T15:00', 1, '2026-11-24 00:00'], // a Saturday counts from Monday, midnight
    ]
    for (const [from, days, to] of cases)
      assert.equal(ecrit(ajouterJoursOuvres(le(from), days)), to, `${from} + ${days}`)
  })

  test('the hour of the day stays the same when the clocks change', () => {
    assert.equal(ecrit(ajouterJoursOuvres(le('2026-10-23T09:00'), 1)), '2026-10-26 09:00')
    assert.equal(ecrit(ajouterJoursOuvres(le('2027-03-26T09:00'), 1)), '2027-03-30 09:00') // Easter Monday in between
  })

  test('always on a working day, later, and one more day is never earlier', () => {
    fc.assert(
      fc.property(moment, jours, (from, n) => {
        const to = ajouterJoursOuvres(from, n)
        const next = ajouterJoursOuvres(from, n + 1)
        return estOuvre(to) && to >= from && next > to && joursOuvresEntre(to, next) === 1
      }),
    )
  })

  test('an hour that the change of clocks skips is kept on the days after it', () => {
    const from = le('2032-03-15T02:00')
    assert.equal(ecrit(ajouterJoursOuvres(from, 10)), '2032-03-30 02:00') // over Sunday 28, which has no 2 a.m.
    assert.equal(joursOuvresEntre(from, le('2032-03-30T02:30')), 10)
  })

  test('from a working day, as many are counted back', () => {
    fc.assert(
      fc.property(moment.filter(estOuvre), jours, (from, n) => {
        const to = ajouterJoursOuvres(from, n)
        return joursOuvresEntre(from, to) === n && joursOuvresEntre(to, from) === -n
      }),
    )
  })
})

describe('working hours, twenty-four a working day', () => {
  test('« 72 heures ouvrées » are three working days', () => {
    const cases: [string, number, string][] = [
      ['2026-11-23T09:30', 72, '2026-11-26 09:30'],
      ['2026-11-27T09:30', 72, '2026-12-02 09:30'],
      ['2026-11-28T09:30', 72, '2026-12-03 00:00'], // written on a Saturday
      ['2026-05-12T09:00', 48, '2026-05-15 09:00'], // Ascension
      ['2026-11-23T09:30', 0, '2026-11-23 09:30'],
      ['2026-11-27T23:00', 1, '2026-11-30 00:00'], // midnight of the next working day, not of Saturday
      ['2026-11-23T09:30', 1.5, '2026-11-23 11:00'],
    ]
    for (const [from, hours, to] of cases)
      assert.equal(ecrit(ajouterHeuresOuvrees(le(from), hours)), to, `${from} + ${hours} h`)
  })

  test('a multiple of a day keeps the hour, over the change of clocks too', () => {
    fc.assert(
      fc.property(moment.filter(estOuvre), fc.integer({ min: 0, max: 15 }), (from, n) => {
        const to = ajouterHeuresOuvrees(from, n * 24)
        return ecrit(to) === ecrit(ajouterJoursOuvres(from, n))
      }),
    )
  })

  test('never on a day off, never earlier, and hours add up', () => {
    const hours = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(moment, hours, hours, (from, a, b) => {
        const once = ajouterHeuresOuvrees(from, a + b)
        const twice = ajouterHeuresOuvrees(ajouterHeuresOuvrees(from, a), b)
        return estOuvre(once) && once >= from && once.getTime() === twice.getTime()
      }),
    )
  })
})

describe('days', () => {
  test('a day is a day when the clocks change', () => {
    assert.equal(joursEntre(le('2026-10-24T12:00'), le('2026-10-26T12:00')), 2)
    assert.equal(joursEntre(le('2027-03-27T23:00'), le('2027-03-28T23:00')), 1)
    assert.equal(ecrit(plusJours(le('2026-10-24T12:00'), 1)), '2026-10-25 12:00')
  })

  test('the week starts on Monday, the same for its seven days', () => {
    fc.assert(
      fc.property(moment, (date) => {
        const monday = lundiDe(date)
        return monday.getDay() === 1 && joursEntre(monday, date) >= 0 && joursEntre(monday, date) < 7 && monday <= date
      }),
    )
  })

  test('a day written and read back is the same', () => {
    fc.assert(fc.property(moment, (date) => jourIso(debutDuJour(jourIso(date))) === jourIso(date)))
  })
})

describe('a calendar of one\u2019s own', () => {
  const calendrier = fc.record({
    jours: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    fermes: fc
      .array(fc.date({ min: le('2024-01-01T00:00'), max: le('2037-12-31T00:00'), noInvalidDate: true }), {
        maxLength: 20,
      })
      .map((dates) => new Set(dates.map(jourIso))),
  })

  test('Tuesday and Saturday, closed on one of them: public holidays close everybody', () => {
    const mardiSamedi = { jours: [2, 6], fermes: new Set(['2026-11-28']) }
    assert.equal(estOuvre(le('2026-11-24T10:00'), mardiSamedi), true)
    assert.equal(estOuvre(le('2026-11-25T10:00'), mardiSamedi), false)
    assert.equal(estOuvre(le('2026-11-28T10:00'), mardiSamedi), false)
    assert.equal(estOuvre(le('2027-05-08T10:00'), mardiSamedi), false, 'Saturday 8 May')
    assert.equal(ecrit(ajouterJoursOuvres(le('2026-11-24T10:00'), 1, mardiSamedi)), '2026-12-01 10:00')
  })

  test('days added always end on a day worked, and more closed days never bring the end nearer', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 10 }), calendrier, (from, n, cal) => {
        const end = ajouterJoursOuvres(from, n, cal)
        assert.ok(estOuvre(end, cal))
        assert.ok(end >= ajouterJoursOuvres(from, n, { ...cal, fermes: new Set() }))
        assert.equal(joursOuvresEntre(estOuvre(from, cal) ? from : ajouterJoursOuvres(from, 0, cal), end, cal), n)
      }),
      { numRuns: 300 },
    )
  })

  test('a share of the working time stays within its bounds, grows with the share, and falls on a day worked', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 10 }), part, part, calendrier, (from, n, a, b, cal) => {
        const end = ajouterJoursOuvres(from, n, cal)
        const [plusTot, plusTard] = [Math.min(a, b), Math.max(a, b)].map((p) => partOuvree(from, end, p, cal))
        assert.ok(plusTot && plusTard && from <= plusTot && plusTot <= plusTard && plusTard <= end)
        assert.ok(
          estOuvre(new Date(Math.max(from.getTime(), plusTot.getTime() - 1)), cal) ||
            plusTot <= from ||
            !estOuvre(from, cal),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('half of a delay over a weekend when the clock changes counts the hours that were', () => {
    // Friday noon to Monday noon: twelve hours each, whatever the Sunday in between lost.
    assert.equal(ecrit(partOuvree(le('2027-03-26T12:00'), le('2027-03-30T12:00'), 0.5, NATIONAL)), '2027-03-27 00:00')
    const dimanche = { jours: [7], fermes: new Set<string>() }
    assert.equal(ecrit(partOuvree(le('2027-03-14T00:00'), le('2027-03-15T00:00'), 0.5, dimanche)), '2027-03-14 12:00')
  })
})
