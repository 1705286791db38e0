import * as client from 'openid-client'
import { z } from 'zod'
import type { Config, OidcConfig } from '../config.ts'
import { ok, type Result, refus } from '../result.ts'

/** Kept by the browser between the departure to the provider and the return. */
export const departSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  suite: z.string(),
})
export type Depart = z.infer<typeof departSchema>

export interface Identite {
  email: string
  /** To be given back at sign-out. */
  idToken: string
}

export interface Oidc {
  /** Address of the provider's sign-in page, and what to keep until the return. */
  partir(suite: string): Promise<{ url: URL; depart: Depart }>
  /** Checks the return. Refused when the provider says no or does not vouch for the address; throws when it does not answer. */
  revenir(query: string, depart: Depart): Promise<Result<Identite>>
  /** Where to send the browser to sign out there too; `null` when the provider has no such page. */
  sortir(idToken: string): Promise<URL | null>
}

const RETOUR = '/connexion/oidc/retour'

/**
 * OpenID Connect as ProConnect speaks it: code flow, user information in a signed JWT. The provider is discovered at the
 * first sign-in, so that the server starts without it, and again after a failure.
 */
export function createOidc(config: Config, settings: OidcConfig): Oidc {
  let discovered: Promise<client.Configuration> | null = null
  const provider = () => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = null
      throw error
    })
    return discovered
  }
  return {
    partir: async (suite) => leave(await provider(), config.url, suite),
    async revenir(query, depart) {
      if (new URLSearchParams(query).get('state') !== depart.state)
        return refus('autre-depart', 'Cette connexion a été commencée dans un autre onglet. Recommencez.')
      return comeBack(await provider(), config.url, query, depart)
    },
    sortir: async (idToken) => signOut(await provider(), config.url, idToken),
  }
}

async function leave(server: client.Configuration, url: string, suite: string): Promise<{ url: URL; depart: Depart }> {
  const depart = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    suite,
  }
  // ProConnect refuses a parameter it does not know: PKCE where the provider announces it, the nonce everywhere.
  const pkce = server.serverMetadata().supportsPKCE() && {
    code_challenge: await client.calculatePKCECodeChallenge(depart.verifier),
    code_challenge_method: 'S256',
  }
  const address = client.buildAuthorizationUrl(server, {
    redirect_uri: url + RETOUR,
    scope: 'openid email',
    state: depart.state,
    nonce: depart.nonce,
    ...(pkce || {}),
  })
  return { url: address, depart }
}

async function comeBack(
  server: client.Configuration,
  url: string,
  query: string,
  depart: Depart,
): Promise<Result<Identite>> {
  try {
    // Our own address as the provider knows it: behind a TLS proxy the request says otherwise.
    const tokens = await client.authorizationCodeGrant(server, new URL(url + RETOUR + query), {
      expectedState: depart.state,
      expectedNonce: depart.nonce,
      idTokenExpected: true,
      ...(server.serverMetadata().supportsPKCE() ? { pkceCodeVerifier: depart.verifier } : {}),
    })
    const { sub } = tokens.claims() ?? {}
    if (!tokens.id_token || !sub) throw new Error('no ID token')
    return readIdentite(await client.fetchUserInfo(server, tokens.access_token, sub), tokens.id_token)
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError)
      return refus('refuse', 'La connexion a été annulée ou refusée.')
    // A page left open for too long: the provider no longer knows the code.
    if (error instanceof client.ResponseBodyError && error.error === 'invalid_grant')
      return refus('perime', 'Trop de temps a passé. Recommencez.')
    throw error
  }
}

function signOut(server: client.Configuration, url: string, idToken: string): URL | null {
  if (!server.serverMetadata().end_session_endpoint) return null
  return client.buildEndSessionUrl(server, {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${url}/`,
    // Required by ProConnect. Nothing hangs on its return: our own session is already closed.
    state: client.randomState(),
  })
}

function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> {
  const server = new URL(issuer)
  const execute = [client.enableNonRepudiationChecks]
  // Plain http only towards this very machine: tests and trials.
  if (server.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname))
    execute.push(client.allowInsecureRequests)
  return client.discovery(server, clientId, clientSecret, undefined, { execute, timeout: 10 })
}

/**
 * ProConnect does not send `email_verified`: it relays the address that the agent's own administration vouches for.
 * A provider that sends it must say yes.
 */
function readIdentite(info: client.UserInfoResponse, idToken: string): Result<Identite> {
  const email = z.email().safeParse(info.email)
  if (!email.success) return refus('sans-adresse', 'Votre adresse électronique n’a pas été transmise.')
  if (info.email_verified === false)
    return refus('adresse-non-verifiee', 'Votre adresse électronique n’a pas été vérifiée par votre fournisseur.')
  return ok({ email: email.data, idToken })
}
