import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SYSTEME } from '../access.ts'
import { creerMonde, surChaqueBase } from '../testing/index.ts'
import { fermerInactifs } from './inactifs.ts'

surChaqueBase('accounts that nobody uses', (ouvrir) => {
  test('told once, then closed; whoever comes back stays, and so does the last administrator', async () => {
    const monde = creerMonde(await ouvrir(), () => [])
    const { services, clock, courriels } = monde
    const { database, courrier } = services
    await monde.compte({ id: 'parti', role: 'aidant', email: 'parti@exemple.fr' })
    await monde.compte({ id: 'revenu', role: 'aidant', email: 'revenu@exemple.fr' })
    await monde.compte({ id: 'chef', role: 'administrateur', structure: 'm', email: 'chef@exemple.fr' })
    const apres = async (jour: string) => {
      clock.set(new Date(`${jour}T05:40:00+02:00`))
      courriels.length = 0
      const fait = await fermerInactifs(services)
      assert.deepEqual(await fermerInactifs(services), { prevenus: 0, fermes: 0 }, 'run twice, done once')
      await courrier.vider()
      return [
        fait.prevenus,
        fait.fermes,
        courriels
          .map((m) => m.a)
          .sort()
          .join(' '),
      ]
    }
    // Created on 23 November 2026.
    assert.deepEqual(await apres('2027-04-20'), [0, 0, ''])
    assert.deepEqual(await apres('2027-04-24'), [3, 0, 'chef@exemple.fr parti@exemple.fr revenu@exemple.fr'])
    await database.as(SYSTEME, (trx) =>
      trx.updateTable('comptes').set({ vu_le: clock.now() }).where('id', '=', 'revenu').execute(),
    )
    clock.advance(1)
    assert.deepEqual(await apres('2027-05-20'), [0, 0, ''])
    assert.deepEqual(await apres('2027-05-25'), [0, 1, ''])
    const fermes = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('comptes').select('id').where('desactive_le', 'is not', null).execute(),
    )
    assert.deepEqual(fermes, [{ id: 'parti' }])
    monde.close()
  })
})
