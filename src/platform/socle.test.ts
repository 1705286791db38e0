import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import './comptes.ts'
import { SYSTEME } from './access.ts'
import { surChaqueBase } from './testing/bases.ts'

surChaqueBase('row-level security', (ouvrir) => {
  test('nobody signed in sees no account; jobs see them', async () => {
    const database = await ouvrir()
    await database.as(SYSTEME, async (trx) => {
      await trx
        .insertInto('structures')
        .values({ departement: '93', id: 's', nom: 'S', nature: 'aidant', operateur: null, lieu_id: null })
        .execute()
      await trx
        .insertInto('comptes')
        .values({
          departement: '93',
          id: 'c',
          email: 'a@exemple.fr',
          nom: 'A',
          fonction: '',
          role: 'aidant',
          structure_id: 's',
          presentation: '',
          cree_le: new Date(0),
          desactive_le: null,
        })
        .execute()
    })
    const anonymous = await database.db.selectFrom('comptes').select('id').execute()
    assert.deepEqual(anonymous, [])
    const system = await database.as(SYSTEME, (trx) => trx.selectFrom('comptes').select('id').execute())
    assert.equal(system.length, 1)
  })

  test('the application role cannot alter the journal', async () => {
    const database = await ouvrir()
    await assert.rejects(
      database.as(SYSTEME, (trx) => sql`update journal set action = 'x'`.execute(trx)),
      /permission denied/,
    )
  })
})
