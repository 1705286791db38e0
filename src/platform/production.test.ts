import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import './comptes.ts'
import { type Database, openDatabase } from './db/open.ts'
import { demarrerPostgres } from './testing/postgres.ts'

/** The set-up of docs/exploitation.md, word for word but for the names: nobody but the administrator is a superuser. */
const SET_UP = `
  do $$ begin create role maillage_app nologin; exception when duplicate_object then null; end $$;
  create role prod_owner login createrole;
  create role prod_web login in role maillage_app;
  grant maillage_app to prod_owner with admin option;`
const EXTENSIONS = ['cube', 'earthdistance', 'pg_trgm', 'unaccent', 'btree_gist']

async function administer(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

const opened: Database[] = []
after(async () => {
  for (const database of opened) await database.close()
  const server = await demarrerPostgres()
  await administer(server, ['drop database prod with (force)', 'drop role prod_web', 'drop role prod_owner'])
})

test('the documented set-up of PostgreSQL starts, twice, and the application owns nothing', async () => {
  const server = await demarrerPostgres()
  await administer(server, [SET_UP, 'create database prod owner prod_owner'])
  const here = (user: string) => {
    const url = new URL(server)
    url.username = user
    url.pathname = '/prod'
    return url.href
  }
  await administer(
    server.replace(/\/postgres$/, '/prod'),
    EXTENSIONS.map((e) => `create extension ${e}`),
  )
  for (let start = 0; start < 2; start++) {
    const database = await openDatabase({ databaseUrl: here('prod_web'), ownerUrl: here('prod_owner'), dataDir: null })
    opened.push(database)
    const owned = await sql<{ n: string }>`
      select count(*) as n from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in (session_user, current_user)
      and c.relnamespace = 'public'::regnamespace`.execute(database.db)
    assert.equal(Number(owned.rows[0]?.n), 0)
    const session = await sql`select * from session_ouverte('\\x00', now(), interval '1 hour')`.execute(database.db)
    assert.deepEqual(session.rows, [])
    const role = await sql<{ role: string | null }>`select maillage_role() as role`.execute(database.db)
    assert.equal(role.rows[0]?.role, null, 'the role of the function does not outlive it')
  }
})
