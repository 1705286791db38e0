import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { lireJeton } from '../machines/store.ts'
import type { NavItem, Room } from '../room.ts'
import type { Services } from '../services.ts'
import { readSession } from '../session/sessions.ts'
import { adresseDe, type Contexte, type Env, isApi, toastSchema } from './contexte.ts'
import { readSlip } from './cookies.ts'
import { introuvable, pageErreur } from './pages.tsx'
import { probleme } from './probleme.ts'
import { guardedRoutes, type RouteDeclaree } from './routes.ts'

/** Forms with attachments are read whole so that a file that is too big gets its own message and the text is kept. */
const MAX_BODY = 32 * 1024 * 1024
/** Without an account there is nothing to attach. */
const MAX_BODY_PUBLIC = 256 * 1024
/** Of the open API: a thousand households to evaluate. */
const MAX_BODY_API = 4 * 1024 * 1024

export interface App {
  fetch: Hono<Env>['fetch']
  request: Hono<Env>['request']
  /** Every guarded route, for the access test and the menu. */
  routes: RouteDeclaree[]
}

/** Puts the rooms behind one server: headers, limits, session, guarded routes, error pages. */
export function createApp(services: Services, rooms: Room[], assetsDir: string): App {
  const app = new Hono<Env>()
  const nav: NavItem[] = rooms.flatMap((room) => room.nav ?? []).sort((a, b) => a.rang - b.rang)
  app.onError((error, c) => failure(error, c as unknown as Contexte, services))
  app.notFound((c) => (isApi(c.req.path) ? apiNotFound() : introuvable(c as unknown as Contexte)))

  app.use(
    '/assets/*',
    serveStatic({
      root: assetsDir,
      precompressed: true,
      rewriteRequestPath: (p) => p.replace(/^\/assets/, ''),
      onFound: (_p, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.use(compress())
  app.use(async (c, next) => {
    await next()
    if (c.var.politique) c.res.headers.set('Content-Security-Policy', c.var.politique)
  })
  app.use(framing)
  app.use(headers(services))
  app.use(async (c, next) => {
    c.set('services', services)
    c.set('nav', nav)
    c.set('requete', services.newId())
    // A program has a token and no cookie; the open API has neither, and is not looked at twice.
    const api = isApi(c.req.path)
    const porteur = api ? await lirePorteur(c as Contexte) : null
    c.set('acteur', api ? (porteur?.acteur ?? null) : await readSession(c as Contexte))
    c.set('portees', porteur?.portees ?? [])
    c.set('toast', api ? null : readSlip(c as Contexte, 'message', toastSchema))
    // No address of ours holds a zero byte, and PostgreSQL refuses it.
    if (c.req.url.includes('%00')) return c.notFound()
    await next()
  })
  if (services.config.limite > 0) app.use(pace(services.config.limite))
  const memeSite = csrf({
    secFetchSite: 'same-origin',
    origin: (origin, c) => sameHost(origin, [services.config.url, `http://${c.req.header('host')}`]),
  })
  // A program sends no origin, and no cookie that another site could borrow.
  app.use((c, next) => (isApi(c.req.path) ? next() : memeSite(c, next)))
  const onError = (c: Context) => tooLarge(c as unknown as Contexte)
  const [small, open, large] = [
    bodyLimit({ maxSize: MAX_BODY_PUBLIC, onError }),
    bodyLimit({ maxSize: MAX_BODY_API, onError }),
    bodyLimit({ maxSize: MAX_BODY, onError }),
  ]
  app.use((c, next) => (c.var.acteur ? large : isApi(c.req.path) ? open : small)(c, next))

  const routes = guardedRoutes(app)
  for (const room of rooms) room.routes?.(routes)
  return { fetch: app.fetch, request: app.request, routes: routes.declared }
}

async function lirePorteur(c: Contexte) {
  const jeton = c.req.header('authorization')?.match(/^Bearer ([\w-]+)$/i)?.[1]
  return jeton === undefined ? null : lireJeton(c.var.services, jeton)
}

/** Behind a TLS proxy our own address is http: only the host is compared, and the configured public address counts too. */
function sameHost(origin: string, allowed: string[]): boolean {
  const host = URL.parse(origin)?.host
  return host !== undefined && allowed.some((a) => URL.parse(a)?.host === host)
}

/** Nobody needs this pace, a runaway script does. In memory: a courtesy between users, not a lock (see `limites`). */
function pace(perMinute: number): MiddlewareHandler<Env> {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (c, next) => {
    const who = c.var.acteur?.compteId ?? adresseDe(c as Contexte)
    try {
      await limiter.consume(who)
    } catch {
      c.header('Retry-After', '60')
      if (isApi(c.req.path)) return probleme(429, 'Trop de demandes en une minute.', undefined, { 'retry-after': '60' })
      return pageErreur(c as Contexte, {
        statut: 429,
        titre: 'Trop de pages en une minute',
        message: 'Attendez une minute, puis rechargez la page. Rien n’est perdu.',
      })
    }
    return next()
  }
}

function headers(services: Services) {
  const tiles = services.config.tuiles ? [new URL(services.config.tuiles.modele.replace('{s}', '*')).origin] : []
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:', ...tiles],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'", ...(services.config.oidc ? [new URL(services.config.oidc.issuer).origin] : [])],
      frameSrc: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [], payment: [] },
    strictTransportSecurity: services.config.url.startsWith('https://') ? 'max-age=63072000; includeSubDomains' : false,
  })
}

/** What a handler let others show loses the headers that forbid it, and those only. */
const framing: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const sites = c.get('cadres')
  if (!sites) return
  const csp = c.res.headers.get('Content-Security-Policy') ?? ''
  c.res.headers.set(
    'Content-Security-Policy',
    csp.replace("frame-ancestors 'none'", `frame-ancestors ${sites.join(' ')}`),
  )
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
  c.res.headers.delete('X-Frame-Options')
}

function apiNotFound(): Response {
  return probleme(404, 'Cette adresse n’existe pas dans l’API.')
}

function tooLarge(c: Contexte): Promise<Response> {
  if (!c.var.acteur) {
    return pageErreur(c, {
      statut: 413,
      titre: 'Connectez-vous pour envoyer des pièces',
      message:
        'Votre session est peut-être finie. Connectez-vous dans un autre onglet, puis revenez ici : votre texte y est encore. Renvoyez-le.',
      actions: [{ libelle: 'Se connecter', href: '/connexion' }],
    })
  }
  return pageErreur(c, {
    statut: 413,
    titre: 'Votre envoi est trop gros',
    message:
      'L’ensemble dépasse 32 Mo. Revenez en arrière : votre texte y est encore. Retirez des pièces, ou envoyez-les en plusieurs fois.',
  })
}

async function failure(error: Error, c: Contexte, services: Services): Promise<Response> {
  if (error instanceof HTTPException && error.status === 403) {
    return pageErreur(c, {
      statut: 403,
      titre: 'Ce formulaire n’a pas été accepté',
      message: 'Il semble venir d’un autre site, ou d’un ancien onglet. Rechargez la page, puis recommencez.',
    })
  }
  if (error instanceof HTTPException && error.status === 400) {
    return pageErreur(c, {
      statut: 400,
      titre: 'Votre envoi n’est pas arrivé entier',
      message: 'La connexion a peut-être été coupée. Revenez en arrière : votre texte y est encore. Recommencez.',
    })
  }
  const requete = c.var.requete ?? services.newId()
  // The message may quote a value: only the kind of error, PostgreSQL's code for it and the place go to the log.
  const code = String((error as { code?: unknown }).code ?? '')
  services.log('erreur', { requete, chemin: c.req.routePath, erreur: error.name, code, ou: place(error) })
  if (isApi(c.req.path)) return Response.json({ title: 'Erreur du serveur.', status: 500, requete }, { status: 500 })
  return pageErreur(c, {
    statut: 500,
    titre: 'Une erreur est survenue',
    message: `Ce n’est pas de votre faute. Réessayez dans un instant. Si cela continue, donnez ce numéro à l’assistance : ${requete}.`,
  })
}

function place(error: Error): string {
  return (
    error.stack
      ?.split('\n')
      .slice(1, 4)
      .map((l) => l.trim())
      .join(' < ') ?? ''
  )
}
