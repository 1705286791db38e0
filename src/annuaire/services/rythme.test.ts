import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { debutDuJour, estFerie, jourIso, plusJours } from '../../platform/index.ts'
import { foisEntre, type Jours, lireRythme, prochaines, type Rythme } from './rythme.ts'
import { ecrireRythme, FREQUENCES, type Frequence, JOURS, type RythmeSaisi, relireRythme } from './rythme-saisi.ts'
import { estVacances, lireVacances, type Vacances } from './vacances.ts'

const SANS: Vacances = { zone: 'C', source: '', connuJusquau: '2098-12-31', periodes: [] }
const ORDINAIRE: Jours = { exceptions: [], vacances: SANS }
const ZONE_C = lireVacances('93')

function lu(osm: string): Rythme {
  const rythme = lireRythme(osm)
  assert.ok(rythme.ok, osm)
  return rythme.value
}

const jours = (osm: string, du: string, au: string, options = ORDINAIRE) =>
  foisEntre(lu(osm), debutDuJour(du), debutDuJour(au), options).map((f) => jourIso(f.debut))

const iso = fc.date({ min: new Date(2020, 0, 1), max: new Date(2040, 11, 31), noInvalidDate: true }).map(jourIso)
const uneHeure = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min, max }), fc.integer({ min: 0, max: 59 }))
    .map((hm) => hm.map((n) => String(n).padStart(2, '0')).join(':'))
const creneaux = fc
  .tuple(uneHeure(6, 9), uneHeure(10, 12), uneHeure(13, 15), uneHeure(16, 20), fc.boolean())
  .map(([a, b, c, d, deux]) => [{ debut: a, fin: b }, ...(deux ? [{ debut: c, fin: d }] : [])])
const saisi: fc.Arbitrary<RythmeSaisi> = fc
  .record({
    frequence: fc.constantFrom(...(Object.keys(FREQUENCES) as Frequence[])),
    jours: fc.subarray([...JOURS], { minLength: 1 }),
    creneaux,
    dates: fc.uniqueArray(iso, { minLength: 1, maxLength: 4 }),
    du: fc.option(iso),
    au: fc.option(iso),
    scolaire: fc.boolean(),
    sauf: fc.uniqueArray(iso, { maxLength: 3 }),
  })
  .map((s) => (s.frequence === 'dates' ? { ...s, jours: [], du: null, au: null } : { ...s, dates: [] }))
  .filter((s) => s.du === null || s.au === null || s.du <= s.au)

/** ISO 8601 week: that of its Thursday. */
function semaineIso(date: Date): number {
  const jeudi = plusJours(date, 4 - (date.getDay() || 7))
  const premier = new Date(jeudi.getFullYear(), 0, 1)
  return Math.ceil((Math.round((jeudi.getTime() - premier.getTime()) / 86_400_000) + 1) / 7)
}

/** Is the rule held on this day? Said again in another way, to catch what the grammar would get wrong. */
function tenu(s: RythmeSaisi, date: Date, vacances: Vacances): boolean {
  const jour = jourIso(date)
  if (s.sauf.includes(jour) || estFerie(date)) return false
  if (s.scolaire && estVacances(vacances, date) !== false) return false
  if (s.frequence === 'dates') return s.dates.includes(jour)
  if ((s.du && jour < s.du) || (s.au && jour > s.au)) return false
  if (!s.jours.includes(JOURS[(date.getDay() + 6) % 7] ?? 'Mo')) return false
  if (s.frequence === 'semaine') return true
  if (s.frequence === 'paire') return semaineIso(date) % 2 === 0
  if (s.frequence === 'impaire') return semaineIso(date) % 2 === 1
  if (s.frequence === '-1') return plusJours(date, 7).getMonth() !== date.getMonth()
  return Math.ceil(date.getDate() / 7) === Number(s.frequence)
}

describe('rules of permanences', () => {
  const SEMAINE: RythmeSaisi = {
    frequence: 'semaine',
    jours: ['Tu'],
    creneaux: [{ debut: '09:00', fin: '12:00' }],
    dates: [],
    du: null,
    au: null,
    scolaire: false,
    sauf: [],
  }

  test('what the form writes is read back as it was', () => {
    fc.assert(
      fc.property(saisi, (s) => {
        const relu = relireRythme(ecrireRythme(s))
        assert.deepEqual(relu, { ok: true, value: s })
      }),
    )
  })

  test('each rule is held on its days and no other, over two years', () => {
    fc.assert(
      fc.property(saisi, iso, (s, depart) => {
        const rythme = lu(ecrireRythme(s))
        const du = debutDuJour(depart)
        const attendus = Array.from({ length: 730 }, (_, i) => plusJours(du, i))
          .filter((jour) => tenu(s, jour, ZONE_C))
          .map(jourIso)
        const options = { exceptions: [], vacances: ZONE_C }
        const trouves = foisEntre(rythme, du, plusJours(du, 730), options).map((f) => jourIso(f.debut))
        assert.deepEqual([...new Set(trouves)], attendus)
        assert.equal(trouves.length, attendus.length * s.creneaux.length)
      }),
      { numRuns: 60 },
    )
  })

  test('hours stay those of the door on both sides of a change of clock', () => {
    fc.assert(
      fc.property(creneaux, fc.integer({ min: 2020, max: 2040 }), fc.constantFrom(2, 9), (cs, annee, mois) => {
        const rythme = lu(ecrireRythme({ ...SEMAINE, jours: [...JOURS], creneaux: cs }))
        for (const { debut, fin } of foisEntre(
          rythme,
          new Date(annee, mois, 20),
          new Date(annee, mois + 1, 8),
          ORDINAIRE,
        )) {
          const hhmm = (d: Date) => [d.getHours(), d.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':')
          assert.ok(cs.some((c) => c.debut === hhmm(debut) && c.fin === hhmm(fin)))
        }
      }),
      { numRuns: 30 },
    )
  })

  test('a fifth Tuesday only in the months that have one', () => {
    assert.deepEqual(jours('Tu[5] 09:00-12:00', '2026-10-01', '2027-07-01'), ['2026-12-29', '2027-03-30', '2027-06-29'])
  })

  test('after a year of 53 weeks two odd weeks follow each other', () => {
    assert.deepEqual(jours('week 1-53/2 We 09:00-12:00', '2026-12-14', '2027-01-20'), [
      '2026-12-16',
      '2026-12-30',
      '2027-01-06',
    ])
    assert.deepEqual(jours('week 2-53/2 We 09:00-12:00', '2026-12-14', '2027-01-20'), ['2026-12-23', '2027-01-13'])
  })

  test('after a year of 52 weeks they alternate', () => {
    assert.deepEqual(jours('week 1-53/2 Tu 09:00-12:00', '2025-12-08', '2026-01-20'), [
      '2025-12-16',
      '2025-12-30',
      '2026-01-13',
    ])
  })

  test('a public holiday is off unless the rule opens it', () => {
    assert.deepEqual(jours('We 09:00-12:00', '2026-11-09', '2026-11-20'), ['2026-11-18'])
    assert.deepEqual(jours('We 09:00-12:00; PH 10:00-12:00', '2026-11-09', '2026-11-20'), ['2026-11-11', '2026-11-18'])
  })

  test('a school-term rule stops in the holidays of the zone, and says nothing beyond the published calendar', () => {
    const options = { exceptions: [], vacances: ZONE_C }
    assert.deepEqual(jours('Tu 09:00-12:00; SH off', '2026-12-01', '2027-01-20', options), [
      '2026-12-01',
      '2026-12-08',
      '2026-12-15',
      '2027-01-05',
      '2027-01-12',
      '2027-01-19',
    ])
    assert.deepEqual(jours('Tu 09:00-12:00; SH off', '2027-09-01', '2027-12-01', options), [])
  })

  test('a closure takes its days off', () => {
    const exceptions = [{ du: '2026-12-01', au: '2026-12-08', plages: [], motif: null, annonceLe: null }]
    assert.deepEqual(jours('Tu 09:00-12:00', '2026-11-20', '2026-12-16', { exceptions, vacances: SANS }), [
      '2026-11-24',
      '2026-12-15',
    ])
  })

  test('the next times include the one going on, and are as many as asked', () => {
    const pendant = new Date(2026, 10, 24, 10)
    const trois = prochaines(lu('Tu[1],Tu[4] 09:00-12:00'), pendant, 3, ORDINAIRE)
    assert.deepEqual(
      trois.map((f) => jourIso(f.debut)),
      ['2026-11-24', '2026-12-01', '2026-12-22'],
    )
    assert.deepEqual(prochaines(lu('2026 Nov 3 09:00-12:00'), pendant, 3, ORDINAIRE), [])
  })

  test('what cannot be read, or would be read with another calendar, is refused', () => {
    for (const osm of [
      '',
      'mardi matin',
      'Tu 25:00-26:00',
      'SH 10:00-12:00',
      'Tu 09:00-12:00; SH 10:00-12:00',
      'PH off',
    ])
      assert.equal(lireRythme(osm).ok, false, osm)
  })
})
