import { PUBLIC, SYSTEME } from '../access.ts'
import type { Config } from '../config.ts'
import type { Contexte } from '../http/contexte.ts'
import { dropSlip, keepSlip, readSlip } from '../http/cookies.ts'
import { introuvable, pageErreur, pagePublique, retour } from '../http/pages.tsx'
import type { Routes } from '../http/routes.ts'
import { findCompte } from './liens.ts'
import { createOidc, departSchema, type Oidc } from './oidc.ts'
import { PageSortie } from './pages/sortie.tsx'
import { openSession } from './sessions.ts'
import { suiteSure } from './suite.ts'

/** Long enough to find one's password on the provider's page. */
const MINUTES = 15
const DEPART = 'depart'

/** Sign-in through the identity provider, when one is configured. A link, not a form: `form-action` would follow its redirections. */
export function parOidc(r: Routes, config: Config, oidc: Oidc | null): void {
  r.get('/connexion/oidc', PUBLIC, (c) => (oidc ? leave(c, oidc) : introuvable(c)))
  r.get('/connexion/oidc/retour', PUBLIC, (c) => (oidc ? comeBack(c, oidc, config.oidc?.nom ?? '') : introuvable(c)))
}

export function oidcOf(config: Config): Oidc | null {
  return config.oidc ? createOidc(config, config.oidc) : null
}

async function leave(c: Contexte, oidc: Oidc): Promise<Response> {
  try {
    const { url, depart } = await oidc.partir(suiteSure(c.req.query('suite')))
    keepSlip(c, DEPART, depart, MINUTES * 60)
    return c.redirect(url.href, 302)
  } catch (error) {
    return noAnswer(c, error)
  }
}

async function comeBack(c: Contexte, oidc: Oidc, nom: string): Promise<Response> {
  const { services } = c.var
  const depart = readSlip(c, DEPART, departSchema)
  dropSlip(c, DEPART)
  if (!depart)
    return refused(c, 'Vous êtes resté trop longtemps sur la page de connexion, ou vos cookies sont bloqués.')
  try {
    const identite = await oidc.revenir(new URL(c.req.url).search, depart)
    if (!identite.ok) return refused(c, identite.refus.message)
    const { email, idToken } = identite.value
    const compte = await services.database.as(SYSTEME, (trx) => findCompte(trx, services.config.departement, email))
    if (!compte)
      return refused(
        c,
        `${nom} vous connaît avec l’adresse ${email}, mais cette adresse n’a pas de compte ici. Demandez à la personne qui gère les comptes de votre structure.`,
      )
    await openSession(c, compte, 'oidc', idToken)
    return retour(c, suiteSure(depart.suite))
  } catch (error) {
    return noAnswer(c, error)
  }
}

function refused(c: Contexte, message: string): Promise<Response> {
  return pageErreur(c, {
    statut: 403,
    titre: 'Vous n’êtes pas entré',
    message,
    actions: [{ libelle: 'Revenir à la connexion', href: '/connexion' }],
  })
}

/** The provider is down or misconfigured: the way by e-mail stays open. */
function noAnswer(c: Contexte, error: unknown): Promise<Response> {
  const { log, config } = c.var.services
  const { name = 'inconnue', code = '' } = error as { name?: string; code?: string }
  log('connexion oidc en échec', { erreur: name, code: String(code) })
  return pageErreur(c, {
    statut: 500,
    titre: `${config.oidc?.nom} ne répond pas`,
    message: 'Réessayez dans un instant, ou entrez avec votre adresse électronique.',
    actions: [{ libelle: 'Entrer avec mon adresse', href: '/connexion' }],
  })
}

/**
 * After our own session is closed: the provider's. By a page that goes on by itself and not by a redirection of the
 * form, which the content security policy would follow through every address of the provider.
 */
export async function leaveProvider(c: Contexte, oidc: Oidc, idToken: string): Promise<Response | null> {
  const url = await oidc.sortir(idToken).catch(() => null)
  if (!url) return null
  c.header('Refresh', `0; url=${url.href}`)
  return pagePublique(
    c,
    { titre: 'Déconnexion' },
    <PageSortie href={url.href} nom={c.var.services.config.oidc?.nom ?? ''} />,
  )
}
