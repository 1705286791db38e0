import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { projectRoot, type Rapport } from '../../platform/index.ts'
import { surChaqueBase } from '../../platform/testing/index.ts'
import { createBanc } from './banc.test-data.ts'

/** Official lists, kept beside the project and never in it. */
const DONNEES = process.env.MAILLAGE_DONNEES ?? join(projectRoot, '../shared/data')
const FRANCE_SERVICES = join(DONNEES, 'france-services/liste-fs-20240801.csv')
const ADMINISTRATION = join(DONNEES, 'annuaire-dila-2017/organismes-92-93-aplati.csv')
const CONTOURS = join(DONNEES, 'contours-communes/communes-93-seine-saint-denis.geojson')

const nombre = ({ avertissements }: Rapport, code: string) => avertissements.filter((a) => a.code === code).length

if ([FRANCE_SERVICES, ADMINISTRATION, CONTOURS].every((f) => existsSync(f)))
  surChaqueBase('real lists', (ouvrir) => {
    let banc: ReturnType<typeof createBanc>
    before(async () => {
      banc = createBanc(await ouvrir())
    })
    after(() => banc.fermer())

    test('the national list: none lost, every oddity told, in a few seconds', async () => {
      const debut = performance.now()
      const rapport = await banc.importer('france-services', FRANCE_SERVICES)
      assert.ok(performance.now() - debut < 15_000)
      assert.deepEqual([rapport.lus, rapport.crees, rapport.rejetes.length], [2845, 2845, 0])
      assert.equal(nombre(rapport, 'horaires-nuls') + nombre(rapport, 'horaires-inverses'), 75)
      assert.ok(nombre(rapport, 'horaires-chevauchants') >= 69)
      const { rows } = await sql<{ n: string }>`select count(*) as n from lieux where horaires is null`.execute(
        banc.services.database.db,
      )
      assert.equal(Number(rows[0]?.n), 48, 'unknown hours stay unknown')
    })

    test('a second import of each list changes nothing', async () => {
      await banc.importer('contours', CONTOURS)
      const administration = await banc.importer('annuaire-administration', ADMINISTRATION)
      assert.deepEqual([administration.lus, administration.crees, administration.rejetes.length], [742, 740, 2])
      assert.equal(nombre(administration, 'sans-coordonnees'), 27)
      const avant = await banc.contenu()
      for (const [format, fichier, lus] of [
        ['france-services', FRANCE_SERVICES, 2845],
        ['annuaire-administration', ADMINISTRATION, 740],
      ] as const) {
        const { crees, modifies, inchanges, retires } = await banc.importer(format, fichier)
        assert.deepEqual([crees, modifies, inchanges, retires], [0, 0, lus, 0], format)
      }
      assert.deepEqual(await banc.contenu(), avant)
    })

    test('every mailbox is kept as a desk’s, withheld as somebody’s, or told', async () => {
      const rapport = await banc.importer('france-services', FRANCE_SERVICES)
      const { rows } = await sql<{
        n: string
      }>`select count(email) as n from lieux where source = 'france-services'`.execute(banc.services.database.db)
      const retenues = nombre(rapport, 'courriel-personnel')
      assert.ok(retenues > 0)
      // Four desks of the list have none.
      assert.equal(Number(rows[0]?.n) + retenues + nombre(rapport, 'courriel') + 4, 2845)
    })
  })
else
  test('the official lists are not here: their imports are tried on fixtures only', (t) => {
    t.diagnostic(`Put them in ${DONNEES}, or name their folder with MAILLAGE_DONNEES.`)
  })
