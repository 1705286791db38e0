import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type MondeDeTest, type Navigateur, surChaqueBase } from '../../platform/testing/index.ts'
import { creerMondeAnnuaire, garnir, type LieuDEssai, lire } from './banc.test-data.ts'

const LIEUX: LieuDEssai[] = [
  { id: 'cpam', nom: 'Assurance maladie', types: ['cpam'], operateurs: ['cpam'], lat: 48.97 },
  { id: 'fs', nom: 'France Services du Canal', types: ['france-services'], operateurs: ['cpam', 'caf'], lat: 48.908 },
  { id: 'ccas', nom: 'CCAS des Lilas blancs', lat: 48.909 },
  {
    id: 'fs-nord',
    nom: 'France Services du Nord',
    types: ['france-services'],
    operateurs: ['cpam', 'caf'],
    communeInsee: '93066',
    communeNom: 'Saint-Denis',
    codePostal: '93200',
    lat: 48.93,
    lon: 2.36,
  },
]

surChaqueBase('why these places', (ouvrir) => {
  let monde: MondeDeTest
  let visiteur: Navigateur
  before(async () => {
    monde = creerMondeAnnuaire(await ouvrir())
    await garnir(monde.services, LIEUX)
    visiteur = await monde.navigateur()
  })
  after(() => monde.close())

  const page = async (params: Record<string, string>) => {
    const html = await (await visiteur.get(`/lieux?${new URLSearchParams(params)}`)).text()
    return {
      html,
      texte: lire(html),
      lieux: [...html.matchAll(/href="\/lieux\/([a-z-]+)(?:\?[^"]*)?"/g)].map((m) => m[1]),
    }
  }

  test('the need, the kinds of places of the directory that deal with it, and what each place does for it', async () => {
    const { texte, lieux } = await page({ q: 'carte vitale', ville: 'Bobigny' })
    assert.match(
      texte,
      /Vous cherchez votre carte Vitale\. Ces lieux peuvent vous aider : Assurance maladie et France Services\./,
    )
    // Who helps and is near comes before who does it, far away.
    assert.deepEqual(lieux.slice(0, 3), ['fs', 'cpam', 'fs-nord'])
    assert.match(texte, /France Services du Canal .*? Aide à cette démarche · Proche .*? S’en occupe/)
  })

  test('what to read before going there, in the language of the page; nothing when nothing is sure', async () => {
    const { html, texte } = await page({ q: 'carte vitale', ville: 'Bobigny' })
    assert.match(html, /<a class="task" href="\/demarches\/sante-carte-vitale">/)
    assert.match(texte, /Ce que vous pouvez faire Demander ou débloquer sa carte Vitale .*Ouverts maintenant \(3\)/)
    const enLangue = async (langue: string) =>
      (await visiteur.get(`/lieux?${new URLSearchParams({ q: 'perdu mon mari', langue })}`)).text()
    for (const [langue, titre] of Object.entries({
      en: 'I have lost a loved one',
      pt: 'Perdi um familiar',
      ar: 'فقدت',
      facile: 'Une personne de ma famille est morte',
    })) {
      const autre = await enLangue(langue)
      assert.match(
        autre,
        new RegExp(`href="/evenements/perdre-proche\\?langue=${langue}"[^>]*><b class="grow">${titre}`),
        langue,
      )
    }
    for (const q of ['mairie', 'zzz']) assert.doesNotMatch((await page({ q })).html, /id="pistes"/)
  })

  test('mistakes made good are said, with the way back to the very words', async () => {
    const { texte, html, lieux } = await page({ q: 'cart vital bobini' })
    assert.match(texte, /Nous cherchons autour de Bobigny \(93000\)\. Résultats pour « carte vitale »\./)
    assert.equal(lieux[0], 'fs')
    const [, lien = ''] = html.match(/href="([^"]*exact=oui[^"]*)"/) ?? []
    assert.match(texte, /Chercher exactement « cart vital bobini »/)
    const exacte = await (await visiteur.get(lien.replaceAll('&amp;', '&'))).text()
    assert.doesNotMatch(lire(exacte), /Résultats pour|Vous cherchez/)
    assert.match(exacte, /value="cart vital bobini"/)
    const [formulaire = ''] = exacte.match(/<form.*?<\/form>/s) ?? []
    assert.doesNotMatch(formulaire, /name="exact"/, 'the next search is understood again')
  })

  test('words that are right are left alone', async () => {
    assert.doesNotMatch((await page({ q: 'ccas' })).texte, /Résultats pour/)
    assert.doesNotMatch((await page({ q: 'Lilas blancs' })).texte, /Résultats pour|Vous cherchez/)
  })

  test('in another language, the need has its name in it', async () => {
    const { texte } = await page({ q: 'cart vital', langue: 'en' })
    assert.match(texte, /You are looking for your Vitale health card\. These places can help/)
  })

  test('who may be in danger sees the emergency numbers, even when no place is known', async () => {
    for (const q of ['mon mari me frappe', 'je dors dehors', 'victime d’agression'])
      assert.match((await page({ q })).html, /href="tel:3919"/, q)
    assert.doesNotMatch((await page({ q: 'carte vitale' })).html, /href="tel:3919"/)
  })

  test('the town that has joined another finds its desks, by its name, a wrong one, or its postcode', async () => {
    for (const q of [
      'carte vitale Pierrefitte',
      'carte vitale pierefite',
      'carte vitale 93380',
      'Pierrefitte',
      '93380',
    ])
      assert.ok((await page({ q })).lieux.includes('fs-nord'), q)
    for (const ville of ['Pierrefitte', '93380', 'Pierrefitte-sur-Seine'])
      assert.ok((await page({ q: 'carte vitale', ville })).lieux.includes('fs-nord'), ville)
  })
})
