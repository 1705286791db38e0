import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { SYSTEME } from './access.ts'
import {
  creerMonde,
  demarrerFaussePasserelle,
  type FaussePasserelle,
  type MondeDeTest,
  surChaqueBase,
} from './testing/index.ts'

const NUMERO = '+33600000001'

surChaqueBase('SMS through the outbox', (ouvrir) => {
  let monde: MondeDeTest
  let passerelle: FaussePasserelle
  before(async () => {
    passerelle = await demarrerFaussePasserelle()
    const env = {
      MAILLAGE_SMS_URL: passerelle.adresse,
      MAILLAGE_SMS_CLE: 'cle-exemple',
      MAILLAGE_SMS_EMETTEUR: 'Maillage',
    }
    monde = creerMonde(await ouvrir(), () => [], env)
  })
  after(async () => {
    await passerelle.arreter()
    monde.close()
  })
  beforeEach(async () => {
    passerelle.recus.length = 0
    passerelle.repond = 202
    await monde.services.database.as(SYSTEME, (trx) => trx.deleteFrom('courriers').execute())
  })

  /** Written by an agent, for somebody of a dossier of their own. */
  async function ecrire(cle: string): Promise<string> {
    const { database, coffre, courrier } = monde.services
    const acteur = await monde.compte({ role: 'aidant' })
    return database.as(acteur, async (trx) => {
      const dossierId = await coffre.creer(trx, '93')
      const scelle = (await coffre.ouvrir(trx, '93', dossierId))?.chiffrer(NUMERO) ?? assert.fail('no dossier')
      const pli = { canal: 'sms', dossierId, scelle, sujet: 'Nouvelle', texte: 'Il y a du nouveau.', cle } as const
      await courrier.envoyer(trx, acteur, pli)
      await courrier.envoyer(trx, acteur, pli)
      return dossierId
    })
  }
  const lignes = () => monde.services.database.as(SYSTEME, (trx) => trx.selectFrom('courriers').selectAll().execute())

  test('leaves once, to the number that only the dossier says', async () => {
    await ecrire('avis:1')
    const ecrites = (await lignes()).map((l) => JSON.stringify({ ...l, scelle: l.scelle?.toString('latin1') }))
    assert.equal(ecrites.length, 1)
    assert.doesNotMatch(ecrites.join(), /600000001/, 'sealed while it waits')
    assert.equal(await monde.services.courrier.vider(), 1)
    assert.equal(await monde.services.courrier.vider(), 0)
    const cle = Buffer.from('avis:1').toString('base64url')
    const attendu = {
      to: NUMERO,
      text: 'Il y a du nouveau.',
      from: 'Maillage',
      cle,
      autorisation: 'Bearer cle-exemple',
    }
    assert.deepEqual(passerelle.recus, [attendu])
    assert.equal(monde.courriels.length, 0, 'not by mail')
  })

  test('the gateway is down, or cuts the line after taking it: tried again, received once', async () => {
    await ecrire('avis:2')
    passerelle.repond = 503
    assert.equal(await monde.services.courrier.vider(), 0)
    assert.deepEqual(
      (await lignes()).map((l) => [l.etat, l.essais, l.erreur]),
      [['a-envoyer', 1, 'La passerelle SMS répond 503']],
    )
    passerelle.repond = 'muette'
    monde.clock.advance(0.1)
    assert.equal(await monde.services.courrier.vider(), 0)
    passerelle.repond = 202
    monde.clock.advance(0.1)
    assert.equal(await monde.services.courrier.vider(), 1)
    assert.equal(passerelle.recus.length, 1)
  })

  test('a number it does not take is given up; a dossier destroyed meanwhile, or withheld, leaves nothing to send', async () => {
    await ecrire('avis:3')
    passerelle.repond = 422
    await monde.services.courrier.vider()
    assert.deepEqual(
      (await lignes()).map((l) => l.etat),
      ['abandonne'],
    )
    passerelle.repond = 202
    const detruit = await ecrire('avis:4')
    const retenu = await ecrire('avis:5')
    await monde.services.database.as(SYSTEME, async (trx) => {
      await monde.services.coffre.detruire(trx, '93', detruit, 'essai')
      await monde.services.courrier.retenir(trx, '93', retenu)
    })
    assert.equal(await monde.services.courrier.vider(), 0)
    assert.equal(passerelle.recus.length, 0)
    assert.equal((await lignes()).length, 1, 'what cannot be read any more is forgotten')
  })
})
