import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Remarque } from '../../platform/index.ts'
import { surChaqueBase } from '../../platform/testing/index.ts'
import { createBanc, listeFranceServices } from './banc.test-data.ts'

const codes = (remarques: readonly Remarque[]) => remarques.map((r) => `${r.ligne} ${r.code}`)

surChaqueBase('imports of places', (ouvrir) => {
  let banc: ReturnType<typeof createBanc>
  before(async () => {
    banc = createBanc(await ouvrir())
  })
  after(() => banc.fermer())

  test('the report has exactly the promised fields', async () => {
    banc.ecrire('vide.csv', listeFranceServices([]))
    const { sortie } = await banc.lancer('france-services', 'vide.csv', '--json')
    assert.equal(sortie, '{"lus":0,"crees":0,"modifies":0,"inchanges":0,"retires":0,"rejetes":[],"avertissements":[]}')
  })

  test('creates, then changes nothing, then follows a newer list', async () => {
    const liste = [{ id_fs: '1' }, { id_fs: '2', lib_fs: 'Deux' }, { id_fs: '3', lib_fs: 'Trois' }]
    banc.ecrire('liste-20260105.csv', listeFranceServices(liste))
    const premier = await banc.importer('france-services', 'liste-20260105.csv')
    assert.deepEqual([premier.lus, premier.crees, premier.inchanges], [3, 3, 0])

    const avant = await banc.contenu()
    const second = await banc.importer('france-services', 'liste-20260105.csv')
    assert.deepEqual([second.lus, second.crees, second.modifies, second.inchanges, second.retires], [3, 0, 0, 3, 0])
    assert.deepEqual(await banc.contenu(), avant)

    const suivante = [{ id_fs: '1' }, { id_fs: '2', lib_fs: 'Deux', telephone: '01 99 00 00 99' }, { id_fs: '4' }]
    banc.ecrire('liste-20260201.csv', listeFranceServices(suivante))
    const troisieme = await banc.importer('france-services', 'liste-20260201.csv')
    assert.deepEqual([troisieme.crees, troisieme.modifies, troisieme.inchanges, troisieme.retires], [1, 1, 1, 1])
    assert.equal((await banc.lieu('fs-2'))?.telephone, '01 99 00 00 99')
    assert.equal((await banc.lieu('fs-3'))?.retire_le, '2026-02-01')
    assert.equal((await banc.lieu('fs-3'))?.nom, 'Trois', 'what disappeared is kept')
    assert.equal((await banc.lieu('fs-1'))?.confirme_le, '2026-02-01', 'a newer list confirms what it repeats')

    const retour = await banc.importer('france-services', 'liste-20260105.csv')
    assert.equal((await banc.lieu('fs-3'))?.retire_le, null)
    assert.deepEqual([retour.modifies, retour.retires], [2, 1])
  })

  test('another vintage, with other names for its columns in another order, changes only what changed', async () => {
    const liste = [{ id_fs: '1' }, { id_fs: '2', lib_fs: 'Deux' }]
    banc.ecrire('noms-20260301.csv', listeFranceServices(liste))
    await banc.importer('france-services', 'noms-20260301.csv')
    const [entete = '', ...lignes] = listeFranceServices([{ id_fs: '1' }, { id_fs: '2', lib_fs: 'Deux bis' }])
      .trim()
      .split('\n')
    const autres: Record<string, string> = {
      id_fs: 'Identifiant',
      lib_fs: 'Nom structure',
      insee_com: 'Code INSEE',
      mail: 'Courriel',
      h_lundi: 'Horaires lundi',
      format_fs: 'FORMAT',
    }
    const noms = entete.split(',').map((nom) => autres[nom] ?? nom)
    banc.ecrire('autres-20260301.csv', [`nouvelle,${noms.join(',')}`, ...lignes.map((l) => `x,${l}`), ''].join('\n'))
    const rapport = await banc.importer('france-services', 'autres-20260301.csv')
    assert.deepEqual(
      [rapport.lus, rapport.crees, rapport.modifies, rapport.inchanges, rapport.retires],
      [2, 0, 1, 1, 0],
    )
    assert.equal((await banc.lieu('fs-2'))?.nom, 'Deux bis')
  })

  test('a file without a date is dated once: reading it another day changes nothing', async () => {
    banc.ecrire('sans-date.csv', listeFranceServices([{ id_fs: '1' }]))
    await banc.importer('france-services', 'sans-date.csv')
    const avant = await banc.contenu()
    banc.clock.advance(48)
    await banc.importer('france-services', 'sans-date.csv')
    assert.deepEqual(await banc.contenu(), avant)
  })

  test('every line is created, updated, unchanged or refused with its number and why', async () => {
    const liste = listeFranceServices([
      { id_fs: '10', commentaire: 'Sur deux\nlignes' },
      { id_fs: '' },
      { id_fs: '11', lib_fs: '' },
      { id_fs: '10' },
    ])
    banc.ecrire('refus.csv', `${liste}12,93,coupée\n`)
    const { lus, crees, rejetes } = await banc.importer('france-services', 'refus.csv')
    assert.deepEqual([lus, crees], [5, 1])
    // The first record spans lines 2 and 3.
    assert.deepEqual(codes(rejetes), ['4 sans-identifiant', '5 sans-nom', '6 identifiant-double', '7 colonnes'])
    assert.match(rejetes[2]?.message ?? '', /ligne 2/)
  })

  test('doubtful values are kept and told, line by line', async () => {
    banc.ecrire('contours.geojson', CONTOURS)
    await banc.importer('contours', 'contours.geojson')
    banc.ecrire(
      'douteux.csv',
      listeFranceServices([
        { id_fs: '20', h_lundi: '17:00 - 13:30' },
        { id_fs: '21', h_lundi: '00:00 - 00:00 / 09:00 - 12:00' },
        { id_fs: '22', h_lundi: '00:00 - 00:00' },
        { id_fs: '23', h_lundi: '09:00 - 12:00 / 11:00 - 17:00' },
        { id_fs: '24', insee_com: '93999' },
        { id_fs: '25', code_postal: '93009', lib_com: 'Bobigny Cedex' },
        { id_fs: '26', latitude: '48.95' },
        { id_fs: '27', latitude: '', longitude: '' },
        {
          id_fs: '28',
          insee_com: '93059',
          code_postal: '93380',
          lib_com: 'Pierrefitte-sur-Seine',
          latitude: '48.962',
          longitude: '2.362',
        },
        { id_fs: '29', mail: 'agathe.exemple@exemple.fr' },
        { id_fs: '30', h_lundi: 'le matin' },
        { id_fs: '31', telephone: '08 99 00 00 00' },
      ]),
    )
    const { crees, rejetes, avertissements } = await banc.importer('france-services', 'douteux.csv')
    assert.deepEqual([crees, rejetes.length], [12, 0])
    assert.deepEqual(codes(avertissements), [
      '2 horaires-inverses',
      '3 horaires-nuls',
      '4 horaires-nuls',
      '5 horaires-chevauchants',
      '6 commune-inconnue',
      '7 cedex',
      '8 hors-commune',
      '9 sans-coordonnees',
      '10 commune-fusionnee',
      '11 courriel-personnel',
      '12 horaires-illisibles',
      '13 telephone-payant',
    ])
    const de = async (id: string, champ: string) => (await banc.lieu(`fs-${id}`))?.[champ]
    assert.equal(await de('20', 'incertain'), '{[810,1020)}', 'inverted: that part of Monday is not known')
    assert.equal(await de('21', 'semaine'), '{[540,720),[1980,2160)}')
    assert.equal(await de('22', 'incertain'), '{[0,1440)}', 'nothing else that day: the day is not known')
    assert.equal(await de('23', 'semaine'), '{[540,1020),[1980,2160)}')
    assert.equal(await de('25', 'code_postal'), '93000')
    assert.deepEqual([await de('26', 'lat'), await de('26', 'approchee')], [48.95, false])
    assert.deepEqual([await de('27', 'approchee'), await de('27', 'lat')], [true, 48.91])
    assert.deepEqual([await de('28', 'commune'), await de('28', 'ville')], ['93066', 'Saint-Denis'])
    assert.equal(await de('29', 'email'), null)
    assert.doesNotMatch(JSON.stringify(avertissements), /agathe/, 'the report does not spread what it withholds')
  })

  test('hours that are not given are not known, which is not closed', async () => {
    const sansHoraires = { h_lundi: '', h_mardi: '' }
    banc.ecrire('sans-horaires.csv', listeFranceServices([{ id_fs: '40', ...sansHoraires }]))
    await banc.importer('france-services', 'sans-horaires.csv')
    const lieu = await banc.lieu('fs-40')
    assert.deepEqual([lieu?.horaires, lieu?.semaine], [null, null])
  })

  test('--dry-run tells all and writes nothing', async () => {
    banc.ecrire('essai.csv', listeFranceServices([{ id_fs: '50' }, { id_fs: '' }]))
    const avant = await banc.contenu()
    const imports = await sql`select count(*) from imports`.execute(banc.services.database.db)
    const { crees, retires, rejetes } = await banc.importer('france-services', 'essai.csv', '--dry-run')
    assert.deepEqual([crees, rejetes.length], [1, 1])
    assert.ok(retires > 0)
    assert.deepEqual(await banc.contenu(), avant)
    assert.deepEqual((await sql`select count(*) from imports`.execute(banc.services.database.db)).rows, imports.rows)
  })

  test('--departement reads and retires there only', async () => {
    const la = { insee_com: '92050', insee_dep: '92', code_postal: '92000', lib_com: 'Nanterre' }
    banc.ecrire('deux.csv', listeFranceServices([{ id_fs: '60' }, { id_fs: '61', ...la }]))
    await banc.importer('france-services', 'deux.csv')
    banc.ecrire('une.csv', listeFranceServices([{ id_fs: '62' }, { id_fs: '63', ...la }]))
    const { lus, crees, retires } = await banc.importer('france-services', 'une.csv', '--departement', '93')
    assert.deepEqual([lus, crees, retires], [1, 1, 1])
    assert.equal((await banc.lieu('fs-61'))?.retire_le, null)
  })

  test('a list cut short is refused with a sentence, unless one insists', async () => {
    const liste = Array.from({ length: 60 }, (_, i) => ({ id_fs: `coupe-${i}`, lib_fs: `Coupé ${i}` }))
    banc.ecrire('entiere-20260401.csv', listeFranceServices(liste))
    assert.equal((await banc.lancer('france-services', 'entiere-20260401.csv', '--retirer')).code, 0)
    banc.ecrire('coupee-20260402.csv', listeFranceServices(liste.slice(0, 30)))
    const refusee = await banc.lancer('france-services', 'coupee-20260402.csv')
    assert.equal(refusee.code, 1)
    assert.match(refusee.erreurs, /n’a plus 30 des 60 fiches connues[\s\S]*--retirer/)
    assert.equal((await banc.lieu('fs-coupe-59'))?.retire_le, null)
    // Every format: the rest of a list cut before its first line.
    banc.ecrire('vide-20260402.csv', listeFranceServices([]))
    assert.match((await banc.lancer('france-services', 'vide-20260402.csv')).erreurs, /60 des 60/)
    banc.ecrire('courte-20260402.csv', listeFranceServices(liste.slice(0, 2)))
    assert.equal((await banc.lancer('france-services', 'courte-20260402.csv', '--retirer')).code, 0)
    assert.equal((await banc.lieu('fs-coupe-59'))?.retire_le, '2026-04-02')
  })

  test('sources do not retire each other’s places', async () => {
    banc.ecrire('fs.csv', listeFranceServices([{ id_fs: '70' }]))
    await banc.importer('france-services', 'fs.csv')
    banc.ecrire('lieux.json', '[]')
    const { retires } = await banc.importer('territoire', 'lieux.json')
    assert.equal(retires, 0)
    assert.equal((await banc.lieu('fs-70'))?.retire_le, null)
  })

  test('the version moves when something changed, and only then', async () => {
    const version = async () =>
      (await sql<{ version: string }>`select version from annuaire_version`.execute(banc.services.database.db)).rows[0]
        ?.version
    banc.ecrire('version.csv', listeFranceServices([{ id_fs: '80' }]))
    const avant = await version()
    await banc.importer('france-services', 'version.csv')
    const apres = await version()
    assert.notEqual(apres, avant)
    await banc.importer('france-services', 'version.csv')
    assert.equal(await version(), apres)
  })

  test('a CSV in Latin-1, with semicolons, loses nothing and says so', async () => {
    const latin1 = listeFranceServices([{ id_fs: '90', lib_fs: 'Médiathèque de l’Île', lib_com: 'Épinay' }])
      .replaceAll(',', ';')
      .replaceAll('’', "'")
    banc.ecrire('latin1.csv', Buffer.from(latin1, 'latin1'))
    const { crees, avertissements } = await banc.importer('france-services', 'latin1.csv')
    assert.equal(crees, 1)
    assert.deepEqual(codes(avertissements), ['1 encodage'])
    assert.equal((await banc.lieu('fs-90'))?.nom, "Médiathèque de l'Île")
  })

  for (const [cas, contenu, attendu] of [
    [
      'a missing column',
      'id_fs;lib_fs\n1;Un\n',
      /La colonne|Les colonnes .*« h_lundi ».*manquent.*Rien n'a été importé/,
    ],
    ['an empty file', '', /« id_fs ».*manquent/],
    ['a quote never closed', listeFranceServices([{ id_fs: '1' }]).replace('Fixe', '"Fixe'), /guillemet/],
  ] as const)
    test(`${cas}: refused whole, with a sentence`, async () => {
      banc.ecrire('faux.csv', contenu)
      const avant = await banc.contenu()
      const { code, erreurs, sortie } = await banc.lancer('france-services', 'faux.csv')
      assert.equal(code, 1)
      assert.match(erreurs, attendu)
      assert.equal(sortie, '')
      assert.deepEqual(await banc.contenu(), avant)
    })

  test('by its address, which may fail', async () => {
    const site = createServer((req, res) => {
      res.statusCode = req.url === '/liste-20260105.csv' ? 200 : 404
      res.end(listeFranceServices([{ id_fs: '97' }]))
    }).listen(0, '127.0.0.1')
    await once(site, 'listening')
    const racine = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
    assert.equal((await banc.importer('france-services', `${racine}/liste-20260105.csv`)).crees, 1)
    assert.equal((await banc.lieu('fs-97'))?.confirme_le, '2026-01-05')
    assert.match((await banc.lancer('france-services', `${racine}/autre.csv`)).erreurs, /erreur 404/)
    site.close()
  })

  test('a file that does not exist, an address that does not answer: a sentence', async () => {
    assert.match((await banc.lancer('france-services', 'absent.csv')).erreurs, /n'existe pas/)
    const adresse = 'http://127.0.0.1:9/liste.csv'
    assert.match((await banc.lancer('france-services', adresse)).erreurs, /ne répond pas/)
    assert.equal((await banc.lancer('france-services')).code, 2)
    assert.equal((await banc.lancer('france-services', 'a.csv', '--autre')).code, 2)
  })

  test('the report for people counts, refuses and gives examples', async () => {
    banc.ecrire('humain.csv', listeFranceServices([{ id_fs: '95', h_lundi: '12:00 - 09:00' }, { id_fs: '' }]))
    const { sortie } = await banc.lancer('france-services', 'humain.csv', '--dry-run')
    assert.match(sortie, /Essai : rien n’a été écrit/)
    assert.match(sortie, /2 lignes lues, 1 créée/)
    assert.match(sortie, /Refus, ligne 3/)
    assert.match(sortie, /horaires qui finissent avant de commencer \(1\)\n {4}ligne 2/)
  })

  test('communes and outlines are the same after a second import', async () => {
    for (const [format, fichier] of [
      ['communes', undefined],
      ['contours', 'contours.geojson'],
    ] as const) {
      const { lus, crees, modifies, inchanges } = await banc.importer(format, ...(fichier ? [fichier] : []))
      assert.ok(lus > 0)
      assert.deepEqual([crees, modifies, inchanges], [0, 0, lus], format)
    }
  })

  test('an outline without a known commune is refused by its rank', async () => {
    const collection = JSON.parse(CONTOURS)
    collection.features[0].properties.code = '00000'
    banc.ecrire('faux.geojson', JSON.stringify(collection))
    const { rejetes } = await banc.importer('contours', 'faux.geojson')
    assert.deepEqual(codes(rejetes), ['1 commune-inconnue'])
    banc.ecrire('autre.geojson', '{"type":"Point"}')
    assert.match((await banc.lancer('contours', 'autre.geojson')).erreurs, /collection de contours/)
  })
})

const carre = (code: string, lat: number, lon: number, demi: number) => ({
  type: 'Feature',
  properties: { code },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon - demi, lat - demi],
        [lon + demi, lat - demi],
        [lon + demi, lat + demi],
        [lon - demi, lat + demi],
        [lon - demi, lat - demi],
      ],
    ],
  },
})

/** Invented squares around real towns; Pierrefitte still stands apart from Saint-Denis, as in older outlines. */
const CONTOURS = JSON.stringify({
  type: 'FeatureCollection',
  features: [carre('93008', 48.91, 2.44, 0.02), carre('93066', 48.93, 2.36, 0.02), carre('93059', 48.962, 2.362, 0.01)],
})
