import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { SYSTEME } from '../platform/index.ts'
import { demarrerFaussePasserelle, surChaqueBase } from '../platform/testing/index.ts'
import {
  DEMANDE,
  envoyerDemande,
  MANDAT,
  ouvrirGuichet,
  saisie,
  signerMandat,
  texte,
  unExpert,
  unId,
  unPdf,
} from './guichet.test.ts'

surChaqueBase('what the person sees of a request', (ouvrir) => {
  test('who has it, since when, what to do, who read; and it closes when they stop the mandate', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    await envoyerDemande(agent)
    const fiche = await (await agent.get(`/agent/mandats/${MANDAT}`)).text()
    const personne = await monde.navigateur()
    await personne.post('/mon-mandat', { code: fiche.match(/\b\w{3}-\w{3}-\w{3}\b/)?.[0] ?? '', annee: '1990' })
    const voir = async (langue = 'fr') =>
      (await (await personne.get(`/mon-mandat?langue=${langue}`)).text()).replaceAll('\u00a0', ' ')

    const recue = await voir()
    assert.match(
      recue,
      /Caf a reçu votre demande\.[\s\S]*Depuis le 23 novembre 2026[\s\S]*Réponse attendue au plus tard le/,
    )
    assert.match(recue, /Ce que vous devez faire :<\/b> Rien pour l’instant/)
    assert.doesNotMatch(recue, /Structure op-caf/, 'the group has not opened it')
    assert.doesNotMatch(recue, /Lila|Témoin|RSA suspendu|0000001|Bastien|Agathe/)

    await expert.get(`/operateur/demandes/${DEMANDE}`)
    await expert.post(`/operateur/demandes/${DEMANDE}/prendre`, { id: '0198f5a0-0000-7000-8000-00000000e001' })
    const prise = await voir('en')
    assert.match(prise, /Somebody is looking after your request: Caf/)
    assert.match(prise, /Structure op-caf, on 23 November 2026/)
    assert.match(await voir('ar'), /شخص يهتم بطلبكم/)
    await personne.post('/mon-mandat/arreter', { arreter: 'oui' })
    assert.match(await (await expert.get(`/operateur/demandes/${DEMANDE}`)).text(), /Close/)
    assert.match(await voir(), /Cette demande est finie|Votre année de naissance/)
    monde.close()
  })

  test('told by SMS when something is expected of them, once for each; a guest of the messages tells too', async () => {
    const passerelle = await demarrerFaussePasserelle()
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir(), { MAILLAGE_SMS_URL: passerelle.adresse })
    await signerMandat(agent, MANDAT, { 'demarches-cpam': 'toutes' })
    const accord = { canal: 'sms', numero: '0600000001', adresse: '', langue: 'ar', accord: 'oui' }
    await monde.services.database.as(SYSTEME, (trx) =>
      trx
        .updateTable('groupes')
        .set({ suppleant_id: 'caf-famille-logement' })
        .where('id', '=', 'caf-minima-sociaux')
        .execute(),
    )
    await agent.post('/agent/demandes/nouvelle', saisie())
    const avant = await texte(agent.get(`/agent/demandes/nouvelle/${DEMANDE}`))
    assert.match(avant, /Caf 93, famille et logement Son suppléant, seulement si le groupe est en retard/)
    assert.match(avant, /Lila Témoin Avec son code : qui a la demande.* Aucun message ne lui est envoyé/)
    await agent.post(`/agent/mandats/${MANDAT}/avis`, accord)
    const qui = await texte(agent.get(`/agent/demandes/nouvelle/${DEMANDE}`))
    assert.match(qui, /Bastien Factice .*Tout : message, pièces, identité .*Un SMS « Il y a du nouveau », sans rien/)
    await envoyerDemande(agent)
    const messages = `/operateur/demandes/${DEMANDE}/messages`
    const recus = async () => {
      await monde.services.courrier.vider()
      return passerelle.recus.length
    }
    await expert.post(`/operateur/demandes/${DEMANDE}/prendre`, { id: unId() })
    assert.equal(await recus(), 0, 'nothing is expected of the person')
    const question = { id: unId(), texte: 'Il manque le bail.', geste: 'message' }
    await expert.post(messages, question)
    await expert.post(messages, question)
    await expert.post(messages, { id: unId(), texte: 'Et la quittance.', geste: 'message' })
    assert.equal(await recus(), 1, 'the second question expects nothing more')
    await agent.post(`/agent/demandes/${DEMANDE}/messages`, { id: unId(), texte: 'Voici.', geste: 'message' })
    assert.equal(await recus(), 1)
    const cpam = await unExpert(monde, 'chloe', 'cpam', 'cpam-ouest', 'Chloé Fictive')
    const invitation = { id: unId(), qui: 'g:cpam-ouest', voit: 'messages', texte: '' }
    assert.equal((await expert.post(`/operateur/demandes/${DEMANDE}/inviter`, invitation)).status, 303)
    const invitee = await monde.navigateur(cpam)
    await invitee.post(messages, { id: unId(), texte: 'Et la carte Vitale ?', geste: 'message' })
    assert.equal(await recus(), 2)
    await expert.post(messages, { id: unId(), texte: 'Payé.', geste: 'traitee' })
    assert.equal(await recus(), 3)
    for (const { text } of passerelle.recus) {
      assert.match(text, /^هناك جديد/)
      assert.doesNotMatch(text, /Lila|Témoin|Caf|RSA|Structure/)
    }
    await passerelle.arreter()
    monde.close()
  })

  test('the manager gives the person all that concerns them; nobody else may', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    await envoyerDemande(agent, { pieces: unPdf('attestation.pdf') })
    await expert.get(`/operateur/demandes/${DEMANDE}`)
    const url = `/agent/mandats/${MANDAT}/tout.zip`
    assert.equal((await agent.get(url)).status, 403)
    const ailleurs = await monde.compte({ role: 'responsable', structure: 'autre-fs' })
    assert.equal((await (await monde.navigateur(ailleurs)).get(url)).status, 404)
    const chef = await monde.compte({ role: 'responsable', structure: 'fs' })
    const reponse = await (await monde.navigateur(chef)).get(url)
    assert.equal(reponse.headers.get('content-type'), 'application/zip')
    const archive = unzipSync(new Uint8Array(await reponse.arrayBuffer()))
    assert.deepEqual(Object.keys(archive).sort(), ['demandes/1-attestation.pdf', 'donnees.json', 'mandat.pdf'])
    const json = strFromU8(archive['donnees.json'] ?? new Uint8Array())
    for (const dit of ['Lila', 'RSA suspendu', '0000001', 'ne reçoit plus le RSA', 'Structure op-caf'])
      assert.ok(json.includes(dit), dit)
    assert.doesNotMatch(json, /Bastien|Agathe/, 'agents are not named')
    const lignes = await monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('journal').select('compte_id').where('action', '=', 'mandat.exporte').execute(),
    )
    assert.deepEqual(lignes, [{ compte_id: chef.compteId }])
    monde.close()
  })
})
