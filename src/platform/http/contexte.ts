import type { Context } from 'hono'
import { z } from 'zod'
import type { Acteur, Action } from '../access.ts'
import type { Portee } from '../machines/store.ts'
import type { NavItem } from '../room.ts'
import type { Services } from '../services.ts'

export const toastSchema = z.object({ genre: z.enum(['ok', 'info', 'erreur']), texte: z.string() })
/** What the last action had to say, shown once on the next page. */
export type Toast = z.infer<typeof toastSchema>

export interface Env {
  Variables: {
    /** Who is signed in; `null` on the public door. */
    acteur: Acteur | null
    services: Services
    nav: NavItem[]
    /** What the last action had to say, shown once. */
    toast: Toast | null
    requete: string
    action: Action
    /** Who may show this answer inside a page of theirs, as `frame-ancestors` writes it; nobody when absent. */
    cadres?: readonly string[]
    /** What the token of a program allows; empty for people. */
    portees: readonly Portee[]
    /** Content security policy of this answer, instead of the site's. */
    politique?: string
  }
}

/** Programs: an answer in JSON, never a page, a cookie or a redirection. */
export function isApi(path: string): boolean {
  return path.startsWith('/api/') || path === '/sante'
}

export type Contexte = Context<Env>
export type Handler = (c: Contexte) => Response | Promise<Response>

/** The signed-in account; only behind an action that asks for one. */
export function acteurDe(c: Contexte): Acteur {
  const acteur = c.var.acteur
  if (!acteur) throw new Error(`${c.req.path} needs an action that asks for an account`)
  return acteur
}

/** Address of the caller, through the proxies we were told about; used for limits only, never stored. */
export function adresseDe(c: Contexte): string {
  const trusted = c.var.services.config.proxys
  const forwarded =
    c.req
      .header('x-forwarded-for')
      ?.split(',')
      .map((s) => s.trim()) ?? []
  if (trusted > 0 && forwarded.length >= trusted) return forwarded[forwarded.length - trusted] ?? 'inconnue'
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? 'inconnue'
}
