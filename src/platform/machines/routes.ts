import { PUBLIC } from '../access.ts'
import { adresseDe, type Contexte } from '../http/contexte.ts'
import type { Routes } from '../http/routes.ts'
import { DUREE_JETON_S, ouvrirJeton, PORTEES } from './store.ts'

const ESSAIS_PAR_HEURE = 60

/** OAuth 2.0, client credentials (RFC 6749, section 4.4): a program shows its secret, gets a token for an hour. */
export function routesMachines(r: Routes): void {
  r.post('/api/v1/jeton', PUBLIC, donnerJeton)
}

async function donnerJeton(c: Contexte): Promise<Response> {
  const { services } = c.var
  c.header('Cache-Control', 'no-store')
  if (!(await services.limites.essayer(`jeton:${adresseDe(c)}`, ESSAIS_PAR_HEURE, 3600)))
    return erreur(c, 429, 'temporarily_unavailable', 'Trop d’essais : attendez une heure.')
  const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
  const lu = (nom: string) => (typeof form[nom] === 'string' ? form[nom] : '')
  if (lu('grant_type') !== 'client_credentials')
    return erreur(c, 400, 'unsupported_grant_type', 'Il faut grant_type=client_credentials.')
  const scope = lu('scope')
  const demandees = scope === '' ? null : scope.split(' ')
  const inconnue = demandees?.find((p) => !(p in PORTEES))
  if (inconnue !== undefined) return erreur(c, 400, 'invalid_scope', `La portée « ${inconnue} » n’existe pas.`)
  const [id, secret] = basic(c.req.header('authorization')) ?? [lu('client_id'), lu('client_secret')]
  const donne = await ouvrirJeton(services, id, secret, demandees)
  if (!donne) {
    c.header('WWW-Authenticate', 'Basic realm="Maillage"')
    return erreur(c, 401, 'invalid_client', 'Identifiant ou secret inconnu, ou accès arrêté.')
  }
  if (donne.portees.length === 0) return erreur(c, 400, 'invalid_scope', 'Cet accès n’a aucune des portées demandées.')
  return c.json({
    access_token: donne.jeton,
    token_type: 'Bearer',
    expires_in: DUREE_JETON_S,
    scope: donne.portees.join(' '),
  })
}

function basic(entete: string | undefined): [string, string] | null {
  const code = entete?.match(/^Basic ([\w+/=-]+)$/i)?.[1]
  if (code === undefined) return null
  const clair = Buffer.from(code, 'base64').toString('utf8')
  const i = clair.indexOf(':')
  return i < 0 ? null : [clair.slice(0, i), clair.slice(i + 1)]
}

function erreur(c: Contexte, statut: 400 | 401 | 429, error: string, error_description: string): Response {
  return c.json({ error, error_description }, statut)
}
