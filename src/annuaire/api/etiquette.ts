import { hash } from 'node:crypto'
import type { Clock } from '../../platform/index.ts'
import type { Version } from '../version.ts'

const MINUTE_MS = 60_000

/** What decides of an answer, besides the directory and the time. */
export interface Demande {
  /** Path and query, as asked. */
  chemin: string
  accept: string | undefined
}

/**
 * The tag of an answer, known without a query: it depends on the address, the directory and the minute, since « open now »
 * does. `null` while the version of the directory has to be read again.
 */
export function createEtiquette(clock: Clock, version: Version) {
  return ({ chemin, accept }: Demande): string | null => {
    const connue = version.fraiche()
    if (connue === null) return null
    const minute = Math.floor(clock.now().getTime() / MINUTE_MS)
    return `"${hash('sha1', `${connue} ${minute} ${veutGeoJson(accept)} ${chemin}`, 'base64url')}"`
  }
}

export type Etiquette = ReturnType<typeof createEtiquette>

export function veutGeoJson(accept: string | undefined): boolean {
  return accept?.includes('geo+json') ?? false
}

/** A proxy that compresses makes the tag weak: it is still ours. */
export function estInchange(siChange: string | undefined, etiquette: string): boolean {
  return siChange === etiquette || siChange === `W/${etiquette}`
}

/** Headers of an answer and of its 304. */
export function entetes(etiquette: string): Record<string, string> {
  return { ETag: etiquette, 'Cache-Control': 'no-cache', Vary: 'Accept', 'Access-Control-Allow-Origin': '*' }
}
