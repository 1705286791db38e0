import type { CookieOptions } from 'hono/utils/cookie'
import type { Config } from '../config.ts'

/** `__Host-` forces Secure, path `/` and no domain; over plain http (demonstration on this machine) it cannot be set. */
export function cookieName(config: Pick<Config, 'url'>, name: string): string {
  return isHttps(config) ? `__Host-${name}` : name
}

export function cookieOptions(config: Pick<Config, 'url'>): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(config) }
}

function isHttps(config: Pick<Config, 'url'>): boolean {
  return config.url.startsWith('https://')
}
