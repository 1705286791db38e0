import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { PAGES } from '../src/droits/entretien/commun/reponses.ts'
import { sceller } from '../src/droits/islands/communs/sceau.ts'
import { BUREAU, contexte, ouvrirMaison, TELEPHONE, verifierAccessibilite, verifierLargeur } from './navigateur.ts'

const FOYER: Record<string, string> = {
  urgence: 'non',
  situation: 'separe',
  enfants: '2',
  enceinte: 'non',
  vous_ne: '04/1990',
  enfant_1_ne: '03/2016',
  enfant_2_ne: '05/2019',
  commune: '93008',
  logement: 'locataire_social',
  loyer: '420',
  vous_activite: 'emploi',
  vous_nationalite: 'francaise',
  vous_salaire: '900',
}

/** What somebody at the counter says of a family of four, in the order of the form: what is typed in each field. */
const FAMILLE: Record<string, string> = {
  situation: 'En couple, m',
  vous_ne: '041990',
  vous_activite: 'Je t',
  vous_nationalite: 'F',
  conjoint_ne: '061988',
  conjoint_activite: 'Je n',
  conjoint_nationalite: 'F',
  enfant_1_ne: '032016',
  enfant_2_ne: '052019',
  commune: 'Bob',
  logement: 'Locataire H',
  loyer: '520',
  vous_salaire: '1350',
  conjoint_rien: ' ',
}
/**
 * Card, Moran and Newell, « The Keystroke-Level Model », CACM 23(7), 1980: a key of somebody who does not know the
 * keyboard, and the thought before each field. The time to ask and to listen is not in it.
 */
const SECONDES = { touche: 1.2, champ: 1.35 }

describe('the interview about rights', () => {
  const maison = ouvrirMaison()

  /** Answers each page with what the household knows. @returns what the result says, right by right */
  async function repondre(page: Page, javaScript: boolean): Promise<string[]> {
    for (let n = 0; (await etape(page)) !== 'resultat'; n++) {
      assert.ok(n < 12, 'the interview ends')
      // Before anything is filled: the page as it opens, the bar of counts above its first line.
      if (javaScript) {
        await verifierLargeur(page)
        await verifierAccessibilite(page)
      }
      for (const [nom, valeur] of Object.entries(FOYER)) await remplir(page, nom, valeur)
      await page.getByRole('button', { name: 'Continuer', exact: true }).last().click()
      await page.waitForLoadState()
    }
    if (javaScript) await verifierAccessibilite(page)
    return page.locator('.right-head').allInnerTexts()
  }

  const etape = (page: Page) => page.locator('input[name=etape]').inputValue()

  async function remplir(page: Page, nom: string, valeur: string): Promise<void> {
    const champ = page.locator(`[name="${nom}"]:not([type=hidden])`).first()
    if ((await champ.count()) === 0) return
    if ((await champ.getAttribute('type')) === 'radio')
      await page.locator(`label:has(input[name="${nom}"][value="${valeur}"])`).click()
    else if (await champ.evaluate((el) => el.tagName === 'SELECT')) await champ.selectOption(valeur)
    else await champ.fill(valeur)
  }

  test('with and without JavaScript a household gets the same answer, and with it nothing leaves the browser', async () => {
    const reponses: Record<string, string[]> = {}
    for (const javaScript of [true, false]) {
      const context = await contexte({ javaScript, taille: TELEPHONE })
      const page = await context.newPage()
      const plaintes: string[] = []
      page.on('console', (m) => m.type() === 'error' && plaintes.push(m.text()))
      await page.goto(`${maison.url}/droits`, { waitUntil: 'networkidle' })
      const parties: string[] = []
      page.on('request', (r) => parties.push(`${r.method()} ${r.url()}`))
      reponses[String(javaScript)] = await repondre(page, javaScript)
      // A font may come late; it is the same file for everybody.
      const dites = parties.filter((p) => !/^GET \S+\/(assets\/[^?]+|favicon[.]svg)$/.test(p))
      if (javaScript) assert.deepEqual(dites, [], 'nothing that could hold an answer')
      else assert.ok(parties.some((p) => p.startsWith('POST ')))
      assert.equal(new URL(page.url()).search, '', 'no answer in the address')
      assert.deepEqual(plaintes, [])
      await context.close()
    }
    assert.deepEqual(reponses.true, reponses.false)
    assert.ok(reponses.true?.some((r) => /Allocations familiales[\s\S]*153,01/.test(r)))
  })

  test('« back » shows the page before with its answers; a mistake is told beside its field', async () => {
    const context = await contexte()
    const page = await context.newPage()
    await page.goto(`${maison.url}/droits`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Continuer', exact: true }).last().click()
    await remplir(page, 'enfants', '3')
    await page.getByRole('button', { name: 'Continuer', exact: true }).last().click()
    assert.notEqual(await etape(page), 'foyer')
    await page.goBack()
    assert.equal(await etape(page), 'foyer')
    assert.equal(await page.locator('select[name=enfants]').inputValue(), '3')
    for (let ici = await etape(page); ici !== 'logement'; ici = await etape(page)) {
      assert.notEqual(ici, 'resultat', 'the page about the home comes')
      await page.getByRole('button', { name: 'Continuer', exact: true }).last().click()
      await page.locator(`input[name=etape]:not([value="${ici}"])`).waitFor({ state: 'attached' })
    }
    await remplir(page, 'logement', 'locataire_social')
    await remplir(page, 'loyer', 'cher')
    await page.getByRole('button', { name: 'Continuer', exact: true }).last().click()
    assert.equal(await page.locator('[name=loyer]').inputValue(), 'cher')
    assert.equal(await page.locator('[name=loyer]').getAttribute('aria-invalid'), 'true')
    await context.close()
  })

  test('an agent enters a family of four with the keyboard alone, within four minutes of keys', async (t) => {
    const context = await contexte({ taille: BUREAU })
    const page = await context.newPage()
    await page.goto(`${maison.url}/connexion`)
    await page
      .getByRole('button', { name: /Agathe Exemple/ })
      .first()
      .click()
    await page.waitForURL(/\/agent$/)
    await page.goto(`${maison.url}/agent/droits/nouveau`)
    let touches = 0
    for (const [nom, frappe] of Object.entries(FAMILLE)) {
      const champ = page.locator(`#${nom}`)
      for (let n = 0; !(await champ.evaluate((el) => el === document.activeElement)); n++) {
        assert.ok(n < 60, `${nom} cannot be reached with Tab`)
        await page.keyboard.press('Tab')
        // The way from the top of the page to the form is not typing.
        if (nom !== 'situation') touches++
      }
      await page.keyboard.type(frappe)
      touches += frappe.length
    }
    await page.keyboard.press('Control+Enter')
    touches += 1
    await page.getByRole('heading', { level: 1, name: 'Droits du foyer' }).waitFor()
    assert.match(await page.getByRole('main').innerText(), /Allocations familiales\s+153,01/)
    const champs = Object.keys(FAMILLE).length
    const secondes = touches * SECONDES.touche + champs * SECONDES.champ
    t.diagnostic(`1 screen, ${champs} fields, ${touches} keys, ${Math.round(secondes)} s`)
    assert.ok(secondes < 240, `${secondes} s`)
    await context.close()
  })

  test('an agent opens a resident’s sheet with the number said aloud; nothing is sent before the agent goes on', async () => {
    const code = await sceller({ ...FOYER, vues: PAGES.join(',') }, '482913')
    const context = await contexte()
    const page = await context.newPage()
    await page.goto(`${maison.url}/connexion`)
    await page
      .getByRole('button', { name: /Agathe Exemple/ })
      .first()
      .click()
    await page.waitForURL(/\/agent$/)
    const parties: string[] = []
    page.on('request', (r) => parties.push(r.url() + (r.postData() ?? '')))
    await page.goto(`${maison.url}/agent/droits/ouvrir#${code}`, { waitUntil: 'networkidle' })
    await verifierAccessibilite(page)
    assert.equal(new URL(page.url()).hash, '', 'the code does not stay in the address')
    await page.getByLabel('Numéro à six chiffres').fill('111111')
    await page.getByRole('button', { name: 'Ouvrir' }).click()
    await page.getByText('La fiche ne s’ouvre pas').waitFor()
    await page.getByLabel('Numéro à six chiffres').fill('482 913')
    await page.getByRole('button', { name: 'Ouvrir' }).click()
    await page.getByRole('heading', { level: 2, name: 'Vous pouvez demander' }).waitFor()
    assert.match(await page.locator('#interview').innerText(), /Allocations familiales[\s\S]*153,01/)
    await verifierAccessibilite(page)
    const envoyees = parties.join('\n')
    for (const secret of [code.slice(0, 20), '482913', 'vous_salaire']) assert.ok(!envoyees.includes(secret), secret)
    await page.getByRole('button', { name: 'Reprendre dans le formulaire' }).click()
    await page.getByRole('heading', { level: 1, name: 'Rendez-vous des droits' }).waitFor()
    assert.equal(await page.locator('#vous_salaire').inputValue(), '900')
    await context.close()
  })
})
