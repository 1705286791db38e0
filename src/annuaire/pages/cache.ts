import { createHash } from 'node:crypto'
import type { Contexte } from '../../platform/index.ts'
import { asset } from '../../ui/index.ts'

const MINUTE_MS = 60_000

/**
 * A public page is the same for everybody until the directory changes or the minute turns (« open now » does). Who is
 * signed in, or has a message to read, gets a page of their own.
 */
export async function avecCache(
  c: Contexte,
  version: string,
  page: () => Response | Promise<Response>,
): Promise<Response> {
  c.header('Vary', 'Cookie', { append: true })
  if (c.var.acteur || c.var.toast) {
    c.header('Cache-Control', 'private, no-store')
    return page()
  }
  const maintenant = c.var.services.clock.now().getTime()
  const minute = Math.floor(maintenant / MINUTE_MS)
  const cle = [version, minute, c.req.url, asset('maillage.css')].join(' ')
  const etiquette = `W/"${createHash('sha256').update(cle).digest('base64url').slice(0, 22)}"`
  c.header('ETag', etiquette)
  c.header('Cache-Control', `public, max-age=${60 - Math.floor((maintenant % MINUTE_MS) / 1000)}`)
  return c.req.header('if-none-match') === etiquette ? c.body(null, 304) : page()
}
