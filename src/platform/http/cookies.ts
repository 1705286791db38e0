import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import type { z } from 'zod'
import type { Config } from '../config.ts'
import type { Contexte } from './contexte.ts'

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

/** Something small that this browser keeps for us, for `seconds`. It may come back altered: {@link readSlip} checks it. */
export function keepSlip(c: Contexte, name: string, value: object, seconds: number): void {
  const { config } = c.var.services
  const text = Buffer.from(JSON.stringify(value)).toString('base64url')
  setCookie(c, cookieName(config, name), text, { ...cookieOptions(config), maxAge: seconds })
}

/** What {@link keepSlip} left, or `null` when there is none or it has another shape. */
export function readSlip<T extends z.ZodType>(c: Contexte, name: string, schema: T): z.infer<T> | null {
  const text = getCookie(c, cookieName(c.var.services.config, name))
  if (!text) return null
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}

export function dropSlip(c: Contexte, name: string): void {
  const { config } = c.var.services
  deleteCookie(c, cookieName(config, name), cookieOptions(config))
}
