import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surChaqueBase } from '../platform/testing/index.ts'
import { DEMANDE, entrer, envoyerDemande, ouvrirGuichet, signerMandat, texte, unId } from './guichet.test.ts'
import { compterRetardsParOrganisme } from './retards.ts'

surChaqueBase('requests: what waits, for those who steer', (ouvrir) => {
  test('late by group, then answered, and nobody named', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde } = guichet
    await signerMandat(guichet.agent)
    await envoyerDemande(guichet.agent)
    await envoyerDemande(guichet.agent, { id: unId() })
    const pilote = await monde.compte({ role: 'coordinateur', structure: 'prefecture' })
    const voir = async () => texte((await monde.navigateur(pilote)).get('/pilotage/demandes'))
    assert.match(await voir(), /Caf 93, minima sociaux Caf 2 0 0 –/)
    // Due on Thursday; seen on Tuesday of the next week: three working days late.
    monde.clock.set(new Date('2026-12-01T10:00:00+01:00'))
    const { expert } = await entrer(guichet)
    const une = `/operateur/demandes/${DEMANDE}/messages`
    assert.equal((await expert.post(une, { id: unId(), texte: 'Rétabli.', geste: 'traitee' })).status, 303)
    const page = await voir()
    assert.match(page, /Caf 93, minima sociaux Caf 1 1 depuis 3 jours ouvrés 1 8 jours/)
    assert.match(page, /Demandes 1 en attente/)
    const { database, clock } = monde.services
    const parOrganisme = database.as(pilote, (trx) => compterRetardsParOrganisme(trx, '93', clock.now()))
    assert.deepEqual(await parOrganisme, [{ operateur: 'caf', nombre: 1 }])
    assert.doesNotMatch(page, /Lila|Témoin|D-2026/)
    monde.close()
  })

  test('nothing waits: said so', async () => {
    const { monde } = await ouvrirGuichet(await ouvrir())
    const pilote = await monde.compte({ role: 'coordinateur', structure: 'prefecture' })
    assert.match(await texte((await monde.navigateur(pilote)).get('/pilotage/demandes')), /Aucune demande n’attend/)
    monde.close()
  })
})
