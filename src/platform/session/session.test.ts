import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Acteur, CONNECTE, SYSTEME } from '../access.ts'
import { pagePro } from '../http/pages.tsx'
import type { Room } from '../room.ts'
import type { Services } from '../services.ts'
import { creerMonde, lire, type MondeDeTest, type Navigateur, surChaqueBase } from '../testing/index.ts'
import { session } from './room.tsx'

/** A page behind an account, to come back to. */
const salle: Room = {
  nom: 'salle',
  routes(r) {
    r.get('/agent/demandes', CONNECTE, (c) => pagePro(c, { titre: 'Mes demandes' }, 'Bonjour'))
    r.post('/agent/demandes', CONNECTE, (c) => pagePro(c, { titre: 'Mes demandes' }, 'Envoyé'))
  },
}
const rooms = (services: Services) => [session(services), salle]

const lieu = (response: Response) => response.headers.get('location')

surChaqueBase('sign-in', (ouvrir) => {
  let monde: MondeDeTest
  let acteur: Acteur
  let n = 0

  after(() => monde.close())
  before(async () => {
    monde = creerMonde(await ouvrir(), rooms)
  })

  /** A new account each time: the limits count by account. */
  async function nouveau(): Promise<{ acteur: Acteur; navigateur: Navigateur }> {
    n += 1
    acteur = await monde.compte({ role: 'aidant', email: `Agathe-${n}@Exemple.fr`, nom: 'Agathe Exemple' })
    return { acteur, navigateur: await monde.navigateur() }
  }

  async function recevoir(navigateur: Navigateur, email: string, suite = '') {
    monde.courriels.length = 0
    const response = await navigateur.post('/connexion', { email, suite })
    assert.equal(response.status, 303)
    await monde.services.courrier.vider()
    const texte = monde.courriels[0]?.texte ?? ''
    return {
      lien: texte.match(/http:\/\/localhost(\/connexion\/lien\/\S+)/)?.[1] ?? '',
      code: texte.match(/code : (\d{3} \d{3})/)?.[1] ?? '',
    }
  }

  describe('by link', () => {
    test('opening the link uses nothing; the button enters, once, and returns where one was', async () => {
      const { navigateur, acteur } = await nouveau()
      const away = await navigateur.get('/agent/demandes?page=2')
      assert.equal(lieu(away), '/connexion?suite=%2Fagent%2Fdemandes%3Fpage%3D2')
      const page = await (await navigateur.get(lieu(away) ?? '')).text()
      assert.match(page, /name="suite" value="\/agent\/demandes\?page=2"/)
      const { lien } = await recevoir(navigateur, acteur.email.toLowerCase(), '/agent/demandes?page=2')

      // A mail scanner, twice.
      const scanner = await monde.navigateur()
      for (const _ of [1, 2]) assert.equal((await scanner.get(lien)).status, 200)
      const shown = await navigateur.get(lien)
      assert.match(await lire(shown), /Bonjour Agathe Exemple/)
      assert.equal(shown.headers.get('cache-control'), 'no-store')
      assert.equal((await navigateur.get('/agent/demandes')).status, 303)

      const entered = await navigateur.post(lien, {})
      assert.equal(lieu(entered), '/agent/demandes?page=2')
      assert.equal((await navigateur.get('/agent/demandes')).status, 200)

      const again = await (await monde.navigateur()).post(lien, {})
      assert.equal(again.status, 410)
      assert.match(await lire(again), /Recevoir un nouveau lien/)
    })

    test('of ten uses at once, one enters', async () => {
      const { navigateur, acteur } = await nouveau()
      const { lien } = await recevoir(navigateur, acteur.email)
      const statuses = await Promise.all(
        Array.from({ length: 10 }, async () => (await (await monde.navigateur()).post(lien, {})).status),
      )
      assert.deepEqual(statuses.sort(), [303, ...Array(9).fill(410)])
    })

    test('after fifteen minutes it no longer works', async () => {
      const { navigateur, acteur } = await nouveau()
      const { lien } = await recevoir(navigateur, acteur.email)
      monde.clock.advance(0.25)
      assert.equal((await navigateur.get(lien)).status, 410)
      assert.equal((await navigateur.post(lien, {})).status, 410)
    })

    test('an account closed in between does not enter', async () => {
      const { navigateur, acteur } = await nouveau()
      const { lien } = await recevoir(navigateur, acteur.email)
      await fermerCompte(monde, acteur)
      assert.equal((await navigateur.get(lien)).status, 410)
      assert.equal((await navigateur.post(lien, {})).status, 410)
    })

    test('neither the link nor the code is in the table', async () => {
      const { navigateur, acteur } = await nouveau()
      const { lien, code } = await recevoir(navigateur, acteur.email)
      const rows = await monde.services.database.as(SYSTEME, (trx) =>
        trx.selectFrom('connexions').selectAll().where('compte_id', '=', acteur.compteId).execute(),
      )
      assert.equal(rows.length, 1)
      const stored = JSON.stringify(rows, (_k, v) =>
        v?.type === 'Buffer' ? Buffer.from(v.data).toString('latin1') : v,
      )
      assert.ok(!stored.includes(lien.split('/').at(-1) ?? '-') && !stored.includes(code.replace(' ', '')))
    })
  })

  describe('by code', () => {
    test('typed on the device that asked, with or without the space', async () => {
      const { navigateur, acteur } = await nouveau()
      const { code, lien } = await recevoir(navigateur, acteur.email, '/agent/demandes')
      assert.match(await (await navigateur.get('/connexion/code')).text(), new RegExp(`value="${acteur.email}"`))
      const entered = await navigateur.post('/connexion/code', { email: acteur.email, code })
      assert.equal(lieu(entered), '/agent/demandes')
      assert.equal((await navigateur.get('/agent/demandes')).status, 200)
      // Link and code are one: both are spent.
      assert.equal((await (await monde.navigateur()).get(lien)).status, 410)
    })

    test('five wrong codes close it, even tried at once; the link still opens', async () => {
      const { navigateur, acteur } = await nouveau()
      const { code, lien } = await recevoir(navigateur, acteur.email)
      const wrong = code === '000 000' ? '111 111' : '000 000'
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => navigateur.post('/connexion/code', { email: acteur.email, code: wrong })),
      )
      assert.deepEqual(new Set(answers.map((a) => a.status)), new Set([422]))
      const late = await navigateur.post('/connexion/code', { email: acteur.email, code })
      assert.equal(late.status, 422)
      assert.match(await lire(late), /Ce code n’est pas le bon/)
      assert.equal((await navigateur.post(lien, {})).status, 303)
    })

    test('after four wrong codes the right one enters', async () => {
      const { navigateur, acteur } = await nouveau()
      const { code } = await recevoir(navigateur, acteur.email)
      const wrong = code === '000 000' ? '111111' : '000000'
      for (const _ of [1, 2, 3, 4]) await navigateur.post('/connexion/code', { email: acteur.email, code: wrong })
      assert.equal((await navigateur.post('/connexion/code', { email: acteur.email, code })).status, 303)
    })

    test('the code of somebody else does not enter', async () => {
      const one = await nouveau()
      const { code } = await recevoir(one.navigateur, one.acteur.email)
      const other = await nouveau()
      await recevoir(other.navigateur, other.acteur.email)
      const answer = await other.navigateur.post('/connexion/code', { email: other.acteur.email, code })
      assert.equal(answer.status, 422)
    })
  })

  describe('an unknown address', () => {
    test('gets the same answer, and no mail', async () => {
      const { navigateur, acteur } = await nouveau()
      const known = await navigateur.post('/connexion', { email: acteur.email })
      const knownPage = await (await navigateur.get(lieu(known) ?? '')).text()
      await monde.services.courrier.vider()
      monde.courriels.length = 0
      const stranger = await monde.navigateur()
      const unknown = await stranger.post('/connexion', { email: 'personne@exemple.fr' })
      const unknownPage = await (await stranger.get(lieu(unknown) ?? '')).text()
      await monde.services.courrier.vider()
      assert.deepEqual([unknown.status, lieu(unknown)], [known.status, lieu(known)])
      assert.equal(unknownPage, knownPage.replaceAll(acteur.email, 'personne@exemple.fr'))
      assert.deepEqual(monde.courriels, [])
      const guess = await stranger.post('/connexion/code', { email: 'personne@exemple.fr', code: '123456' })
      const wrong = await navigateur.post('/connexion/code', { email: acteur.email, code: '12345x' })
      assert.deepEqual([guess.status, wrong.status], [422, 422])
    })

    test('and a closed account is an unknown address', async () => {
      const { navigateur, acteur } = await nouveau()
      await fermerCompte(monde, acteur)
      const { lien } = await recevoir(navigateur, acteur.email)
      assert.equal(lien, '')
    })
  })

  describe('limits', () => {
    test('five links in a quarter of an hour for one address, known or not', async () => {
      for (const email of [(await nouveau()).acteur.email, `inconnue-${n}@exemple.fr`]) {
        const navigateur = await monde.navigateur()
        for (const _ of [1, 2, 3, 4, 5]) assert.equal((await navigateur.post('/connexion', { email })).status, 303)
        const refused = await navigateur.post('/connexion', { email: email.toUpperCase() })
        assert.equal(refused.status, 429)
        assert.equal(refused.headers.get('retry-after'), '900')
        assert.match(await lire(refused), /Attendez un quart d’heure/)
        monde.clock.advance(0.26)
        assert.equal((await navigateur.post('/connexion', { email })).status, 303)
      }
    })

    test('sixty links in a quarter of an hour from one place, whatever the addresses', async () => {
      monde.clock.advance(1)
      const navigateur = await monde.navigateur()
      for (let i = 0; i < 60; i += 1)
        assert.equal((await navigateur.post('/connexion', { email: `nombreuse-${i}@exemple.fr` })).status, 303)
      assert.equal((await navigateur.post('/connexion', { email: 'nombreuse@exemple.fr' })).status, 429)
      monde.clock.advance(0.26)
      assert.equal((await navigateur.post('/connexion', { email: 'nombreuse@exemple.fr' })).status, 303)
    })

    test('ten codes in a quarter of an hour for one address', async () => {
      const { navigateur, acteur } = await nouveau()
      for (let i = 0; i < 10; i += 1)
        assert.equal((await navigateur.post('/connexion/code', { email: acteur.email, code: '123456' })).status, 422)
      assert.equal((await navigateur.post('/connexion/code', { email: acteur.email, code: '123456' })).status, 429)
    })
  })

  test('a form filled badly says what to write and keeps what was typed', async () => {
    const navigateur = await monde.navigateur()
    const bad = await navigateur.post('/connexion', { email: 'agathe@', suite: '/agent/demandes' })
    assert.equal(bad.status, 422)
    const page = await bad.text()
    assert.match(page, /value="agathe@"/)
    assert.match(page, /value="\/agent\/demandes"/)
    assert.match(page, /Cette adresse n’est pas complète/)
  })
})

async function fermerCompte(monde: MondeDeTest, acteur: Acteur): Promise<void> {
  await monde.services.database.as(SYSTEME, (trx) =>
    trx
      .updateTable('comptes')
      .set({ desactive_le: monde.clock.now() })
      .where('departement', '=', acteur.departement)
      .where('id', '=', acteur.compteId)
      .execute(),
  )
}
