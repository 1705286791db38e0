import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { contexte, ouvrirMaison, TELEPHONE } from './navigateur.ts'

/** A device with these voices, which says each sentence when `finir()` is called, and remembers what it was asked. */
function appareil(voix: string[]): void {
  const dit: { texte: string; lang: string }[] = []
  let enCours: SpeechSynthesisUtterance | null = null
  const synthese = Object.assign(new EventTarget(), {
    getVoices() {
      return voix.map((lang) => ({ lang }))
    },
    speak(phrase: SpeechSynthesisUtterance) {
      dit.push({ texte: phrase.text, lang: phrase.lang })
      enCours = phrase
      phrase.onstart?.(new Event('start') as SpeechSynthesisEvent)
    },
    cancel() {
      enCours = null
    },
  })
  Object.defineProperty(window, 'speechSynthesis', { value: synthese })
  Object.assign(window, {
    dit,
    finir() {
      enCours?.onend?.(new Event('end') as SpeechSynthesisEvent)
    },
  })
}

const dit = (page: Page) => page.evaluate('window.dit') as Promise<{ texte: string; lang: string }[]>

describe('listening to a page', () => {
  const maison = ouvrirMaison()

  async function ouvrir(chemin: string, voix: string[]): Promise<Page> {
    const context = await contexte({ taille: TELEPHONE })
    const page = await context.newPage()
    await page.addInitScript(appareil, voix)
    await page.goto(maison.url + chemin)
    return page
  }

  test('the blocks are read one after the other, shown while they are, and the reading stops', async () => {
    const page = await ouvrir('/?langue=facile', ['fr-FR'])
    await page.getByRole('button', { name: 'Écouter' }).click()
    assert.deepEqual(await dit(page), [{ texte: 'Quelle aide cherchez-vous\u00a0?', lang: 'fr' }])
    assert.equal(await page.locator('.lu').innerText(), 'Quelle aide cherchez-vous\u00a0?')
    await page.evaluate('window.finir()')
    assert.equal((await dit(page)).length, 2)
    await page.getByRole('button', { name: 'Arrêter' }).click()
    assert.equal(await page.locator('.lu').count(), 0)
    assert.ok(await page.getByRole('button', { name: 'Écouter' }).isVisible())
    await page.context().close()
  })

  test('each block is read in its own language', async () => {
    const page = await ouvrir('/lieux/exemple-france-services-tilleuls?langue=ar', ['ar-SA', 'fr-FR'])
    await page.getByRole('button', { name: 'استمع' }).click()
    for (let i = 0; i < 12; i++) await page.evaluate('window.finir()')
    assert.deepEqual([...new Set((await dit(page)).map((d) => d.lang))].sort(), ['ar', 'fr'])
    await page.context().close()
  })

  test('without a voice for the page there is no button', async () => {
    const page = await ouvrir('/?langue=ar', ['fr-FR'])
    assert.equal(await page.locator('button[data-ecouter]').isVisible(), false)
    await page.context().close()
  })
})
