import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the provider says of whoever signs in there; `null`: the person refuses. */
export interface Personne {
  sub: string
  email?: string
  email_verified?: boolean
}

export interface Fournisseur {
  issuer: string
  env: Record<string, string>
  /** Who sits before the provider's page. */
  personne: Personne | null
  /** Somebody in between answers for the provider: user information signed with a key of their own. */
  usurpe: Personne | null
  /** Goes through the provider's pages as a browser would, from its address until it leads back to `url`. */
  traverser(from: string): Promise<string>
  /** Parameters of the last request for authorization. */
  demande: URLSearchParams
  close(): Promise<void>
}

const CLIENT = { id: 'maillage', secret: 'secret-du-fournisseur' }

/** A certified OpenID provider on this machine, set as ProConnect: code flow, PKCE, user information in a signed JWT. */
export async function demarrerFournisseur(url: string, port = 0): Promise<Fournisseur> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const state: { personne: Personne | null } = { personne: null }
  const provider = new Provider(issuer, configuration(url, state))
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (fournisseur.usurpe && request.url === '/me') {
      response.setHeader('content-type', 'application/jwt')
      return response.end(forge({ ...fournisseur.usurpe, iss: issuer, aud: CLIENT.id }))
    }
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    // Nobody types anything: the person of the test signs in, or refuses.
    const result = state.personne ? { login: { accountId: state.personne.sub } } : { error: 'access_denied' }
    void provider.interactionFinished(request, response, result)
  })
  const fournisseur: Fournisseur = {
    issuer,
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    get personne() {
      return state.personne
    },
    set personne(personne) {
      state.personne = personne
    },
    usurpe: null,
    demande: new URLSearchParams(),
    async traverser(from) {
      fournisseur.demande = new URL(from).searchParams
      return followUntil(from, url)
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  return fournisseur
}

function configuration(url: string, state: { personne: Personne | null }) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${url}/connexion/oidc/retour`],
        post_logout_redirect_uris: [`${url}/`],
        token_endpoint_auth_method: 'client_secret_post',
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'essai' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    interactions: { url: (_ctx: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    ttl: { Session: 3600, Grant: 3600, Interaction: 3600, AccessToken: 60, IdToken: 60 },
    findAccount: (_ctx: unknown, sub: string) => ({ accountId: sub, claims: () => ({ ...state.personne, sub }) }),
    // Consent is the administration's, once and for all.
    async loadExistingGrant(ctx: {
      oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider }
    }) {
      const { client, session, provider } = ctx.oidc
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  }
}

function forge(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ alg: 'RS256', kid: 'essai' })}.${part(claims)}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return `${unsigned}.${sign('sha256', Buffer.from(unsigned), privateKey).toString('base64url')}`
}

async function followUntil(from: string, url: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = from
  for (let step = 0; step < 10; step += 1) {
    if (next.startsWith(url)) return next
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`the provider stopped: ${response.status} ${(await response.text()).slice(0, 500)}`)
    next = new URL(location, next).href
  }
  throw new Error('the provider goes in circles')
}
