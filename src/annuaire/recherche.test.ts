import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { SYSTEME } from '../platform/index.ts'
import { creerMonde, type MondeDeTest, surChaqueBase } from '../platform/testing/index.ts'
import { createTrouverEndroit } from './communes.ts'
import type { Exception } from './horaires.ts'
import { assurerCommunes } from './imports/communes.ts'
import type { LieuControle } from './imports/controles.ts'
import { ecrireExceptions, ecrireLieux } from './imports/ecriture.ts'
import { distanceKm, estOuvert } from './model.ts'
import { lireHoraires } from './osm.ts'
import { type Chercher, createChercher, type Recherche } from './recherche.ts'
import { APPROCHE_KM } from './requete.ts'
import { cleTri } from './texte.ts'
import { operateursDuType, type TypeLieu } from './types.ts'
import { createVersion } from './version.ts'

const TYPES: TypeLieu[] = ['caf', 'cpam', 'france-services', 'pmi', 'mairie']
const HORAIRES = [
  'Mo-Fr 09:00-12:00,14:00-17:00',
  'Tu-Su 10:00-22:00',
  '24/7',
  'Mo 08:00-09:15; We unknown',
  'off',
  null,
]
const BOBIGNY = { commune: '93008', ville: 'Bobigny', position: { lat: 48.907, lon: 2.44 } }
const VILLES = [
  BOBIGNY,
  { commune: '93066', ville: 'Saint-Denis', position: { lat: 48.93, lon: 2.359 } },
  { commune: '93051', ville: 'Noisy-le-Grand', position: { lat: 48.836, lon: 2.565 } },
]
/** The clock of the tests stands in the middle of it. */
const CE_LUNDI: Exception = { du: '2026-11-22', au: '2026-11-23', plages: [], motif: null, annonceLe: null }
/** Other hours on that Monday, on a Saturday and on a public holiday. */
const AUTREMENT: Exception[] = [
  { ...CE_LUNDI, plages: [{ debut: 540, fin: 600 }] },
  { ...CE_LUNDI, du: '2026-11-28', au: '2026-11-28', plages: [{ debut: 600, fin: 720 }] },
  { ...CE_LUNDI, du: '2026-12-24', au: '2026-12-26', plages: [{ debut: 600, fin: 720 }] },
]

const ecart = fc.double({ min: -0.05, max: 0.05, noNaN: true })
const brut = fc.record({
  type: fc.constantFrom(...TYPES),
  ou: fc.constantFrom(...VILLES),
  ecarts: fc.option(fc.tuple(ecart, ecart), { freq: 8 }),
  osm: fc.constantFrom(...HORAIRES),
  accessible: fc.constantFrom(true, false, null),
  exceptions: fc.constantFrom<Exception[]>([], [CE_LUNDI], AUTREMENT),
  approchee: fc.boolean(),
})

/** The same invented places each time. */
const LIEUX: LieuControle[] = fc.sample(brut, { seed: 93, numRuns: 150 }).map((b, rang) => {
  const { type, ou, ecarts, osm, accessible, exceptions, approchee } = b
  const lu = osm === null ? null : lireHoraires(osm)
  return {
    departement: '93',
    sourceId: String(rang),
    id: `l-${rang}`,
    sourceTitre: 'Essai',
    // Several share a name: pages must not lose those.
    nom: `${type} ${rang % 7}`,
    types: [type],
    operateurs: operateursDuType(type),
    itinerant: false,
    adresse: null,
    complement: null,
    codePostal: null,
    commune: ou.commune,
    ville: ou.ville,
    autresNoms: ou.ville === 'Saint-Denis' ? ['Pierrefitte-sur-Seine', '93380'] : [],
    position: ecarts && { lat: ou.position.lat + ecarts[0], lon: ou.position.lon + ecarts[1] },
    approchee: approchee && ecarts !== null,
    telephone: null,
    email: null,
    site: null,
    horaires: lu?.ok ? lu.value : null,
    accessible,
    accesNote: null,
    services: [],
    note: null,
    rendezVous: null,
    exemple: true,
    confirmeLe: null,
    exceptions,
  }
})

type Criteres = Pick<
  Recherche,
  'autour' | 'communes' | 'types' | 'operateurs' | 'ouvert' | 'accessible' | 'ouvertsDAbord'
>

/** What the search must find, said simply. */
function attendus(criteres: Criteres, maintenant: Date): string[] {
  const { autour, communes, types, operateurs, ouvert, accessible, ouvertsDAbord } = criteres
  const distance = (l: LieuControle) => (autour && l.position ? distanceKm(autour.position, l.position) : null)
  const ici = (l: LieuControle) => {
    const d = distance(l)
    const dedans = communes?.includes(l.commune ?? '') ?? false
    return autour ? dedans || (d !== null && d <= autour.rayonKm) : communes === undefined || dedans
  }
  const rang = (l: LieuControle) => (ouvertsDAbord && !ouvert && estOuvert(l, maintenant) !== true ? 1 : 0)
  const loin = (l: LieuControle) => (distance(l) ?? 1e9) + (l.approchee ? APPROCHE_KM : 0)
  const cle = (l: LieuControle) => (autour ? loin(l) : cleTri(`${l.ville} ${l.nom}`))
  return LIEUX.filter(
    (l) =>
      ici(l) &&
      (!types || types.some((t) => l.types.includes(t as TypeLieu))) &&
      (!operateurs || operateurs.some((o) => l.operateurs.includes(o))) &&
      (!ouvert || estOuvert(l, maintenant) === true) &&
      (!accessible || l.accessible === true),
  )
    .sort((a, b) => rang(a) - rang(b) || comparer(cle(a), cle(b)) || comparer(a.id, b.id))
    .map((l) => l.id)
}

function comparer(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const criteres = fc.record(
  {
    autour: fc.record({
      position: fc.constantFrom(...VILLES.map((v) => v.position)),
      rayonKm: fc.constantFrom(1, 3, 8, 100),
    }),
    communes: fc.subarray(
      VILLES.map((v) => v.commune),
      { minLength: 1 },
    ),
    types: fc.subarray(TYPES, { minLength: 1 }),
    operateurs: fc.subarray(['caf', 'cpam', 'departement'], { minLength: 1 }),
    ouvert: fc.constant(true),
    accessible: fc.constant(true),
    ouvertsDAbord: fc.constant(true),
  },
  { requiredKeys: [] },
)
/** Monday, a Saturday, a public holiday, a Wednesday of unknown hours, the middle of a night. */
const moments = fc.constantFrom(
  '2026-11-23T09:10',
  '2026-11-28T10:30',
  '2026-12-25T10:30',
  '2026-11-25T11:00',
  '2026-11-24T03:00',
)

surChaqueBase('search', (ouvrir) => {
  let monde: MondeDeTest
  let chercher: Chercher

  before(async () => {
    const database = await ouvrir()
    monde = creerMonde(database, () => [])
    chercher = createChercher(monde.services, createVersion(database, monde.clock, '93'))
    await database.as(SYSTEME, async (trx) => {
      await assurerCommunes(trx, '93')
      await ecrireLieux(trx, 'essai', LIEUX, () => {})
      await ecrireExceptions(trx, LIEUX)
    })
  })
  after(() => monde.close())

  const trouver = async (recherche: Recherche) => {
    const trouves = await chercher(recherche)
    assert.ok(trouves.ok)
    return trouves.value
  }
  const toutesLesPages = async (recherche: Recherche) => {
    const ids: string[] = []
    const totaux = new Set<number>()
    let apres: string | undefined
    do {
      const page = await trouver({ ...recherche, apres })
      ids.push(...page.lieux.map((l) => l.lieu.id))
      for (const { lieu, ouvert } of page.lieux) assert.equal(ouvert, estOuvert(lieu, recherche.a ?? monde.clock.now()))
      totaux.add(page.total)
      apres = page.suivant ?? undefined
    } while (apres)
    return { ids, totaux: [...totaux] }
  }

  test('finds the right places, in the right order, page after page, at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(criteres, moments, fc.integer({ min: 1, max: 60 }), async (c, moment, limite) => {
        const a = new Date(`${moment}:00+01:00`)
        const { ids, totaux } = await toutesLesPages({ ...c, a, limite })
        const voulus = attendus(c, a)
        assert.deepEqual(ids, voulus)
        assert.deepEqual(totaux, [voulus.length])
      }),
      { numRuns: 80 },
    )
  })

  test('words: the place, its town under any name, what its operators do; the direct ones first', async () => {
    const q = async (texte: string) => (await trouver({ q: texte, limite: 100 })).lieux.map((l) => l.lieu)
    const types = async (texte: string) => [...new Set((await q(texte)).flatMap((l) => l.types))].sort()
    assert.deepEqual(await types('Pmí'), ['pmi'])
    assert.deepEqual(await types('carte vitale'), ['cpam', 'france-services'])
    assert.deepEqual([...new Set((await q('Pierrefitte')).map((l) => l.ville))], ['Saint-Denis'])
    assert.deepEqual(
      [...new Set((await q('93380 mairies')).map((l) => `${l.types} ${l.ville}`))],
      ['mairie Saint-Denis'],
    )
    assert.deepEqual(await q('zzz'), [])
    const caf = (await q('caf')).map((l) => l.types[0])
    assert.ok(caf.indexOf('france-services') > caf.lastIndexOf('caf'), 'the Caf itself before those who help with it')
    assert.equal((await q('de la')).length, 100, 'empty words are not a search')
  })

  test('the next page means the same « open » as the first', async () => {
    monde.clock.set(new Date('2026-11-23T11:58:00+01:00'))
    const recherche = { ouvertsDAbord: true, limite: 20 }
    const premiere = await trouver(recherche)
    monde.clock.set(new Date('2026-11-23T12:30:00+01:00'))
    const seconde = await trouver({ ...recherche, apres: premiere.suivant ?? '' })
    const ids = [...premiere.lieux, ...seconde.lieux].map((l) => l.lieu.id)
    assert.deepEqual(ids, attendus({ ouvertsDAbord: true }, new Date('2026-11-23T11:58:00+01:00')).slice(0, 40))
  })

  test('a page that was never given is refused', async () => {
    for (const apres of [
      'x',
      Buffer.from('[1,2,3]').toString('base64url'),
      Buffer.from('["a",1,0,"b","c"]').toString('base64url'),
    ]) {
      const trouves = await chercher({ apres, limite: 5 })
      assert.equal(trouves.ok ? 'ok' : trouves.refus.champ, 'apres')
    }
  })

  test('open at some time of the day', async () => {
    const { lieux } = await trouver({
      ouvertDansLaJournee: true,
      a: new Date('2026-11-28T23:30:00+01:00'),
      limite: 100,
    })
    // A Saturday, late: those of the week are shut, those of Tuesday to Sunday were open, and those who said so.
    const autrement = Map.groupBy(lieux, ({ lieu }) => lieu.exceptions.some((e) => e.du === '2026-11-28'))
    const horaires = (autrement.get(false) ?? []).map((l) => l.lieu.horaires?.osm)
    assert.deepEqual([...new Set(horaires)].sort(), ['24/7', 'Tu-Su 10:00-22:00'])
    assert.ok(autrement.get(true)?.some((l) => l.lieu.horaires?.osm === 'off'))
  })

  test('a town by its name, an older one, its beginning, its postcode or its code', async () => {
    const trouverEndroit = createTrouverEndroit(monde.services)
    const nom = async (texte: string) => (await trouverEndroit(texte, 'postal'))?.nom
    for (const texte of ['Pierrefitte', '93380', 'St-Denis', 'saint denis', '93059', '93066'])
      assert.equal(await nom(texte), 'Saint-Denis', texte)
    assert.equal(await nom('Bobigny (93000)'), 'Bobigny')
    assert.equal(await nom('nulle part du tout'), undefined)
    // 01500 is the postcode of several communes of the Ain, and the Insee code of none.
    assert.ok(((await trouverEndroit('01500', 'postal'))?.codes.length ?? 0) > 1)
  })
})
