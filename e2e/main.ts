import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** How somebody acts on a page: with a pointer, or with the keyboard alone. */
export interface Main {
  /** Follows a link, presses a button, opens a `<summary>`. */
  activer(cible: Locator): Promise<void>
  ecrire(cible: Locator, texte: string): Promise<void>
  /** Ticks a box or chooses a radio button. */
  cocher(cible: Locator): Promise<void>
  choisir(liste: Locator, libelle: string): Promise<void>
}

export function souris(): Main {
  return {
    activer: (cible) => cible.click(),
    ecrire: (cible, texte) => cible.fill(texte),
    // The native control is under the drawing of its label: a finger touches the label.
    cocher: async (cible) => {
      await cible.locator('xpath=ancestor::label').click()
      assert.ok(await cible.isChecked())
    },
    choisir: async (liste, libelle) => void (await liste.selectOption({ label: libelle })),
  }
}

/** Tab, arrows, Space and Enter, and nothing else: what cannot be reached so fails the journey. */
export function clavier(page: Page): Main {
  const focused = (cible: Locator) => cible.evaluate((el) => el === document.activeElement)
  async function atteindre(cible: Locator): Promise<void> {
    await cible.waitFor({ state: 'attached' })
    for (let i = 0; i < 400; i++) {
      if (await focused(cible)) return
      await page.keyboard.press('Tab')
    }
    assert.fail(`${cible} cannot be reached with Tab on ${page.url()}`)
  }
  return {
    async activer(cible) {
      await atteindre(cible)
      await page.keyboard.press('Enter')
    },
    async ecrire(cible, texte) {
      await atteindre(cible)
      await page.keyboard.press('Control+A')
      await page.keyboard.type(texte)
    },
    async cocher(cible) {
      const { type, name } = await cible.evaluate((el: HTMLInputElement) => ({ type: el.type, name: el.name }))
      if (type === 'checkbox') {
        await atteindre(cible)
        if (!(await cible.isChecked())) await page.keyboard.press('Space')
        return
      }
      // One stop for the whole group: arrows move inside it.
      const groupe = page.locator(`input[type=radio][name="${name}"]`)
      const entree =
        (await groupe.and(page.locator(':checked')).count()) > 0 ? groupe.and(page.locator(':checked')) : groupe.first()
      await atteindre(entree)
      if (await focused(cible)) await page.keyboard.press('Space')
      for (let i = 0; i < 20 && !(await cible.isChecked()); i++) await page.keyboard.press('ArrowDown')
      assert.ok(await cible.isChecked())
    },
    async choisir(liste, libelle) {
      await atteindre(liste)
      await page.keyboard.type(libelle)
    },
  }
}
