import assert from 'node:assert/strict'
import { test } from 'node:test'
import { envoyerDemande, lire, ouvrirGuichet, signerMandat, unId } from '../src/demandes/guichet.test.ts'
import { surChaqueBase } from '../src/platform/testing/index.ts'
import { composeRooms } from '../src/rooms.ts'

/** What one room does for another, through the composition of the whole house. */
surChaqueBase('the chain', (ouvrir) => {
  test('a visit that waits for its request follows when the request goes, and no sooner', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir(), {}, composeRooms)
    const visite = {
      id: unId(),
      motif: 'budget-rsa-bloque',
      aide: 'demarche-en-ligne',
      duree: '15',
      issue: 'regle',
      autonomie: 'faire-avec',
      voie: 'guichet',
      suite: 'demande',
    }
    assert.equal((await agent.post('/agent/visites', visite)).status, 303)
    await signerMandat(agent)
    assert.match(await lire(agent.get('/agent')), /<span>À suivre/)
    await envoyerDemande(agent)
    const journee = await lire(agent.get('/agent'))
    assert.match(journee, /<span>Demande envoyée à l’organisme/)
    assert.doesNotMatch(journee, /<span>À suivre/)
    monde.close()
  })
})
