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

const MEMOIRE = 5000

/**
 * The tag of an answer, known without a query: it depends on the address, the directory and the minute, since « open now »
 * does. `null` while the version of the directory has to be read again.
 */
export function createEtiquette(clock: Clock, version: Version) {
  const connues = new Map<string, string>()
  let epoque = ''
  return ({ chemin, accept }: Demande): string | null => {
    const maintenant = clock.now().getTime()
    const connue = version.fraiche(maintenant)
    if (connue === null) return null
    const actuelle = `${connue} ${Math.floor(maintenant / MINUTE_MS)}`
    if (actuelle !== epoque || connues.size > MEMOIRE) connues.clear()
    epoque = actuelle
    const demande = veutGeoJson(accept) ? `geojson ${chemin}` : chemin
    const etiquette = connues.get(demande) ?? `"${hash('sha1', `${actuelle} ${demande}`, 'base64url')}"`
    connues.set(demande, etiquette)
    return etiquette
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
