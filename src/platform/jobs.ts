import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { APP_ROLE } from './db/migrate.ts'
import type { Database } from './db/open.ts'

export interface Jobs {
  /** Runs `run` on the cron schedule (Europe/Paris), on one node at a time, retried when it throws. */
  every(name: string, cron: string, run: () => Promise<unknown>): void
  start(): Promise<void>
  stop(): Promise<void>
}

/** Creates pg-boss's own schema; must run as the owner, before the pool enters the application role. */
export async function installJobs(owner: Pick<pg.Pool, 'query'>, kind: Database['kind']): Promise<void> {
  const boss = new PgBoss({ db: adapter(owner), backend: kind, supervise: false, schedule: false })
  await boss.start()
  await boss.stop({ graceful: false })
  await owner.query(`grant usage on schema pgboss to ${APP_ROLE};
    grant select, insert, update, delete on all tables in schema pgboss to ${APP_ROLE};
    grant execute on all functions in schema pgboss to ${APP_ROLE}`)
}

export function createJobs(database: Database, onError: (error: unknown, tache: string) => void): Jobs {
  const boss = new PgBoss({
    db: adapter(database.pool),
    backend: database.kind,
    migrate: false,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (error) => onError(error, 'pg-boss'))
  const planned: { name: string; cron: string; run: () => Promise<unknown> }[] = []
  return {
    every(name, cron, run) {
      planned.push({ name, cron, run })
    },
    async start() {
      await boss.start()
      for (const { name, cron, run } of planned) {
        await boss.createQueue(name, { policy: 'singleton', retryLimit: 3, retryBackoff: true })
        await boss.schedule(name, cron, {}, { tz: 'Europe/Paris' })
        await boss.work(name, { pollingIntervalSeconds: 15 }, async () => {
          // pg-boss keeps the failure in its tables, where nobody looks: those who run the instance are told here.
          await run().catch((error: unknown) => {
            onError(error, name)
            throw error
          })
        })
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

function adapter(pool: Pick<pg.Pool, 'query'>) {
  return {
    async executeSql(text: string, values?: unknown[]) {
      const result = await pool.query(text, values as unknown[])
      // Several statements in one text give several results; pg-boss reads the last.
      return Array.isArray(result) ? (result.at(-1) as pg.QueryResult) : result
    },
  }
}
