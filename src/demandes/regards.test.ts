import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Database, SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import {
  DEMANDE,
  envoyerDemande,
  type Guichet,
  lire,
  MANDAT,
  ouvrirGuichet,
  signerMandat,
  texte,
  unId,
  unPdf,
} from './guichet.test.ts'

const UNE = `/operateur/demandes/${DEMANDE}`

surChaqueBase('requests: who sees what, and until when', (ouvrir) => {
  async function commencer(): Promise<Guichet & { database: Database }> {
    const database = await ouvrir()
    const guichet = await ouvrirGuichet(database)
    await signerMandat(guichet.agent)
    return { ...guichet, database }
  }

  test('a colleague who sees the messages only sees neither the person nor her numbers', async () => {
    const { monde, agent, expert, database } = await commencer()
    await envoyerDemande(agent)
    const chloe = await monde.compte({ role: 'instructeur', operateur: 'caf', nom: 'Chloé Témoin' })
    await expert.post(`${UNE}/inviter`, { id: unId(), qui: `c:${chloe.compteId}`, voit: 'messages', texte: '' })
    const invitee = await monde.navigateur(chloe)
    const page = await texte(invitee.get(UNE))
    assert.match(page, /ne reçoit plus le RSA/)
    assert.doesNotMatch(page, /Lila|1990|0000001|M-2026/)
    assert.match(page, /ne voyez que les messages/)
    assert.doesNotMatch(await texte(invitee.get('/operateur/demandes?vue=invitations')), /Lila|détruites/)
    const lus = await database.as(chloe, (trx) => trx.selectFrom('contenus').selectAll().execute())
    assert.deepEqual(lus, [])
    assert.equal(
      (await invitee.post(`${UNE}/messages`, { id: unId(), texte: 'Bien vu.', geste: 'message' })).status,
      303,
    )
    monde.close()
  })

  test('who sees the messages only reads no mandate, lets nobody in, and falls silent with the mandate', async () => {
    const { monde, agent, expert, database } = await commencer()
    await envoyerDemande(agent)
    const chloe = await monde.compte({ role: 'instructeur', operateur: 'caf', nom: 'Chloé Témoin' })
    await expert.post(`${UNE}/inviter`, { id: unId(), qui: `c:${chloe.compteId}`, voit: 'messages', texte: '' })
    const mandats = await database.as(chloe, (trx) => trx.selectFrom('mandats').select('id').execute())
    assert.deepEqual(mandats, [])
    const invitee = await monde.navigateur(chloe)
    assert.doesNotMatch(await lire(invitee.get(UNE)), /\/inviter"/)
    assert.equal((await invitee.get(`${UNE}/inviter`)).status, 404)
    await invitee.post(`${UNE}/inviter`, { id: unId(), qui: 'g:caf-famille-logement', voit: 'messages', texte: '' })
    assert.match(await texte(invitee.get(UNE)), /Vous ne voyez que les messages : demandez à un participant d’inviter/)
    assert.doesNotMatch(await texte(agent.get(`/agent/demandes/${DEMANDE}`)), /a invité.*a invité/)
    await agent.post(`/agent/mandats/${MANDAT}/fin`, { motif: 'revocation', jour: '23/11/2026', precision: '' })
    await invitee.post(`${UNE}/messages`, { id: unId(), texte: 'Trop tard.', geste: 'message' })
    assert.doesNotMatch(await texte(agent.get(`/agent/demandes/${DEMANDE}`)), /Trop tard/)
    monde.close()
  })

  test('invited to see everything, one reads the mandate', async () => {
    const { monde, agent, expert, database } = await commencer()
    await envoyerDemande(agent)
    const chloe = await monde.compte({ role: 'instructeur', operateur: 'caf', nom: 'Chloé Témoin' })
    await expert.post(`${UNE}/inviter`, { id: unId(), qui: `c:${chloe.compteId}`, voit: 'tout', texte: '' })
    const lus = await database.as(chloe, (trx) => trx.selectFrom('mandats').select('id').execute())
    assert.deepEqual(lus, [{ id: MANDAT }])
    monde.close()
  })

  test('those invited by name leave the attachments with the group that passes the request on', async () => {
    const { monde, agent, expert, database } = await commencer()
    await envoyerDemande(agent, { pieces: unPdf('attestation.pdf') })
    const chloe = await monde.compte({ role: 'instructeur', operateur: 'caf', nom: 'Chloé Témoin' })
    await expert.post(`${UNE}/inviter`, { id: unId(), qui: `c:${chloe.compteId}`, voit: 'tout', texte: '' })
    const voit = () => database.as(chloe, (trx) => trx.selectFrom('pieces').select('id').execute())
    assert.equal((await voit()).length, 1)
    const passee = await expert.post(`${UNE}/renvoyer`, {
      id: unId(),
      groupe: 'caf-famille-logement',
      texte: 'Logement.',
    })
    assert.equal(passee.status, 303)
    assert.deepEqual(await voit(), [])
    assert.match(await texte(agent.get(`/agent/demandes/${DEMANDE}`)), /Chloé Témoin.*a passé la main/)
    monde.close()
  })

  test('a request is not passed on to a group that answers no more', async () => {
    const { monde, agent, expert, database } = await commencer()
    await envoyerDemande(agent)
    await database.as(SYSTEME, (trx) =>
      trx
        .updateTable('groupes')
        .set({ retire_le: monde.clock.now() })
        .where('id', '=', 'caf-famille-logement')
        .execute(),
    )
    const refusee = await expert.post(`${UNE}/renvoyer`, {
      id: unId(),
      groupe: 'caf-famille-logement',
      texte: 'Logement.',
    })
    assert.equal(refusee.status, 422)
    assert.match(await lire(refusee), /Choisissez le groupe dans la liste[\s\S]*Logement\./)
    monde.close()
  })

  test('a file kept for one person never goes with the request of another', async () => {
    const { monde, agent, database } = await commencer()
    const autre = unId()
    await signerMandat(agent, autre, { prenom: 'Omar', nom: 'Fictif' })
    await envoyerDemande(agent)
    await envoyerDemande(agent, { id: unId(), mandat: autre })
    const pour = unId()
    // A file chosen for the first request, then the same form id sent to the second.
    await agent.post(`/agent/demandes/${DEMANDE}/messages`, {
      id: pour,
      texte: '',
      geste: 'message',
      pieces: [unPdf('piece-de-lila.pdf'), new File(['MZ'], 'x.pdf')],
    })
    const { id: seconde } = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('demandes').select('id').where('mandat_id', '=', autre).executeTakeFirstOrThrow(),
    )
    const depots = await database.as(SYSTEME, (trx) => trx.selectFrom('depots').select('id').execute())
    assert.equal(depots.length, 1)
    const garder = depots.map((d) => d.id)
    const muet = await agent.post(`/agent/demandes/${seconde}/messages`, {
      id: pour,
      texte: '',
      geste: 'message',
      garder,
    })
    assert.equal(muet.status, 422, 'that file is no message there')
    assert.doesNotMatch(await lire(muet), /piece-de-lila/)
    await agent.post(`/agent/demandes/${seconde}/messages`, { id: pour, texte: 'Bonjour', geste: 'message', garder })
    assert.doesNotMatch(await texte(agent.get(`/agent/demandes/${seconde}`)), /piece-de-lila/)
    const jointes = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('pieces').select('id').where('demande_id', '=', seconde).execute(),
    )
    assert.deepEqual(jointes, [])
    monde.close()
  })

  test('a message with a file after the mandate was destroyed gets a sentence', async () => {
    const { monde, agent, expert, database } = await commencer()
    await envoyerDemande(agent)
    await database.as(SYSTEME, async (trx) => {
      const { dossier_id } = await trx
        .selectFrom('mandats')
        .select('dossier_id')
        .where('id', '=', MANDAT)
        .executeTakeFirstOrThrow()
      await monde.services.coffre.detruire(trx, '93', dossier_id, 'Essai.')
      await trx
        .updateTable('mandats')
        .set({ contenu: null, traces: null, code_hache: null, detruit_le: monde.clock.now() })
        .where('id', '=', MANDAT)
        .execute()
    })
    const reponse = await expert.post(`${UNE}/messages`, {
      id: unId(),
      texte: 'Voici.',
      geste: 'message',
      pieces: unPdf('x.pdf'),
    })
    assert.equal(reponse.status, 422)
    assert.match(await texte(reponse), /mandat de la personne a pris fin/)
    monde.close()
  })

  test('a person is looked for without her name in an address', async () => {
    const { monde, agent } = await commencer()
    for (let n = 0; n < 5; n++) await signerMandat(agent, unId(), { prenom: 'Omar', nom: 'Fictif' })
    const page = await lire(agent.get('/agent/demandes/nouvelle?demarche=budget-rsa-bloque'))
    assert.match(page, /<form[^>]* method="post" action="\/agent\/demandes\/nouvelle\/personne"/)
    const trouvee = await texte(
      agent.post('/agent/demandes/nouvelle/personne', { demarche: 'budget-rsa-bloque', q: 'temoin' }),
    )
    assert.match(trouvee, /Écrire pour Lila/)
    assert.doesNotMatch(trouvee, /Omar/)
    monde.close()
  })
})
