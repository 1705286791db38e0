import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { projectRoot } from '../../platform/index.ts'
import { surChaqueBase } from '../../platform/testing/index.ts'
import { importer } from '../imports/formats.ts'
import { annuaire } from '../index.ts'
import { ouvrirMonde, prendre } from './banc.test-data.ts'
import { RESEAUX } from './reseaux.ts'

const STRUCTURES = 'data-inclusion-structures.json'
const SERVICES = 'data-inclusion-services.json'

surChaqueBase('exchanging the directory', (ouvrir) => {
  test('what is exported, imported elsewhere and exported again is the same to the byte', async () => {
    const ici = await ouvrirMonde(ouvrir, true)
    const [structures, services] = [await ici.lire(STRUCTURES), await ici.lire(SERVICES)]
    assert.ok(JSON.parse(structures).length > 40)
    assert.ok(JSON.parse(services).length > 5)
    ici.monde.close()

    const ailleurs = await ouvrirMonde(ouvrir, false)
    const lues = await prendre(ailleurs.monde.services, 'data-inclusion-structures', structures)
    assert.deepEqual(lues.rejetes, [])
    const offres = await prendre(ailleurs.monde.services, 'data-inclusion-services', services)
    assert.deepEqual(offres.rejetes, [])
    assert.equal(await ailleurs.lire(STRUCTURES), structures)
    assert.equal(await ailleurs.lire(SERVICES), services)

    const encore = await prendre(ailleurs.monde.services, 'data-inclusion-structures', structures)
    assert.deepEqual([encore.crees, encore.modifies, encore.retires], [0, 0, 0])
    const aussi = await prendre(ailleurs.monde.services, 'data-inclusion-services', services)
    assert.deepEqual([aussi.crees, aussi.modifies], [0, 0])
    ailleurs.monde.close()
  })

  test('a structure of a network that we do not list is refused with its reason: shelters never come in', async () => {
    const { monde } = await ouvrirMonde(ouvrir, false)
    const une = {
      source: 'dora',
      date_maj: '2026-10-01',
      nom: 'Essai',
      commune: 'Bobigny',
      code_postal: '93000',
      code_insee: '93008',
    }
    const rapport = await prendre(
      monde.services,
      'data-inclusion-structures',
      JSON.stringify([
        { ...une, id: 'dora--foyer', reseaux_porteurs: ['chrs'] },
        { ...une, id: 'dora--ccas', reseaux_porteurs: ['ccas-cias'] },
        { ...une, id: 'sans-source' },
        'rien',
      ]),
    )
    assert.equal(rapport.crees, 1)
    assert.deepEqual(
      rapport.rejetes.map((r) => [r.ligne, r.code]),
      [
        [1, 'type-non-publie'],
        [3, 'champ'],
        [4, 'champ'],
      ],
    )
    monde.close()
  })

  test('a file that is not what it says is refused whole, in a sentence', async () => {
    const { monde } = await ouvrirMonde(ouvrir, false)
    const fichier = { nom: 'x.json', texte: '<html>', latin1: false, empreinte: 'x', date: null }
    const options = { departement: null, essai: false, avance: () => {} }
    const fait = await importer(monde.services, 'data-inclusion-structures', fichier, options)
    assert.ok(!fait.ok && fait.refus.message.includes("n'est pas une liste data·inclusion"))
    monde.close()
  })

  test('a file that gives no place changes nothing: it would take down every place of its source', async () => {
    const { monde, lire } = await ouvrirMonde(ouvrir, false)
    const une = { source: 'dora', id: 'dora--seule', date_maj: '2026-10-01', nom: 'Encore là', commune: 'Bobigny' }
    const place = { ...une, code_postal: '93000', code_insee: '93008', reseaux_porteurs: ['caf'] }
    await prendre(monde.services, 'data-inclusion-structures', JSON.stringify([place]))
    for (const texte of ['[]', JSON.stringify([{ ...place, date_maj: null }])]) {
      const fichier = { nom: 'x.json', texte, latin1: false, empreinte: texte, date: null }
      const options = { departement: null, essai: false, avance: () => {} }
      const fait = await importer(monde.services, 'data-inclusion-structures', fichier, options)
      assert.ok(!fait.ok && fait.refus.message.includes('aucun lieu'), texte)
    }
    assert.match(await lire('lieux.csv'), /Encore là/)
    monde.close()
  })

  test('the feed is kept by who has it, until the directory changes', async () => {
    const { monde, visiteur } = await ouvrirMonde(ouvrir, true)
    const adresse = '/api/v1/export/lieux.geojson'
    const premiere = await visiteur.get(adresse)
    const etiquette = premiere.headers.get('etag') ?? ''
    assert.equal(premiere.headers.get('access-control-allow-origin'), '*')
    assert.equal((await visiteur.get(adresse, { 'if-none-match': etiquette })).status, 304)
    await annuaire(monde.services).demonstration?.()
    monde.clock.advance(1)
    await prendre(
      monde.services,
      'data-inclusion-structures',
      JSON.stringify([
        {
          source: 'dora',
          id: 'dora--x',
          date_maj: '2026-10-01',
          nom: 'Neuf',
          commune: 'Bobigny',
          code_postal: '93000',
          code_insee: '93008',
          reseaux_porteurs: ['caf'],
        },
      ]),
    )
    assert.equal((await visiteur.get(adresse, { 'if-none-match': etiquette })).status, 200)
    assert.equal((await visiteur.get('/api/v1/export/nimporte.csv')).status, 404)
    monde.close()
  })

  test('tables say the same as the map, and nothing in them runs', async () => {
    const { monde, visiteur, lire } = await ouvrirMonde(ouvrir, true)
    await prendre(
      monde.services,
      'data-inclusion-structures',
      JSON.stringify([
        {
          source: 'dora',
          id: 'dora--f',
          date_maj: '2026-10-01',
          nom: '=HYPERLINK("http://x")',
          commune: 'Bobigny',
          code_postal: '93000',
          code_insee: '93008',
          reseaux_porteurs: ['caf'],
        },
      ]),
    )
    const carte = JSON.parse(await lire('lieux.geojson'))
    const csv = (await lire('lieux.csv')).trim().split('\r\n')
    assert.equal(csv.length - 1, carte.features.length)
    assert.ok(csv.some((l) => l.includes(`'=HYPERLINK`)))
    const ods = unzipSync(new Uint8Array(await (await visiteur.get('/api/v1/export/lieux.ods')).arrayBuffer()))
    const feuille = strFromU8(ods['content.xml'] ?? new Uint8Array())
    assert.equal(feuille.match(/<table:table-row>/g)?.length, csv.length)
    assert.match(feuille, /=HYPERLINK\("http:\/\/x"\)<\/text:p>/)
    const xlsx = unzipSync(new Uint8Array(await (await visiteur.get('/api/v1/export/lieux.xlsx')).arrayBuffer()))
    const tableau = strFromU8(xlsx['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    assert.equal(tableau.match(/<row>/g)?.length, csv.length)
    assert.match(tableau, /<t xml:space="preserve">=HYPERLINK\("http:\/\/x"\)<\/t>/)
    monde.close()
  })
})

test('networks are those of the vocabulary', (t) => {
  const chemin = join(projectRoot, '..', 'shared', 'data', 'data-inclusion', 'schema', 'v1', 'reseaux_porteurs_v1.csv')
  if (!existsSync(chemin)) return t.diagnostic('vocabulary absent: not compared')
  const connus = new Set(
    readFileSync(chemin, 'utf8')
      .split('\n')
      .map((l) => l.split(',')[0]),
  )
  for (const reseau of Object.values(RESEAUX)) assert.ok(connus.has(reseau), reseau)
})
