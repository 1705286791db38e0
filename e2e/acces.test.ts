import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type Acteur, ROLES, type Role } from '../src/platform/index.ts'
import { creerMonde, type MondeDeTest, type Navigateur, surChaqueBase } from '../src/platform/testing/index.ts'
import { composeRooms } from '../src/rooms.ts'
import { MATRICE } from './matrice.ts'

/**
 * The access matrix, replayed through HTTP: every declared route under every role and without an account. What a row of
 * `MATRICE` does not allow must be refused, whoever asks; what it allows must not be.
 */
surChaqueBase('access matrix', (ouvrir) => {
  let monde: MondeDeTest
  const browsers = new Map<Role | 'personne', Navigateur>()

  before(async () => {
    monde = creerMonde(await ouvrir(), composeRooms)
    browsers.set('personne', await monde.navigateur())
    for (const role of ROLES) browsers.set(role, await monde.navigateur(await accountFor(monde, role)))
  })

  test('the matrix names every access check of the product, and no other', () => {
    const declared = new Set(monde.app.routes.map((r) => r.action.name))
    assert.deepEqual([...declared].sort(), Object.keys(MATRICE).sort())
  })

  for (const who of [...ROLES, 'personne'] as const) {
    describe(who, () => {
      test('gets what the matrix allows and nothing else', async () => {
        const wrong: string[] = []
        for (const route of monde.app.routes) {
          const path = route.path.replace(/:\w+(\{[^}]*\})?/g, 'inconnu')
          const browser = browsers.get(who) as Navigateur
          const response = route.method === 'GET' ? await browser.get(path) : await browser.post(path, {})
          const outcome = describeOutcome(response)
          const allowed = MATRICE[route.action.name]
          const expected = allowed === 'tous' || (who !== 'personne' && (allowed?.includes(who) ?? false))
          if (expected !== (outcome === 'ouvert'))
            wrong.push(`${route.method} ${route.path} (${route.action.name}): ${outcome}`)
          // Signing out closes the session of the test too.
          if (path === '/deconnexion' && who !== 'personne')
            browsers.set(who, await monde.navigateur(await accountFor(monde, who)))
        }
        assert.deepEqual(wrong, [])
      })
    })
  }
})

function describeOutcome(response: Response): 'ouvert' | 'refusé' | 'connexion demandée' | 'erreur' {
  if (response.status >= 500) return 'erreur'
  if (response.status === 403) return 'refusé'
  if (response.status === 401 && response.headers.get('www-authenticate') === 'Bearer') return 'connexion demandée'
  if (response.status === 303 && response.headers.get('location')?.startsWith('/connexion')) return 'connexion demandée'
  return 'ouvert'
}

function accountFor(monde: MondeDeTest, role: Role): Promise<Acteur> {
  const operateur = role === 'instructeur' ? { operateur: 'caf' } : {}
  return monde.compte({ role, ...operateur })
}
