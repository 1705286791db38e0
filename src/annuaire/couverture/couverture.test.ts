import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { CommandIo } from '../../platform/index.ts'
import { type MondeDeTest, surChaqueBase } from '../../platform/testing/index.ts'
import { distanceKm } from '../model.ts'
import { creerMondeAnnuaire, garnir, type LieuDEssai, lire } from '../pages/banc.test-data.ts'
import { commandeCouverture } from './commande.ts'
import { type CommuneCouverte, type Couverture, presence, RAYON_KM, sansLieu, TOUS, trier } from './model.ts'
import { findCouverture } from './store.ts'

const SAINT_DENIS = { communeInsee: '93066', communeNom: 'Saint-Denis', codePostal: '93200', lat: 48.936, lon: 2.357 }
const LIEUX: LieuDEssai[] = [
  { id: 'caf-bobigny', types: ['caf'], horaires: 'Mo-Fr 09:00-12:00,13:30-17:00' },
  { id: 'ccas-et-epn', types: ['ccas', 'epn'], horaires: 'Sa 10:00-12:30', lat: 48.91 },
  { id: 'ccas-inconnu', types: ['ccas'], horaires: null, lat: 48.911 },
  { id: 'fs-nord', types: ['france-services'], horaires: 'Mo-Th 09:00-17:00', ...SAINT_DENIS },
  { id: 'fs-pierrefitte', types: ['france-services'], horaires: 'Mo-We 09:00-12:00', ...SAINT_DENIS, lat: 48.963 },
  // Sarcelles, in the next département, is nearer to some communes.
  {
    id: 'mdph-voisine',
    types: ['mdph'],
    communeInsee: '95585',
    communeNom: 'Sarcelles',
    codePostal: '95200',
    lat: 48.995,
    lon: 2.38,
  },
  {
    id: 'cnav-loin',
    types: ['cnav'],
    communeInsee: '69123',
    communeNom: 'Lyon',
    codePostal: '69001',
    lat: 45.76,
    lon: 4.83,
  },
]

surChaqueBase('coverage of the communes', (ouvrir) => {
  let monde: MondeDeTest
  let couverture: Couverture
  const lue = () => findCouverture(monde.services.database.db, '93')
  const commune = (nom: string) => couverture.communes.find((c) => c.nom === nom) as CommuneCouverte

  before(async () => {
    monde = creerMondeAnnuaire(await ouvrir())
    await garnir(monde.services, LIEUX)
    // Written before the two communes joined.
    await sql`update lieux set commune = '93059' where id = 'fs-pierrefitte'`.execute(monde.services.database.db)
    couverture = await lue()
  })

  test('has one line for each commune of today', () => {
    assert.equal(couverture.communes.length, 39)
    assert.ok(!couverture.communes.some((c) => c.code === '93059'))
  })

  test('adds hours and places up, and says those whose hours nobody knows', () => {
    const bobigny = commune('Bobigny')
    assert.deepEqual(
      { ...presence(bobigny, 'caf'), proche: null },
      { lieux: 1, sansHoraires: 0, heures: 32.5, proche: null },
    )
    assert.deepEqual(
      { ...presence(bobigny, 'ccas'), proche: null },
      { lieux: 2, sansHoraires: 1, heures: 2.5, proche: null },
    )
    // A place of two kinds is one place.
    assert.deepEqual(
      { ...presence(bobigny, TOUS), proche: null },
      { lieux: 3, sansHoraires: 1, heures: 35, proche: null },
    )
  })

  test('the merged commune holds what both had', () => {
    const saintDenis = commune('Saint-Denis')
    assert.deepEqual(saintDenis.anciennes, ['Pierrefitte-sur-Seine'])
    const { lieux, heures } = presence(saintDenis, 'france-services')
    assert.deepEqual({ lieux, heures }, { lieux: 2, heures: 41 })
    const total = couverture.communes.reduce((somme, c) => somme + presence(c, TOUS).lieux, 0)
    assert.equal(total, 5)
  })

  test('the nearest place may be over the border, but not out of reach', () => {
    assert.equal(presence(commune('Stains'), 'mdph').proche?.id, 'mdph-voisine')
    assert.equal(presence(commune('Stains'), 'mdph').lieux, 0)
    assert.ok(!couverture.genres.includes('cnav'))
  })

  test('places that are no longer listed do not count', async () => {
    const { db } = monde.services.database
    await sql`update lieux set retire_le = '2026-11-01' where id = 'caf-bobigny'`.execute(db)
    assert.ok(!(await lue()).genres.includes('caf'))
    await sql`update lieux set retire_le = null where id = 'caf-bobigny'`.execute(db)
  })

  test('each distance is the least that distanceKm finds, wherever the places are', async () => {
    const { db } = monde.services.database
    const pres = fc.record({
      lat: fc.double({ min: 48.3, max: 49.5, noNaN: true }),
      lon: fc.double({ min: 1.5, max: 3.4, noNaN: true }),
    })
    const places = fc.array(pres, { minLength: LIEUX.length, maxLength: LIEUX.length })
    await fc.assert(
      fc.asyncProperty(places, async (positions) => {
        for (const [rang, { id }] of LIEUX.entries())
          await sql`update lieux set lat = ${positions[rang]?.lat}, lon = ${positions[rang]?.lon} where id = ${id}`.execute(
            db,
          )
        for (const c of (await lue()).communes) {
          const position = c.position ?? { lat: 0, lon: 0 }
          const attendue = Math.min(...positions.map((p) => distanceKm(position, p)))
          const { proche } = presence(c, TOUS)
          if (attendue > RAYON_KM + 0.001) assert.equal(proche, null, c.nom)
          else if (attendue < RAYON_KM - 0.001) assert.ok(Math.abs((proche?.km ?? 0) - attendue) < 0.001, c.nom)
        }
      }),
      { numRuns: 12 },
    )
    await garnir(monde.services, LIEUX)
  })

  test('sorts by what is worst, then by name', () => {
    const noms = (tri: Parameters<typeof trier>[2]) =>
      trier(couverture.communes, 'france-services', tri).map((c) => c.nom)
    assert.equal(noms('nom')[0], 'Aubervilliers')
    assert.equal(noms('heures').at(-1), 'Saint-Denis')
    assert.equal(noms('distance')[0], 'Noisy-le-Grand')
    assert.equal(noms('population')[0], 'Saint-Denis')
    assert.equal(sansLieu(couverture.communes, 'france-services').length, 38)
  })

  test('the page says it in a sentence, on a map and in a table', async () => {
    const page = await (await (await monde.navigateur()).get('/couverture?type=france-services&tri=distance')).text()
    assert.match(lire(page), /Sur 39 communes, 38 communes n’ont aucun lieu\. La plus loin : Noisy-le-Grand, 18,9 km/)
    assert.match(page, /<svg[^>]*role="img"[^>]*aria-label="Carte\. Sur 39 communes/)
    assert.match(page, /aria-current="true"[^>]*>Plus loin d’abord/)
    assert.ok(lire(page).indexOf('Noisy-le-Grand 7') < lire(page).indexOf('Stains 4'))
  })

  test('a name, an old name or a postcode finds the commune; several are proposed; none is said', async () => {
    const personne = await monde.navigateur()
    const texte = async (ville: string) =>
      lire(await (await personne.get(`/couverture?commune=${encodeURIComponent(ville)}`)).text())
    for (const ville of ['93380', 'pierrefitte', 'Saint-Denis (93200)', '93066'])
      assert.match(await texte(ville), /Saint-Denis \(93200\) Avec Pierrefitte-sur-Seine/, ville)
    assert.match(await texte('neuilly'), /Quelle commune \?.*Neuilly-Plaisance \(93360\).*Neuilly-sur-Marne \(93330\)/)
    assert.match(await texte('Lyon'), /« Lyon » n’est pas une commune du département/)
    assert.match(await texte('<script>'), /n’est pas une commune du département/)
  })

  test('what is wrong in the address is left out', async () => {
    const reponse = await (await monde.navigateur()).get('/couverture?type=chateau&tri=toString')
    assert.equal(reponse.status, 200)
    assert.match(lire(await reponse.text()), /Tous les lieux\. /)
  })

  test('what it leads to stays in the language of the reader', async () => {
    const page = await (await (await monde.navigateur()).get('/couverture?langue=pt&tri=heures')).text()
    const liens = [...page.matchAll(/href="(\/(?:couverture|lieux)[^"]*)"[^>]*(hreflang)?/g)].filter(
      (l) => !l[0].includes('hreflang'),
    )
    assert.ok(liens.length > 40)
    for (const [, href = ''] of liens) assert.match(href, /langue=pt/)
    assert.match(page, /<input type="hidden" name="langue" value="pt"/)
  })

  test('the command says it in lines and in JSON', async () => {
    const lignes: string[] = []
    const io: CommandIo = { cwd: '/', out: (l) => lignes.push(l), err: (l) => lignes.push(l), progress: () => {} }
    const commande = commandeCouverture(monde.services)
    assert.equal(await commande.run(['93'], io), 0)
    assert.match(lignes.join('\n'), /^ {2}Saint-Denis \(avec Pierrefitte-sur-Seine\) : 2, 41 h$/m)
    assert.match(lignes.join('\n'), /^ {2}France Services : 38 \(/m)
    lignes.length = 0
    assert.equal(await commande.run(['93', '--json'], io), 0)
    assert.equal(JSON.parse(lignes[0] ?? '').communes[0].presences.tous.lieux, 0)
    assert.equal(await commande.run(['zz'], io), 2)
    assert.match(lignes.at(-1) ?? '', /Aucune commune connue dans le département « ZZ »/)
  })
})
