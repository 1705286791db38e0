import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { contexte, ouvrirMaison, verifierAccessibilite, verifierLargeur } from './navigateur.ts'

const PETIT = { width: 320, height: 640 }

describe('booking on a small phone', () => {
  const maison = ouvrirMaison()

  async function lireCode(page: Page): Promise<string> {
    return (await page.locator('.code').first().innerText()).trim()
  }

  test('without JavaScript, in easy French: find, book, keep the code, cancel', async () => {
    const context = await contexte({ javaScript: false, taille: PETIT })
    const page = await context.newPage()
    await page.goto(`${maison.url}/rendez-vous?langue=facile`)
    await page.getByLabel('Ville ou code postal').fill('93200')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await verifierLargeur(page)
    await page.locator('a[href*="/rendez-vous/prendre/"]').first().click()
    await page.getByRole('button', { name: 'Je prends ce rendez-vous' }).click()
    assert.match(await page.locator('main').innerText(), /Écrivez votre prénom/)
    await verifierLargeur(page)
    await page.getByLabel('Votre prénom').fill('Lila')
    await page.getByLabel('Adresse électronique').fill('lila-petit@exemple.fr')
    await page.getByRole('button', { name: 'Je prends ce rendez-vous' }).click()
    await page.waitForURL(/mes-rendez-vous/)
    await verifierLargeur(page)
    const code = await lireCode(page)
    await page.getByRole('button', { name: 'Fermer la page' }).click()
    await page.getByLabel('Votre code').fill(code)
    await page.getByRole('button', { name: 'Voir mes rendez-vous' }).click()
    await page.locator('summary', { hasText: 'Annuler ce rendez-vous' }).first().click()
    await page.getByLabel('Oui, j’annule').check()
    await page.getByRole('button', { name: 'Annuler ce rendez-vous' }).click()
    assert.match(await page.locator('main').innerText(), /Annulé/)
    await context.close()
  })

  test('in Arabic, with the keyboard alone: every page is accessible', async () => {
    const context = await contexte({ taille: PETIT })
    const page = await context.newPage()
    await page.goto(`${maison.url}/rendez-vous?langue=ar`)
    await verifierAccessibilite(page)
    await page.locator('a[href*="/rendez-vous/prendre/"]').last().focus()
    await page.keyboard.press('Enter')
    await page.locator('#prenom').focus()
    await page.keyboard.type('Nour')
    await page.locator('#telephone').focus()
    await page.keyboard.type('0612345678')
    await verifierAccessibilite(page)
    await verifierLargeur(page)
    await page.keyboard.press('Enter')
    await page.waitForURL(/mes-rendez-vous/)
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
    assert.match(await lireCode(page), /^[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}$/)
    await verifierAccessibilite(page)
    await verifierLargeur(page)
    await page.locator('a[href*="/changer"]').first().click()
    await verifierAccessibilite(page)
    await page.locator('a[href*="/changer/"]').first().click()
    await verifierAccessibilite(page)
    await verifierLargeur(page)
    await page.locator('main form button[type=submit]').first().click()
    await page.waitForURL(/mes-rendez-vous\?langue=ar$/)
    await context.close()
  })
})
