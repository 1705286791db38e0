import type pg from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'

export interface Limites {
  /**
   * Counts one try of `cle`; `false` once there were more than `max` in `secondes`.
   * Kept in the database, so that every application node counts together.
   */
  essayer(cle: string, max: number, secondes: number): Promise<boolean>
}

export function createLimites(pool: pg.Pool): Limites {
  const limiters = new Map<string, RateLimiterPostgres>()
  const limiterFor = (points: number, duration: number) => {
    const name = `${points}-${duration}`
    const known = limiters.get(name)
    if (known) return known
    const created = new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'limites',
      tableCreated: true,
      keyPrefix: name,
      clearExpiredByTimeout: false,
      points,
      duration,
    })
    limiters.set(name, created)
    return created
  }
  return {
    async essayer(cle, max, secondes) {
      try {
        await limiterFor(max, secondes).consume(cle)
        return true
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal
        return false
      }
    },
  }
}
