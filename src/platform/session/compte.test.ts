import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Acteur, CONNECTE, SYSTEME } from '../access.ts'
import type { Room } from '../room.ts'
import { creerMonde, lire, type MondeDeTest, surChaqueBase } from '../testing/index.ts'
import { session } from './room.tsx'

const salle: Room = { nom: 'salle', routes: (r) => r.post('/compte/note', CONNECTE, (c) => c.text('noté')) }

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0' }
const SAFARI = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1' }

/** Everything here signs in by the demonstration's one click: what follows does not depend on how one came in. */
surChaqueBase('sessions', (ouvrir) => {
  let monde: MondeDeTest

  after(() => monde.close())
  before(async () => {
    monde = creerMonde(await ouvrir(), (services) => [session(services), salle], { MAILLAGE_DEMONSTRATION: 'oui' })
  })

  async function entrer(acteur: Acteur, appareil: Record<string, string> = FIREFOX) {
    const navigateur = await monde.navigateur()
    const response = await navigateur.post('/connexion/demonstration', { compte: acteur.compteId }, appareil)
    assert.equal(response.status, 303)
    return navigateur
  }
  const nouveau = () => monde.compte({ role: 'aidant' })

  test('each role has its door', async () => {
    const doors = {
      aidant: '/agent',
      instructeur: '/operateur',
      coordinateur: '/pilotage',
      prescripteur: '/agent',
      administrateur: '/administration',
    } as const
    for (const [role, door] of Object.entries(doors)) {
      const navigateur = await monde.navigateur(await monde.compte({ role: role as keyof typeof doors }))
      assert.equal((await navigateur.get('/espace')).headers.get('location'), door, role)
    }
  })

  describe('a cookie', () => {
    test('planted before signing in opens nothing afterwards', async () => {
      const navigateur = await monde.navigateur()
      navigateur.cookies.set('session', 'planted-by-somebody')
      const acteur = await nouveau()
      await navigateur.post('/connexion/demonstration', { compte: acteur.compteId })
      assert.notEqual(navigateur.cookies.get('session'), 'planted-by-somebody')
      assert.equal((await navigateur.get('/compte')).status, 200)
    })

    test('of the account before is closed by the next sign-in', async () => {
      const navigateur = await entrer(await nouveau())
      const before = navigateur.cookies.get('session') ?? ''
      const other = await nouveau()
      await navigateur.post('/connexion/demonstration', { compte: other.compteId })
      const thief = await monde.navigateur()
      thief.cookies.set('session', before)
      assert.equal((await thief.get('/compte')).status, 303)
    })

    test('is out of reach of scripts, and its value is not in the database', async () => {
      const acteur = await nouveau()
      const navigateur = await monde.navigateur()
      const response = await navigateur.post('/connexion/demonstration', { compte: acteur.compteId })
      const line = response.headers.getSetCookie().find((l) => l.startsWith('session=')) ?? ''
      assert.match(line, /HttpOnly/)
      assert.match(line, /SameSite=Lax/)
      const rows = await monde.services.database.as(SYSTEME, (trx) => trx.selectFrom('sessions').selectAll().execute())
      const secret = navigateur.cookies.get('session') ?? ''
      assert.ok(rows.every((r) => r.secret_hache.toString('utf8') !== secret && r.id !== secret))
    })
  })

  describe('time', () => {
    test('two hours without a page close the session, and one returns to the page afterwards', async () => {
      const acteur = await nouveau()
      const navigateur = await entrer(acteur)
      monde.clock.advance(1.9)
      assert.equal((await navigateur.get('/compte')).status, 200)
      monde.clock.advance(1.9)
      assert.equal((await navigateur.get('/compte')).status, 200)
      monde.clock.advance(2.1)
      const away = await navigateur.get('/compte')
      assert.equal(away.headers.get('location'), '/connexion?suite=%2Fcompte')
      const page = await navigateur.get('/connexion?suite=%2Fcompte')
      assert.match(await lire(page), /Connectez-vous pour continuer/)
      const back = await navigateur.post('/connexion/demonstration', { compte: acteur.compteId, suite: '/compte' })
      assert.equal(back.headers.get('location'), '/compte')
    })

    test('twelve hours close it whatever happens', async () => {
      const navigateur = await entrer(await nouveau())
      for (let hour = 1; hour < 12; hour += 1) {
        monde.clock.advance(1)
        assert.equal((await navigateur.get('/compte')).status, 200, `after ${hour} h`)
      }
      monde.clock.advance(1)
      assert.equal((await navigateur.get('/compte')).status, 303)
    })

    test('a form sent too late comes back to the page that held it', async () => {
      const late = await (await monde.navigateur()).post(
        '/compte/note',
        {},
        { referer: 'http://localhost/agent?lieu=1' },
      )
      assert.equal(late.headers.get('location'), '/connexion?suite=%2Fagent%3Flieu%3D1')
    })
  })

  describe('my account', () => {
    test('shows the open sessions, this one and the others, and forgets those that ended', async () => {
      const acteur = await nouveau()
      const old = await entrer(acteur, SAFARI)
      await old.get('/compte')
      monde.clock.advance(3)
      const phone = await entrer(acteur, SAFARI)
      const desk = await entrer(acteur, FIREFOX)
      const page = await lire(await desk.get('/compte'))
      assert.match(page, /Firefox, Windows cet appareil/)
      assert.equal(page.match(/Safari, iPhone/g)?.length, 1)
      assert.doesNotMatch(page, /Safari, iPhone cet appareil/)
      assert.equal((await phone.get('/compte')).headers.get('cache-control'), 'no-store')
    })

    test('signing out closes this session only', async () => {
      const acteur = await nouveau()
      const [one, two] = [await entrer(acteur), await entrer(acteur)]
      const out = await one.post('/deconnexion', {})
      assert.equal(out.headers.get('location'), '/')
      assert.equal(one.cookies.get('session'), undefined)
      assert.equal((await one.get('/compte')).status, 303)
      assert.equal((await two.get('/compte')).status, 200)
    })

    test('« partout » closes every one of this account, and no other', async () => {
      const acteur = await nouveau()
      const [one, two, other] = [await entrer(acteur), await entrer(acteur), await entrer(await nouveau())]
      await one.post('/deconnexion', { partout: 'oui' })
      assert.equal((await one.get('/compte')).status, 303)
      assert.equal((await two.get('/compte')).status, 303)
      assert.equal((await other.get('/compte')).status, 200)
    })

    test('signing out after the session ended is not an error', async () => {
      const navigateur = await monde.navigateur()
      const out = await navigateur.post('/deconnexion', {})
      assert.deepEqual([out.status, out.headers.get('location')], [303, '/'])
    })

    test('a closed account is out at once', async () => {
      const acteur = await nouveau()
      const navigateur = await entrer(acteur)
      await monde.services.database.as(SYSTEME, (trx) =>
        trx.updateTable('comptes').set({ desactive_le: monde.clock.now() }).where('id', '=', acteur.compteId).execute(),
      )
      assert.equal((await navigateur.get('/compte')).status, 303)
      assert.equal((await navigateur.post('/connexion/demonstration', { compte: acteur.compteId })).status, 404)
    })

    test('one account does not see the sessions of another', async () => {
      const [mine, other] = [await nouveau(), await nouveau()]
      await entrer(other)
      const seen = await monde.services.database.as(mine, (trx) =>
        trx.selectFrom('sessions').select('compte_id').execute(),
      )
      assert.deepEqual(seen, [])
    })
  })

  test('who is signed in already goes straight on from the sign-in page', async () => {
    const navigateur = await entrer(await nouveau())
    assert.equal((await navigateur.get('/connexion')).headers.get('location'), '/espace')
    assert.equal((await navigateur.get('/connexion?suite=//evil.example')).headers.get('location'), '/espace')
  })
})
