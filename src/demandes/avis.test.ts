import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { recapituler, savePreferences } from './avertir.ts'
import { derniereHeure, HEURES, PAR_DEFAUT } from './avis.ts'
import { DEMANDE, envoyerDemande, ouvrirGuichet, salleDe, signerMandat, texte, unId } from './guichet.test.ts'

describe('hours of the digest', () => {
  test('on working days, at wall time, on both sides of summer time', () => {
    const dit = (iso: string) => derniereHeure({ heures: ['08:30', '13:30'] }, new Date(iso)).toISOString()
    assert.equal(dit('2026-11-23T08:30:00+01:00'), '2026-11-23T07:30:00.000Z')
    assert.equal(dit('2026-11-23T08:29:00+01:00'), '2026-11-20T12:30:00.000Z', 'Friday afternoon')
    assert.equal(dit('2027-03-30T09:00:00+02:00'), '2027-03-30T06:30:00.000Z')
    assert.equal(dit('2027-03-30T08:00:00+02:00'), '2027-03-26T12:30:00.000Z', 'Easter Monday is no working day')
  })

  test('never in the future, and grows with time', () => {
    const heures = fc.uniqueArray(fc.constantFrom(...HEURES), { minLength: 1, maxLength: 4 })
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(heures, instant, instant, (choisies, a, b) => {
        const [tot, tard] = a < b ? [a, b] : [b, a]
        const [x, y] = [tot, tard].map((le) => derniereHeure({ heures: choisies }, le))
        assert.ok(x && y && x <= tot && x <= y)
      }),
    )
  })
})

surChaqueBase('notices', (ouvrir) => {
  test('one mail gathers what happened, at its hour, once, and says nothing of the person', async () => {
    const { monde, agathe, agent, expert } = await ouvrirGuichet(await ouvrir())
    const { database, courrier } = monde.services
    await database.as(agathe, (trx) => savePreferences(trx, agathe, { ...PAR_DEFAUT, immediats: ['message'] }))
    await signerMandat(agent)
    await envoyerDemande(agent)
    const fil = `/operateur/demandes/${DEMANDE}`
    await expert.post(`${fil}/prendre`, { id: unId() })
    await expert.post(`${fil}/messages`, { id: unId(), texte: 'Il manque une pièce.' })
    await expert.post(`${fil}/messages`, { id: unId(), texte: 'C’est fait.', geste: 'traitee' })
    const recus = async () => {
      await courrier.vider()
      const lus = monde.courriels.filter((m) => m.a === 'agathe@exemple.fr' || m.a === agathe.email)
      monde.courriels.length = 0
      return lus
    }
    assert.deepEqual(
      (await recus()).map((m) => m.sujet),
      ['Demande D-2026-0001 : nouveau message'],
    )
    const salle = salleDe(monde)
    assert.equal(await recapituler(salle), 0, 'not yet the hour')
    monde.clock.set(new Date('2026-11-23T13:31:00+01:00'))
    assert.equal(await recapituler(salle), 1)
    assert.equal(await recapituler(salle), 0)
    const [un, ...autres] = await recus()
    assert.equal(autres.length, 0)
    assert.equal(un?.sujet, 'Vos demandes : 2 nouvelles')
    assert.match(
      un?.texte ?? '',
      /prise en charge\n.*\n- Demande D-2026-0001 : réponse reçue\n {2}http:\/\/localhost\/agent\/demandes\//,
    )
    assert.doesNotMatch(JSON.stringify(un), /Lila|Témoin|RSA|fait/)
    monde.close()
  })

  test('whoever left is not written to, and nothing piles up for them', async () => {
    const { monde, agathe, agent, expert } = await ouvrirGuichet(await ouvrir())
    const { database, courrier } = monde.services
    await database.as(agathe, (trx) => savePreferences(trx, agathe, PAR_DEFAUT))
    await signerMandat(agent)
    await envoyerDemande(agent)
    await expert.post(`/operateur/demandes/${DEMANDE}/prendre`, { id: unId() })
    await database.as(SYSTEME, (trx) =>
      trx.updateTable('comptes').set({ desactive_le: monde.clock.now() }).where('id', '=', 'agathe').execute(),
    )
    monde.clock.set(new Date('2026-11-24T09:00:00+01:00'))
    await recapituler(salleDe(monde))
    await courrier.vider()
    assert.ok(!monde.courriels.some((m) => m.a === agathe.email))
    assert.deepEqual(await database.as(SYSTEME, (trx) => trx.selectFrom('avis').selectAll().execute()), [])
    monde.close()
  })

  test('the page keeps the choice, and refuses to have no hour', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    const sans = await agent.post('/compte/courriels', { immediats: ['reponse'] })
    assert.equal(sans.status, 422)
    assert.match(await texte(sans), /Choisissez au moins une heure/)
    await agent.post('/compte/courriels', { heures: ['07:30'], immediats: ['reponse', 'inconnu'] })
    const html = await (await agent.get('/compte/courriels')).text()
    assert.match(html, /value="07:30" checked/)
    assert.match(html, /value="reponse" checked/)
    assert.doesNotMatch(html, /value="message" checked/)
    monde.close()
  })
})
