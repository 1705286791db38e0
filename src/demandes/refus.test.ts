import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surChaqueBase } from '../platform/testing/index.ts'
import {
  DEMANDE,
  entrer,
  envoyerDemande,
  lire,
  MANDAT,
  ouvrirGuichet,
  saisie,
  signerMandat,
  texte,
  unId,
  unPdf,
} from './guichet.test.ts'

const NOUVELLE = '/agent/demandes/nouvelle'

surChaqueBase('requests: what is refused', (ouvrir) => {
  test('no request without a mandate in force that covers its operator and its procedure', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde, agent } = guichet
    const sans = await agent.post(NOUVELLE, saisie())
    assert.match(
      await texte(sans),
      /Choisissez un mandat en vigueur, ou établissez-en un.*Aucun mandat en vigueur.*Établir un mandat/,
    )

    await signerMandat(agent)
    const ailleurs = await agent.post(
      NOUVELLE,
      saisie({ demarche: 'sante-carte-vitale', 'champ-nir': '', commune: '93066' }),
    )
    assert.equal(ailleurs.status, 422)
    assert.match(await texte(ailleurs), /Ce mandat ne couvre pas cet organisme\. Il couvre : Caf/)
    const autre = await agent.post(NOUVELLE, saisie({ demarche: 'logement-bloquee' }))
    assert.equal(autre.status, 422)
    assert.match(await texte(autre), /Ce mandat ne couvre pas cette démarche/)
    const lien = await texte(agent.get(`${NOUVELLE}?mandat=${MANDAT}&demarche=logement-bloquee`))
    assert.match(lien, /Ce mandat ne couvre pas cette démarche/)

    // Read over today, sent the day after the mandate ended.
    await agent.post(NOUVELLE, saisie())
    monde.clock.set(new Date('2027-11-24T09:00:00+01:00'))
    const { agent: unAnApres } = await entrer(guichet)
    assert.match(
      await texte(unAnApres.get(`${NOUVELLE}/${DEMANDE}`)),
      /Cette demande ne peut pas partir.*pris fin le 23 novembre 2027/,
    )
    const envoi = await unAnApres.post(`${NOUVELLE}/${DEMANDE}`, {})
    assert.equal(envoi.headers.get('location'), `${NOUVELLE}/${DEMANDE}`)
    assert.equal((await unAnApres.get(`/agent/demandes/${DEMANDE}`)).status, 404)
    monde.close()
  })

  test('a mandate that lets no number be used cannot reach an operator that needs one', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent, MANDAT, { donnees: ['identite'] })
    const refusee = await agent.post(NOUVELLE, saisie())
    assert.equal(refusee.status, 422)
    assert.match(await texte(refusee), /Caf a besoin d’un numéro que ce mandat ne permet pas d’utiliser/)
    monde.close()
  })

  test('the mandate of another structure is of no use', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    const ailleurs = await monde.navigateur(await monde.compte({ role: 'aidant', structure: 'autre-fs' }))
    assert.match(await texte(ailleurs.post(NOUVELLE, saisie())), /Choisissez un mandat en vigueur/)
    monde.close()
  })

  test('every missing or wrong field is said at once, and what was typed stays', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    const vide = await agent.post(NOUVELLE, {
      id: DEMANDE,
      mandat: MANDAT,
      demarche: 'budget-rsa-bloque',
      message: 'Gardez ceci.',
    })
    assert.equal(vide.status, 422)
    const page = await lire(vide)
    for (const message of [
      'Il manque : numéro d’allocataire. 7 chiffres au plus',
      'Choisissez la commune où vit la personne.',
      'Dites si la situation est complexe, urgente ou bloquée.',
      'Écrivez le sujet en quelques mots.',
    ])
      assert.ok(page.includes(message), message)
    assert.match(page, />Gardez ceci\.<\/textarea>/)
    const faux = await agent.post(NOUVELLE, saisie({ 'champ-numeroAllocataire': 'ABC' }))
    assert.match(await texte(faux), /Vérifiez ce champ : numéro d’allocataire/)
    const espaces = await agent.post(NOUVELLE, saisie({ 'champ-numeroAllocataire': '00 00 001' }))
    assert.equal(espaces.status, 303, 'spaces are how people write numbers')
    monde.close()
  })

  test('a file too big, empty, or that is a program is refused by its name; the good ones and the text are kept', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    const programme = new File(
      [Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0])],
      'facture.pdf',
    )
    const script = new File(['#!/bin/sh\nrm -rf /\n'], 'lettre.pdf')
    const gros = unPdf('scan.pdf', 20 * 1024 * 1024)
    const bon = unPdf('attestation.pdf')
    const refusee = await agent.post(
      NOUVELLE,
      saisie({ pieces: [programme, script, gros, new File([], 'vide.pdf'), bon], sujet: '' }),
    )
    assert.equal(refusee.status, 422)
    const page = await lire(refusee)
    assert.match(page, /« facture\.pdf » est un programme, pas un document\. Il est refusé\./)
    assert.match(page, /« lettre\.pdf » n’est pas un document accepté\. Envoyez un PDF/)
    assert.match(page, /« scan\.pdf » pèse 20 Mo : c’est trop\. Une pièce pèse 10 Mo au plus\./)
    assert.match(page, /« vide\.pdf » est vide/)
    assert.match(page, /Madame Témoin ne reçoit plus le RSA/)
    const garde = page.match(/name="garder" value="([^"]+)" checked/)?.[1] ?? ''
    assert.match(await texte(agent.get(`${NOUVELLE}/${DEMANDE}`)), /n’existe pas/, 'nothing was saved to send')

    // The file was received: it goes with the corrected form without being chosen again.
    await agent.post(NOUVELLE, saisie({ garder: garde }))
    await agent.post(`${NOUVELLE}/${DEMANDE}`, {})
    const fil = await lire(expert.get(`/operateur/demandes/${DEMANDE}`))
    assert.doesNotMatch(fil, /facture\.pdf|lettre\.pdf|scan\.pdf/)
    const lien = fil.match(/href="([^"]+\/pieces\/[^"]+)" download="attestation\.pdf"/)?.[1] ?? ''
    const recue = await expert.get(lien)
    assert.equal(recue.headers.get('content-type'), 'application/pdf')
    assert.equal(recue.headers.get('content-disposition'), "attachment; filename*=UTF-8''attestation.pdf")
    assert.equal(recue.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(await recue.text(), await bon.text())
    monde.close()
  })

  test('a file unticked is let go; one named for what it is not gets its true ending', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    const png = new File(
      [
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      ],
      'photo.pdf',
    )
    await agent.post(NOUVELLE, saisie({ pieces: [unPdf('un.pdf'), png] }))
    assert.match(await texte(agent.get(`${NOUVELLE}/${DEMANDE}`)), /un\.pdf.*photo\.pdf\.png/)
    const formulaire = await lire(agent.get(`${NOUVELLE}?brouillon=${DEMANDE}`))
    const [, photo = ''] = [...formulaire.matchAll(/name="garder" value="([^"]+)"/g)].map((m) => m[1] ?? '')
    assert.match(formulaire, /value="RSA suspendu depuis septembre"/)
    await agent.post(NOUVELLE, saisie({ garder: photo }))
    const relue = await texte(agent.get(`${NOUVELLE}/${DEMANDE}`))
    assert.match(relue, /photo\.pdf\.png/)
    assert.doesNotMatch(relue, /un\.pdf/)
    monde.close()
  })

  test('a reply refused for its file keeps its text; one without text nor file says so; unknown requests are not found', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    await envoyerDemande(agent)
    const une = `/agent/demandes/${DEMANDE}`
    const id = unId()
    const refusee = await agent.post(`${une}/messages`, {
      id,
      texte: 'Voici les deux.',
      geste: 'message',
      pieces: [new File(['rien'], 'note.exe'), unPdf('ok.pdf')],
    })
    assert.equal(refusee.status, 422)
    const page = await lire(refusee)
    assert.match(page, />Voici les deux\.<\/textarea>/)
    assert.match(page, new RegExp(`name="id" value="${id}"`))
    const garder = page.match(/name="garder" value="([^"]+)" checked/)?.[1] ?? ''
    assert.equal((await agent.post(`${une}/messages`, { id, texte: 'Voici.', geste: 'message', garder })).status, 303)
    assert.match(await texte(agent.get(une)), /Voici\. ok\.pdf/)
    const muet = await agent.post(`${une}/messages`, { id: unId(), texte: '  ', geste: 'message' })
    assert.equal(muet.status, 422)
    assert.match(await texte(muet), /Écrivez un message, ou joignez une pièce\./)
    assert.equal((await agent.get('/agent/demandes/inconnue')).status, 404)
    assert.equal((await agent.get(`${NOUVELLE}/inconnue`)).status, 404)
    assert.equal((await agent.get(`${une}/pieces/inconnue`)).status, 404)
    assert.equal((await agent.post(`${NOUVELLE}/inconnue`, {})).status, 404)
    monde.close()
  })

  test('closing asks whether the answer was useful', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    await envoyerDemande(agent)
    const refusee = await agent.post(`/agent/demandes/${DEMANDE}/clore`, { id: unId(), texte: 'Merci.' })
    assert.equal(refusee.status, 422)
    assert.match(await texte(refusee), /Dites si la réponse a été utile\./)
    monde.close()
  })
})
