import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { z } from 'zod'
import { action, CONNECTE, PUBLIC, SYSTEME } from '../access.ts'
import type { Room } from '../room.ts'
import { creerMonde, lire, type MondeDeTest, ouvrirBase, surChaqueBase } from '../testing/index.ts'
import { acteurDe, adresseDe } from './contexte.ts'
import { formulaire } from './formulaire.ts'
import { introuvable, pagePro, pagePublique, retour } from './pages.tsx'

const nommer = action('essai.nommer', 'responsable')

const salle: Room = {
  nom: 'salle',
  routes(r) {
    r.get('/', PUBLIC, (c) => pagePublique(c, { titre: 'Accueil' }, 'Bonjour'))
    r.get('/ou', PUBLIC, (c) => c.text(adresseDe(c)))
    r.get('/panne', PUBLIC, () => {
      throw new RangeError('le secret de Lila Témoin')
    })
    r.get('/api/v1/panne', PUBLIC, () => {
      throw new RangeError('le secret de Lila Témoin')
    })
    r.get('/equipe', nommer, (c) => pagePro(c, { titre: 'Équipe' }, acteurDe(c).nom))
    r.get('/dossier/:id', CONNECTE, (c) => introuvable(c))
    r.post('/dire', PUBLIC, async (c) => {
      const form = await formulaire(c, z.object({ mot: z.string({ error: 'Écrivez un mot.' }) }))
      return form.ok ? retour(c, '/', { genre: 'ok', texte: `Vous avez dit ${form.valeur.mot}.` }) : c.text('non', 422)
    })
  },
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

surChaqueBase('guarded routes', (ouvrir) => {
  let monde: MondeDeTest
  before(async () => {
    monde = creerMonde(await ouvrir(), () => [salle])
  })
  after(() => monde.close())

  const journal = (objet: string) =>
    monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('journal').select(['action', 'compte_id']).where('objet', '=', objet).execute(),
    )

  test('nobody: to the sign-in page; another role: refused and journalled; the right role: in', async () => {
    const nobody = await (await monde.navigateur()).get('/equipe')
    assert.equal(nobody.headers.get('location'), '/connexion?suite=%2Fequipe')
    const aidant = await monde.compte({ role: 'aidant' })
    const refused = await (await monde.navigateur(aidant)).get('/equipe')
    assert.equal(refused.status, 403)
    assert.match(await lire(refused), /Cette page ne vous est pas ouverte/)
    assert.deepEqual(await journal('page:/equipe'), [{ action: 'acces.refuse', compte_id: aidant.compteId }])
    const chef = await monde.compte({ role: 'responsable' })
    assert.equal((await (await monde.navigateur(chef)).get('/equipe')).status, 200)
  })

  test('somebody else’s file and no file give the same page; the try leaves a trace', async () => {
    const aidant = await monde.compte({ role: 'aidant' })
    const answer = await (await monde.navigateur(aidant)).get('/dossier/42')
    assert.equal(answer.status, 404)
    assert.deepEqual(await journal('page:/dossier/42'), [{ action: 'acces.introuvable', compte_id: aidant.compteId }])
    await (await monde.navigateur()).get('/nulle-part')
    assert.deepEqual(await journal('page:/nulle-part'), [], 'the public door is not followed')
  })

  test('a stray zero byte, in an address or a form, is not a failure', async () => {
    const navigateur = await monde.navigateur(await monde.compte({ role: 'aidant' }))
    assert.equal((await navigateur.get('/dossier/%00')).status, 404)
    assert.equal((await navigateur.get('/?q=%00')).status, 404)
    assert.equal((await navigateur.post('/dire', { mot: 'a\0b' })).status, 303)
    assert.match(await lire(await navigateur.get('/')), /Vous avez dit ab\./)
  })
})

describe('http', () => {
  const logged: Record<string, string | number>[] = []
  const worlds: MondeDeTest[] = []
  after(() => {
    for (const monde of worlds) monde.close()
  })
  async function monde(env: Record<string, string> = {}): Promise<MondeDeTest> {
    const created = creerMonde(
      await base,
      (services) => {
        services.log = (message, detail) => void logged.push({ message, ...detail })
        return [salle]
      },
      env,
    )
    worlds.push(created)
    return created
  }
  // Nothing here depends on the database.
  const base = ouvrirBase('pglite')
  after(async () => (await base).close())

  const dire = async (world: MondeDeTest, headers: Record<string, string>, url = 'http://localhost') =>
    (await world.app.request(`${url}/dire`, { method: 'POST', body: 'mot=oui', headers: { ...FORM, ...headers } }))
      .status

  describe('a form', () => {
    test('from another site is refused, with a page that says what to do', async () => {
      const world = await monde()
      assert.equal(await dire(world, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }), 403)
      assert.equal(await dire(world, { origin: 'https://evil.example' }), 403)
      assert.equal(await dire(world, { origin: 'null', 'sec-fetch-site': 'cross-site' }), 403)
      assert.equal(await dire(world, { 'sec-fetch-site': 'same-site', origin: 'http://autre.localhost' }), 403)
      assert.equal(await dire(world, {}), 403)
      const page = await world.app.request('http://localhost/dire', {
        method: 'POST',
        body: 'mot=oui',
        headers: { ...FORM, origin: 'https://evil.example' },
      })
      assert.match(await lire(page), /Rechargez la page, puis recommencez/)
    })

    test('from our own pages is accepted, by browsers old and new', async () => {
      const world = await monde()
      assert.equal(await dire(world, { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' }), 303)
      assert.equal(await dire(world, { origin: 'http://localhost', host: 'localhost' }), 303)
    })

    test('behind a TLS proxy: https outside, http inside', async () => {
      const world = await monde({ MAILLAGE_URL: 'https://maillage.exemple.fr' })
      const inside = 'http://10.0.0.5:3000'
      // The proxy keeps Host, or replaces it by its own address.
      for (const host of ['maillage.exemple.fr', '10.0.0.5:3000'])
        assert.equal(await dire(world, { origin: 'https://maillage.exemple.fr', host }, inside), 303, host)
      assert.equal(await dire(world, { origin: 'https://evil.example', host: 'maillage.exemple.fr' }, inside), 403)
      const response = await world.app.request(`${inside}/dire`, {
        method: 'POST',
        body: 'mot=oui',
        headers: { ...FORM, origin: 'https://maillage.exemple.fr' },
      })
      assert.match(
        response.headers.getSetCookie()[0] ?? '',
        /^__Host-message=.*Path=\/;.*HttpOnly; Secure; SameSite=Lax$/,
      )
    })

    test('over plain http, on this machine, cookies have no prefix that the browser would refuse', async () => {
      const world = await monde()
      const navigateur = await world.navigateur()
      await navigateur.post('/dire', { mot: 'oui' })
      assert.deepEqual([...navigateur.cookies.keys()], ['message'])
      assert.match(await lire(await navigateur.get('/')), /Vous avez dit oui\./)
      assert.doesNotMatch(await lire(await navigateur.get('/')), /Vous avez dit/, 'said once')
    })

    test('a message that somebody altered is not shown', async () => {
      const navigateur = await (await monde()).navigateur()
      for (const value of ['pas-du-json', Buffer.from('{"genre":"x","texte":"piège"}').toString('base64url')]) {
        navigateur.cookies.set('message', value)
        assert.doesNotMatch(await lire(await navigateur.get('/')), /piège/)
      }
    })

    test('too big: a page of its own, that also thinks of a session that ended meanwhile', async () => {
      const world = await monde()
      const acteur = await world.compte({ role: 'aidant' })
      const signedIn = await (await world.navigateur(acteur)).post('/dire', { mot: 'a'.repeat(33 * 1024 * 1024) })
      assert.equal(signedIn.status, 413)
      assert.match(await lire(signedIn), /Votre envoi est trop gros.*Retirez des pièces/)
      const nobody = await (await world.navigateur()).post('/dire', { mot: 'a'.repeat(300 * 1024) })
      assert.equal(nobody.status, 413)
      assert.match(await lire(nobody), /Connectez-vous pour envoyer des pièces/)
      assert.equal((await (await world.navigateur(acteur)).post('/dire', { mot: 'a'.repeat(300 * 1024) })).status, 303)
    })

    test('too big, and sent without saying how much', async () => {
      const world = await monde()
      let sent = 0
      const body = new ReadableStream({
        pull(controller) {
          sent += 1024 * 1024
          if (sent > 40 * 1024 * 1024) controller.close()
          else controller.enqueue(Buffer.alloc(1024 * 1024, 'a'))
        },
      })
      const answer = await world.app.request('http://localhost/dire', {
        method: 'POST',
        body,
        duplex: 'half',
        headers: { ...FORM, 'sec-fetch-site': 'same-origin' },
      } as RequestInit)
      assert.equal(answer.status, 413)
    })

    test('cut in the middle: a page that asks to start again', async () => {
      const world = await monde()
      const answer = await world.app.request('http://localhost/dire', {
        method: 'POST',
        body: '--x\r\nContent-Disposition: form-data; name="mot"\r\n\r\noui',
        headers: { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' },
      })
      assert.equal(answer.status, 400)
      assert.match(await lire(answer), /n’est pas arrivé entier/)
    })
  })

  describe('headers', () => {
    test('nothing inline, nothing from elsewhere, nobody frames us', async () => {
      const response = await (await (await monde()).navigateur()).get('/')
      const csp = response.headers.get('content-security-policy') ?? ''
      assert.match(csp, /default-src 'none'/)
      assert.match(csp, /script-src 'self'(;|$)/)
      assert.match(csp, /style-src 'self'(;|$)/)
      assert.match(csp, /frame-ancestors 'none'/)
      assert.match(csp, /base-uri 'none'/)
      assert.doesNotMatch(csp, /unsafe|\*|http:/)
      const expected = {
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': null,
      }
      for (const [name, value] of Object.entries(expected)) assert.equal(response.headers.get(name), value, name)
    })

    test('no page of the platform needs what the policy forbids', async () => {
      const html = await (await (await (await monde()).navigateur()).get('/nulle-part')).text()
      assert.doesNotMatch(html, /<style|style=|<script>|\son\w+=/)
    })

    test('TLS: the browser is told to stay on it', async () => {
      const world = await monde({ MAILLAGE_URL: 'https://maillage.exemple.fr' })
      const response = await world.app.request('http://10.0.0.5/')
      assert.match(response.headers.get('strict-transport-security') ?? '', /max-age=63072000/)
    })

    test('the error pages carry them too', async () => {
      const navigateur = await (await monde()).navigateur()
      for (const path of ['/nulle-part', '/panne'])
        assert.match(
          (await navigateur.get(path)).headers.get('content-security-policy') ?? '',
          /default-src 'none'/,
          path,
        )
    })
  })

  describe('a failure', () => {
    test('shows a number and no detail, and logs no personal data', async () => {
      logged.length = 0
      const answer = await (await (await monde()).navigateur()).get('/panne')
      assert.equal(answer.status, 500)
      const page = await answer.text()
      const [entry] = logged
      assert.ok(page.includes(String(entry?.requete)) && !page.includes('Lila'))
      assert.deepEqual([entry?.message, entry?.erreur, entry?.chemin], ['erreur', 'RangeError', '/panne'])
      assert.match(String(entry?.ou), /app\.test\.ts/)
      assert.ok(!JSON.stringify(logged).includes('Lila'))
    })

    test('of the API is JSON', async () => {
      const navigateur = await (await monde()).navigateur()
      const [broken, missing] = [await navigateur.get('/api/v1/panne'), await navigateur.get('/api/v1/nulle-part')]
      assert.deepEqual([broken.status, missing.status], [500, 404])
      assert.ok(!(await broken.text()).includes('Lila'))
      assert.equal(missing.headers.get('content-type'), 'application/problem+json; charset=utf-8')
    })
  })

  test('more pages in a minute than anybody reads: told to wait, each caller on their own', async () => {
    const world = await monde({ MAILLAGE_LIMITE: '5', MAILLAGE_PROXYS: '1' })
    const from = (ip: string) => world.app.request('http://localhost/', { headers: { 'x-forwarded-for': ip } })
    const statuses = []
    for (let n = 0; n < 6; n += 1) statuses.push((await from('1.1.1.1')).status)
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429])
    assert.match(await lire(await from('1.1.1.1')), /Attendez une minute/)
    assert.equal((await from('2.2.2.2')).status, 200)
  })

  describe('where a request comes from', () => {
    const vu = async (proxys: string, forwarded: string) => {
      const world = await monde({ MAILLAGE_PROXYS: proxys })
      const response = await world.app.request('http://localhost/ou', { headers: { 'x-forwarded-for': forwarded } })
      return response.text()
    }
    test('is what the proxies we know wrote, not what the caller claims', async () => {
      assert.equal(await vu('0', '1.1.1.1'), 'inconnue')
      assert.equal(await vu('1', '1.1.1.1, 2.2.2.2'), '2.2.2.2')
      assert.equal(await vu('2', '1.1.1.1, 2.2.2.2, 3.3.3.3'), '2.2.2.2')
      assert.equal(await vu('2', '3.3.3.3'), 'inconnue')
    })
  })
})
