import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { contient, type Exception, minuteDeSemaine, SEMAINE, unir } from './horaires.ts'
import { distanceKm, etatDe } from './model.ts'
import { ecrireHoraires, lireHoraires } from './osm.ts'

const paris = (texte: string) => new Date(`${texte}:00+01:00`)

function etat(osm: string | null, quand: string, exceptions: Exception[] = []): string {
  const lu = osm === null ? null : lireHoraires(osm)
  const horaires = lu === null ? null : lu.ok ? lu.value : assert.fail(osm ?? '')
  const e = etatDe({ horaires, exceptions }, paris(quand))
  const date = (d: Date | null) =>
    d ? `${d.getDate()} ${d.getHours()}:${String(d.getMinutes()).padStart(2, '0')}` : '-'
  if (e.etat === 'ouvert') return `ouvert jusqu'à ${date(e.jusqua)}`
  return e.etat === 'ferme' ? `ouvre ${date(e.ouvre)}` : e.etat
}

const SEMAINE_TYPE = 'Mo-Fr 09:00-12:00,14:00-17:30'
const fermeture = (du: string, au = du): Exception => ({ du, au, plages: [], motif: null, annonceLe: null })

describe('open or closed, now and next', () => {
  test('says until when it is open, and when it opens next', () => {
    assert.equal(etat(SEMAINE_TYPE, '2026-11-24T09:00'), "ouvert jusqu'à 24 12:00")
    assert.equal(etat(SEMAINE_TYPE, '2026-11-24T12:00'), 'ouvre 24 14:00')
    assert.equal(etat(SEMAINE_TYPE, '2026-11-24T17:30'), 'ouvre 25 9:00')
    assert.equal(etat(SEMAINE_TYPE, '2026-11-27T18:00'), 'ouvre 30 9:00')
    assert.equal(etat(SEMAINE_TYPE, '2026-11-24T08:59'), 'ouvre 24 9:00')
  })

  test('unknown hours are not closed', () => {
    assert.equal(etat(null, '2026-11-24T09:00'), 'inconnu')
    assert.equal(etat('Mo 09:00-12:00; Tu unknown', '2026-11-24T09:00'), 'inconnu')
    assert.equal(etat('Mo 09:00-12:00; Tu unknown', '2026-11-25T09:00'), 'ouvre 30 9:00')
  })

  test('never open is closed, without a promise', () => {
    assert.equal(etat('off', '2026-11-24T09:00'), 'ouvre -')
  })

  test('goes on past midnight', () => {
    assert.equal(etat('Fr 22:00-26:00', '2026-11-27T23:00'), "ouvert jusqu'à 28 2:00")
    assert.equal(etat('Fr 22:00-26:00', '2026-11-28T01:59'), "ouvert jusqu'à 28 2:00")
    assert.equal(etat('24/7', '2026-12-25T03:00'), "ouvert jusqu'à -")
  })

  test('an exceptional closure closes the day and pushes the next opening', () => {
    const jeudi = [fermeture('2026-11-26')]
    assert.equal(etat(SEMAINE_TYPE, '2026-11-26T10:00', jeudi), 'ouvre 27 9:00')
    assert.equal(etat(SEMAINE_TYPE, '2026-11-25T18:00', jeudi), 'ouvre 27 9:00')
    assert.equal(etat(SEMAINE_TYPE, '2026-11-25T10:00', jeudi), "ouvert jusqu'à 25 12:00")
    assert.equal(etat(SEMAINE_TYPE, '2026-11-26T10:00', [fermeture('2026-11-20', '2026-12-31')]), 'ouvre -')
  })

  test('other hours for a day replace those of the week', () => {
    const plages = (...heures: [number, number][]) => heures.map(([de, a]) => ({ debut: de * 60, fin: a * 60 }))
    const autrement = (jour: string, ...heures: [number, number][]) => [
      { ...fermeture(jour), plages: plages(...heures) },
    ]
    const jeudi = autrement('2026-11-26', [10, 11], [15, 20])
    assert.equal(etat(SEMAINE_TYPE, '2026-11-26T09:30', jeudi), 'ouvre 26 10:00')
    assert.equal(etat(SEMAINE_TYPE, '2026-11-26T10:30', jeudi), "ouvert jusqu'à 26 11:00")
    assert.equal(etat(SEMAINE_TYPE, '2026-11-26T19:00', jeudi), "ouvert jusqu'à 26 20:00")
    assert.equal(etat(SEMAINE_TYPE, '2026-11-27T18:00', autrement('2026-11-28', [9, 12])), 'ouvre 28 9:00')
    assert.equal(etat(SEMAINE_TYPE, '2026-12-25T10:00', autrement('2026-12-25', [9, 12])), "ouvert jusqu'à 25 12:00")
    // What the week is not sure of, the announcement is.
    assert.equal(etat('Th unknown', '2026-11-26T10:30', jeudi), "ouvert jusqu'à 26 11:00")
    assert.equal(etat(null, '2026-11-26T10:30', jeudi), 'inconnu')
  })

  test('public holidays are closed', () => {
    assert.equal(etat(SEMAINE_TYPE, '2026-12-25T10:00'), 'ouvre 28 9:00')
    assert.equal(etat(`${SEMAINE_TYPE}; PH 10:00-12:00`, '2026-12-25T10:00'), "ouvert jusqu'à 25 12:00")
  })

  test('the hour of the door follows summer time', () => {
    // In the night of 28 to 29 March 2026 clocks go forward: 9:00 on the door is an hour earlier for the sun.
    assert.equal(etat(SEMAINE_TYPE, '2026-03-27T18:00'), 'ouvre 30 9:00')
  })

  test('is open exactly when the week says so, and tells true times', () => {
    const plage = fc
      .tuple(fc.integer({ min: 0, max: SEMAINE }), fc.integer({ min: 1, max: 900 }))
      .map(([debut, duree]) => ({ debut, fin: Math.min(SEMAINE, debut + duree) }))
    // A fortnight without holiday nor change of clock.
    const minutes = fc.integer({ min: 0, max: 7 * 1440 })
    fc.assert(
      fc.property(fc.array(plage, { minLength: 1, maxLength: 8 }), minutes, (plages, m) => {
        const semaine = unir(plages)
        const maintenant = new Date(2026, 8, 7, 0, m)
        const ouvertA = (d: Date) => contient(semaine, minuteDeSemaine(d))
        const e = etatDe({ horaires: ecrireHoraires(semaine), exceptions: [] }, maintenant)
        assert.equal(e.etat === 'ouvert', ouvertA(maintenant))
        const bascule = e.etat === 'ouvert' ? e.jusqua : e.etat === 'ferme' ? e.ouvre : null
        if (bascule === null) return
        assert.ok(bascule > maintenant)
        assert.equal(ouvertA(bascule), e.etat !== 'ouvert')
        assert.equal(ouvertA(new Date(bascule.getTime() - 60_000)), e.etat === 'ouvert')
      }),
    )
  })
})

test('distances are those of the sphere, within half a percent', () => {
  const haversine = (a: { lat: number; lon: number }, b: { lat: number; lon: number }) => {
    const rad = (x: number) => (x * Math.PI) / 180
    const s =
      Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
      Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2
    return 2 * 6371 * Math.asin(Math.sqrt(s))
  }
  const ecart = fc.double({ min: -0.4, max: 0.4, noNaN: true })
  fc.assert(
    fc.property(fc.double({ min: 42, max: 51, noNaN: true }), ecart, ecart, (lat, dLat, dLon) => {
      const a = { lat, lon: 2.4 }
      const b = { lat: lat + dLat, lon: 2.4 + dLon }
      assert.ok(Math.abs(distanceKm(a, b) - haversine(a, b)) <= 0.005 * haversine(a, b) + 0.001)
    }),
  )
})
