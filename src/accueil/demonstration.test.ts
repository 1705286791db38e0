import assert from 'node:assert/strict'
import { test } from 'node:test'
import { estOuvre, loadDemonstration, type Services, SYSTEME } from '../platform/index.ts'
import { creerMonde, surChaqueBase } from '../platform/testing/index.ts'
import { accueil } from './index.ts'

surChaqueBase('demonstration of the desk log', (ouvrir) => {
  test('half a year of visits on open days, up to now, the same when it is loaded again', async () => {
    const database = await ouvrir()
    const rooms = (services: Services) => [
      accueil(services, { cartes: [], compterDemandes: async () => [], compterRetards: async () => [] }),
    ]
    const monde = creerMonde(database, rooms)
    const [room] = rooms(monde.services)
    assert.ok(room)
    await loadDemonstration(monde.services, [room], () => {})
    const read = () =>
      database.as(SYSTEME, (trx) => trx.selectFrom('visites').selectAll().orderBy('le').orderBy('id').execute())
    const visites = await read()
    const now = monde.clock.now()
    assert.ok(visites.length > 1500 && visites.length < 3000, `${visites.length} visits`)
    assert.ok(visites.every((v) => estOuvre(v.le) && v.le <= now))
    assert.ok(visites.some((v) => now.getTime() - v.le.getTime() < 86_400_000 * 4))
    assert.ok(new Set(visites.map((v) => v.structure_id)).size >= 3)
    assert.ok(visites.every((v) => v.precision === ''))
    await room.demonstration?.()
    assert.deepEqual(await read(), visites)
  })
})
