import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { projectRoot } from '../paths.ts'

/** Application role: owns nothing, so that row-level security applies to it. */
export const APP_ROLE = 'maillage_app'

/**
 * Runs every `src/<room>/migrations/*.sql` not yet run, oldest first, as the owner of the tables. Names start with a minute stamp, so rooms written apart still have one order.
 * @returns whether anything was run
 */
export async function migrate(owner: Kysely<unknown>): Promise<boolean> {
  await createAppRole(owner)
  const migrator = new Migrator({
    db: owner,
    allowUnorderedMigrations: true,
    provider: { getMigrations: async () => Object.fromEntries(migrationFiles().map((f) => [f.name, f.migration])) },
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find((r) => r.status === 'Error')?.migrationName ?? '?'
    throw new Error(`Migration ${failed} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  return results !== undefined && results.length > 0
}

function migrationFiles() {
  const rooms = readdirSync(join(projectRoot, 'src'), { withFileTypes: true }).filter((d) => d.isDirectory())
  return rooms
    .flatMap((room) => {
      const dir = join(projectRoot, 'src', room.name, 'migrations')
      return listSql(dir).map((file) => ({ name: file.replace(/\.sql$/, ''), path: join(dir, file) }))
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, path }) => ({
      name,
      migration: { up: async (db: Kysely<unknown>) => void (await sql.raw(readFileSync(path, 'utf8')).execute(db)) },
    }))
}

function listSql(dir: string): string[] {
  try {
    return readdirSync(dir).filter((f) => f.endsWith('.sql'))
  } catch {
    return []
  }
}

async function createAppRole(owner: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE} nologin; end if;
      execute format('grant ${APP_ROLE} to %I', current_user);
    exception when duplicate_object or unique_violation then null; end $$`)
    .execute(owner)
}

/** Gives the application role what it needs on every table; safe to repeat. */
export async function grant(owner: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`grant usage on schema public to ${APP_ROLE};
      grant select, insert, update, delete on all tables in schema public to ${APP_ROLE};
      grant usage on all sequences in schema public to ${APP_ROLE};
      revoke all on kysely_migration, kysely_migration_lock from ${APP_ROLE};
      revoke update, delete on journal from ${APP_ROLE}`)
    .execute(owner)
}
