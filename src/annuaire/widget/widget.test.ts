import assert from 'node:assert/strict'
import { test } from 'node:test'
import { creerMonde, surChaqueBase } from '../../platform/testing/index.ts'
import { LANGUES } from '../../ui/index.ts'
import { annuaire } from '../index.ts'
import { SCRIPT } from './script.ts'

const PARTENAIRE = 'https://ville.exemple.fr'
const LIEU = 'exemple-france-services-tilleuls'

/** What a browser says when a page of `site` shows ours in a frame. */
const cadreDe = (site: string) => ({
  referer: `${site}/`,
  'sec-fetch-dest': 'iframe',
  'sec-fetch-site': 'cross-site',
})

surChaqueBase('the directory on the site of others', (ouvrir) => {
  async function ouvrirMonde(sites: string) {
    const monde = creerMonde(await ouvrir(), (services) => [annuaire(services)], { MAILLAGE_WIDGET_SITES: sites })
    await annuaire(monde.services).demonstration?.()
    return { monde, visiteur: await monde.navigateur() }
  }
  const ancetres = (reponse: Response) =>
    reponse.headers.get('content-security-policy')?.match(/frame-ancestors ([^;]*)/)?.[1]

  test('a site of the list shows it; the browser is told which ones may', async () => {
    const { monde, visiteur } = await ouvrirMonde(PARTENAIRE)
    const reponse = await visiteur.get('/widget?ville=93008', cadreDe(PARTENAIRE))
    assert.equal(reponse.status, 200)
    assert.equal(ancetres(reponse), `'self' ${PARTENAIRE}`)
    assert.equal(reponse.headers.get('x-frame-options'), null)
    assert.equal(reponse.headers.get('set-cookie'), null)
    const page = await reponse.text()
    assert.match(page, /Bobigny/)
    assert.match(page, /target="_blank" rel="noopener">.*\(nouvel onglet\)/s)
    const un = await (await visiteur.get(`/widget?lieu=${LIEU}`, cadreDe(PARTENAIRE))).text()
    assert.match(un, /Tilleuls/)
    assert.match(un, /Lundi/)
    assert.equal((await visiteur.get('/widget?lieu=nimporte', cadreDe(PARTENAIRE))).status, 404)
    monde.close()
  })

  test('another site is refused in a sentence, without any script; no other page may be shown', async () => {
    const { monde, visiteur } = await ouvrirMonde(PARTENAIRE)
    for (const site of ['https://ailleurs.exemple.org', `${PARTENAIRE}.exemple.org`]) {
      const refus = await visiteur.get('/widget?ville=93008', cadreDe(site))
      assert.equal(refus.status, 403)
      const page = await refus.text()
      assert.ok(page.includes(`<b>${site}</b>`) && page.includes('liste des sites autorisés'))
      assert.doesNotMatch(page, /<script|Bobigny/)
    }
    // A browser that says nothing is stopped by the list itself.
    assert.equal(ancetres(await visiteur.get('/widget')), `'self' ${PARTENAIRE}`)
    for (const chemin of ['/', '/lieux', '/connexion', '/widget/installer', `/lieux/${LIEU}`]) {
      const reponse = await visiteur.get(chemin, cadreDe(PARTENAIRE))
      assert.equal(ancetres(reponse), "'none'", chemin)
      assert.notEqual(reponse.headers.get('x-frame-options'), null, chemin)
    }
    monde.close()
  })

  test('without a list nobody shows it, with a star everybody does', async () => {
    const aucun = await ouvrirMonde('')
    assert.equal((await aucun.visiteur.get('/widget', cadreDe(PARTENAIRE))).status, 403)
    assert.equal(ancetres(await aucun.visiteur.get('/widget')), "'self'")
    const ici = { ...cadreDe('http://localhost'), 'sec-fetch-site': 'same-origin' }
    assert.equal((await aucun.visiteur.get('/widget', ici)).status, 200, 'its own page tries it out')
    aucun.monde.close()
    const tous = await ouvrirMonde('*')
    const reponse = await tous.visiteur.get('/widget', cadreDe(PARTENAIRE))
    assert.deepEqual([reponse.status, ancetres(reponse)], [200, '*'])
    tous.monde.close()
  })

  test('the script is open to the sites of the list, and names no other', async () => {
    const { monde, visiteur } = await ouvrirMonde(PARTENAIRE)
    const permis = await visiteur.get('/widget.js', { origin: PARTENAIRE })
    assert.equal(permis.headers.get('access-control-allow-origin'), PARTENAIRE)
    assert.equal(permis.headers.get('cross-origin-resource-policy'), 'cross-origin')
    assert.match(permis.headers.get('content-type') ?? '', /^text\/javascript/)
    const autre = await visiteur.get('/widget.js', { origin: 'https://ailleurs.exemple.org' })
    assert.equal(autre.headers.get('access-control-allow-origin'), null)
    monde.close()
  })

  test('nothing that is asked for runs, in any language; what is wrong is said', async () => {
    const { monde, visiteur } = await ouvrirMonde('*')
    const html = encodeURIComponent('"><script>alert(1)</script>')
    for (const langue of LANGUES)
      for (const nom of ['q', 'ville', 'lieu', 'type', 'evenement']) {
        const reponse = await visiteur.get(`/widget?${nom}=${html}&langue=${langue}`, cadreDe(PARTENAIRE))
        assert.ok([200, 400, 404].includes(reponse.status), `${nom}: ${reponse.status}`)
        assert.ok(!(await reponse.text()).includes('<script>alert'), nom)
      }
    const refus = await visiteur.get('/widget', cadreDe('https://<b>.exemple.fr'))
    assert.ok(!(await refus.text()).includes('<b>.exemple'))
    monde.close()
  })

  test('the webmaster gets a code that holds what was chosen, quotes included', async () => {
    const { monde, visiteur } = await ouvrirMonde('')
    const choix = new URLSearchParams({
      ville: 'L’"Île"',
      lieu: `https://annuaire.exemple.fr/lieux/${LIEU}`,
      'langue-du-cadre': 'ar',
    })
    const page = await (await visiteur.get(`/widget/installer?${choix}`)).text()
    const [, code = ''] = page.match(/<textarea[^>]*readonly[^>]*>([^<]*)</) ?? []
    const lu = code.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    assert.equal(
      lu,
      `<script src="http://localhost/widget.js" data-ville="L’&quot;Île&quot;" data-lieu="${LIEU}" data-langue="ar" async></script>`,
    )
    assert.match(page, /Aucun site n’est encore autorisé/)
    assert.match(page, /<iframe class="apercu" src="\/widget\?/)
    assert.equal((await visiteur.get('/widget/installer?type=nimporte')).status, 400)
    monde.close()
  })
})

test('the script is one that a browser reads', () => {
  assert.doesNotThrow(() => new Function(SCRIPT))
})
