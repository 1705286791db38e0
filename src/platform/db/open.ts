import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { cube } from '@electric-sql/pglite/contrib/cube'
import { earthdistance } from '@electric-sql/pglite/contrib/earthdistance'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { type Acteur, SYSTEME } from '../access.ts'
import { installJobs } from '../jobs.ts'
import { lockFolder } from './lock.ts'
import { APP_ROLE, grant, migrate } from './migrate.ts'
import { prepareStatements } from './prepare.ts'
import type { Db, Tables, Trx } from './tables.ts'

export interface Database {
  kind: 'pglite' | 'postgres'
  /** Reads of public tables. Runs as the application role with nobody signed in: row-level security hides personal data. */
  db: Db
  pool: pg.Pool
  /**
   * One transaction in the name of `acteur`: row-level security reads who it is.
   * Trap: the embedded database has one connection; inside `work`, use only `trx`.
   */
  as<T>(acteur: Acteur | typeof SYSTEME, work: (trx: Trx) => Promise<T>): Promise<T>
  /** The whole embedded database as one archive; absent on PostgreSQL, which has pg_dump. */
  dump?(): Promise<Blob>
  close(): Promise<void>
}

export interface OpenOptions {
  databaseUrl: string | null
  ownerUrl: string | null
  /** Folder of the embedded database, or `null` for memory (tests). */
  dataDir: string | null
  poolSize?: number
  /** A migrated database to start from (tests): see `testing.ts`. */
  loadDataDir?: Blob
  /** A copy of a database that was prepared already (tests). */
  prepared?: boolean
}

/** Opens the database, migrated and ready, behind one pool that runs as the application role. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  return options.databaseUrl ? openPostgres(options.databaseUrl, options) : openPglite(options)
}

export const PGLITE_EXTENSIONS = { btree_gist, cube, earthdistance, pg_trgm, unaccent }

async function openPglite(options: OpenOptions): Promise<Database> {
  const unlock = options.dataDir ? lockFolder(options.dataDir) : () => {}
  const settings: PGliteOptions = { extensions: PGLITE_EXTENSIONS }
  if (options.dataDir) settings.dataDir = join(options.dataDir, 'base')
  if (options.loadDataDir) settings.loadDataDir = options.loadDataDir
  if (options.dataDir) mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const pglite = await PGlite.create(settings)
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, connectionTimeoutMillis: 15_000 })
  pool.on('connect', prepareStatements)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await sql`reset role`.execute(db)
  await prepare(db as Kysely<unknown>, pool, 'pglite', options.prepared)
  const close = async () => {
    await db.destroy()
    await pglite.close()
    unlock()
  }
  const database = await enterAppRole('pglite', db, pool, close)
  return { ...database, dump: () => pglite.dumpDataDir('gzip') }
}

async function openPostgres(url: string, { ownerUrl, poolSize, prepared }: OpenOptions): Promise<Database> {
  const ownerPool = new pg.Pool({ connectionString: ownerUrl ?? url, max: 1 })
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: ownerPool }) })
  try {
    await prepare(owner, ownerPool, 'postgres', prepared)
  } finally {
    await owner.destroy()
  }
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize ?? 10,
    connectionTimeoutMillis: 15_000,
    // Done before anything else runs on a new connection, even when the login role is the owner.
    onConnect: async (client) => {
      await client.query(`set role ${APP_ROLE}`)
    },
  })
  pool.on('connect', prepareStatements)
  pool.on('error', () => {
    // A connection lost while idle: the pool replaces it; the next query tells if the server is really gone.
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return enterAppRole('postgres', db, pool, () => db.destroy())
}

type AfterCommit = () => Promise<void>
const afterCommits = new WeakMap<Trx, AfterCommit[]>()

/** For what a rollback cannot undo, such as removing a file: runs once the transaction of `Database.as` is committed. */
export function afterCommit(trx: Trx, run: AfterCommit): void {
  const list = afterCommits.get(trx)
  if (!list) throw new Error('afterCommit needs the transaction given by Database.as')
  list.push(run)
}

/**
 * As the owner: tables, rights, jobs. Rights and jobs are put in place at every start, not only after a migration: a
 * process that died in between, or a newer pg-boss, is mended by starting again. One node at a time.
 */
async function prepare(owner: Kysely<unknown>, pool: pg.Pool, kind: Database['kind'], prepared = false): Promise<void> {
  await sql`select pg_advisory_lock(hashtext('maillage.preparation'))`.execute(owner)
  const changed = await migrate(owner)
  if (changed || !prepared) {
    await grant(owner)
    await installJobs(pool, kind)
  }
  await sql`select pg_advisory_unlock(hashtext('maillage.preparation'))`.execute(owner)
}

async function enterAppRole(
  kind: Database['kind'],
  db: Db,
  pool: pg.Pool,
  close: () => Promise<void>,
): Promise<Database> {
  if (kind === 'pglite') await sql.raw(`set role ${APP_ROLE}`).execute(db)
  return {
    kind,
    db,
    pool,
    close,
    async as(acteur, work) {
      const after: AfterCommit[] = []
      const result = await db.transaction().execute(async (trx) => {
        afterCommits.set(trx, after)
        await identify(trx, acteur)
        return work(trx)
      })
      for (const run of after) await run()
      return result
    },
  }
}

/** Parameters only, never built SQL: a RESET ROLE slipped in here would lift row-level security. */
async function identify(trx: Trx, acteur: Acteur | typeof SYSTEME): Promise<void> {
  const who =
    acteur === SYSTEME
      ? { compte: '', structure: '', operateur: '', role: 'systeme', departement: '' }
      : {
          compte: acteur.compteId,
          structure: acteur.structureId,
          operateur: acteur.operateur ?? '',
          role: acteur.role,
          departement: acteur.departement,
        }
  await sql`select set_config('maillage.compte', ${who.compte}, true), set_config('maillage.structure', ${who.structure}, true),
    set_config('maillage.operateur', ${who.operateur}, true), set_config('maillage.role', ${who.role}, true),
    set_config('maillage.departement', ${who.departement}, true)`.execute(trx)
}
