import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { clavier, type Main, souris } from './main.ts'
import { demarrerMaison, type Maison } from './maison.ts'
import { BUREAU, contexte, fermerNavigateur, TELEPHONE, verifierAccessibilite, verifierLargeur } from './navigateur.ts'

/** Sent, accepted with an appointment, met, closed: as people do it, and as the person sees it. */
const STYLES: Record<string, { taille: typeof TELEPHONE; main(page: Page): Main; mandat: string; annee: string }> = {
  'on a phone': { taille: TELEPHONE, main: souris, mandat: 'm01', annee: '1984' },
  'with the keyboard alone': { taille: BUREAU, main: clavier, mandat: 'm11', annee: '1988' },
}

describe('from one structure to another', () => {
  let maison: Maison
  before(async () => {
    maison = await demarrerMaison({ MAILLAGE_LIMITE: '0' })
  })
  after(async () => {
    await fermerNavigateur()
    await maison.arreter()
    maison.jeter()
  })

  for (const [comment, { taille, main: avec, mandat, annee }] of Object.entries(STYLES)) {
    test(comment, async () => {
      const context = await contexte({ taille })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      const main = avec(page)
      const dans = page.getByRole('main')
      const controler = async () => {
        await verifierLargeur(page)
        await verifierAccessibilite(page)
      }
      const entrer = async (nom: string) => {
        await context.clearCookies()
        await page.goto(`${maison.url}/connexion`)
        await main.activer(dans.getByRole('button', { name: new RegExp(nom) }).first())
        await page.waitForURL(/\/(agent|operateur|pilotage)$/)
      }
      const dit = (texte: RegExp) => page.getByRole('status').filter({ hasText: texte }).first().waitFor()

      await entrer('Agathe Exemple')
      await page.goto(`${maison.url}/agent/mandats/${mandat}`)
      await main.activer(dans.getByRole('link', { name: 'Orienter vers une autre structure' }))
      await page.waitForURL(/\/agent\/orientations\/nouvelle/)
      await controler()
      await main.activer(dans.getByRole('link', { name: /^Orienter ici/ }).first())
      await page.waitForURL(/vers=service-social-platanes/)
      await main.cocher(dans.getByRole('radio', { name: 'Logement' }))
      await main.ecrire(dans.getByRole('textbox', { name: /^Pourquoi/ }), 'Le loyer est en retard de deux mois.')
      await main.cocher(dans.getByRole('checkbox', { name: 'Son nom et sa date de naissance' }))
      await main.ecrire(dans.getByRole('textbox', { name: /déjà été fait/ }), 'Une demande à la Caf.')
      await controler()
      await main.activer(dans.getByRole('button', { name: /Relire/ }))
      await page.getByRole('heading', { level: 1, name: 'Relire avant d’envoyer' }).waitFor()
      await controler()
      const relue = (await dans.textContent()) ?? ''
      assert.match(relue, /Noémie Modèle/, 'it says who will read')
      assert.doesNotMatch(relue, /Une demande à la Caf/, 'what is not ticked is not sent')
      await main.cocher(dans.getByRole('checkbox', { name: /Elle est d’accord/ }))
      await main.activer(dans.getByRole('button', { name: /^Envoyer à/ }))
      await dit(/est envoyée/)
      await controler()
      const fiche = new URL(page.url()).pathname
      await page.goto(`${maison.url}${fiche}/papier`)
      await controler()
      const code = (await dans.innerText()).match(/\b\w{3}-\w{3}-\w{3}\b/)?.[0] ?? ''

      await entrer('Noémie Modèle')
      await page.goto(`${maison.url}/agent/orientations`)
      await controler()
      await page.goto(maison.url + fiche)
      await main.activer(dans.getByRole('link', { name: 'Donner un rendez-vous' }))
      await page.waitForURL(/\/accepter$/)
      await main.cocher(dans.getByRole('radio', { name: 'Sur place' }))
      const lundi = new Date(Date.now() + 9 * 86_400_000)
      await main.ecrire(dans.getByRole('textbox', { name: /^Jour/ }), lundi.toLocaleDateString('fr-FR'))
      await main.ecrire(dans.getByRole('textbox', { name: /^Heure/ }), '14 h 30')
      await main.ecrire(dans.getByRole('textbox', { name: /^À apporter/ }), 'La quittance de loyer')
      await controler()
      await main.activer(dans.getByRole('button', { name: 'Donner ce rendez-vous' }))
      await dit(/rendez-vous est donné/)

      await context.clearCookies()
      await page.goto(`${maison.url}/mon-mandat`)
      await main.ecrire(dans.getByRole('textbox', { name: /code/i }), code)
      await main.ecrire(dans.getByRole('textbox', { name: /naissance/ }), annee)
      await main.activer(dans.getByRole('button').first())
      await dans.getByText('La quittance de loyer').first().waitFor()
      await controler()

      await entrer('Noémie Modèle')
      await page.goto(`${maison.url}${fiche}/rencontre`)
      await main.cocher(dans.getByRole('radio', { name: /suivi conjoint/ }))
      await controler()
      await main.activer(dans.getByRole('button', { name: 'Enregistrer' }))
      await dit(/C’est noté/)

      await entrer('Agathe Exemple')
      await page.goto(maison.url + fiche)
      assert.match((await dans.textContent()) ?? '', /La personne est venue/)
      await main.activer(dans.getByRole('link', { name: 'Clore' }))
      await page.waitForURL(/\/clore$/)
      await main.activer(dans.getByRole('button', { name: 'Clore la fiche' }))
      await dit(/La fiche est close/)
      await context.close()
    })
  }
})
