import type { Hono } from 'hono'
import { type Action, permits, SYSTEME } from '../access.ts'
import { type Contexte, type Env, type Handler, isApi } from './contexte.ts'
import { connexionDemandee, refuse } from './pages.tsx'
import { probleme } from './probleme.ts'

export interface RouteDeclaree {
  method: 'GET' | 'POST'
  path: string
  action: Action
}

/** Deny by default: a route exists only with the access check that guards it. */
export interface Routes {
  get(path: string, action: Action, handler: Handler): void
  post(path: string, action: Action, handler: Handler): void
}

/** Registers guarded routes on `app` and keeps their list, which the access test replays. */
export function guardedRoutes(app: Hono<Env>): Routes & { declared: RouteDeclaree[] } {
  const declared: RouteDeclaree[] = []
  const add = (method: 'GET' | 'POST', path: string, action: Action, handler: Handler) => {
    declared.push({ method, path, action })
    app.on(method, path, (c) => guard(c as Contexte, action, handler))
  }
  return {
    declared,
    get: (path, action, handler) => add('GET', path, action, handler),
    post: (path, action, handler) => add('POST', path, action, handler),
  }
}

async function guard(c: Contexte, action: Action, handler: Handler): Promise<Response> {
  const { acteur } = c.var
  c.set('action', action)
  if (action.roles !== null && acteur === null) return isApi(c.req.path) ? jetonDemande() : connexionDemandee(c)
  if (!permits(action, acteur)) {
    await journalRefusal(c, 'acces.refuse')
    return isApi(c.req.path) ? apiRefuse() : refuse(c)
  }
  const response = await handler(c)
  // An account that asks for what it may not see gets the same answer as for what does not exist; we keep a trace.
  if (acteur !== null && response.status === 404) await journalRefusal(c, 'acces.introuvable')
  return response
}

function jetonDemande(): Response {
  const detail = 'Il faut un jeton : POST /api/v1/jeton, puis l’en-tête « Authorization: Bearer … ».'
  return probleme(401, 'Jeton absent, inconnu ou fini', detail, { 'www-authenticate': 'Bearer' })
}

function apiRefuse(): Response {
  return probleme(403, 'Cet accès ne le permet pas', 'Ce compte n’a pas le droit de faire cela.')
}

async function journalRefusal(c: Contexte, action: string): Promise<void> {
  const { services, acteur } = c.var
  await services.database.as(acteur ?? SYSTEME, (trx) =>
    services.journal(trx, acteur ?? SYSTEME, {
      action,
      objet: `page:${c.req.path}`,
      detail: { controle: c.var.action.name },
    }),
  )
}
