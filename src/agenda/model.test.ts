import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { lireVacances } from '../annuaire/index.ts'
import { debutDuJour, estFerie, jourIso, plusJours } from '../platform/index.ts'
import { UN_LUNDI } from '../platform/testing/index.ts'
import { lireOccupe, OCTETS_MAX } from './import-ics.ts'
import { decouper, delaiDeReponse, rappelDu } from './model.ts'
import { momentsDeLaRegle } from './series.ts'
import { estChezNous, lireAuPlus, telecharger } from './telecharger.ts'

const HEURE = 3_600_000
const JOURS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

const moments = (
  rythme: string,
  maintenant = UN_LUNDI,
  exceptions: { du: string; au: string; plages: []; motif: null; annonceLe: null }[] = [],
) => {
  const lus = momentsDeLaRegle({ rythme, genre: 'creneau', duree: 30 }, maintenant, { departement: '93', exceptions })
  assert.ok(lus.ok)
  return lus.value
}

describe('moments of a rule', () => {
  test('never on a public holiday, on a school holiday of a school rule, on a closure; wall time all year round', () => {
    const vacances = lireVacances('93')
    fc.assert(
      fc.property(
        fc.subarray(JOURS, { minLength: 1 }),
        fc.integer({ min: 0, max: 200 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 300 }),
        (jours, decalage, scolaire, ferme) => {
          const du = jourIso(plusJours(UN_LUNDI, ferme))
          const exception = { du, au: du, plages: [] as [], motif: null, annonceLe: null }
          const rythme = `${jours.join(',')} 09:00-10:00${scolaire ? '; SH off' : ''}`
          const tous = moments(rythme, plusJours(UN_LUNDI, decalage), [exception])
          for (const { debut, fin } of tous) {
            const jour = jourIso(debut)
            assert.ok(!estFerie(debut) && jour !== du, jour)
            assert.ok(jours.includes(JOURS[(debut.getDay() + 6) % 7] ?? ''))
            assert.ok([9 * 60, 9 * 60 + 30].includes(debut.getHours() * 60 + debut.getMinutes()), 'summer or winter')
            assert.equal(fin.getTime() - debut.getTime(), HEURE / 2)
            if (scolaire)
              assert.ok(jour <= vacances.connuJusquau && !vacances.periodes.some((p) => p.du <= jour && jour <= p.au))
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('the 31st only where there is one; a fifth Tuesday only where there is one', () => {
    const le31 = moments('Jan 31,Mar 31,May 31,Jul 31,Aug 31,Oct 31,Dec 31 09:00-09:30').map((m) => jourIso(m.debut))
    assert.ok(le31.length > 0 && le31.every((j) => j.endsWith('-31')))
    const cinquiemes = moments('Tu[5] 09:00-09:30').map((m) => m.debut.getDate())
    assert.ok(cinquiemes.length > 0 && cinquiemes.every((d) => d >= 29))
  })

  test('the day the clocks change, nine o’clock is nine o’clock', () => {
    const debuts = moments('Su 09:00-09:30', debutDuJour('2027-03-27')).map((m) => m.debut)
    assert.equal(debuts[0]?.toISOString(), '2027-03-28T07:00:00.000Z')
  })

  test('appointments cover the time without overlap, and nothing past the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 480 }), fc.integer({ min: 5, max: 120 }), (minutes, duree) => {
        const fin = new Date(UN_LUNDI.getTime() + minutes * 60_000)
        const morceaux = decouper([{ debut: UN_LUNDI, fin }], duree)
        assert.equal(morceaux.length, Math.floor(minutes / duree))
        for (const [i, m] of morceaux.entries())
          assert.ok(i === 0 || m.debut.getTime() === morceaux[i - 1]?.fin.getTime())
        assert.ok((morceaux.at(-1)?.fin ?? UN_LUNDI) <= fin)
      }),
      { numRuns: 100 },
    )
  })
})

describe('reminders and offers', () => {
  const heures = (n: number) => new Date(UN_LUNDI.getTime() + n * HEURE)

  test('asked every hour, each reminder is given once at most, before the beginning, and one at a time', () => {
    fc.assert(
      fc.property(
        fc.subarray([168, 72, 24, 2]),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 199 }),
        (rappels, dans, panne) => {
          const debut = heures(dans)
          const faits = new Set<number>()
          for (let h = 0; h <= dans + 2; h += 1) {
            // Three hours without the job.
            if (h > panne && h < panne + 3) continue
            const du = rappelDu(rappels, { debut, creeLe: UN_LUNDI, maintenant: heures(h) })
            if (du === null) continue
            assert.ok(heures(h) < debut && heures(h).getTime() >= debut.getTime() - du * HEURE)
            faits.add(du)
          }
          for (const r of faits) assert.ok(rappels.includes(r) && r < dans)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('an offer ends before the appointment, within a day, and is not made when nobody could answer', () => {
    assert.equal(delaiDeReponse(UN_LUNDI, heures(2)), null)
    assert.deepEqual(delaiDeReponse(UN_LUNDI, heures(3)), heures(1))
    assert.deepEqual(delaiDeReponse(UN_LUNDI, heures(40)), heures(10))
    assert.deepEqual(delaiDeReponse(UN_LUNDI, heures(400)), heures(24))
  })
})

describe('busy times of a calendar', () => {
  const agenda = (...lignes: string[]) => ['BEGIN:VCALENDAR', ...lignes, 'END:VCALENDAR'].join('\r\n')
  const evenement = (...lignes: string[]) => ['BEGIN:VEVENT', 'UID:a@exemple.fr', ...lignes, 'END:VEVENT']
  const lire = (...lignes: string[]) => {
    const lu = lireOccupe(agenda(...lignes), UN_LUNDI)
    assert.ok(lu.ok, lu.ok ? '' : lu.refus.message)
    return lu.value.map((p) => p.debut.toISOString())
  }

  test('repeated, excepted, moved, cancelled, free', () => {
    const hebdo = [
      'DTSTART;TZID=Europe/Paris:20261124T090000',
      'DTEND;TZID=Europe/Paris:20261124T100000',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE;TZID=Europe/Paris:20261201T090000',
    ]
    const deplace = [
      'RECURRENCE-ID;TZID=Europe/Paris:20261208T090000',
      'DTSTART;TZID=Europe/Paris:20261209T110000',
      'DTEND;TZID=Europe/Paris:20261209T120000',
    ]
    assert.deepEqual(lire(...evenement(...hebdo), ...evenement(...deplace)), [
      '2026-11-24T08:00:00.000Z',
      '2026-12-09T10:00:00.000Z',
      '2026-12-15T08:00:00.000Z',
    ])
    assert.deepEqual(lire(...evenement('DTSTART:20261124T080000Z', 'DTEND:20261124T090000Z', 'TRANSP:TRANSPARENT')), [])
    assert.deepEqual(lire(...evenement('DTSTART:20261124T080000Z', 'DTEND:20261124T090000Z', 'STATUS:CANCELLED')), [])
    assert.equal(
      lire(...evenement('DTSTART;VALUE=DATE:20261124', 'RRULE:FREQ=WEEKLY')).length,
      18,
      'for ever: the months read',
    )
  })

  test('a rule that never ends or never gives, a file too big, what is not a calendar: a sentence, at once', () => {
    const refus = (texte: string) => {
      const lu = lireOccupe(texte, UN_LUNDI)
      return lu.ok ? '' : lu.refus.message
    }
    const regle = (rrule: string) =>
      agenda(...evenement('DTSTART:20200101T000000Z', 'DTEND:20200101T000001Z', `RRULE:${rrule}`))
    assert.match(refus(regle('FREQ=SECONDLY')), /ne finit pas/)
    assert.match(refus(regle('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')), /ne finit pas/)
    assert.match(refus(agenda('X'.repeat(OCTETS_MAX + 1))), /trop gros : 2 Mo/)
    for (const texte of ['', 'bonjour', '<html></html>', 'BEGIN:VCALENDAR']) assert.match(refus(texte), /pas un agenda/)
  })

  test('fifty megabytes are not read to the end; addresses of our own networks are not called', async () => {
    let lus = 0
    async function* flux() {
      for (; lus < 50; lus += 1) yield Buffer.alloc(1024 * 1024)
    }
    assert.equal(await lireAuPlus(flux(), OCTETS_MAX), null)
    assert.ok(lus <= 3)
    for (const a of ['127.0.0.1', '10.1.2.3', '192.168.1.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:10.0.0.1'])
      assert.ok(estChezNous(a), a)
    assert.ok(!estChezNous('93.184.216.34'))
    for (const a of [
      'http://exemple.fr/a.ics',
      'ftp://x',
      'nimporte',
      'https://127.0.0.1/a.ics',
      'https://[::1]/',
      'https://localhost/a.ics',
    ])
      assert.equal((await telecharger(a)).ok, false, a)
  })
})
