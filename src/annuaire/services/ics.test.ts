import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { ecrireIcs } from './ics.ts'

const MAINTENANT = new Date('2026-11-23T09:30:00+01:00')
const UN = { uid: 'a', titre: 'Ouvert', debut: new Date(2026, 10, 24, 9), fin: new Date(2026, 10, 24, 12, 30) }
const lignes = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n')

describe('calendar files', () => {
  test('lines of 75 bytes at most, CRLF, and the text comes back whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (titre) => {
        const ics = ecrireIcs('Lieu', [{ ...UN, titre }], MAINTENANT)
        assert.ok(ics.endsWith('\r\n'))
        for (const ligne of ics.split('\r\n')) assert.ok(Buffer.byteLength(ligne) <= 75, ligne)
        assert.doesNotMatch(ics.replaceAll('\r\n', ''), /[\r\n]/)
        const lu = lignes(ics)
          .find((l) => l.startsWith('SUMMARY:'))
          ?.slice(8)
        const rendu = lu?.replaceAll(/\\(.)/g, (_, c) => (c === 'n' ? '\n' : c))
        assert.equal(rendu, titre.replaceAll(/\r\n|\r/g, '\n'))
      }),
    )
  })

  test('hours are those of Paris, with the zone in the file', () => {
    const ics = lignes(
      ecrireIcs(
        'Lieu',
        [UN, { ...UN, uid: 'b', debut: new Date(2027, 6, 1, 9), fin: new Date(2027, 6, 1, 10) }],
        MAINTENANT,
      ),
    )
    for (const ligne of [
      'BEGIN:VTIMEZONE',
      'DTSTART;TZID=Europe/Paris:20261124T090000',
      'DTEND;TZID=Europe/Paris:20261124T123000',
      'DTSTART;TZID=Europe/Paris:20270701T090000',
      'DTSTAMP:20261123T083000Z',
    ])
      assert.ok(ics.includes(ligne), ligne)
  })

  test('whole days end the day after the last', () => {
    const ics = ecrireIcs('Lieu', [{ ...UN, journee: true, fin: new Date(2026, 10, 26) }], MAINTENANT)
    assert.match(ics, /DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261127\r\n/)
  })

  test('an entry keeps its name from one reading to the next', () => {
    const uid = (maintenant: Date) => ecrireIcs('Lieu', [UN], maintenant).match(/UID:(.*)/)?.[1]
    assert.equal(uid(MAINTENANT), uid(new Date(2026, 11, 1)))
  })
})
