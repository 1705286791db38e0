import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { z } from '@hono/zod-openapi'
import { systeme } from '../../platform/index.ts'
import { creerMonde, type MondeDeTest, type Navigateur, surChaqueBase } from '../../platform/testing/index.ts'
import { annuaire } from '../index.ts'
import { createVersion } from '../version.ts'
import { createEtiquette } from './etiquette.ts'
import type { LieuApi, pageApi } from './formes.ts'
import { createInchange } from './inchange.ts'

interface Page {
  lieux: LieuApi[]
  total: number
  suivant: string | null
  compris: z.infer<typeof pageApi>['compris']
}

surChaqueBase('open API', (ouvrir) => {
  let monde: MondeDeTest
  let visiteur: Navigateur

  before(async () => {
    monde = creerMonde(await ouvrir(), (services) => {
      const lieux = annuaire(services)
      return [lieux, systeme(services, [lieux])]
    })
    await annuaire(monde.services).demonstration?.()
    visiteur = await monde.navigateur()
  })
  after(() => monde.close())

  const lire = async (params: string, headers = {}) => {
    const reponse = await visiteur.get(`/api/v1/lieux${params}`, headers)
    assert.equal(reponse.status, 200, params)
    return (await reponse.json()) as Page
  }

  test('a page of places, each with what was promised', async () => {
    const { lieux, total, suivant } = await lire('?limite=5')
    assert.deepEqual([lieux.length, total, typeof suivant], [5, 48, 'string'])
    for (const lieu of lieux)
      for (const champ of 'id nom types adresse commune position horaires ouvert source confirme_le'.split(' '))
        assert.ok(champ in lieu, champ)
  })

  test('what was understood of the words, and corrected', async () => {
    const { compris } = await lire('?q=cart+vital')
    assert.equal(compris?.texte, 'cart vital')
    assert.equal(compris?.corrige, 'carte vitale')
    assert.deepEqual(compris?.besoins[0], { nom: 'votre carte Vitale', types: ['cpam'] })
    assert.deepEqual(compris?.a_lire[0], {
      titre: 'Demander ou débloquer sa carte Vitale',
      url: 'http://localhost/demarches/sante-carte-vitale',
    })
    assert.equal((await lire('?q=carte+vitale')).compris?.corrige, null)
    assert.equal((await lire('?limite=1')).compris, null)
    const geojson = await (await visiteur.get('/api/v1/lieux?q=cart+vital&format=geojson')).json()
    assert.deepEqual(geojson.compris, compris)
    const { components } = await (await visiteur.get('/api/v1/openapi.json')).json()
    assert.ok(components.schemas.Compris.properties.corrige, 'documented')
  })

  test('following « suivant » gives every place once', async () => {
    const ids: string[] = []
    let apres = ''
    do {
      const page = await lire(`?limite=11${apres}`)
      ids.push(...page.lieux.map((l) => l.id))
      apres = page.suivant ? `&apres=${page.suivant}` : ''
    } while (apres)
    assert.deepEqual([ids.length, new Set(ids).size], [48, 48])
  })

  test('filters: commune by code, postcode or old name, around, type, operator, open, accessible', async () => {
    const villes = async (params: string) => [...new Set((await lire(params)).lieux.map((l) => l.commune.nom))]
    for (const commune of ['93066', '93380', 'Pierrefitte'])
      assert.deepEqual(await villes(`?commune=${commune}`), ['Saint-Denis'])
    const autour = (await lire('?commune=93008&rayon=4')).lieux
    assert.ok(new Set(autour.map((l) => l.commune.nom)).size > 1)
    const distances = autour.flatMap((l) => l.distance ?? [])
    assert.deepEqual(
      distances,
      distances.toSorted((a, b) => a - b),
    )
    assert.ok(distances.length > 3 && distances.every((d) => d <= 4))
    assert.ok(autour.every((l) => (l.distance === null) === l.position?.approchee))
    assert.ok((await lire('?type=pmi,ccas')).lieux.every((l) => l.types.includes('pmi') || l.types.includes('ccas')))
    assert.ok((await lire('?operateur=mdph')).lieux.every((l) => l.operateurs.includes('mdph')))
    assert.ok((await lire('?ouvert=oui')).lieux.every((l) => l.ouvert === true))
    assert.ok((await lire('?accessible=oui')).lieux.every((l) => l.accessible === true))
    assert.equal((await lire('?q=&commune=&ouvert=')).total, 48, 'an empty parameter is not a filter')
  })

  test('open, closed and not known are three answers', async () => {
    const { lieux } = await lire('?limite=100')
    assert.deepEqual(new Set(lieux.map((l) => l.ouvert)), new Set([true, false, null]))
    assert.ok(lieux.every((l) => (l.ouvert === null) === (l.horaires === null)))
  })

  test('GeoJSON by the header or by the address', async () => {
    for (const [params, headers] of [
      ['?limite=100', { accept: 'application/geo+json' }],
      ['?limite=100&format=geojson', {}],
    ] as const) {
      const reponse = await visiteur.get(`/api/v1/lieux${params}`, headers)
      assert.match(reponse.headers.get('content-type') ?? '', /^application\/geo\+json/)
      const { type, features } = await reponse.json()
      assert.deepEqual([type, features.length], ['FeatureCollection', 48])
      const [premiere] = features.filter((f: { geometry: unknown }) => f.geometry !== null)
      assert.equal(premiere.geometry.type, 'Point')
      const [lon, lat] = premiere.geometry.coordinates
      assert.ok(lon > 2 && lon < 3 && lat > 48 && lat < 49, 'longitude first')
    }
  })

  test('a place by its identifier, with its coming closures', async () => {
    const lieu = await (await visiteur.get('/api/v1/lieux/exemple-france-services-tilleuls')).json()
    assert.equal(lieu.nom, 'France Services des Tilleuls (exemple)')
    assert.deepEqual(lieu.fermetures, [
      { du: '2026-11-28', au: '2026-11-28', motif: 'Formation de l’équipe', annonce_le: '2026-11-17' },
    ])
    const absent = await visiteur.get('/api/v1/lieux/personne')
    assert.deepEqual([absent.status, (await absent.json()).title], [404, 'Lieu introuvable'])
  })

  for (const [params, parametre, message] of [
    ['lat=48.9', 'lon', /longitude/],
    ['lon=2.4', 'lat', /latitude/],
    ['lat=abc&lon=2', 'lat', /nombre/],
    ['lat=95&lon=2', 'lat', /au plus 90/],
    ['rayon=5', 'rayon', /point/],
    ['commune=93008&rayon=500', 'rayon', /au plus 100 km/],
    ['commune=Nullepart', 'commune', /pas une commune/],
    ['type=zoo', 'type', /« zoo »/],
    ['operateur=caf,zoo', 'operateur', /« zoo »/],
    ['ouvert=peut-être', 'ouvert', /oui.*non/],
    ['limite=0', 'limite', /au moins 1/],
    ['limite=101', 'limite', /au plus 100/],
    ['apres=nimporte', 'apres', /début/],
    ['format=xml', 'format', /geojson/],
    [`q=${'a'.repeat(201)}`, 'q', /200 caractères/],
  ] as const)
    test(`refuses ${params.slice(0, 30)}, naming ${parametre}`, async () => {
      const reponse = await visiteur.get(`/api/v1/lieux?${params}`)
      assert.equal(reponse.status, 400)
      assert.match(reponse.headers.get('content-type') ?? '', /^application\/problem\+json/)
      const { erreurs, detail } = await reponse.json()
      assert.deepEqual(
        erreurs.map((e: { parametre: string }) => e.parametre),
        [parametre],
      )
      assert.match(erreurs[0].message, message)
      assert.match(detail, /^Paramètre « /)
    })

  test('the description names every parameter and answer', async () => {
    const { paths, components } = await (await visiteur.get('/api/v1/openapi.json')).json()
    const noms = paths['/api/v1/lieux'].get.parameters.map((p: { name: string }) => p.name)
    assert.deepEqual(noms, 'q commune lat lon rayon type operateur ouvert accessible apres limite format'.split(' '))
    assert.ok(paths['/api/v1/lieux/{id}'].get.responses[200])
    const [lieu] = (await lire('?limite=1')).lieux
    assert.deepEqual(Object.keys(components.schemas.Lieu.properties).sort(), Object.keys(lieu ?? {}).sort())
  })

  test('an unchanged answer is not sent again, until the minute, the directory or the question changes', async () => {
    const adresse = '/api/v1/lieux?q=caf'
    const etiquette = (await visiteur.get(adresse)).headers.get('etag') ?? ''
    const statut = async (a = adresse, headers = {}) =>
      (await visiteur.get(a, { 'if-none-match': etiquette, ...headers })).status
    assert.equal(await statut(), 304)
    assert.equal((await visiteur.get(adresse, { 'if-none-match': `W/${etiquette}` })).status, 304)
    assert.equal(await statut('/api/v1/lieux?q=cpam'), 200)
    assert.equal(await statut(adresse, { accept: 'application/geo+json' }), 200)
    monde.clock.advance(1 / 60)
    assert.equal(await statut(), 200)
  })

  test('the same is known before the server is asked', async () => {
    const version = createVersion(monde.services.database, monde.clock, '93')
    const inchange = createInchange(createEtiquette(monde.clock, version))
    const url = '/api/v1/lieux?q=caf'
    const etiquette = (await visiteur.get(url)).headers.get('etag') ?? ''
    const requete = { method: 'GET', url, headers: { 'if-none-match': etiquette } }
    assert.equal(inchange(requete), null, 'the version is not known yet')
    await version.lire()
    assert.equal(inchange(requete)?.ETag, etiquette)
    assert.equal(inchange({ ...requete, url: '/api/v1/lieux' }), null)
    assert.equal(inchange({ ...requete, method: 'POST' }), null)
    assert.equal(inchange({ ...requete, headers: {} }), null)
    monde.clock.advance(1)
    assert.equal(inchange(requete), null)
  })

  test('any site may read it, and no cookie is set', async () => {
    const { headers } = await visiteur.get('/api/v1/lieux')
    assert.equal(headers.get('access-control-allow-origin'), '*')
    assert.equal(headers.get('set-cookie'), null)
  })
})
