import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Database, SYSTEME } from '../platform/index.ts'
import { creerMonde, lire, type MondeDeTest, type Navigateur, ouvrirBase } from '../platform/testing/index.ts'
import { lisibilite } from './index.ts'
import { LETTRE } from './pages/lettre.tsx'

describe('an agent reads a letter over', () => {
  let database: Database
  let monde: MondeDeTest
  let agente: Navigateur
  before(async () => {
    database = await ouvrirBase('pglite')
    monde = creerMonde(database, (services) => [lisibilite(services)])
    agente = await monde.navigateur(await monde.compte({ role: 'aidant' }))
  })
  after(async () => {
    monde.close()
    await database.close()
  })

  test('gets it back with what to simplify, and why', async () => {
    const reponse = await agente.post(LETTRE, { texte: 'Venez avant le 12/03/2026, nonobstant <b>le RSA</b>.' })
    assert.equal(reponse.status, 200)
    assert.equal(reponse.headers.get('cache-control'), 'no-store')
    const html = await reponse.clone().text()
    assert.match(html, /<mark>nonobstant<\/mark>/)
    assert.match(html, /href="#remarque-2"/)
    assert.match(html, /&lt;b&gt;le/)
    const mots = await lire(reponse)
    assert.match(mots, /Écrivez plutôt : « malgré »/)
    assert.match(mots, /revenu de solidarité active \(RSA\)/)
    assert.match(mots, /jeudi 12 mars 2026/)
  })

  test('an easy letter is said to be easy', async () => {
    assert.match(
      await lire(await agente.post(LETTRE, { texte: 'Venez lundi. C’est gratuit.' })),
      /Facile à lire : 100 sur 100/,
    )
  })

  test('nothing is kept: no line in any table, none in the journal', async () => {
    const avant = await compter()
    await agente.post(LETTRE, { texte: 'Une lettre sur Agathe Exemple.' })
    assert.deepEqual(await compter(), avant)
  })

  test('without a text, or with too long a one, the page says so and keeps what was typed', async () => {
    for (const texte of ['', '  12 !', 'mot '.repeat(110_000)]) {
      const reponse = await agente.post(LETTRE, { texte })
      assert.equal(reponse.status, 422)
      assert.match(await lire(reponse), /Collez un texte\.|trop long/)
    }
  })

  test('needs an account', async () => {
    assert.equal((await (await monde.navigateur()).get(LETTRE)).status, 303)
  })

  /** Rows of every table that the server may write, the journal included. */
  function compter() {
    return database.as(SYSTEME, async (trx) => {
      const { rows } = await sql<{ nom: string }>`select relname as nom from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select, insert')`.execute(
        trx,
      )
      assert.ok(rows.length > 10)
      const comptes: Record<string, unknown> = {}
      for (const { nom } of rows) {
        comptes[nom] = (await sql<{ n: string }>`select count(*) as n from ${sql.table(nom)}`.execute(trx)).rows[0]?.n
      }
      return comptes
    })
  }
})
