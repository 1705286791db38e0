import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { insertMembre } from './groupes.ts'
import { envoyerDemande, MANDAT, ouvrirGuichet, signerMandat } from './guichet.test.ts'

surChaqueBase('mandate of another structure', (ouvrir) => {
  test('whoever answers a request does not open the structure’s own page of its mandate, nor its PDF', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde } = guichet
    await signerMandat(guichet.agent)
    await envoyerDemande(guichet.agent)
    const nadia = await monde.compte({ id: 'nadia', role: 'responsable', operateur: 'caf', nom: 'Nadia Exemple' })
    await monde.services.database.as(SYSTEME, (trx) =>
      insertMembre(trx, nadia.departement, 'caf-minima-sociaux', nadia.compteId),
    )
    const navigateur = await monde.navigateur(nadia)
    for (const page of [`/agent/mandats/${MANDAT}`, `/agent/mandats/${MANDAT}/mandat.pdf`])
      assert.equal((await navigateur.get(page)).status, 404, page)
    const own = await guichet.agent.get(`/agent/mandats/${MANDAT}`)
    assert.equal(own.status, 200)
  })
})
