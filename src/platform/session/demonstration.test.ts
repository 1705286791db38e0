import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { loadDemonstration } from '../demonstration.ts'
import { creerMonde, lire, type MondeDeTest, surChaqueBase } from '../testing/index.ts'
import { session } from './room.tsx'

surChaqueBase('demonstration', (ouvrir) => {
  let monde: MondeDeTest

  after(() => monde.close())
  before(async () => {
    monde = creerMonde(await ouvrir(), (services) => [session(services)], { MAILLAGE_DEMONSTRATION: 'oui' })
    await loadDemonstration(monde.services, [], () => {})
  })

  test('the sign-in page lists the fictitious people by what they do', async () => {
    const page = await lire(await (await monde.navigateur()).get('/connexion'))
    assert.match(page, /Au guichet d’un lieu d’accueil.*Agathe Exemple.*Accueille au guichet/)
    assert.match(page, /Expert d.un organisme.*Bastien Factice.*Caf 93 \(exemple\)/)
    assert.match(page, /Administration de Maillage.*Yann Fictif/)
  })

  test('one click enters, where one was going', async () => {
    const navigateur = await monde.navigateur()
    const entered = await navigateur.post('/connexion/demonstration', { compte: 'bastien-factice', suite: '/compte' })
    assert.equal(entered.headers.get('location'), '/compte')
    assert.match(await lire(await navigateur.get('/compte')), /Bastien Factice.*Expert d.un organisme/)
    const outside = await navigateur.post('/connexion/demonstration', {
      compte: 'lila-temoin',
      suite: '//evil.example',
    })
    assert.equal(outside.headers.get('location'), '/espace')
  })

  test('nobody of that name: the page does not exist', async () => {
    const navigateur = await monde.navigateur()
    for (const form of [{ compte: 'personne' }, {}])
      assert.equal((await navigateur.post('/connexion/demonstration', form)).status, 404)
  })

  test('the mailbox shows what was written, and its link is one to click', async () => {
    const navigateur = await monde.navigateur()
    await navigateur.post('/connexion', { email: 'agathe-exemple@tilleuls.exemple.fr' })
    const list = await navigateur.get('/boite-aux-lettres')
    const html = await list.text()
    assert.match(html, /agathe-exemple@tilleuls\.exemple\.fr/)
    const path = html.match(/href="(\/boite-aux-lettres\/[^"]+)"/)?.[1] ?? ''
    const mail = await (await navigateur.get(path)).text()
    const link = mail.match(/<a href="http:\/\/localhost(\/connexion\/lien\/[^"]+)">/)?.[1] ?? ''
    assert.equal((await navigateur.get(link)).status, 200)
    await monde.services.courrier.vider()
    assert.match(await lire(await navigateur.get('/boite-aux-lettres')), /envoyé/)
    assert.equal((await navigateur.get('/boite-aux-lettres/inconnu')).status, 404)
  })
})

surChaqueBase('outside the demonstration', (ouvrir) => {
  test('nobody enters with a click, nobody reads the mail', async () => {
    const monde = creerMonde(await ouvrir(), (services) => [session(services)])
    const acteur = await monde.compte({ role: 'aidant' })
    const navigateur = await monde.navigateur()
    assert.equal((await navigateur.post('/connexion/demonstration', { compte: acteur.compteId })).status, 404)
    assert.equal((await navigateur.get('/compte')).status, 303)
    await navigateur.post('/connexion', { email: acteur.email })
    assert.equal((await navigateur.get('/boite-aux-lettres')).status, 404)
    assert.doesNotMatch(await lire(await navigateur.get('/connexion')), /inventée|Exemple fictif|boite/)
    monde.close()
  })

  describe('purge', () => {
    test('forgets what opens nothing any more, and says how much', async () => {
      const monde = creerMonde(await ouvrir(), (services) => [session(services)])
      const room = session(monde.services)
      const acteur = await monde.compte({ role: 'aidant' })
      const navigateur = await monde.navigateur()
      await navigateur.post('/connexion', { email: acteur.email })
      await monde.services.courrier.vider()
      const link = monde.courriels[0]?.texte.match(/\/connexion\/lien\/\S+/)?.[0] ?? ''
      await navigateur.post(link, {})
      assert.deepEqual(await room.purge?.(false), [], 'nothing is over yet')
      assert.equal((await navigateur.get('/compte')).status, 200)
      monde.clock.advance(31 * 24)
      const said = [
        'sessions périmées : 1',
        'liens de connexion périmés : 1',
        'compteurs d’essais périmés : 2',
        'textes de courriels anciens : 1',
      ]
      assert.deepEqual(await room.purge?.(true), said)
      assert.deepEqual(await room.purge?.(false), said, 'a dry run removes nothing')
      assert.deepEqual(await room.purge?.(false), [])
      monde.close()
    })
  })
})
