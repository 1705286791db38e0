import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { contexte, ouvrirMaison, TELEPHONE, verifierAccessibilite, verifierLargeur } from './navigateur.ts'

describe('a resident’s interview', () => {
  const maison = ouvrirMaison()

  const etape = (page: Page) => page.locator('input[name=etape]').inputValue()
  /** Goes on, and waits for the page after. */
  const continuer = async (page: Page, bouton = page.locator('button.btn--l')) => {
    const avant = await etape(page)
    await bouton.click()
    await page.locator(`input[name=etape]:not([value="${avant}"])`).waitFor({ state: 'attached' })
    await page.waitForLoadState()
  }
  const jusqua = async (page: Page, fin: string) => {
    for (let n = 0; (await etape(page)) !== fin; n++) {
      assert.ok(n < 12, `${fin} comes`)
      await continuer(page)
    }
  }
  /** The page about the home, of somebody alone with two children. */
  const ouvrirLogement = async (page: Page) => {
    await page.goto(`${maison.url}/droits`, { waitUntil: 'networkidle' })
    await continuer(page)
    await page.locator('label:has(input[name=situation][value=separe])').click()
    await page.locator('select[name=enfants]').selectOption('2')
    await jusqua(page, 'logement')
  }

  test('another language in the middle keeps the answers and the place; with JavaScript, they never leave', async () => {
    for (const javaScript of [true, false]) {
      const context = await contexte({ javaScript, taille: TELEPHONE })
      const page = await context.newPage()
      await ouvrirLogement(page)
      await page.locator('select[name=commune]').selectOption('93008')
      const parties: string[] = []
      page.on('request', (r) => parties.push(`${r.method()} ${r.url()} ${r.postData() ?? ''}`))
      await page.locator('.langs').getByText('العربية').click()
      await page.waitForURL(/langue=ar/)
      await page.waitForLoadState('networkidle')
      assert.equal(await page.locator('html').getAttribute('lang'), 'ar')
      assert.equal(await etape(page), 'logement')
      assert.equal(await page.locator('select[name=commune]').inputValue(), '93008')
      assert.equal(await page.locator('input[name=situation]').inputValue(), 'separe')
      assert.equal(await page.locator('input[name=enfants]').inputValue(), '2')
      assert.equal(
        parties.some((p) => p.startsWith('POST ')),
        !javaScript,
      )
      if (javaScript) {
        assert.ok(!parties.some((p) => p.includes('separe') || p.includes('93008')), 'no answer in a request')
        assert.equal(await page.evaluate(() => sessionStorage.length), 0, 'and nothing stays in the browser')
      }
      await verifierLargeur(page)
      await context.close()
    }
  })

  test('from another département: national rights are worked out, local ones are said to be for residents', async () => {
    for (const javaScript of [true, false]) {
      const context = await contexte({ javaScript, taille: TELEPHONE })
      const page = await context.newPage()
      await ouvrirLogement(page)
      const code = page.locator('#code_postal')
      assert.equal(await code.isVisible(), false, 'asked of nobody who lives here')
      await page.locator('select[name=commune]').selectOption('ailleurs')
      await code.fill('69')
      await page.locator('button.btn--l').click()
      await page.locator('#code_postal[aria-invalid=true]').waitFor()
      assert.match(await page.getByRole('main').innerText(), /cinq chiffres du code postal/)
      await code.fill('69003')
      // Without JavaScript the page has no timers, and axe never ends.
      if (javaScript) await verifierAccessibilite(page)
      await jusqua(page, 'resultat')
      const dit = await page.getByRole('main').innerText()
      assert.match(dit, /Vous habitez dans un autre département/)
      assert.match(dit, /RSA|Revenu de solidarité/)
      assert.doesNotMatch(dit, /Chèque réussite/)
      await context.close()
    }
  })

  test('« je ne sais pas » is said once where there is one question, and a page can always be passed over', async () => {
    for (const javaScript of [true, false]) {
      const context = await contexte({ javaScript, taille: TELEPHONE })
      const page = await context.newPage()
      await page.goto(`${maison.url}/droits`, { waitUntil: 'networkidle' })
      assert.equal(await page.getByText('Je ne sais pas').count(), 1)
      for (let n = 0; (await etape(page)) !== 'resultat'; n++) {
        assert.ok(n < 12)
        const passer = page.getByRole('button', { name: 'Passer cette page' })
        await continuer(page, (await passer.count()) > 0 ? passer : undefined)
      }
      await context.close()
    }
  })

  for (const langue of ['fr', 'facile', 'en', 'ar', 'pt'])
    test(`every question fits a phone and is reached with the keyboard: ${langue}`, async () => {
      for (const javaScript of [true, false]) {
        const context = await contexte({ javaScript, taille: TELEPHONE })
        const page = await context.newPage()
        await page.goto(`${maison.url}/droits?langue=${langue}`, { waitUntil: 'networkidle' })
        for (let n = 0; (await etape(page)) !== 'resultat'; n++) {
          assert.ok(n < 12)
          if (await page.locator('select[name=enfants]').count())
            await page.locator('select[name=enfants]').selectOption('1')
          await verifierLargeur(page)
          if (javaScript && langue !== 'fr') await verifierAccessibilite(page)
          await page.locator('#entretien h1').focus()
          await auClavier(page)
          const avant = await etape(page)
          await page.keyboard.press('Enter')
          await page.locator(`input[name=etape]:not([value="${avant}"])`).waitFor({ state: 'attached' })
          await page.waitForLoadState()
        }
        await verifierLargeur(page)
        await context.close()
      }
    })

  /** Tab alone, to the button that goes on, through every field in view. */
  async function auClavier(page: Page): Promise<void> {
    const champs = await page
      .locator('#entretien :is(input, select):not([type=hidden]):visible')
      .evaluateAll((els) => [...new Set(els.map((el) => (el as HTMLInputElement).name))])
    const vus = new Set<string>()
    for (let n = 0; n < 80; n++) {
      await page.keyboard.press('Tab')
      const ici = await page.evaluate(() => ({
        nom: (document.activeElement as HTMLInputElement).name,
        suite: document.activeElement?.classList.contains('btn--l') ?? false,
      }))
      if (ici.suite) {
        assert.deepEqual(
          champs.filter((c) => !vus.has(c)),
          [],
        )
        return
      }
      vus.add(ici.nom)
    }
    assert.fail('the button that goes on cannot be reached')
  }
})
