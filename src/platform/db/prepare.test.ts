import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surChaqueBase } from '../testing/index.ts'

surChaqueBase('statements prepared once', (ouvrir) => {
  test('a second time by name; a table changed meanwhile costs one failure, not a connection that never answers again', async () => {
    const client = await (await ouvrir()).pool.connect()
    try {
      await client.query('create temp table essai (a int)')
      const lire = () => client.query('select * from essai where a = $1', [1])
      const connues = async () => {
        const { rows } = await client.query("select from pg_prepared_statements where statement like '%essai where%'")
        return rows.length
      }
      await lire()
      await lire()
      assert.equal(await connues(), 1)
      await client.query('alter table essai add column b int')
      await assert.rejects(lire(), { code: '0A000' })
      assert.deepEqual(
        (await lire()).fields.map((f) => f.name),
        ['a', 'b'],
      )
    } finally {
      await client.query('drop table essai')
      client.release()
    }
  })
})
