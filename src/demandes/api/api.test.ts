import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { type Services, SYSTEME, session } from '../../platform/index.ts'
import { surChaqueBase } from '../../platform/testing/index.ts'
import {
  DEMANDE,
  deuxSalles,
  envoyerDemande,
  type Guichet,
  lire,
  ouvrirGuichet,
  signerMandat,
  unId,
  unPdf,
} from '../guichet.test.ts'
import { appelerMachines } from './webhooks.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const GROUPE = 'caf-minima-sociaux'

surChaqueBase('programs of an operator', (ouvrir) => {
  async function commencer() {
    const salles = (services: Services) => [session(services), ...deuxSalles(services)]
    const guichet = await ouvrirGuichet(await ouvrir(), {}, salles)
    const { monde } = guichet
    const chef = await monde.compte({
      id: 'chef',
      role: 'responsable',
      operateur: 'caf',
      structure: guichet.bastien.structureId,
    })
    const responsable = await monde.navigateur(chef)
    await signerMandat(guichet.agent)
    await envoyerDemande(guichet.agent, { pieces: [unPdf('bail.pdf')] })
    return { ...guichet, responsable }
  }

  /** An access as the screen gives it. */
  async function donnerAcces(
    responsable: Guichet['agent'],
    portees = ['demandes:lire', 'demandes:repondre'],
    groupes = [GROUPE],
  ): Promise<{ id: string; secret: string }> {
    const page = await lire(responsable.post('/operateur/api', { nom: 'Gestion (exemple)', portees, groupes }))
    const [id = '', secret = ''] = [...page.matchAll(/<dd class="code">([^<]+)</g)].map((m) => m[1] ?? '')
    return { id, secret }
  }

  async function jeton({ monde }: Guichet, id: string, secret: string, plus: Record<string, string> = {}) {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
      ...plus,
    })
    const reponse = await monde.app.request('/api/v1/jeton', { method: 'POST', body, headers: FORM })
    return { statut: reponse.status, corps: (await reponse.json()) as Record<string, string> }
  }

  const client = ({ monde }: Guichet, token: string) => ({
    get: (path: string) => monde.app.request(path, { headers: { authorization: `Bearer ${token}` } }),
    post: (path: string, corps: unknown, cle: string = unId()) =>
      monde.app.request(path, {
        method: 'POST',
        body: JSON.stringify(corps),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': cle },
      }),
  })

  test('a program lists, reads, takes and answers; the thread says it was the program', async () => {
    const g = await commencer()
    const { id, secret } = await donnerAcces(g.responsable)
    const { corps } = await jeton(g, id, secret)
    assert.deepEqual([corps.token_type, corps.scope], ['Bearer', 'demandes:lire demandes:repondre'])
    const api = client(g, corps.access_token ?? '')
    const liste = (await (await api.get('/api/v1/demandes')).json()) as { demandes: { id: string; statut: string }[] }
    assert.deepEqual(
      liste.demandes.map((d) => [d.id, d.statut]),
      [[DEMANDE, 'envoyee']],
    )
    assert.doesNotMatch(JSON.stringify(liste), /Témoin|RSA suspendu/)
    const detail = await (await api.get(`/api/v1/demandes/${DEMANDE}`)).json()
    const { sujet, personne, evenements } = detail as {
      sujet: string
      personne: { nom: string }
      evenements: { pieces: { id: string; nom: string }[] }[]
    }
    assert.deepEqual([sujet, personne.nom], ['RSA suspendu depuis septembre', 'Témoin'])
    const [piece] = evenements[0]?.pieces ?? []
    assert.equal((await api.get(`/api/v1/demandes/${DEMANDE}/pieces/${piece?.id}`)).status, 200)
    assert.equal((await api.post(`/api/v1/demandes/${DEMANDE}/prise-en-charge`, {})).status, 201)
    const cle = unId()
    const reponse = { texte: 'Le paiement repart le 5 décembre.', traitee: true }
    const une = await api.post(`/api/v1/demandes/${DEMANDE}/messages`, reponse, cle)
    assert.deepEqual([une.status, ((await une.json()) as { statut: string }).statut], [201, 'traitee'])
    const deux = await api.post(`/api/v1/demandes/${DEMANDE}/messages`, reponse, cle)
    assert.deepEqual([deux.status, deux.headers.get('idempotency-replayed')], [200, 'true'])
    const fil = await lire(g.agent.get(`/agent/demandes/${DEMANDE}`))
    assert.equal(fil.match(/Le paiement repart le 5 décembre/g)?.length, 1)
    assert.match(fil, /Gestion \(exemple\)/)
    g.monde.close()
  })

  test('without a token, with a wrong secret, beyond its scope, its hour or its groups: refused in JSON', async () => {
    const g = await commencer()
    const { id, secret } = await donnerAcces(g.responsable, ['demandes:lire'], ['caf-famille-logement'])
    const sans = await g.monde.app.request('/api/v1/demandes')
    assert.deepEqual([sans.status, sans.headers.get('www-authenticate')], [401, 'Bearer'])
    assert.match(sans.headers.get('content-type') ?? '', /problem\+json/)
    assert.equal((await jeton(g, id, 'faux')).statut, 401)
    assert.equal((await jeton(g, 'inconnu', secret)).statut, 401)
    assert.equal((await jeton(g, id, secret, { scope: 'tout' })).corps.error, 'invalid_scope')
    assert.equal((await jeton(g, id, secret, { scope: 'demandes:repondre' })).corps.error, 'invalid_scope')
    assert.equal((await jeton(g, id, secret, { grant_type: 'password' })).corps.error, 'unsupported_grant_type')
    const api = client(g, (await jeton(g, id, secret)).corps.access_token ?? '')
    assert.deepEqual(((await (await api.get('/api/v1/demandes')).json()) as { demandes: [] }).demandes, [])
    assert.equal((await api.get(`/api/v1/demandes/${DEMANDE}`)).status, 404)
    assert.equal((await api.post(`/api/v1/demandes/${DEMANDE}/messages`, { texte: 'x' })).status, 403)
    // The browser's cookie opens no API, and the token opens no page.
    assert.equal((await g.expert.get('/api/v1/demandes')).status, 401)
    assert.equal((await api.get('/operateur/demandes')).headers.get('location')?.startsWith('/connexion'), true)
    g.monde.clock.advance(1.01)
    assert.equal((await api.get('/api/v1/demandes')).status, 401)
    g.monde.close()
  })

  test('stopped, it is out at once, and stays out', async () => {
    const g = await commencer()
    const { id, secret } = await donnerAcces(g.responsable)
    const api = client(g, (await jeton(g, id, secret)).corps.access_token ?? '')
    assert.equal((await api.get('/api/v1/demandes')).status, 200)
    await g.responsable.post(`/operateur/api/${id}/arreter`, {})
    assert.equal((await api.get('/api/v1/demandes')).status, 401)
    assert.equal((await jeton(g, id, secret)).statut, 401)
    g.monde.close()
  })

  test('bad input says what is expected and writes nothing', async () => {
    const g = await commencer()
    const { id, secret } = await donnerAcces(g.responsable)
    const api = client(g, (await jeton(g, id, secret)).corps.access_token ?? '')
    const messages = `/api/v1/demandes/${DEMANDE}/messages`
    const detail = async (reponse: Response | Promise<Response>) =>
      ((await (await reponse).json()) as { detail: string }).detail
    assert.match(await detail(api.get('/api/v1/demandes?statut=x')), /« statut » : il faut « ouvertes » ou « toutes »/)
    assert.match(await detail(api.get('/api/v1/demandes?apres=zzz')), /reprenez « suivant »/)
    assert.match(await detail(api.post(messages, { texte: '' })), /« texte » : il faut un texte/)
    assert.match(await detail(api.post(messages, { texte: 'a', ferme: true })), /Champ inconnu : « ferme »/)
    assert.match(await detail(api.post(messages, { texte: 'a' }, 'pas-un-uuid')), /Idempotency-Key/)
    const sansNom = await g.responsable.post('/operateur/api', { nom: '', portees: 'demandes:lire', groupes: GROUPE })
    assert.equal(sansNom.status, 422)
    assert.match(await lire(sansNom), /Donnez un nom à ce programme/)
    const autre = await g.responsable.post('/operateur/api', {
      nom: 'Curieux',
      portees: 'demandes:lire',
      groupes: 'cpam-droits',
    })
    assert.match(await lire(autre), /Choisissez parmi vos groupes/)
    g.monde.close()
  })

  test('a webhook is signed, tried again when nobody answers, and says nothing of the person', async () => {
    const g = await commencer()
    const { id } = await donnerAcces(g.responsable)
    const recus: { corps: string; entetes: Record<string, string | string[] | undefined> }[] = []
    let statut = 500
    const server = createServer((req, res) => {
      let corps = ''
      req.on('data', (octets) => {
        corps += octets
      })
      req.on('end', () => {
        recus.push({ corps, entetes: req.headers })
        res.writeHead(statut).end()
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const refusee = await g.responsable.post(`/operateur/api/${id}/webhook`, { adresse: 'http://exemple.fr' })
    assert.match(await lire(refusee), /Écrivez une adresse qui commence par https/)
    const page = await lire(g.responsable.post(`/operateur/api/${id}/webhook`, { adresse: 'https://exemple.fr/appel' }))
    const cle = page.match(/whsec_([\w+/=]+)/)?.[1] ?? ''
    // Only https is accepted from the screen; the test listens in clear, on this machine.
    const { port } = server.address() as AddressInfo
    await g.monde.services.database.as(SYSTEME, (trx) =>
      trx
        .updateTable('webhooks')
        .set({ adresse: `http://127.0.0.1:${port}/` })
        .where('machine_id', '=', id)
        .execute(),
    )
    const evenement = unId()
    await g.expert.post(`/operateur/demandes/${DEMANDE}/prendre`, { id: evenement })
    assert.equal(await appelerMachines(g.monde.services), 0)
    assert.match(await lire(g.responsable.get('/operateur/api')), /Les appels n’arrivent pas.*Réponse 500/s)
    assert.equal(await appelerMachines(g.monde.services), 0, 'not before its time')
    statut = 204
    g.monde.clock.advance(1 / 60)
    assert.equal(await appelerMachines(g.monde.services), 1)
    g.monde.clock.advance(24)
    assert.equal(await appelerMachines(g.monde.services), 0, 'heard once')
    assert.equal(recus.length, 2)
    const [, recu] = recus
    const entete = (nom: string) => String(recu?.entetes[nom])
    const signe = `${entete('webhook-id')}.${entete('webhook-timestamp')}.${recu?.corps}`
    const attendue = createHmac('sha256', Buffer.from(cle, 'base64')).update(signe).digest('base64')
    assert.equal(entete('webhook-signature'), `v1,${attendue}`)
    assert.equal(entete('webhook-id'), String(recus[0]?.entetes['webhook-id']), 'the same call, tried again')
    const corps = JSON.parse(recu?.corps ?? '{}') as { type: string; data: { demande: string } }
    assert.deepEqual([corps.type, corps.data.demande], ['demande.prise-en-charge', DEMANDE])
    assert.doesNotMatch(recu?.corps ?? '', /Témoin|RSA/)
    server.close()
    g.monde.close()
  })
})
