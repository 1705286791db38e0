import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { demarrerFournisseur, type Fournisseur } from '../testing/fournisseur.ts'
import { creerMonde, lire, type MondeDeTest, surChaqueBase } from '../testing/index.ts'
import { session } from './room.tsx'

const URL_DU_SITE = 'http://localhost'

surChaqueBase('sign-in through an identity provider', (ouvrir) => {
  let monde: MondeDeTest
  let fournisseur: Fournisseur

  before(async () => {
    fournisseur = await demarrerFournisseur(URL_DU_SITE)
    monde = creerMonde(await ouvrir(), (services) => [session(services)], fournisseur.env)
  })
  after(async () => {
    monde.close()
    await fournisseur.close()
  })

  /** From the button to the address that leads back here. */
  async function partir(suite = '') {
    const navigateur = await monde.navigateur()
    const away = await navigateur.get(`/connexion/oidc?suite=${encodeURIComponent(suite)}`)
    assert.equal(away.status, 302)
    const back = await fournisseur.traverser(away.headers.get('location') ?? '')
    return { navigateur, retour: back.slice(URL_DU_SITE.length) }
  }

  test('the account with the same address enters and returns where it was', async () => {
    const acteur = await monde.compte({ role: 'aidant', email: 'Agathe.Oidc@exemple.fr' })
    fournisseur.personne = { sub: 'agathe', email: 'agathe.oidc@exemple.fr' }
    const page = await (await monde.navigateur()).get('/connexion?suite=/compte')
    assert.match(await lire(page), /Se connecter avec ProConnect/)
    const { navigateur, retour } = await partir('/compte')
    const entered = await navigateur.get(retour)
    assert.equal(entered.headers.get('location'), '/compte')
    assert.match(await lire(await navigateur.get('/compte')), new RegExp(acteur.nom))
  })

  test('the request carries a code challenge, a state and a nonce long enough for ProConnect, and nothing it refuses', async () => {
    await partir()
    const { demande } = fournisseur
    assert.deepEqual([...demande.keys()].sort(), [
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ])
    assert.equal(demande.get('code_challenge_method'), 'S256')
    assert.ok((demande.get('state') ?? '').length >= 32 && (demande.get('nonce') ?? '').length >= 32)
  })

  describe('nobody enters', () => {
    const refusedWith = async (navigateur: { get(path: string): Promise<Response> }, retour: string, words: RegExp) => {
      const refused = await navigateur.get(retour)
      assert.equal(refused.status, 403)
      assert.match(await lire(refused), words)
      assert.equal((await navigateur.get('/compte')).status, 303)
    }

    test('without an account: it is not created, the page says whom to ask', async () => {
      fournisseur.personne = { sub: 'inconnu', email: 'inconnu@exemple.fr' }
      const { navigateur, retour } = await partir()
      await refusedWith(navigateur, retour, /inconnu@exemple\.fr.*n’a pas de compte ici.*qui gère les comptes/)
    })

    test('with an address that the provider does not vouch for', async () => {
      await monde.compte({ role: 'administrateur', email: 'cible@exemple.fr' })
      fournisseur.personne = { sub: 'usurpateur', email: 'cible@exemple.fr', email_verified: false }
      const { navigateur, retour } = await partir()
      await refusedWith(navigateur, retour, /n’a pas été vérifiée/)
    })

    test('without an address', async () => {
      fournisseur.personne = { sub: 'sans-adresse' }
      const { navigateur, retour } = await partir()
      await refusedWith(navigateur, retour, /n’a pas été transmise/)
    })

    test('who refuses at the provider', async () => {
      fournisseur.personne = null
      const { navigateur, retour } = await partir()
      await refusedWith(navigateur, retour, /annulée ou refusée/)
    })

    test('with the return address of somebody else', async () => {
      await monde.compte({ role: 'aidant', email: 'victime@exemple.fr' })
      fournisseur.personne = { sub: 'victime', email: 'victime@exemple.fr' }
      const { retour } = await partir()
      await refusedWith(await monde.navigateur(), retour, /trop longtemps/)
      const started = await partir()
      await refusedWith(started.navigateur, retour, /autre onglet/)
    })

    test('when the user information is not signed by the provider', async () => {
      await monde.compte({ role: 'administrateur', email: 'convoite@exemple.fr' })
      fournisseur.personne = { sub: 'quelconque', email: 'quelconque@exemple.fr' }
      fournisseur.usurpe = { sub: 'quelconque', email: 'convoite@exemple.fr' }
      const { navigateur, retour } = await partir()
      assert.equal((await navigateur.get(retour)).status, 500)
      assert.equal((await navigateur.get('/compte')).status, 303)
      fournisseur.usurpe = null
    })

    test('twice with the same return address', async () => {
      await monde.compte({ role: 'aidant', email: 'deux@exemple.fr' })
      fournisseur.personne = { sub: 'deux', email: 'deux@exemple.fr' }
      const { navigateur, retour } = await partir()
      assert.equal((await navigateur.get(retour)).status, 303)
      const again = await monde.navigateur()
      assert.equal((await again.get(retour)).status, 403)
    })
  })

  test('signing out closes the session here, then leads to the provider’s own sign-out', async () => {
    await monde.compte({ role: 'aidant', email: 'sortie@exemple.fr' })
    fournisseur.personne = { sub: 'sortie', email: 'sortie@exemple.fr' }
    const { navigateur, retour } = await partir()
    await navigateur.get(retour)
    const out = await navigateur.post('/deconnexion', {})
    assert.equal(out.status, 200)
    assert.equal((await navigateur.get('/compte')).status, 303)
    const onward = new URL((out.headers.get('refresh') ?? '').replace(/^0; url=/, ''))
    assert.equal(onward.origin, fournisseur.issuer)
    assert.equal(onward.searchParams.get('post_logout_redirect_uri'), `${URL_DU_SITE}/`)
    assert.ok(onward.searchParams.get('id_token_hint') && (onward.searchParams.get('state') ?? '').length >= 32)
    assert.equal((await fetch(onward)).status, 200, 'the provider recognises its own token')
  })
})

surChaqueBase('an identity provider that is not there', (ouvrir) => {
  test('the server starts, says so on the way, and finds the provider once it is back', async () => {
    const fournisseur = await demarrerFournisseur(URL_DU_SITE)
    const { issuer, env } = fournisseur
    await fournisseur.close()
    const monde = creerMonde(await ouvrir(), (services) => [session(services)], env)
    const navigateur = await monde.navigateur()
    assert.match(await lire(await navigateur.get('/connexion')), /Se connecter avec ProConnect.*Recevoir un lien/)
    const failed = await navigateur.get('/connexion/oidc')
    assert.equal(failed.status, 500)
    assert.match(await lire(failed), /ProConnect ne répond pas.*Entrer avec mon adresse/)
    const revived = await demarrerFournisseur(URL_DU_SITE, Number(new URL(issuer).port))
    assert.equal((await navigateur.get('/connexion/oidc')).status, 302)
    await revived.close()
    monde.close()
  })

  test('not configured: no button, and no page', async () => {
    const monde = creerMonde(await ouvrir(), (services) => [session(services)])
    const navigateur = await monde.navigateur()
    assert.doesNotMatch(await lire(await navigateur.get('/connexion')), /ProConnect/)
    assert.equal((await navigateur.get('/connexion/oidc')).status, 404)
    assert.equal((await navigateur.get('/connexion/oidc/retour?code=x&state=y')).status, 404)
    monde.close()
  })
})
