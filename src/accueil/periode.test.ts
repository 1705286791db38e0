import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jourIso } from '../platform/index.ts'
import { lirePeriode, type Periode, trancheDe, tranches } from './periode.ts'

const MARDI = new Date('2026-11-24T11:20:00+01:00')

function periode(demande: Parameters<typeof lirePeriode>[0], maintenant = MARDI): Periode {
  const lue = lirePeriode(demande, maintenant)
  assert.ok(lue.ok)
  return lue.value
}
const jours = ({ du, au }: { du: Date; au: Date }) => [jourIso(du), jourIso(au)]

test('this quarter is compared with as many days of the one before', () => {
  const p = periode({})
  assert.deepEqual(jours(p), ['2026-10-01', '2027-01-01'])
  // 1 October to 24 November included: 55 days, summer time ending in between.
  assert.deepEqual(jours(p.avant), ['2026-07-01', '2026-08-25'])
  assert.equal(p.libelle, 'Du 1er octobre 2026 au 31 décembre 2026')
})

test('a finished quarter is compared with the whole of the one before, over the new year too', () => {
  assert.deepEqual(jours(periode({ periode: 'trimestre-precedent' })), ['2026-07-01', '2026-10-01'])
  const enFevrier = periode({ periode: 'trimestre-precedent' }, new Date('2027-02-10T10:00:00+01:00'))
  assert.deepEqual(jours(enFevrier), ['2026-10-01', '2027-01-01'])
  assert.deepEqual(jours(enFevrier.avant), ['2026-07-01', '2026-10-01'])
})

test('four weeks end with the current one', () => {
  const p = periode({ periode: '4-semaines' })
  assert.deepEqual(jours(p), ['2026-11-02', '2026-11-30'])
  // Tuesday evening: 23 days gone by, of the 28 before.
  assert.deepEqual(jours(p.avant), ['2026-10-05', '2026-10-28'])
})

test('chosen days, both included, are compared with the same length before', () => {
  const p = periode({ du: '2026-09-01', au: '2026-09-30' })
  assert.deepEqual(jours(p), ['2026-09-01', '2026-10-01'])
  assert.deepEqual(jours(p.avant), ['2026-08-02', '2026-09-01'])
})

test('days that cannot be used are refused at their field', () => {
  const champ = (demande: Parameters<typeof lirePeriode>[0]) => {
    const lue = lirePeriode(demande, MARDI)
    return lue.ok ? 'accepté' : lue.refus.champ
  }
  assert.equal(champ({ du: '2026-02-30', au: '2026-03-01' }), 'du')
  assert.equal(champ({ du: '2026-02-01', au: '' }), 'au')
  assert.equal(champ({ du: '2026-03-02', au: '2026-03-01' }), 'au')
  assert.equal(champ({ du: '2020-01-01', au: '2026-01-01' }), 'au')
  assert.equal(champ({ periode: 'toujours' }), 'du')
  assert.equal(champ({ du: '2026-03-01', au: '2026-03-01' }), 'accepté')
})

test('weeks have their ISO number; those to come are not drawn', () => {
  const semaines = tranches(periode({}))
  assert.deepEqual(semaines[0], { debut: '2026-09-28', libelle: '40' })
  assert.deepEqual(semaines.at(-1), { debut: '2026-11-23', libelle: '48' })
  // 2026 has 53 weeks: 1 January 2027 is still in the last one.
  const nouvelAn = periode({ du: '2026-12-21', au: '2027-01-10' }, new Date('2027-03-01T10:00:00+01:00'))
  assert.deepEqual(
    tranches(nouvelAn).map((t) => t.libelle),
    ['52', '53', '1'],
  )
})

test('beyond a quarter the figures go by month', () => {
  const an = periode({ du: '2025-11-15', au: '2026-10-14' })
  assert.equal(an.pas, 'month')
  assert.equal(tranches(an).length, 12)
  assert.deepEqual(tranches(an)[0], { debut: '2025-11-01', libelle: 'nov.' })
})

test('every day of a period falls in one of its weeks or months, and the period before never overlaps it', () => {
  const jour = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(
      jour,
      fc.integer({ min: 0, max: 500 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (debut, duree, part) => {
        const du = jourIso(debut)
        const au = jourIso(new Date(debut.getTime() + duree * 86_400_000))
        const p = periode({ du, au }, new Date('2030-01-01T12:00:00+01:00'))
        const dedans = jourIso(new Date(debut.getTime() + Math.floor(duree * part) * 86_400_000))
        assert.ok(tranches(p).some((t) => t.debut === trancheDe(dedans, p.pas)))
        assert.ok(p.avant.au <= p.du && p.avant.du < p.avant.au)
      },
    ),
  )
})
