import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { demarrerMaison, type Maison } from './maison.ts'
import { contexte, fermerNavigateur, verifierAccessibilite, verifierLargeur } from './navigateur.ts'

/** A town's own page, with the code that its webmaster pasted. */
async function ouvrirSite(): Promise<{ serveur: Server; url: string; coller(code: string): void }> {
  let page = ''
  const serveur = createServer((_, reponse) => {
    reponse.setHeader('content-type', 'text/html; charset=utf-8')
    reponse.end(
      `<!doctype html><html lang="fr"><title>Ville exemple</title><main><h1>Ville exemple</h1>${page}</main></html>`,
    )
  })
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret))
  const { port } = serveur.address() as AddressInfo
  return {
    serveur,
    url: `http://127.0.0.1:${port}`,
    coller: (code) => {
      page = code
    },
  }
}

describe('the directory on the site of a town', () => {
  let site: Awaited<ReturnType<typeof ouvrirSite>>
  let autre: Awaited<ReturnType<typeof ouvrirSite>>
  let maison: Maison

  before(async () => {
    site = await ouvrirSite()
    autre = await ouvrirSite()
    maison = await demarrerMaison({ MAILLAGE_LIMITE: '0', MAILLAGE_WIDGET_SITES: site.url })
  })
  after(async () => {
    await fermerNavigateur()
    await maison.arreter()
    maison.jeter()
    site.serveur.close()
    autre.serveur.close()
  })

  const codeCopie = async (parametres: string, champ = '#code-script') => {
    const context = await contexte({ javaScript: false })
    const page = await context.newPage()
    await page.goto(`${maison.url}/widget/installer?${parametres}`)
    const code = await page.locator(champ).inputValue()
    await context.close()
    return code
  }

  test('shows what was chosen at its own height, answers, and leads to the full site in a new tab', async () => {
    site.coller(await codeCopie('ville=93008&type=france-services'))
    const context = await contexte()
    const page = await context.newPage()
    await page.goto(site.url)
    const cadre = page.frameLocator('iframe')
    await cadre.getByRole('heading', { level: 1, name: /Bobigny/ }).waitFor()
    const hauteurs = await page.waitForFunction(
      "(() => { const h = document.querySelector('iframe').clientHeight; return h !== 480 && h })()",
    )
    const interieure = await cadre.locator('html').evaluate((html) => html.scrollHeight)
    assert.equal(await hauteurs.jsonValue(), interieure)
    assert.deepEqual(await context.cookies(), [])

    await cadre.getByLabel('Votre besoin').fill('retraite')
    await page.keyboard.press('Enter')
    await cadre
      .getByRole('link', { name: /\(nouvel onglet\)/ })
      .first()
      .waitFor()
    const [onglet] = await Promise.all([
      context.waitForEvent('page'),
      cadre.getByRole('heading', { level: 2 }).getByRole('link').first().click(),
    ])
    await onglet.waitForLoadState()
    assert.match(onglet.url(), new RegExp(`^${maison.url}/lieux/`))
    await context.close()
  })

  test('is framed without any script too, and refused elsewhere in a sentence', async () => {
    const code = await codeCopie('lieu=exemple-france-services-tilleuls', '#code-cadre')
    for (const [ou, attendu] of [
      [site, /Tilleuls/],
      [autre, /ne peut pas encore afficher/],
    ] as const) {
      ou.coller(code)
      const context = await contexte({ javaScript: false })
      const page = await context.newPage()
      await page.goto(ou.url)
      await page.frameLocator('iframe').getByRole('heading', { level: 1, name: attendu }).waitFor()
      await context.close()
    }
  })

  test('is not obeyed when somebody else says a height', async () => {
    site.coller(await codeCopie('ville=93008'))
    const context = await contexte()
    const page = await context.newPage()
    await page.goto(site.url)
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate("postMessage({ 'maillage-hauteur': 12345 }, '*')")
    await page.evaluate('new Promise((suite) => setTimeout(suite, 0))')
    assert.notEqual(await page.locator('iframe').evaluate((i) => i.clientHeight), 12345)
    await context.close()
  })

  test('reads well from 280 to 600 px, in the languages of the product', async () => {
    for (const largeur of [280, 600]) {
      const context = await contexte({ taille: { width: largeur, height: 800 } })
      const page = await context.newPage()
      for (const chemin of [
        '/widget?ville=93008',
        '/widget?ville=93008&langue=ar',
        '/widget?ville=93008&langue=facile',
        '/widget?lieu=exemple-france-services-tilleuls',
        '/widget?lieu=exemple-france-services-tilleuls&langue=pt',
        '/widget?lieu=nimporte&langue=en',
      ]) {
        await page.goto(maison.url + chemin)
        await verifierLargeur(page)
        await verifierAccessibilite(page)
      }
      await context.close()
    }
  })
})
