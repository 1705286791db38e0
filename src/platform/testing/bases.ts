import { randomUUID } from 'node:crypto'
import { after, describe } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { grant, migrate } from '../db/migrate.ts'
import { type Database, openDatabase, PGLITE_EXTENSIONS } from '../db/open.ts'
import { installJobs } from '../jobs.ts'
import { demarrerPostgres } from './postgres.ts'

export type Base = 'pglite' | 'postgres'
export const BASES: Base[] = ['pglite', 'postgres']

/** Declares the same tests once per database; `ouvrir` gives a new, migrated, empty one, closed at the end. */
export function surChaqueBase(titre: string, tests: (ouvrir: () => Promise<Database>, base: Base) => void): void {
  for (const base of BASES) {
    describe(`${titre} (${base})`, () => {
      const opened: Database[] = []
      after(async () => {
        for (const database of opened) await database.close()
      })
      tests(async () => {
        const database = await ouvrirBase(base)
        opened.push(database)
        return database
      }, base)
    })
  }
}

export function ouvrirBase(base: Base): Promise<Database> {
  return base === 'pglite' ? openMemory() : openCopy()
}

let memoryTemplate: Promise<Blob> | null = null

async function openMemory(): Promise<Database> {
  memoryTemplate ??= dumpMigrated()
  return openDatabase({
    databaseUrl: null,
    ownerUrl: null,
    dataDir: null,
    loadDataDir: await memoryTemplate,
    prepared: true,
  })
}

/** Migrating takes seconds, loading a dump half of one: half of that again without databases that nobody opens. */
async function dumpMigrated(): Promise<Blob> {
  const pglite = await PGlite.create({ extensions: PGLITE_EXTENSIONS })
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  await grant(db)
  await installJobs(pool, 'pglite')
  await pool.query('update pg_database set datistemplate = false')
  for (const unused of ['template0', 'template1']) await pool.query(`drop database ${unused}`)
  await pool.query('checkpoint')
  const blob = await pglite.dumpDataDir('none')
  await db.destroy()
  await pglite.close()
  return blob
}

let serverTemplate: Promise<string> | null = null
/** `npm test` runs two processes, which may share a server. */
const TEMPLATE = `maillage_modele_${process.env.TEST_PART ?? 'seul'}`

async function openCopy(): Promise<Database> {
  serverTemplate ??= createTemplate()
  const server = await serverTemplate
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template ${TEMPLATE}`)
  const url = server.replace(/\/postgres$/, `/${name}`)
  const database = await openDatabase({ databaseUrl: url, ownerUrl: url, dataDir: null, poolSize: 5, prepared: true })
  return {
    ...database,
    close: async () => {
      await database.close()
      await onServer(server, `drop database if exists ${name} with (force)`)
    },
  }
}

async function createTemplate(): Promise<string> {
  const server = await demarrerPostgres()
  await onServer(server, `drop database if exists ${TEMPLATE}`)
  await onServer(server, `create database ${TEMPLATE}`)
  const url = server.replace(/\/postgres$/, `/${TEMPLATE}`)
  const database = await openDatabase({ databaseUrl: url, ownerUrl: url, dataDir: null, poolSize: 1 })
  await database.close()
  return server
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
