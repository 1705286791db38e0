import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { mandats } from '../mandats/index.ts'
import { loadDemonstration, projectRoot, SYSTEME } from '../platform/index.ts'
import { creerMonde, surChaqueBase } from '../platform/testing/index.ts'
import { enRetard } from './delai.ts'
import { listEvenements } from './evenements.ts'
import { demandes, pourLesMandats } from './index.ts'
import { appliquer, type Etat } from './model.ts'
import { findDemande } from './store.ts'

interface Attendue {
  id: string
  groupe: string
  etatAttendu: string
  enRetard: boolean
  etapes: { groupe?: string }[]
}
const { demandes: attendues } = JSON.parse(
  readFileSync(join(projectRoot, 'territoires', '93', 'demonstration.json'), 'utf8'),
) as { demandes: Attendue[] }

surChaqueBase('requests: demonstration', (ouvrir) => {
  test('every scenario ends where it says, in the group it says, and its row is what its events make', async () => {
    const database = await ouvrir()
    const monde = creerMonde(database, () => [])
    const { services } = monde
    const rooms = [mandats(services, pourLesMandats(services)), demandes(services)]
    await loadDemonstration(services, rooms, () => {})
    // Interrupted before it was marked as done: the second run finds everything in place.
    await rooms[1]?.demonstration?.()
    for (const { id, groupe, etatAttendu, enRetard: retard, etapes } of attendues) {
      const cle = { departement: '93', id }
      const { demande, evenements } = await database.as(SYSTEME, async (trx) => ({
        demande: await findDemande(trx, SYSTEME, cle),
        evenements: await listEvenements(trx, cle),
      }))
      assert.ok(demande, id)
      assert.equal(demande.etat.statut, etatAttendu, id)
      assert.equal(enRetard(demande.etat, monde.clock.now()), retard, id)
      const transmise = etapes.find((e) => e.groupe && demande.etat.groupe === e.groupe)
      assert.equal(demande.etat.groupe, transmise?.groupe ?? groupe, id)
      const vecus = evenements.filter((e) => e.par !== null)
      assert.equal(vecus.length, etapes.length, id)
      assert.equal(
        evenements.filter((e) => e.type === 'rappel').length >= (retard ? 1 : 0),
        true,
        `${id}: a late one was reminded`,
      )
      const rejoue = evenements.reduce<Etat | null>((etat, e) => {
        const suite = appliquer(etat, e)
        return suite.ok ? suite.value : assert.fail(`${id}: ${suite.refus.message}`)
      }, null)
      assert.deepEqual(rejoue, demande.etat, id)
    }
    monde.close()
  })
})
