import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { type MondeDeTest, type Navigateur, surChaqueBase } from '../../platform/testing/index.ts'
import { bouquet } from '../bouquet.ts'
import { creerMondeAnnuaire, lire } from './banc.test-data.ts'

surChaqueBase('pages of the bouquet', (ouvrir) => {
  let monde: MondeDeTest
  let public_: Navigateur
  before(async () => {
    monde = creerMondeAnnuaire(await ouvrir())
    public_ = await monde.navigateur()
  })
  after(() => monde.close())

  const page = async (chemin: string) => {
    const reponse = await public_.get(chemin)
    const html = await reponse.text()
    return { statut: reponse.status, html, texte: lire(html), entetes: reponse.headers }
  }

  it('has one page for each life event, that leads to each of its procedures', async () => {
    for (const { code } of bouquet.evenements) {
      const { statut, html } = await page(`/evenements/${code}`)
      assert.equal(statut, 200, code)
      assert.doesNotMatch(html, /\sstyle=/)
      for (const d of bouquet.demarches.filter((d) => d.evenement === code))
        assert.ok(html.includes(`href="/demarches/${d.code}"`), d.code)
    }
  })

  it('has one sheet for each procedure, with the address of its site in words', async () => {
    for (const { code, site } of bouquet.demarches) {
      const { statut, texte, html } = await page(`/demarches/${code}`)
      assert.equal(statut, 200, code)
      assert.doesNotMatch(html, /\sstyle=/)
      const adresse = bouquet.sites.find((s) => s.code === site)?.adresse
      if (adresse) assert.ok(texte.includes(adresse), `${code}: ${adresse}`)
    }
  })

  it('says what to do, where, with whom and how far it goes online', async () => {
    const { texte, html } = await page('/demarches/budget-rsa')
    assert.match(texte, /Demander le RSA/)
    assert.match(texte, /Tout se fait en ligne, avec un compte\./)
    assert.match(texte, /À apporter.*Un RIB/)
    assert.match(html, /href="https:\/\/www\.caf\.fr"/)
    assert.match(html, /href="\/demarches\/budget-compte-caf"/)
    assert.match(texte, /Cette fiche est à l’adresse : http\S*\/demarches\/budget-rsa/)
  })

  it('looks for the right kinds of places near the town that is typed', async () => {
    const { html } = await page('/evenements/attendre-enfant')
    const formulaire = html.match(/<form[^>]*action="\/lieux"[\s\S]*?<\/form>/)?.[0] ?? ''
    assert.match(formulaire, /name="ville"/)
    assert.deepEqual(
      [...formulaire.matchAll(/name="type" value="([^"]+)"/g)].map((m) => m[1]),
      ['pmi', 'caf', 'cpam', 'france-services'],
    )
    const recherche = await page('/lieux?ville=Bobigny&type=pmi&type=caf')
    assert.equal(recherche.statut, 200)
  })

  it('makes numbers to call links, and only those', async () => {
    const numeros = async (chemin: string) =>
      [...(await page(chemin)).html.matchAll(/href="tel:([^"]+)"/g)].map((m) => m[1])
    assert.deepEqual(await numeros('/evenements/etre-victime'), ['17', '112', '116006', '3919'])
    assert.deepEqual(await numeros('/demarches/emploi-s-actualiser'), ['3949', '3949'])
    assert.deepEqual(await numeros('/demarches/energie-renovation'), ['+33808800700'])
    assert.deepEqual(await numeros('/demarches/victime-116-006'), ['116006', '+33180523376'])
    assert.deepEqual(await numeros('/demarches/permis-points'), [])
  })

  it('stays in the language of the page, and says what is in French', async () => {
    const { html, texte } = await page('/evenements/attendre-enfant?langue=en')
    assert.match(texte, /I am expecting a baby|expecting/i)
    assert.match(texte, /The explanations on this page are in French/)
    assert.match(html, /href="\/demarches\/naissance-pmi\?langue=en"/)
    assert.match(html, /<ol class="numbered" lang="fr" dir="ltr">/)
    assert.match(html, /name="langue" value="en"/)
  })

  it('lists every official site once, by need', async () => {
    const { html, texte } = await page('/services')
    assert.equal(html.match(/<li class="site">/g)?.length, bouquet.sites.length)
    for (const { adresse } of bouquet.sites) assert.ok(texte.includes(adresse), adresse)
  })

  it('answers 404 in the reader’s language, with the way back', async () => {
    for (const chemin of ['/evenements/nimporte', '/demarches/nimporte']) {
      const { statut, html } = await page(`${chemin}?langue=pt`)
      assert.equal(statut, 404)
      assert.match(html, /href="\/\?langue=pt#evenements"/)
    }
  })

  it('is kept by browsers until the minute turns', async () => {
    const { entetes } = await page('/services')
    assert.match(entetes.get('cache-control') ?? '', /public, max-age=/)
    const etiquette = entetes.get('etag') ?? ''
    const encore = await public_.get('/services', { 'if-none-match': etiquette })
    assert.equal(encore.status, 304)
  })
})
