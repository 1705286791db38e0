import assert from 'node:assert/strict'
import { test } from 'node:test'
import { creerMonde, surChaqueBase } from '../src/platform/testing/index.ts'
import { composeRooms } from '../src/rooms.ts'

surChaqueBase('second lock on keys and files', (ouvrir) => {
  test('an account that shares nothing with a dossier neither reads its key and files nor destroys them', async () => {
    const monde = creerMonde(await ouvrir(), composeRooms)
    const { database, coffre, fichiers } = monde.services
    const auteur = await monde.compte({ role: 'aidant', structure: 'une' })
    const autre = await monde.compte({ role: 'aidant', structure: 'autre' })
    const contenu = Buffer.from('attestation')
    const { dossier, fichier } = await database.as(auteur, async (trx) => {
      const dossier = await coffre.creer(trx, '93')
      const fichier = await fichiers.deposer(trx, '93', dossier, { nom: 'a.pdf', type: 'application/pdf', contenu })
      return { dossier, fichier }
    })
    assert.ok(await database.as(auteur, (trx) => fichiers.lire(trx, '93', fichier)))
    assert.equal(await database.as(autre, (trx) => coffre.ouvrir(trx, '93', dossier)), null)
    assert.equal(await database.as(autre, (trx) => fichiers.lire(trx, '93', fichier)), null)
    await database.as(autre, (trx) => coffre.detruire(trx, '93', dossier, 'essai'))
    assert.ok(await database.as(auteur, (trx) => coffre.ouvrir(trx, '93', dossier)), 'the key is still there')
    monde.close()
  })
})
