import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { clavier, type Main, souris } from './main.ts'
import { BUREAU, contexte, ouvrirMaison, TELEPHONE, verifierAccessibilite, verifierLargeur } from './navigateur.ts'

/**
 * The main job end to end, as people do it: an agent looks up a place, logs a visit, draws up the mandate, sends a
 * request; the expert is told by mail, takes it, answers; the agent closes; the figures contain it.
 */
interface Style {
  javaScript: boolean
  taille: { width: number; height: number }
  main(page: Page): Main
  /** Accessibility needs a script in the page: checked when scripts run. */
  controler: boolean
}

const STYLES: Record<string, Style> = {
  'on a phone': { javaScript: true, taille: TELEPHONE, main: souris, controler: true },
  'at a desk': { javaScript: true, taille: BUREAU, main: souris, controler: true },
  'without JavaScript': { javaScript: false, taille: TELEPHONE, main: souris, controler: false },
  'with the keyboard alone': { javaScript: true, taille: BUREAU, main: clavier, controler: false },
}

describe('from the desk to the answer', () => {
  const maison = ouvrirMaison()

  for (const [comment, style] of Object.entries(STYLES)) {
    test(comment, async () => {
      const context = await contexte(style)
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      const errors: string[] = []
      page.on('console', (m) => m.type() === 'error' && errors.push(m.text()))
      const p = new Parcours(page, style, maison.url)
      try {
        await p.chercherUnLieu()
        await p.entrer('Agathe Exemple')
        await p.noterUneVisite()
        await p.faireUnMandat()
        const demande = await p.envoyerUneDemande()
        await p.lireLeCourriel()
        if (comment === 'at a desk')
          assert.ok((await repondreDepuisLeCourriel(p, demande)) <= 3, 'from the mail to the answer')
        else {
          await p.entrer('Bastien Factice')
          await p.repondre(demande)
        }
        await p.entrer('Agathe Exemple')
        await p.clore(demande)
        await p.lireLesChiffres()
      } catch (error) {
        await page.screenshot({ path: '/tmp/maillage-parcours.png', fullPage: true })
        throw error
      } finally {
        await context.close()
      }
      assert.deepEqual(errors, [], 'the console stays silent: content security policy included')
    })
  }

  test('back, then the same visit sent again: counted once; back on a form that was refused: the form', async () => {
    const style = { javaScript: true, taille: BUREAU, main: souris, controler: false }
    const context = await contexte(style)
    const page = await context.newPage()
    const p = new Parcours(page, style, maison.url)
    await p.entrer('Agathe Exemple')
    await p.noterUneVisite()
    await page.goBack()
    await page.getByRole('button', { name: /^Enregistrer/ }).click()
    await page.waitForURL(/\/agent\/visites\/.+/)
    await page.getByText(/Cette visite était déjà notée/).waitFor()

    await p.ouvrir('/agent')
    await page.getByRole('button', { name: /^Enregistrer/ }).click()
    await page.getByText('Il y a 1 erreur dans la page').waitFor()
    await p.ouvrir('/agent/visites')
    await page.goBack()
    await page.getByRole('heading', { name: 'Noter une visite' }).waitFor()
    await context.close()
  })
})

/** A newcomer on a device of their own, who was told nothing. @returns clicks from the mailbox to the answer, signing in aside */
async function repondreDepuisLeCourriel({ style, url }: Parcours, demande: string): Promise<number> {
  const context = await contexte(style)
  const page = await context.newPage()
  let clics = 0
  const cliquer = (cible: Locator) => {
    clics += 1
    return cible.click()
  }
  await page.goto(`${url}/boite-aux-lettres`)
  await cliquer(page.getByRole('link', { name: /nouvelle demande pour votre groupe/ }).first())
  await cliquer(page.getByRole('link', { name: new RegExp(`/operateur/demandes/${demande}$`) }))
  await page
    .getByRole('button', { name: /Bastien Factice/ })
    .first()
    .click()
  await page.waitForURL(`${url}/operateur/demandes/${demande}`)
  await page.getByRole('textbox', { name: 'Message' }).fill('Bonjour. Le paiement repart cette semaine.')
  await cliquer(page.getByRole('button', { name: /traitée/ }))
  await page.getByRole('status').filter({ hasText: 'La demande est traitée' }).first().waitFor()
  await context.close()
  return clics
}

class Parcours {
  readonly page: Page
  readonly style: Style
  readonly main: Main
  readonly url: string
  readonly nom: string

  constructor(page: Page, style: Style, url: string) {
    this.page = page
    this.style = style
    this.main = style.main(page)
    this.url = url
    this.nom = 'Témoin-Parcours'
  }

  /** Every screen of the journey, at the width and with the scripts of this style. */
  async controler(): Promise<void> {
    await verifierLargeur(this.page)
    if (this.style.controler) await verifierAccessibilite(this.page)
  }

  async ouvrir(chemin: string): Promise<void> {
    const response = await this.page.goto(this.url + chemin)
    assert.equal(response?.status(), 200, chemin)
    await this.controler()
  }

  bouton(nom: string | RegExp) {
    return this.page.getByRole('main').getByRole('button', { name: nom }).first()
  }

  champ(nom: string | RegExp) {
    return this.page.getByRole('main').getByRole('textbox', { name: nom }).first()
  }

  lien(nom: string | RegExp) {
    return this.page.getByRole('main').getByRole('link', { name: nom }).first()
  }

  async chercherUnLieu(): Promise<void> {
    const { page, main } = this
    await this.ouvrir('/')
    await main.ecrire(
      page.getByRole('main').getByRole('searchbox').or(page.getByRole('main').getByRole('textbox')).first(),
      'France Services Tilleuls',
    )
    await main.activer(this.bouton('Chercher'))
    await page.waitForURL(/\/lieux\?/)
    await this.controler()
    await main.activer(this.lien('France Services des Tilleuls (exemple)'))
    await page.waitForURL(/\/lieux\/[^?]+/)
    assert.match((await page.getByRole('heading', { level: 1 }).textContent()) ?? '', /Tilleuls/)
    await this.controler()
  }

  async entrer(nom: string): Promise<void> {
    await this.page.context().clearCookies()
    await this.ouvrir('/connexion')
    await this.main.activer(this.bouton(new RegExp(nom)))
    await this.page.waitForURL(/\/(agent|operateur|pilotage)$/)
    await this.controler()
  }

  async noterUneVisite(): Promise<void> {
    const { page, main } = this
    await main.cocher(
      page
        .getByRole('radio', { name: /Demander le RSA/ })
        .or(page.getByRole('checkbox', { name: /Demander le RSA/ }))
        .first(),
    )
    await main.activer(this.bouton(/^Enregistrer/))
    await this.dit(/visite.*not|enregistr/i)
    await this.controler()
  }

  async faireUnMandat(): Promise<void> {
    const { page, main } = this
    await this.ouvrir('/agent/mandats')
    await main.activer(this.lien('Nouveau mandat'))
    await this.attendre('Nouveau mandat')
    await main.ecrire(this.champ('Prénom'), 'Lila')
    await main.ecrire(this.champ('Nom de famille'), this.nom)
    await main.ecrire(this.champ('Date de naissance'), '01/01/1990')
    await main.activer(page.locator('summary', { hasText: /^\s*Caf/ }))
    await main.cocher(page.getByRole('checkbox', { name: /Débloquer un paiement de RSA/ }).first())
    await this.controler()
    await main.activer(this.bouton(/Continuer/))
    await this.attendre(/Lire et signer/)
    await this.controler()
    await this.signerSurPapier()
    await this.dit(/mandat est signé/i)
    await this.controler()
    const pdf = await this.page.context().request.get(`${page.url().replace(/[?#].*/, '')}/mandat.pdf`)
    assert.equal(pdf.headers()['content-type'], 'application/pdf')
  }

  /** The other way, drawing on the screen, needs a pointer and a script: see `signature.test.ts`. */
  async signerSurPapier(): Promise<void> {
    const { page, main } = this
    const papier = page.locator('form', { has: page.getByRole('button', { name: /signature sur papier/ }) })
    for (const box of await papier.getByRole('checkbox').all()) await main.cocher(box)
    await main.activer(papier.getByRole('button', { name: /signature sur papier/ }))
  }

  async envoyerUneDemande(): Promise<string> {
    const { page, main } = this
    await main.activer(this.lien('Écrire à un organisme'))
    await this.attendre(/demande/i)
    await this.controler()
    await main.ecrire(this.champ(/Numéro d.allocataire/), '0000001')
    await main.choisir(page.getByRole('combobox', { name: /Commune/ }), 'Bobigny')
    await main.cocher(page.getByRole('radio', { name: /Bloqué/ }))
    await main.ecrire(this.champ('Sujet'), 'RSA suspendu sans lettre')
    await main.ecrire(this.champ('Message'), 'Bonjour. Le paiement est arrêté depuis deux mois.')
    await page.locator('input[type=file]').setInputFiles({
      name: 'attestation.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'),
    })
    await main.activer(this.bouton(/Relire|Continuer/))
    await page.waitForURL(/nouvelle\/[^/]+$/)
    await this.controler()
    assert.match((await page.getByRole('main').textContent()) ?? '', /Bastien Factice/, 'the form says who will read')
    await main.activer(this.bouton(/^Envoyer/))
    await this.dit(/est envoyée/)
    await this.controler()
    return new URL(page.url()).pathname.split('/').pop() ?? ''
  }

  async lireLeCourriel(): Promise<void> {
    await this.ouvrir('/boite-aux-lettres')
    const contenu = (await this.page.getByRole('main').textContent()) ?? ''
    assert.match(contenu, /demande/i)
    assert.doesNotMatch(contenu, new RegExp(this.nom), 'mails hold no personal data')
  }

  async repondre(demande: string): Promise<void> {
    const { main } = this
    await this.ouvrir('/operateur/demandes')
    await this.ouvrir(`/operateur/demandes/${demande}`)
    await main.activer(this.bouton(/Je m.en occupe/))
    await this.dit(/occupez|charge/i)
    await main.ecrire(this.champ('Message'), 'Bonjour. Le paiement repart cette semaine.')
    await main.activer(this.bouton(/traité/))
    await this.dit(/.+/)
    await this.controler()
  }

  async clore(demande: string): Promise<void> {
    const { page, main } = this
    await this.ouvrir(`/agent/demandes/${demande}`)
    assert.match((await page.getByRole('main').textContent()) ?? '', /Le paiement repart cette semaine/)
    await main.activer(this.lien('Clore la demande'))
    await this.attendre(/Clore/)
    await main.cocher(page.getByRole('radio', { name: 'Oui' }))
    await this.controler()
    await main.activer(this.bouton('Clore la demande'))
    await this.dit(/close/i)
  }

  async lireLesChiffres(): Promise<void> {
    await this.ouvrir('/agent/activite')
    const contenu = (await this.page.getByRole('main').textContent()) ?? ''
    assert.match(contenu, /Demandes envoyées\s*[1-9]/)
  }

  /** The toast: shown, and read out. */
  async dit(texte: RegExp): Promise<void> {
    const toast = this.page.getByRole('status').filter({ hasText: texte }).first()
    await toast.waitFor()
  }

  async attendre(titre: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: titre }).waitFor()
  }
}
