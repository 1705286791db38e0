import { sql } from 'kysely'
import type { Clock } from './clock.ts'
import type { Db } from './db/tables.ts'

interface LimiteTable {
  key: string
  points: number
  /** Milliseconds since 1970. */
  expire: string
}
declare module './db/tables.ts' {
  interface Tables {
    limites: LimiteTable
  }
}

export interface Limites {
  /**
   * Counts one try of `cle`; `false` once there were more than `max` in `secondes`.
   * Kept in the database, so that every application node counts together.
   * Trap: not inside a transaction, the embedded database has one connection.
   */
  essayer(cle: string, max: number, secondes: number): Promise<boolean>
}

export function createLimites(db: Db, clock: Clock): Limites {
  return {
    async essayer(cle, max, secondes) {
      const now = clock.now().getTime()
      // One statement: of many tries at once, each sees the ones before it.
      const { rows } = await sql<{ points: number }>`
        insert into limites as l (key, points, expire) values (${cle}, 1, ${now + secondes * 1000})
        on conflict (key) do update set
          points = case when l.expire <= ${now} then 1 else l.points + 1 end,
          expire = case when l.expire <= ${now} then excluded.expire else l.expire end
        returning points`.execute(db)
      return (rows[0]?.points ?? 0) <= max
    },
  }
}
