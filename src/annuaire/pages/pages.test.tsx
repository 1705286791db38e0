import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type MondeDeTest, type Navigateur, surChaqueBase, UN_LUNDI } from '../../platform/testing/index.ts'
import { bouquet } from '../bouquet.ts'
import { findLieu } from '../store.ts'
import { creerMondeAnnuaire, garnir, type LieuDEssai, lire } from './banc.test-data.ts'
import { Contacter } from './lieu-contact.tsx'
import { vueEn } from './vue.ts'

const OUVERT: LieuDEssai = {
  id: 'caf-ouverte',
  nom: 'Caf ouverte',
  types: ['caf'],
  operateurs: ['caf'],
  lat: 48.9075,
  horaires: 'Mo-Fr 09:00-16:00',
}
const LIEUX: LieuDEssai[] = [
  OUVERT,
  // Nearer to the middle of Bobigny than the open one.
  {
    id: 'caf-fermee',
    nom: 'Caf fermée',
    types: ['caf'],
    operateurs: ['caf'],
    lat: 48.907,
    horaires: 'Mo-Fr 14:00-17:00',
  },
  {
    id: 'caf-inconnue',
    nom: 'Caf aux horaires inconnus',
    types: ['caf'],
    operateurs: ['caf'],
    lat: 48.908,
    horaires: null,
    telephone: '01 99 00 00 03',
  },
  {
    id: 'ccas-ferme-jeudi',
    nom: 'CCAS fermé jeudi',
    fermetures: [{ jours: 3, duree: 1, motif: 'Formation de l’équipe', annonceeIlYA: 12 }],
    accessible: true,
    services: ['Domiciliation'],
    surRendezVous: true,
  },
  // Nearer than the next one, but not on a Thursday.
  { id: 'ccas-du-lundi', nom: 'CCAS du lundi', lat: 48.909, horaires: 'Mo 09:00-12:00' },
  { id: 'ccas-voisin', nom: 'CCAS voisin', lat: 48.915, lon: 2.45 },
  {
    id: 'fs-saint-denis',
    nom: 'France services du Nord',
    types: ['france-services'],
    operateurs: ['caf', 'cpam', 'cnav'],
    communeInsee: '93066',
    communeNom: 'Saint-Denis',
    codePostal: '93200',
    lat: 48.93,
    lon: 2.36,
  },
  {
    id: 'tard',
    nom: 'Médiathèque sans pause',
    types: ['mediatheque'],
    horaires: 'Tu-Sa 10:00-19:00; Su unknown "selon saison"',
  },
  {
    id: 'ailleurs',
    nom: 'Accueil des Ormeaux',
    departement: '92',
    communeInsee: '92050',
    communeNom: 'Nanterre',
    codePostal: '92000',
    lat: 48.896,
    lon: 2.207,
  },
]

surChaqueBase('pages of the directory', (ouvrir) => {
  let monde: MondeDeTest
  let public_: Navigateur
  before(async () => {
    monde = creerMondeAnnuaire(await ouvrir())
    await garnir(monde.services, LIEUX)
    public_ = await monde.navigateur()
  })
  after(() => monde.close())

  const page = async (chemin: string) => {
    const reponse = await public_.get(chemin)
    const html = await reponse.text()
    return { statut: reponse.status, html, texte: lire(html), entetes: reponse.headers }
  }
  const noms = (html: string) => [...html.matchAll(/<h3><a href="[^"]*"[^>]*>(?:<bdi[^>]*>)?([^<]+)/g)].map((m) => m[1])

  describe('home', () => {
    it('shows what is open now, danger numbers and life events', async () => {
      const { statut, html, texte } = await page('/')
      assert.equal(statut, 200)
      assert.ok(noms(html).includes('Caf ouverte'))
      for (const numero of ['tel:115', 'tel:3919', 'tel:112']) assert.ok(html.includes(`href="${numero}"`))
      for (const { code } of bouquet.evenements) assert.ok(html.includes(`href="/evenements/${code}"`), code)
      assert.match(texte, /Ouverts maintenant/)
    })

    it('draws one knot for each commune, saffron where there is a France services desk', async () => {
      const { html } = await page('/')
      const maille = html.match(/<svg class="mesh"[\s\S]*?<\/svg>/)?.[0] ?? ''
      assert.equal(maille.match(/<circle/g)?.length, 39)
      assert.equal(maille.match(/<circle class="s"/g)?.length, 1)
      assert.ok((maille.match(/<line/g)?.length ?? 0) > 39)
    })

    it('tells at night which ones open first', async () => {
      monde.clock.set(new Date('2026-11-23T23:00:00+01:00'))
      const { texte } = await page('/')
      assert.match(texte, /Les prochains à ouvrir/)
      assert.match(texte, /ouvre demain à 9 h/)
      monde.clock.set(UN_LUNDI)
    })
  })

  describe('search', () => {
    it('puts open places first and hides none; unknown hours are not « closed »', async () => {
      const { html, texte } = await page('/lieux?q=caf&ville=Bobigny&type=caf')
      assert.deepEqual(noms(html), ['Caf ouverte', 'Caf fermée', 'Caf aux horaires inconnus'])
      assert.match(texte, /3 lieux autour de Bobigny/)
      assert.match(texte, /Ouverts maintenant \(1\)/)
      assert.match(texte, /Fermés ou horaires non connus \(2\)/)
      assert.match(texte, /Fermé, ouvre à 14 h/)
      assert.match(texte, /Horaires non connus 01 99 00 00 03/)
    })

    it('sorts by distance alone when asked', async () => {
      const { html } = await page('/lieux?q=caf&ville=Bobigny&type=caf&tri=proches')
      assert.deepEqual(noms(html), ['Caf fermée', 'Caf ouverte', 'Caf aux horaires inconnus'])
    })

    it('gives pins the numbers of the list', async () => {
      const { html } = await page('/lieux?ville=Bobigny&type=caf')
      const listes = [...html.matchAll(/id="lieu-(\d+)"/g)].map((m) => m[1])
      const epingles = [...html.matchAll(/<text class="pto?" y="5">(\d+)</g)].map((m) => m[1])
      assert.deepEqual(listes, ['1', '2', '3'])
      assert.deepEqual(epingles, listes)
    })

    it('understands a need and a town typed in one go, and says what it understood', async () => {
      for (const q of ['caf, bobigny', 'caf à Bobigny', 'Bobigny caf', 'caf 93000']) {
        const { texte, html } = await page(`/lieux?q=${encodeURIComponent(q)}`)
        assert.match(texte, /Nous cherchons « caf » autour de Bobigny \(93000\)/, q)
        assert.match(html, /id="ville" name="ville"[^>]*value="Bobigny \(93000\)"/, q)
        assert.match(html, /id="q" name="q"[^>]*value="caf"/, q)
      }
    })

    it('leads from the name of a commune to the one it has joined', async () => {
      const { texte } = await page('/lieux?ville=Pierrefitte-sur-Seine')
      assert.match(texte, /Pierrefitte-sur-Seine fait maintenant partie de Saint-Denis/)
    })

    it('lets choose when several towns match', async () => {
      const { texte, html } = await page('/lieux?ville=saint&q=caf')
      assert.match(texte, /Plusieurs villes correspondent à « saint »/)
      assert.match(html, /href="\/lieux\?q=caf&amp;ville=Saint-Denis\+%2893200%29"/)
    })

    it('says which town it does not know, and still answers', async () => {
      const { statut, texte } = await page('/lieux?ville=Trifouillis&type=caf')
      assert.equal(statut, 200)
      assert.match(texte, /Nous ne connaissons pas « Trifouillis »/)
      assert.match(texte, /Caf ouverte/)
    })

    it('looks everywhere rather than giving nothing', async () => {
      const { html, texte } = await page('/lieux?q=ormeaux')
      assert.deepEqual(noms(html), ['Accueil des Ormeaux'])
      assert.match(texte, /Voici ce que nous connaissons ailleurs/)
    })

    it('finds nothing with ways out that stay in the language', async () => {
      const { texte, html } = await page('/lieux?q=zzzz&ville=Bobigny&type=caf&accessible=oui&langue=en')
      assert.match(texte, /No place found/)
      for (const piste of ['without the filters', 'without “zzzz”', 'further away', 'in the whole département'])
        assert.ok(texte.includes(piste), piste)
      assert.match(html, /href="\/lieux\?q=zzzz&amp;ville=[^"]*&amp;langue=en"/)
    })

    it('filters by kind, operator and access, and shows the way out of each', async () => {
      assert.deepEqual(noms((await page('/lieux?accessible=oui')).html), ['CCAS fermé jeudi'])
      const { html, texte } = await page('/lieux?operateur=cpam&type=france-services')
      assert.deepEqual(noms(html), ['France services du Nord'])
      assert.match(texte, /Enlever : France Services/)
      assert.match(html, /href="\/lieux\?operateur=cpam"/)
    })

    it('leads from a life event to those who can help', async () => {
      const { texte } = await page('/lieux?evenement=attendre-enfant')
      assert.match(texte, /Caf ouverte/)
      assert.match(texte, /Enlever : J’attends un enfant/)
      assert.doesNotMatch(texte, /CCAS voisin/)
    })

    it('searches around a position, from near to far', async () => {
      const { html, texte } = await page('/lieux?lat=48.915&lon=2.45&tri=proches')
      assert.match(texte, /près de vous/)
      assert.equal(noms(html)[0], 'CCAS voisin')
      assert.match(texte, /50 m/)
    })

    it('tells what is wrong in the address and shows the page all the same', async () => {
      const { statut, texte, html } = await page(
        '/lieux?type=bidon&lat=500&lon=2&operateur=x&evenement=y&apres=z&rayon=0',
      )
      assert.equal(statut, 400)
      for (const message of ['type de lieu', 'position', 'organisme', 'situation', 'distance', 'suite'])
        assert.match(texte, new RegExp(`${message}[^.]*(n’existe|doit)`), message)
      assert.ok(noms(html).length > 3)
    })

    it('keeps the language in its form and its links', async () => {
      const { html } = await page('/lieux?langue=ar&ville=Bobigny')
      assert.match(html, /<html lang="ar" dir="rtl">/)
      assert.match(html, /<input type="hidden" name="langue" value="ar"\/>/)
      assert.match(html, /href="\/lieux\/caf-ouverte\?langue=ar"/)
      assert.match(html, /<bdi lang="fr">Caf ouverte<\/bdi>/)
    })

    it('announces in the list a closure of the coming days', async () => {
      assert.match((await page('/lieux?q=jeudi&ville=Bobigny')).texte, /Fermé jeudi 26/)
    })
  })

  describe('place', () => {
    it('shows the week that is coming once nothing more opens in this one', async () => {
      monde.clock.set(new Date('2026-11-28T18:30:00+01:00'))
      const { texte } = await page('/lieux/fs-saint-denis')
      assert.match(texte, /Lundi 30/)
      assert.doesNotMatch(texte, /Lundi 23/)
      monde.clock.set(UN_LUNDI)
    })

    it('says whether it is open, today in the week, and how to get there', async () => {
      const { html, texte } = await page('/lieux/caf-ouverte')
      assert.match(texte, /Ouvert jusqu’à 16 h/)
      assert.match(html, /<tr role="row" class="today">[\s\S]*?Lundi 23/)
      assert.match(texte, /Samedi, dimanche Fermé/)
      assert.match(html, /href="tel:\+33199000000"/)
      assert.match(texte, /Ce lieu n’existe pas\. Il a été inventé/)
      assert.match(texte, /http:\/\/localhost\/lieux\/caf-ouverte/)
    })

    it('announces a closure above the hours, with the nearest one open on that day', async () => {
      const { html, texte } = await page('/lieux/ccas-ferme-jeudi')
      assert.ok(html.indexOf('Fermé le jeudi 26 novembre') < html.indexOf('Horaires de la semaine'))
      assert.match(texte, /Formation de l’équipe\. Le plus proche ouvert ce jour-là, à 1,2 km : CCAS voisin/)
      assert.match(texte, /Annoncé le 11 novembre/)
      assert.match(texte, /Jeudi 26 Fermé exceptionnellement/)
      assert.match(texte, /Sur rendez-vous/)
      assert.match(texte, /Domiciliation/)
    })

    it('gives the nearest one open now when it is closed', async () => {
      const { texte } = await page('/lieux/caf-fermee')
      assert.match(texte, /Le plus proche ouvert maintenant, à 50 m : Caf ouverte/)
      assert.doesNotMatch((await page('/lieux/caf-ouverte')).texte, /Le plus proche/)
    })

    it('does not know the hours rather than saying « closed »', async () => {
      const { texte } = await page('/lieux/caf-inconnue')
      assert.match(texte, /Nous ne connaissons pas les horaires de ce lieu\. Téléphonez avant de venir/)
      assert.doesNotMatch(texte, /Lundi 23/)
    })

    it('shows slots over lunch in one cell and doubtful ones as such', async () => {
      const { texte } = await page('/lieux/tard')
      assert.match(texte, /Mardi 24 10 h – 19 h/)
      assert.match(texte, /Dimanche 29 .*à vérifier/)
      assert.match(texte, /Certains horaires sont à vérifier/)
    })

    it('tells the public holiday', async () => {
      monde.clock.set(new Date('2026-12-21T10:00:00+01:00'))
      assert.match((await page('/lieux/caf-ouverte')).texte, /Vendredi 25 Fermé, jour férié/)
      monde.clock.set(UN_LUNDI)
    })

    it('makes a link of web addresses only', async () => {
      const lieu = await findLieu(monde.services, 'fs-saint-denis')
      assert.ok(lieu)
      const liens = (site: string) =>
        String(<Contacter recoitMessages={false} lieu={{ ...lieu, site }} vue={vueEn('fr', UN_LUNDI)} />)
      assert.match(liens('https://www.exemple.fr/horaires'), /href="https:\/\/www\.exemple\.fr\/horaires"/)
      assert.doesNotMatch(liens('javascript:alert(1)'), /javascript:/)
    })

    it('answers 404 in the language when it was never heard of', async () => {
      const { statut, texte } = await page('/lieux/nimporte?langue=pt')
      assert.equal(statut, 404)
      assert.match(texte, /Este local não existe/)
    })
  })

  it('sends the outlines of the territory, kept as long as the address says their version', async () => {
    const { html } = await page('/lieux?ville=Bobigny')
    const adresse = html.match(/data-contours="([^"]+)"/)?.[1] ?? ''
    const reponse = await public_.get(adresse)
    assert.match(reponse.headers.get('cache-control') ?? '', /immutable/)
    const { type, features } = (await reponse.json()) as { type: string; features: { geometry: { type: string } }[] }
    assert.equal(type, 'FeatureCollection')
    assert.equal(features.filter((f) => f.geometry.type === 'Point').length, 39)
    assert.match((await public_.get('/lieux/contours.json')).headers.get('cache-control') ?? '', /no-cache/)
  })

  it('lets caches keep a page for the minute, and answers 304 to who has it', async () => {
    const { entetes } = await page('/lieux?ville=Bobigny')
    const etag = entetes.get('etag') ?? ''
    assert.match(entetes.get('cache-control') ?? '', /^public, max-age=\d+$/)
    assert.equal((await public_.get('/lieux?ville=Bobigny', { 'if-none-match': etag })).status, 304)
    monde.clock.advance(1 / 60)
    assert.equal((await public_.get('/lieux?ville=Bobigny', { 'if-none-match': etag })).status, 200)
    monde.clock.set(UN_LUNDI)
    const agent = await monde.navigateur(await monde.compte({ role: 'aidant' }))
    assert.match((await agent.get('/lieux?ville=Bobigny')).headers.get('cache-control') ?? '', /no-store/)
  })

  it('shows agents whom to call, without leaving the list', async () => {
    const agent = await monde.navigateur(await monde.compte({ role: 'instructeur', operateur: 'caf' }))
    const reponse = await agent.get('/agent/annuaire?operateur=caf&ville=93000')
    const html = await reponse.text()
    assert.equal(reponse.status, 200)
    assert.match(html, /href="tel:\+33199000003"/)
    assert.match(html, /href="mailto:accueil@exemple.fr"/)
    assert.match(lire(html), /4 lieux autour de Bobigny/)
    assert.equal((await public_.get('/agent/annuaire')).status, 303)
  })

  it('pages through a long list without losing or repeating a place', async () => {
    const serie = Array.from({ length: 32 }, (_, i) => ({ id: `epn-${i}`, nom: `Espace ${i}`, types: ['epn'] }))
    await garnir(monde.services, [...LIEUX, ...serie])
    monde.clock.advance(1)
    const vus: string[] = []
    let chemin: string | undefined = '/lieux?type=epn'
    for (let n = 0; chemin && n < 5; n++) {
      const { html, texte } = await page(chemin)
      assert.match(texte, new RegExp(`Lieux ${vus.length + 1} à ${Math.min(vus.length + 15, 32)} sur 32`))
      assert.match(html, new RegExp(`<ol class="grid" start="${vus.length + 1}">`))
      vus.push(...noms(html).map(String))
      chemin = html.match(/rel="next" href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&')
    }
    assert.equal(new Set(vus).size, 32)
    assert.equal(vus.length, 32)
    monde.clock.set(UN_LUNDI)
  })

  it('says of a place no longer listed that it may have closed', async () => {
    await garnir(monde.services, LIEUX.slice(1))
    monde.clock.advance(1)
    const { statut, texte, html } = await page('/lieux/caf-ouverte')
    assert.equal(statut, 200)
    assert.match(texte, /Ce lieu n’est plus dans la liste officielle depuis le 23 novembre 2026/)
    assert.match(html, /href="\/lieux\?ville=Bobigny"/)
    assert.doesNotMatch((await page('/lieux?ville=Bobigny')).texte, /Caf ouverte/)
    monde.clock.set(UN_LUNDI)
  })
})

surChaqueBase('pages of an empty directory', (ouvrir) => {
  it('say that nothing is recorded yet', async () => {
    const monde = creerMondeAnnuaire(await ouvrir())
    const personne = await monde.navigateur()
    for (const chemin of ['/', '/lieux', '/lieux?ville=Bobigny&q=caf', '/lieux/contours.json', '/agent/annuaire']) {
      const reponse = await personne.get(chemin)
      assert.ok(reponse.status < 400, chemin)
      if (chemin.startsWith('/lieux?') || chemin === '/')
        assert.match(lire(await reponse.text()), /Aucun lieu n’est encore enregistré/)
    }
    monde.close()
  })
})
