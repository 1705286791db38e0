import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { lireHoraires } from '../osm.ts'
import { conformite, estConforme, estTardive, etatDesFois } from './model.ts'
import { conformiteDuLieu } from './mon-lieu.ts'
import { lireHeure, lireJour } from './saisie-rythme.ts'

function semaine(osm: string) {
  const lus = lireHoraires(osm)
  assert.ok(lus.ok)
  return lus.value.semaine
}

describe('the convention: 24 hours over 5 days', () => {
  const cas: [string, number, number, number, number][] = [
    // hours, minutes open, days, minutes missing, days missing
    ['Mo,Fr 08:30-12:00,13:30-17:00; Tu,Th 08:30-12:00; We 08:30-12:00,13:30-19:30', 30.5 * 60, 5, 0, 0],
    ['Mo-Th 09:00-12:00,14:00-17:00', 24 * 60, 4, 0, 1],
    ['Mo-Fr 09:00-13:30', 22.5 * 60, 5, 90, 0],
    ['Tu-Sa 09:30-12:30,14:00-18:00', 35 * 60, 5, 0, 0],
    ['off', 0, 0, 24 * 60, 5],
    ['24/7', 7 * 24 * 60, 7, 0, 0],
  ]
  for (const [osm, minutes, jours, minutesManquantes, joursManquants] of cas)
    test(osm, () => {
      assert.deepEqual(conformite(semaine(osm)), { minutes, jours, minutesManquantes, joursManquants })
    })

  test('what is missing and what there is make the convention', () => {
    const plages = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 1439 })), {
      maxLength: 7,
    })
    fc.assert(
      fc.property(plages, (ps) => {
        const semaine = [...new Map(ps)]
          .sort(([a], [b]) => a - b)
          .map(([jour, duree]) => ({ debut: jour * 1440, fin: jour * 1440 + duree }))
        const c = conformite(semaine)
        assert.equal(estConforme(c), c.minutes >= 24 * 60 && c.jours >= 5)
        assert.ok(c.minutes + c.minutesManquantes >= 24 * 60 && c.jours + c.joursManquants >= 5)
        assert.equal(c.jours, semaine.length)
      }),
    )
  })

  test('of a round that alternates, the poorest week counts', () => {
    const arret = (horaires: string) => ({ horaires }) as Parameters<typeof conformiteDuLieu>[1][number]
    const bus = { horaires: null, itinerant: true }
    const lundi = new Date(2026, 10, 23, 9)
    const arrets = [arret('Mo,We-Fr 09:00-15:00'), arret('week 2-53/2 Tu 09:00-15:00')]
    assert.deepEqual(conformiteDuLieu(bus, arrets, lundi), {
      minutes: 24 * 60,
      jours: 4,
      minutesManquantes: 0,
      joursManquants: 1,
    })
    assert.equal(conformiteDuLieu(bus, [], lundi), null)
    assert.equal(conformiteDuLieu({ horaires: null, itinerant: false }, arrets, lundi), null)
  })
})

describe('closures', () => {
  test('a week ahead is in time, six days are late, an unknown announcement is not accused', () => {
    assert.equal(estTardive({ du: '2026-11-30', annonceLe: '2026-11-23' }), false)
    assert.equal(estTardive({ du: '2026-11-29', annonceLe: '2026-11-23' }), true)
    assert.equal(estTardive({ du: '2026-11-29', annonceLe: null }), false)
    // Over the change of clock.
    assert.equal(estTardive({ du: '2026-10-28', annonceLe: '2026-10-21' }), false)
  })

  test('the state is read from the first time', () => {
    const maintenant = new Date(2026, 10, 24, 10)
    const fois = { debut: new Date(2026, 10, 24, 9), fin: new Date(2026, 10, 24, 12) }
    assert.deepEqual(etatDesFois([fois], maintenant), { etat: 'ouvert', jusqua: fois.fin })
    assert.deepEqual(etatDesFois([fois], new Date(2026, 10, 24, 8)), { etat: 'ferme', ouvre: fois.debut })
    assert.deepEqual(etatDesFois([], maintenant), { etat: 'ferme', ouvre: null })
  })
})

describe('what people type', () => {
  test('hours', () => {
    for (const [ecrit, lu] of Object.entries({
      '9': '09:00',
      '9h': '09:00',
      '9h30': '09:30',
      '09:05': '09:05',
      '9 h 30': '09:30',
      '': '',
    }))
      assert.equal(lireHeure(ecrit), lu, ecrit)
    for (const faux of ['24h', '25:00', '9h60', 'midi', '9h3', '-1', '12:345'])
      assert.equal(lireHeure(faux), null, faux)
  })

  test('days: those that exist, in both orders', () => {
    assert.equal(lireJour('24/11/2026'), '2026-11-24')
    assert.equal(lireJour('1/2/2027'), '2027-02-01')
    assert.equal(lireJour('2028-02-29'), '2028-02-29')
    for (const faux of ['31/02/2027', '2027-02-29', '24/13/2026', 'demain', '2026-11', '', '01/01/1970'])
      assert.equal(lireJour(faux), null, faux)
  })
})
