import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { surChaqueBase } from '../src/platform/testing/index.ts'
import { SANS_PERSONNE } from './tables.ts'

/** Tables that belong to no territory, each with its reason. */
const HORS_TERRITOIRE = new Set([
  'limites', // counters of tries, in the form a library expects
  'communes', // the whole of France: a search may start anywhere
  'annuaire_version', // one counter for the whole directory
  'kysely_migration',
  'kysely_migration_lock',
])

surChaqueBase('schema', (ouvrir) => {
  test('every territory table is ready to be spread by département', async () => {
    const { db } = await ouvrir()
    const { rows } = await sql<{ table: string; premiere: string | null }>`
      select c.relname as table, a.attname as premiere
      from pg_class c left join pg_constraint p on p.conrelid = c.oid and p.contype = 'p'
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = p.conkey[1]
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`.execute(db)
    const wrong = rows.filter((r) => !HORS_TERRITOIRE.has(r.table) && r.premiere !== 'departement').map((r) => r.table)
    assert.deepEqual(wrong, [], 'their primary key must start with departement')
    assert.ok(rows.length > 10, 'the catalogue was read')
  })

  test('foreign keys between territory tables carry the département', async () => {
    const { db } = await ouvrir()
    const { rows } = await sql<{ cle: string; source: string; cible: string }>`
      select conname as cle, conrelid::regclass::text as source, confrelid::regclass::text as cible from pg_constraint f
      where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
        select from unnest(f.conkey) k join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k
        where a.attname = 'departement')`.execute(db)
    const wrong = rows.filter((r) => !HORS_TERRITOIRE.has(r.cible) && !HORS_TERRITOIRE.has(r.source))
    assert.deepEqual(wrong, [])
  })

  test('a table without row-level security is one that holds nothing about a person', async () => {
    const { db } = await ouvrir()
    const { rows } = await sql<{ table: string }>`
      select relname as table from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`.execute(
      db,
    )
    assert.deepEqual(
      rows.map((r) => r.table).filter((t) => !SANS_PERSONNE.has(t)),
      [],
    )
  })
})
