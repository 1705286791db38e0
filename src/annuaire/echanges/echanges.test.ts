import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { projectRoot, type Services, SYSTEME } from '../../platform/index.ts'
import { creerMonde, surChaqueBase } from '../../platform/testing/index.ts'
import { importer } from '../imports/formats.ts'
import { annuaire } from '../index.ts'
import { corrigerOffre } from '../services/gestes.ts'
import { findOffre } from '../services/store.ts'
import { RESEAUX } from './reseaux.ts'

const STRUCTURES = 'data-inclusion-structures.json'
const SERVICES = 'data-inclusion-services.json'

surChaqueBase('exchanging the directory', (ouvrir) => {
  async function ouvrirMonde(demonstration: boolean) {
    const monde = creerMonde(await ouvrir(), (services) => [annuaire(services)])
    if (demonstration) await annuaire(monde.services).demonstration?.()
    const visiteur = await monde.navigateur()
    const lire = async (nom: string) => await (await visiteur.get(`/api/v1/export/${nom}`)).text()
    return { monde, visiteur, lire }
  }

  const prendre = async (
    services: Services,
    format: 'data-inclusion-structures' | 'data-inclusion-services',
    texte: string,
  ) => {
    const fichier = { nom: 'essai.json', texte, latin1: false, empreinte: String(texte.length), date: null }
    const fait = await importer(services, format, fichier, { departement: null, essai: false, avance: () => {} })
    assert.ok(fait.ok, JSON.stringify(fait))
    return fait.value
  }

  test('what is exported, imported elsewhere and exported again is the same to the byte', async () => {
    const ici = await ouvrirMonde(true)
    const [structures, services] = [await ici.lire(STRUCTURES), await ici.lire(SERVICES)]
    assert.ok(JSON.parse(structures).length > 40)
    assert.ok(JSON.parse(services).length > 5)
    ici.monde.close()

    const ailleurs = await ouvrirMonde(false)
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
    const { monde } = await ouvrirMonde(false)
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

  test('a service corrected here stands against its list, follows it to another place, and goes with it', async () => {
    const { monde, visiteur } = await ouvrirMonde(false)
    const { services } = monde
    const lieu = {
      source: 'dora',
      date_maj: '2026-10-01',
      commune: 'Bobigny',
      code_postal: '93000',
      code_insee: '93008',
    }
    const places = ['a', 'b'].map((id) => ({
      ...lieu,
      id: `dora--${id}`,
      nom: `Lieu ${id}`,
      reseaux_porteurs: ['caf'],
    }))
    await prendre(services, 'data-inclusion-structures', JSON.stringify(places))
    const service = (id: string, plus: object = {}) => ({
      source: 'dora',
      id: `dora--${id}`,
      structure_id: 'dora--a',
      date_maj: '2026-10-01',
      nom: `Service ${id}`,
      description: 'Aide au budget.',
      thematiques: ['famille--garde-denfants'],
      ...plus,
    })
    const lister = (...liste: object[]) => prendre(services, 'data-inclusion-services', JSON.stringify(liste))
    assert.equal((await lister(service('un'), service('deux'))).crees, 2)

    const acteur = await monde.compte({ role: 'responsable', structure: 'equipe' })
    await services.database.as(SYSTEME, (trx) =>
      trx.updateTable('structures').set({ lieu_id: 'dora--a' }).where('id', '=', 'equipe').execute(),
    )
    const offre = await findOffre(services, '93', 'dora--un')
    assert.ok(offre)
    const { id, lieuId, exemple, misAJourLe, ...contenu } = offre
    const corrige = { ...contenu, nom: 'Corrigé ici' }
    assert.ok((await corrigerOffre(services, acteur, { id: lieuId, exemple }, { id, rang: 0 }, corrige)).ok)

    const suite = await lister(
      service('un', { description: 'Autre texte.' }),
      service('deux', { structure_id: 'dora--b' }),
    )
    assert.deepEqual([suite.crees, suite.modifies, suite.retires, suite.avertissements], [0, 2, 0, []])
    const page = await (await visiteur.get('/lieux/dora--a/services/dora--un')).text()
    assert.match(page, /Corrigé ici[\s\S]*Autre texte/)
    assert.equal((await visiteur.get('/lieux/dora--b/services/dora--deux')).status, 200)

    const vieille = await lister(service('un', { nom: 'Vieux nom' }), service('deux', { structure_id: 'dora--b' }))
    assert.deepEqual(
      vieille.avertissements.map((a) => a.code),
      ['correction-gardee'],
    )
    const neuve = await lister(service('un', { nom: 'Neuf', date_maj: '2027-12-01' }))
    assert.deepEqual([neuve.modifies, neuve.retires], [1, 1])
    assert.deepEqual(
      neuve.avertissements.map((a) => a.code),
      ['correction-remplacee'],
    )
    assert.equal((await findOffre(services, '93', 'dora--un'))?.nom, 'Neuf')
    assert.equal(await findOffre(services, '93', 'dora--deux'), null)
    monde.close()
  })

  test('a service given at another address keeps it, here and when it is passed on', async () => {
    const { monde, visiteur, lire } = await ouvrirMonde(false)
    const { services } = monde
    const commun = {
      source: 'dora',
      date_maj: '2026-10-01',
      code_insee: '93008',
      commune: 'Bobigny',
      code_postal: '93000',
    }
    const structure = { ...commun, id: 'dora--ici', nom: 'Ici', adresse: '1 rue Exemple', reseaux_porteurs: ['caf'] }
    const service = { ...commun, structure_id: 'dora--ici', description: 'Essai.', thematiques: [] }
    await prendre(services, 'data-inclusion-structures', JSON.stringify([structure]))
    const ailleurs = { adresse: '9 allée Témoin', complement_adresse: 'Salle 2', latitude: 48.9, longitude: 2.4 }
    const liste = [
      { ...service, ...ailleurs, id: 'dora--la', nom: 'Ailleurs' },
      { ...service, id: 'dora--meme', nom: 'Ici même', adresse: '1, RUE EXEMPLE' },
      { ...service, id: 'dora--rien', nom: 'Sans rue' },
    ]
    assert.equal((await prendre(services, 'data-inclusion-services', JSON.stringify(liste))).crees, 3)
    assert.equal((await findOffre(services, '93', 'dora--la'))?.ailleurs?.adresse, '9 allée Témoin')
    assert.equal((await findOffre(services, '93', 'dora--meme'))?.ailleurs, null)
    assert.equal((await findOffre(services, '93', 'dora--rien'))?.ailleurs, null)

    const page = await (await visiteur.get('/lieux/dora--ici/services/dora--la')).text()
    assert.match(page, /9 allée Témoin/)
    assert.doesNotMatch(page, /1 rue Exemple/)
    assert.match(await (await visiteur.get('/lieux/dora--ici')).text(), /9 allée Témoin, Bobigny/)
    const ecrit = await lire(SERVICES)
    const [la] = JSON.parse(ecrit).filter((s: { id: string }) => s.id === 'dora--la')
    for (const [champ, valeur] of Object.entries({ ...ailleurs, commune: 'Bobigny' }))
      assert.equal(la[champ], valeur, champ)

    const encore = await prendre(services, 'data-inclusion-services', JSON.stringify(liste))
    assert.deepEqual([encore.crees, encore.modifies, encore.inchanges], [0, 0, 3])
    const revenu = await prendre(
      services,
      'data-inclusion-services',
      JSON.stringify([{ ...liste[0], adresse: null }, ...liste.slice(1)]),
    )
    assert.equal(revenu.modifies, 1)
    assert.equal((await findOffre(services, '93', 'dora--la'))?.ailleurs, null)
    monde.close()
  })

  test('an identifier with a slash, a question mark and a hash has pages that its links lead to', async () => {
    const { monde, visiteur } = await ouvrirMonde(false)
    const id = 'dora--a/b?c#d'
    const lieu = { source: 'dora', id, date_maj: '2026-10-01', nom: 'Lieu coupé', commune: 'Bobigny' }
    const place = { ...lieu, code_postal: '93000', code_insee: '93008', reseaux_porteurs: ['caf'] }
    await prendre(monde.services, 'data-inclusion-structures', JSON.stringify([place]))
    const service = {
      ...lieu,
      structure_id: id,
      id: 'dora--s/1?',
      description: 'Aide.',
      thematiques: ['famille--garde-denfants'],
    }
    await prendre(monde.services, 'data-inclusion-services', JSON.stringify([{ ...service, nom: 'Service coupé' }]))
    const suivre = async (page: string, texte: string) => {
      const lien =
        (await (await visiteur.get(page)).text()).match(/href="(\/lieux\/[^"]*)"[^>]*>(?=[^<]*coupé)/)?.[1] ?? ''
      const reponse = await visiteur.get(lien)
      assert.equal(reponse.status, 200, lien)
      assert.match(await reponse.text(), new RegExp(`<h1[^>]*>[^<]*${texte}`))
      return lien
    }
    const duLieu = await suivre('/lieux?q=coupé', 'Lieu coupé')
    await suivre(duLieu, 'Service coupé')
    monde.close()
  })

  test('a file that is not what it says is refused whole, in a sentence', async () => {
    const { monde } = await ouvrirMonde(false)
    const fichier = { nom: 'x.json', texte: '<html>', latin1: false, empreinte: 'x', date: null }
    const options = { departement: null, essai: false, avance: () => {} }
    const fait = await importer(monde.services, 'data-inclusion-structures', fichier, options)
    assert.ok(!fait.ok && fait.refus.message.includes("n'est pas une liste data·inclusion"))
    monde.close()
  })

  test('a file that gives no place changes nothing: it would take down every place of its source', async () => {
    const { monde, lire } = await ouvrirMonde(false)
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
    const { monde, visiteur } = await ouvrirMonde(true)
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
    const { monde, visiteur, lire } = await ouvrirMonde(true)
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
