import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Acteur, projectRoot, SYSTEME, type Trx } from '../../platform/index.ts'
import { surChaqueBase } from '../../platform/testing/index.ts'
import { createBanc, listeAdministration, listeFranceServices } from '../imports/banc.test-data.ts'
import { listNotes } from '../referents/store.ts'
import { findServices } from '../services/store.ts'
import { candidats, chercherParMailles, proposerDoublons } from './store.ts'

const LISTE = join(
  process.env.MAILLAGE_DONNEES ?? join(projectRoot, '../shared/data'),
  'france-services/liste-fs-20240801.csv',
)
const PAGE = '/pilotage/doublons'
type Banc = ReturnType<typeof createBanc>

surChaqueBase('sheets that two lists have', (ouvrir) => {
  let banc: Banc
  let coordinateur: Acteur

  const importerTout = async () => {
    banc.ecrire(
      'fs-20261101.csv',
      listeFranceServices([{ id_fs: '1' }, { id_fs: '2', format_fs: 'Bus', lib_fs: 'Bus' }]),
    )
    banc.ecrire(
      'dila-20261102.csv',
      listeAdministration([{ id: 'msap-1', type: 'msap', nom: 'MSAP Exemple', telephone: '01 99 00 00 01' }]),
    )
    await banc.importer('france-services', 'fs-20261101.csv')
    return banc.importer('annuaire-administration', 'dila-20261102.csv')
  }
  const paires = async () => {
    const { rows } = await sql<{
      lieu_a: string
      lieu_b: string
      etat: string
    }>`select lieu_a, lieu_b, etat from doublons
      order by lieu_a, lieu_b`.execute(banc.services.database.db)
    return rows
  }
  const poster = async (geste: string, garde = '') => {
    const [paire] = await paires()
    assert.ok(paire)
    const navigateur = await banc.navigateur(coordinateur)
    const { status } = await navigateur.post(`${PAGE}/${geste}`, { a: paire.lieu_a, b: paire.lieu_b, garde })
    return { status, page: await (await navigateur.get(PAGE)).text() }
  }
  const ids = async () => {
    const { rows } = await sql<{ id: string }>`select id from lieux where retire_le is null order by id`.execute(
      banc.services.database.db,
    )
    return rows.map((r) => r.id)
  }
  let admin = ''

  before(async () => {
    banc = createBanc(await ouvrir())
    coordinateur = await banc.compte({ role: 'coordinateur', structure: 'coordination', nom: 'Cédric Spécimen' })
    await importerTout()
    admin = (await ids()).find((id) => id.includes('msap')) ?? ''
  })
  after(() => banc.fermer())

  test('are proposed with what makes us think so, and a bus at the same door is not', async () => {
    assert.match(await (await (await banc.navigateur(coordinateur)).get(PAGE)).text(), /Aucune paire à regarder/)
    assert.equal(await proposerDoublons(banc.services), 1)
    assert.deepEqual(await paires(), [{ lieu_a: 'fs-1', lieu_b: admin, etat: 'propose' }].map(ordonner))
    const page = await (await (await banc.navigateur(coordinateur)).get(PAGE)).text()
    assert.match(page, /même téléphone/)
    assert.match(page, /même adresse électronique/)
    assert.match(page, /01 99 00 00 01|01\u00a099/)
  })

  test('become one: the other leaves the search, its address and its services lead to the one that stays', async () => {
    await banc.services.database.as(SYSTEME, (trx) =>
      sql`insert into offres (departement, id, lieu_id, nom, description, thematiques, publics, modes, langues,
        mobilisable_par, exemple, mis_a_jour_le) values ('93', 'offre-1', ${admin}, 'Atelier papiers exemple', '', '{}',
        '{}', '{}', '{}', '{}', true, '2026-11-01')`.execute(trx),
    )
    await banc.services.database.as(coordinateur, (trx) =>
      sql`insert into notes_lieux values ('93', 'note-1', ${admin}, ${coordinateur.compteId}, 'Sonner à gauche', now())`.execute(
        trx,
      ),
    )
    await banc.services.database.as(SYSTEME, (trx) =>
      sql`insert into permanences (departement, id, lieu_id, endroit, adresse, commune, horaires, exemple)
        values ('93', 'p-1', ${admin}, 'Salle exemple', '2 rue de l’Exemple', '93008', 'Mo 09:00-12:00', true)`.execute(
        trx,
      ),
    )
    assert.match((await poster('fusionner', 'fs-1')).page, /n’en font plus qu’une/)
    assert.ok(!(await ids()).includes(admin))
    const visiteur = await banc.navigateur()
    const reponse = await visiteur.get(`/lieux/${admin}`)
    assert.deepEqual([reponse.status, reponse.headers.get('location')], [302, '/lieux/fs-1'])
    assert.match(await (await visiteur.get('/lieux/fs-1')).text(), /Atelier papiers exemple/)
    const { ailleurs } = await findServices(banc.services, { departement: '93', id: 'fs-1' })
    assert.deepEqual(
      ailleurs.map((p) => [p.id, p.lieuId]),
      [['p-1', 'fs-1']],
    )
    const notes = await banc.services.database.as(coordinateur, (trx) => listNotes(trx, coordinateur, 'fs-1'))
    assert.deepEqual(
      notes.map((n) => n.texte),
      ['Sonner à gauche'],
    )
    assert.match(await (await visiteur.get('/api/v1/export/data-inclusion-services.json')).text(), /"maillage--fs-1"/)
    assert.match((await poster('separer')).page, /Quelqu’un a déjà décidé/)
  })

  test('stay one at the next import, which changes nothing', async () => {
    const { crees, modifies, inchanges, retires } = await importerTout()
    assert.deepEqual([crees, modifies, inchanges, retires], [0, 0, 1, 0])
    assert.ok(!(await ids()).includes(admin))
    assert.equal(await proposerDoublons(banc.services), 0)
  })

  test('are two again when the decision is undone, and can be told to be two for good', async () => {
    assert.match((await poster('annuler')).page, /Ce sont deux lieux/)
    assert.ok((await ids()).includes(admin))
    assert.match((await poster('separer')).page, /Rien|Deux lieux/)
    assert.equal(await proposerDoublons(banc.services), 0)
    await importerTout()
    assert.equal((await paires())[0]?.etat, 'distincts')
    const { rows } = await banc.services.database.as(SYSTEME, (trx) =>
      sql<{ action: string }>`select action from journal where action like 'lieu.%' order by le, id`.execute(trx),
    )
    assert.deepEqual(rows.map((r) => r.action).toSorted(), ['lieu.distinct', 'lieu.fusion-annulee', 'lieu.fusionne'])
  })

  test('are looked for among neighbours: places far from each other are never set side by side', async () => {
    const lire = (trx: Trx) =>
      sql<{ 'QUERY PLAN': string }>`explain (analyze, costs off, timing off) ${candidats('93')}`.execute(trx)
    class Assez extends Error {}
    let ecartees = -1
    const essai = banc.services.database.as(SYSTEME, async (trx) => {
      const { rows } = await sql<{ autres: string }>`select string_agg(column_name, ', ') as autres
        from information_schema.columns where table_name = 'lieux' and is_generated = 'NEVER'
          and column_name not in ('id', 'source', 'lat', 'lon', 'telephone', 'email', 'adresse', 'cle_tri', 'approchee')`.execute(
        trx,
      )
      const autres = sql.raw(rows[0]?.autres ?? '')
      await sql`insert into lieux (id, source, lat, lon, approchee, cle_tri, ${autres})
        select 'loin-' || n, 'liste-' || n % 2, 45 + n * 0.01, 2, false, 'loin ' || n, ${autres}
        from (select * from lieux order by id limit 1) l, generate_series(1, 400) n`.execute(trx)
      await chercherParMailles(trx)
      ecartees = (await lire(trx)).rows.reduce(
        (total, ligne) => total + Number(/Rows Removed by Join Filter: (\d+)/.exec(ligne['QUERY PLAN'])?.[1] ?? 0),
        0,
      )
      throw new Assez()
    })
    await assert.rejects(essai, Assez)
    assert.ok(ecartees >= 0 && ecartees < 4000, `${ecartees} pairs read for nothing`)
  })

  test('keep the sheet that a team looks after', async () => {
    await poster('annuler')
    await banc.compte({ role: 'responsable', structure: 'equipe' })
    await banc.services.database.as(SYSTEME, (trx) =>
      sql`update structures set lieu_id = 'fs-1' where id = 'equipe'`.execute(trx),
    )
    assert.match((await poster('fusionner', admin)).page, /C’est elle qu’il faut garder/)
    assert.match((await poster('fusionner', 'ailleurs')).page, /Choisissez la fiche/)
    const agent = await banc.navigateur(await banc.compte({ role: 'aidant', structure: 'equipe' }))
    assert.equal((await agent.get(PAGE)).status, 403)
  })
})

const ordonner = <T extends { lieu_a: string; lieu_b: string }>(p: T): T =>
  p.lieu_a < p.lieu_b ? p : { ...p, lieu_a: p.lieu_b, lieu_b: p.lieu_a }

if (existsSync(LISTE))
  surChaqueBase('the national list twice', (ouvrir) => {
    test('each desk finds itself, and no bus is taken for a desk', async () => {
      const banc = createBanc(await ouvrir())
      await banc.importer('france-services', LISTE)
      await banc.services.database.as(SYSTEME, (trx) =>
        // Everything in one département, and a second list of the same places that cannot say which are itinerant.
        sql`insert into lieux (departement, id, source, source_id, source_titre, nom, cle_tri, types, operateurs, itinerant,
            adresse, commune, ville, lat, lon, approchee, telephone, email, heures, ouvre_feries, services, exemple, recherche)
          select '93', v.liste || '--' || l.id, v.liste, l.id, v.liste, l.nom, l.cle_tri, l.types, l.operateurs, l.itinerant,
            l.adresse, l.commune, l.ville, l.lat, l.lon, l.approchee, l.telephone, l.email, l.heures, l.ouvre_feries,
            l.services, l.exemple, l.recherche
          from lieux l, (values ('une'), ('autre')) v(liste) where l.source = 'france-services'
            and l.commune in (select commune from lieux where itinerant)`.execute(trx),
      )
      await proposerDoublons(banc.services)
      const { rows } = await sql<{ melees: number; retrouves: number }>`
        select count(*) filter (where a.itinerant <> b.itinerant)::int as melees,
          count(*) filter (where a.source_id = b.source_id and a.source <> 'france-services' and b.source <> 'france-services')::int as retrouves
        from doublons d join lieux a on a.departement = '93' and a.id = d.lieu_a
          join lieux b on b.departement = '93' and b.id = d.lieu_b`.execute(banc.services.database.db)
      assert.equal(rows[0]?.melees, 0)
      const { rows: copies } = await sql<{
        n: number
      }>`select count(*)::int as n from lieux where source = 'une'`.execute(banc.services.database.db)
      assert.ok((copies[0]?.n ?? 0) > 100)
      assert.equal(rows[0]?.retrouves, copies[0]?.n)
      banc.fermer()
    })
  })
else
  test('the national list is not here: twins are looked for on fixtures only', (t) => {
    t.diagnostic(`Put it at ${LISTE}, or name its folder with MAILLAGE_DONNEES.`)
  })
