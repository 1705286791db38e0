import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  BUREAU,
  contexte,
  LARGEURS,
  ouvrirMaison,
  TELEPHONE,
  verifierAccessibilite,
  verifierLargeur,
} from './navigateur.ts'

/** Every screen that the journey does not open, by who opens it. */
const ECRANS: Record<string, string[]> = {
  personne: [
    '/composants',
    '/',
    '/?langue=ar',
    '/?langue=facile',
    '/lieux/exemple-france-services-tilleuls?langue=facile',
    '/lieux?q=caf&commune=93008',
    '/lieux?q=introuvable-partout',
    '/lieux?langue=ar',
    '/lieux?langue=pt',
    '/lieux?lat=200&apres=nimporte',
    '/lieux/exemple-france-services-tilleuls?langue=en',
    '/lieux/exemple-france-services-tilleuls/ecrire',
    '/lieux/exemple-france-services-tilleuls/ecrire?langue=ar',
    '/lieux/exemple-france-services-tilleuls/signaler',
    '/lieux/exemple-france-services-tilleuls/signaler?langue=ar',
    '/confirmer/nimporte',
    '/lieux/exemple-bus-france-services-canal',
    '/lieux/exemple-caf-acacias',
    '/lieux/exemple-france-services-tilleuls/services/exemple-tilleuls-initiation',
    '/lieux/exemple-france-services-tilleuls/services/exemple-tilleuls-logement?langue=ar',
    '/lieux/exemple-france-services-tilleuls/abonnement',
    '/lieux/exemple-france-services-tilleuls/abonnement?langue=ar',
    '/lieux/nimporte',
    '/couverture',
    '/couverture?type=tous&tri=heures',
    '/couverture?commune=93380',
    '/couverture?commune=neuilly',
    '/couverture?langue=ar',
    '/delais?langue=ar',
    '/widget/installer',
    '/widget/installer?ville=93008&type=caf&langue-du-cadre=ar',
    '/widget?ville=93008',
    '/evenements/difficultes-argent',
    '/evenements/attendre-enfant?langue=ar',
    '/evenements/nimporte',
    '/demarches/budget-rsa',
    '/demarches/sante-carte-vitale?langue=ar',
    '/demarches/deces-comprendre-courrier?langue=facile',
    '/demarches/nimporte?langue=pt',
    '/services',
    '/services?langue=en',
    '/droits',
    '/droits?langue=ar',
    '/droits?langue=facile',
    '/droits/rsa',
    '/droits/css?langue=ar',
    '/droits/nimporte?langue=pt',
    '/evenements/internet-difficile',
    '/numerique?langue=ar',
    '/apprendre-le-francais?langue=ar',
    '/passeport?langue=ar',
    '/rendez-vous',
    '/rendez-vous?ville=93008&langue=ar',
    '/rendez-vous?ville=introuvable-partout&langue=facile',
    '/rendez-vous/exemple-aide-demarches',
    '/mes-rendez-vous',
    '/mon-mandat',
    '/mon-mandat?langue=ar',
    '/avis/nimporte?langue=ar',
    '/connexion',
    '/connexion/code',
    '/connexion/lien/perime',
    '/boite-aux-lettres',
    '/aide',
    '/accessibilite',
    '/donnees-personnelles',
    '/mentions-legales',
  ],
  'Agathe Exemple': [
    '/agent/annuaire?q=caf',
    '/agent/lieu',
    '/agent/lieu/services/nouveau',
    '/agent/lieu/permanences/nouvelle',
    '/agent/lieu/fermetures/nouvelle',
    '/agent/visites',
    '/agent/messages',
    '/agent/lisibilite',
    '/agent/demandes?vue=closes',
    '/agent/demandes/d01',
    '/agent/demandes/d01/reponse/d01-2',
    '/agent/demandes/nouvelle',
    '/agent/mandats/m01/avis',
    '/agent/orientations',
    '/agent/orientations?vue=envoyees',
    '/agent/orientations?vue=closes',
    '/agent/orientations/o01',
    '/agent/orientations/o02/refuser',
    '/agent/orientations/o02/transmettre',
    '/agent/orientations/nouvelle',
    '/agent/orientations/nouvelle?mandat=m01&vers=service-social-platanes&demande=d01&origine=demande',
    '/agent/orientations/protocoles',
    '/agent/questions',
    '/agent/questions/nouvelle',
    '/agent/agenda',
    '/agent/agenda?vue=liste',
    '/agent/agenda/trouver',
    '/agent/agenda/seances/nouvelle',
    '/agent/agenda/occupe',
    '/agent/droits',
    '/agent/droits/nouveau',
    '/agent/droits/lettres/rsa',
    '/agent/droits/rendez-vous/rsa',
    '/agent/droits/rendez-vous/nimporte',
    '/agent/droits/ouvrir',
    '/agent/droits/nimporte',
    '/agent/passeport',
    '/agent/nimporte',
    '/compte',
    '/compte/courriels',
    '/pilotage',
  ],
  'Nadia Exemple': [
    '/operateur/groupes',
    '/operateur/chiffres',
    '/operateur/groupes/nouveau',
    '/operateur/groupes/caf-minima-sociaux',
    '/operateur/groupes/caf-minima-sociaux/modifier',
    '/operateur/groupes/caf-minima-sociaux/retirer',
    '/compte/absences',
    '/operateur/groupes/nimporte',
    '/operateur/api',
  ],
  'Bastien Factice': [
    '/operateur',
    '/operateur/demandes',
    '/operateur/demandes/d01',
    '/operateur/demandes/d01/question',
    '/operateur/demandes/d01/reunir',
  ],
  'Karim Spécimen': [
    '/agent/fiches',
    '/agent/chiffres',
    '/agent/agenda/reglages',
    '/agent/agenda/motifs/nouveau',
    '/agent/agenda/series/nouvelle',
    '/agent/agenda/series/exemple-serie-demarches',
    '/agent/orientations/protocoles/exemple-tilleuls-platanes',
    '/agent/lieux/exemple-france-services-tilleuls/modifier',
    '/agent/lieux/exemple-france-services-tilleuls/versions',
    '/agent/signalements/exemple-1',
  ],
  'Yann Fictif': [
    '/administration',
    '/administration/comptes',
    '/administration/comptes?q=introuvable-partout',
    '/administration/comptes/nouveau',
    '/administration/comptes/importer',
    '/administration/organisme',
    '/administration/comptes/agathe-exemple',
    '/administration/comptes/yann-fictif',
    '/destructions',
    '/administration/violations',
    '/administration/violations/nouvelle',
  ],
  'Cédric Spécimen': [
    '/pilotage/demandes',
    '/pilotage/demandes/chiffres',
    '/pilotage/orientations',
    '/pilotage',
    '/pilotage/fiches',
    '/pilotage/fiches?vue=toutes',
    '/pilotage/droits',
    '/pilotage/numerique',
    '/pilotage/doublons',
    '/pilotage/synonymes',
  ],
}

describe('every screen', () => {
  const maison = ouvrirMaison()

  for (const [qui, chemins] of Object.entries(ECRANS)) {
    test(`is accessible and fits 360 and 1 280 px for ${qui}`, async () => {
      const context = await contexte()
      const page = await context.newPage()
      if (qui !== 'personne') {
        await page.goto(`${maison.url}/connexion`)
        await page
          .getByRole('button', { name: new RegExp(qui) })
          .first()
          .click()
        await page.waitForURL(/\/(agent|operateur|pilotage|administration)$/)
      }
      for (const chemin of chemins) {
        // Opened small, then widened: a map keeps the scale that it was opened at.
        await page.setViewportSize(TELEPHONE)
        const response = await page.goto(maison.url + chemin)
        assert.ok(response && response.status() < 500, `${chemin}: ${response?.status()}`)
        assert.equal(await page.locator('h1').count(), 1, `${chemin} has one title`)
        for (const taille of Object.values(LARGEURS)) {
          await page.setViewportSize(taille)
          await verifierLargeur(page)
          await verifierAccessibilite(page)
        }
      }
      await context.close()
    })
  }

  test('what a person opens with a link or a code is accessible', async () => {
    for (const [taille, langue] of [
      [TELEPHONE, 'ar'],
      [BUREAU, 'fr'],
    ] as const) {
      const context = await contexte({ taille })
      const page = await context.newPage()
      const controler = async (titre: string) => {
        assert.equal(await page.locator('h1').count(), 1, titre)
        await verifierLargeur(page)
        await verifierAccessibilite(page)
      }
      const envoyer = () => page.locator('main form').first().getByRole('button').click()
      await page.goto(`${maison.url}/connexion`)
      await page
        .getByRole('button', { name: /Agathe Exemple/ })
        .first()
        .click()
      await page.waitForURL(/\/agent$/)
      await page.goto(`${maison.url}/agent/mandats/m01`)
      const code = (await page.getByRole('main').textContent())?.match(/[2-9A-Z]{3}(-[2-9A-Z]{3}){2}/)?.[0] ?? ''
      await page.goto(`${maison.url}/agent/mandats/m19/signer`)
      await page.locator('#identite-telephone').check({ force: true })
      await page.getByRole('button', { name: /lien et le code/ }).click()
      await page.getByRole('heading', { name: 'Signer sur le téléphone' }).waitFor()
      const lien = (await page.getByText(/\/signature\/\S+$/).textContent()) ?? ''
      const chiffres = (await page.locator('p.code').textContent()) ?? ''
      await page.goto(`${lien}?langue=${langue}`)
      await controler('the code said aloud')
      await page.fill('#code', chiffres)
      await envoyer()
      await page.locator('#accord').waitFor({ state: 'attached' })
      await controler('the mandate to sign')

      await page.goto(`${maison.url}/mon-mandat?langue=${langue}`)
      await page.fill('#code', code)
      await page.fill('#annee', '1984')
      await envoyer()
      await page.locator('#arreter').waitFor({ state: 'attached' })
      await controler('where it stands')
      await context.close()
    }
  })

  test('a letter read over is accessible', async () => {
    for (const taille of Object.values(LARGEURS)) {
      for (const sombre of [false, true]) {
        const context = await contexte({ taille, sombre })
        const page = await context.newPage()
        await page.goto(`${maison.url}/connexion`)
        await page
          .getByRole('button', { name: /Agathe Exemple/ })
          .first()
          .click()
        await page.waitForURL(/\/agent$/)
        await page.goto(`${maison.url}/agent/lisibilite`)
        await page
          .getByLabel('Votre texte')
          .fill('Veuillez procéder à la régularisation auprès de la CPAM, nonobstant.')
        await page.getByRole('button', { name: 'Relire' }).click()
        await page.getByRole('link', { name: 'Remarque 1' }).click()
        await verifierLargeur(page)
        await verifierAccessibilite(page)
        await context.close()
      }
    }
  })

  test('the components hold in the dark', async () => {
    const context = await contexte({ sombre: true })
    const page = await context.newPage()
    await page.goto(`${maison.url}/composants`)
    await verifierAccessibilite(page)
    await context.close()
  })

  test('home, search, place and life-event pages stay light', async () => {
    const poids = { page: 0, carte: 0 }
    const chemins = ['/', '/lieux', '/lieux/exemple-france-services-tilleuls', '/evenements/attendre-enfant']
    for (const chemin of chemins)
      for (const taille of [TELEPHONE, BUREAU]) {
        const context = await contexte({ taille })
        const page = await context.newPage()
        const seen = { page: 0, carte: 0 }
        page.on('requestfinished', async (request) => {
          const { responseBodySize } = await request.sizes()
          seen[/\/(plan|carte)-|contours/.test(request.url()) ? 'carte' : 'page'] += responseBodySize
        })
        await page.goto(maison.url + chemin, { waitUntil: 'networkidle' })
        await context.close()
        poids.page = Math.max(poids.page, seen.page)
        poids.carte = Math.max(poids.carte, seen.carte)
      }
    assert.ok(poids.page > 10_000, 'something was measured')
    assert.ok(poids.page <= 45_000, `first view: ${poids.page} bytes compressed, 45 000 promised`)
    assert.ok(poids.carte <= 60_000, `map: ${poids.carte} bytes compressed, 60 000 promised`)
  })
})
