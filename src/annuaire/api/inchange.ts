import type { IncomingMessage } from 'node:http'
import { type Etiquette, entetes, estInchange } from './etiquette.ts'

/**
 * Headers of a 304 when the open API has nothing new to say, `null` otherwise. Re-users ask the same again and again: this
 * runs before the whole server, and says no more than what the full answer already said.
 */
export function createInchange(etiquetteDe: Etiquette) {
  return ({
    method,
    url,
    headers,
  }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Record<string, string> | null => {
    const siChange = headers['if-none-match']
    if (siChange === undefined || method !== 'GET' || !url?.startsWith('/api/v1/lieux')) return null
    const etiquette = etiquetteDe({ chemin: url, accept: headers.accept })
    return etiquette !== null && estInchange(siChange, etiquette) ? entetes(etiquette) : null
  }
}
