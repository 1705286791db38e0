import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEMANDE, envoyerDemande, lire, ouvrirGuichet, signerMandat, unId } from '../src/demandes/guichet.test.ts'
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

  test('a request gives the sheet to another structure what it knows', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir(), {}, composeRooms)
    await monde.compte({ id: 'noemie', role: 'aidant', structure: 'social', nom: 'Noémie Modèle' })
    await signerMandat(agent)
    await envoyerDemande(agent)
    const demande = await lire(agent.get(`/agent/demandes/${DEMANDE}`))
    const lien = demande.match(/href="(\/agent\/orientations\/nouvelle\?origine=demande[^"]*)"/)?.[1] ?? ''
    const fiche = await lire(agent.get(`${lien}&vers=social`))
    assert.match(fiche, /demande à Caf 93, minima sociaux, « RSA suspendu depuis septembre »\. Envoyée\./)
    assert.match(fiche, /Numéro d.allocataire : 0000001/)
    assert.match(fiche, /value="budget" checked/)
    const autre = await monde.navigateur(await monde.compte({ role: 'aidant', structure: 'ailleurs' }))
    assert.doesNotMatch(await lire(autre.get(`${lien}&vers=social`)), /0000001|RSA suspendu/)
    monde.close()
  })
})
