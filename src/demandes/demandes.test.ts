import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surChaqueBase } from '../platform/testing/index.ts'
import { avancer } from './avancer.ts'
import {
  DEMANDE,
  entrer,
  envoyerDemande,
  lire,
  MANDAT,
  ouvrirGuichet,
  saisie,
  salleDe,
  signerMandat,
  texte,
  unExpert,
  unId,
  unPdf,
} from './guichet.test.ts'

const CHEZ_AGENT = `/agent/demandes/${DEMANDE}`
const CHEZ_EXPERT = `/operateur/demandes/${DEMANDE}`

surChaqueBase('requests: the chain', (ouvrir) => {
  test('written, read over, sent, told by mail, taken, answered, closed', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde } = guichet
    let { agent, expert } = guichet
    await signerMandat(agent)
    assert.match(await texte(agent.get('/agent/demandes')), /Aucune demande en attente/)
    assert.match(await texte(agent.get('/agent/demandes/nouvelle')), /Lila Témoin.*Écrire pour Lila/)

    // One procedure in the mandate: nothing to choose, nothing about the person to type.
    const formulaire = await texte(agent.get(`/agent/demandes/nouvelle?mandat=${MANDAT}&commune=93066`))
    assert.match(formulaire, /Demande pour Lila Témoin/)
    assert.match(formulaire, /Date de naissance 1er février 1990/)
    assert.match(formulaire, /Numéro d’allocataire/)

    const ecrite = await agent.post('/agent/demandes/nouvelle', saisie())
    assert.equal(ecrite.status, 303)
    assert.equal(ecrite.headers.get('location'), `/agent/demandes/nouvelle/${DEMANDE}`)
    const relue = await texte(agent.get(`/agent/demandes/nouvelle/${DEMANDE}`))
    assert.match(
      relue,
      /Caf 93, minima sociaux « Caf 93, minima sociaux » reçoit les demandes de « RSA et prime d’activité » pour tout le département\. Bastien Factice/,
    )
    assert.match(relue, /Réponse attendue avant jeudi 26 novembre, 9 h 30/)
    await monde.services.courrier.vider()
    assert.equal(monde.courriels.length, 0, 'nothing leaves before it is sent')

    const envoyee = await agent.post(`/agent/demandes/nouvelle/${DEMANDE}`, {})
    assert.equal(envoyee.headers.get('location'), CHEZ_AGENT)
    const fil = await texte(agent.get(CHEZ_AGENT))
    assert.match(fil, /La demande D-2026-0001 est envoyée/)
    assert.match(fil, /Réponse attendue jeudi 26 novembre, 9 h 30 3 jours ouvrés restants/)
    assert.match(fil, /Le groupe reçoit un rappel avant l’échéance\. Vous n’avez rien à faire\./)
    assert.match(fil, /Mandat En vigueur Signé le 23 novembre 2026 pour : Débloquer/)

    await monde.services.courrier.vider()
    assert.deepEqual(monde.courriels.map((m) => m.a).sort(), ['bastien@exemple.fr', 'minima-sociaux@caf93.exemple.fr'])
    const lien = monde.courriels[0]?.texte.match(/http:\/\/localhost(\S+)/)?.[1] ?? ''
    assert.equal(lien, CHEZ_EXPERT)

    assert.match(await texte(expert.get('/operateur')), /À prendre 1 .* RSA suspendu depuis septembre.*Lila Témoin/)
    const ouverte = await texte(expert.get(lien))
    assert.match(ouverte, /Je m’en occupe/)
    assert.match(ouverte, /Numéro d’allocataire 0000001/)
    await expert.post(`${CHEZ_EXPERT}/prendre`, { id: unId() })
    assert.match(await texte(agent.get(CHEZ_AGENT)), /Bastien Factice s’occupe de la demande/)
    assert.match(await texte(expert.get('/operateur/demandes?vue=miennes')), /RSA suspendu/)

    monde.courriels.length = 0
    monde.clock.advance(24)
    ;({ agent, expert } = await entrer(guichet))
    const reponse = { id: unId(), texte: 'Le droit est rétabli.\nLe rappel part vendredi.', geste: 'traitee' }
    assert.equal((await expert.post(`${CHEZ_EXPERT}/messages`, reponse)).status, 303)
    await monde.services.courrier.vider()
    assert.deepEqual(
      monde.courriels.map((m) => [m.a, m.sujet]),
      [
        ['agathe@exemple.fr', 'Demande D-2026-0001 : prise en charge'],
        ['agathe@exemple.fr', 'Demande D-2026-0001 : réponse reçue'],
      ],
    )
    assert.match(await texte(agent.get('/agent/demandes?vue=repondues')), /Réponse reçue 1 .*RSA suspendu/)
    assert.match(await lire(agent.get(CHEZ_AGENT)), /Le droit est rétabli\.<br\/?>Le rappel part vendredi\./)

    assert.match(await texte(agent.get(`${CHEZ_AGENT}/clore`)), /La réponse a-t-elle été utile \?/)
    const close = await agent.post(`${CHEZ_AGENT}/clore`, { id: unId(), utile: 'oui', texte: '' })
    assert.equal(close.headers.get('location'), CHEZ_AGENT)
    const fin = await texte(expert.get(CHEZ_EXPERT))
    assert.match(fin, /Agathe Exemple a clos la demande\. Réponse utile : oui/)
    assert.doesNotMatch(fin, /Répondre/)
    monde.close()
  })

  test('a form sent twice finds what the first did', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    await envoyerDemande(agent)
    const encore = await agent.post(`/agent/demandes/nouvelle/${DEMANDE}`, {})
    assert.equal(encore.headers.get('location'), CHEZ_AGENT)
    assert.match(await texte(agent.get(CHEZ_AGENT)), /Cette demande est déjà envoyée/)
    const relecture = await agent.get(`/agent/demandes/nouvelle/${DEMANDE}`)
    assert.equal(relecture.headers.get('location'), CHEZ_AGENT)

    const message = { id: unId(), texte: 'Une seule fois.', geste: 'message' }
    await expert.post(`${CHEZ_EXPERT}/messages`, message)
    await expert.post(`${CHEZ_EXPERT}/messages`, message)
    const page = await texte(expert.get(CHEZ_EXPERT))
    assert.match(page, /C’était déjà enregistré/)
    assert.equal(page.match(/Une seule fois\./g)?.length, 1)
    await monde.services.courrier.vider()
    assert.equal(monde.courriels.filter((m) => m.sujet.endsWith('nouveau message')).length, 1)
    monde.close()
  })

  test('two people answer at the same second: both are kept, in turn', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    const nadia = await monde.navigateur(await unExpert(monde, 'nadia', 'caf', 'caf-minima-sociaux', 'Nadia Exemple'))
    await signerMandat(agent)
    await envoyerDemande(agent)
    const poster = (qui: typeof agent, page: string, texte: string) =>
      qui.post(`${page}/messages`, { id: unId(), texte, geste: 'message' })
    const reponses = await Promise.all([
      poster(expert, CHEZ_EXPERT, 'Réponse de Bastien.'),
      poster(nadia, CHEZ_EXPERT, 'Réponse de Nadia.'),
      poster(agent, CHEZ_AGENT, 'Précision d’Agathe.'),
    ])
    assert.deepEqual(
      reponses.map((r) => r.status),
      [303, 303, 303],
    )
    const page = await texte(agent.get(CHEZ_AGENT))
    for (const dit of ['Réponse de Bastien.', 'Réponse de Nadia.', 'Précision d’Agathe.'])
      assert.ok(page.includes(dit), dit)

    const prises = await Promise.all([expert, nadia].map((qui) => qui.post(`${CHEZ_EXPERT}/prendre`, { id: unId() })))
    assert.deepEqual(
      prises.map((r) => r.status),
      [303, 303],
    )
    const pages = await Promise.all([expert, nadia].map((qui) => texte(qui.get(CHEZ_EXPERT))))
    assert.equal(pages.filter((p) => p.includes('Un collègue vient de prendre cette demande en charge.')).length, 1)
    assert.equal(pages.filter((p) => p.includes('Vous vous occupez de cette demande.')).length, 1)
    monde.close()
  })

  test('not for us: to another group of the mandate, with its history, without the attachments for the first', async () => {
    const { monde, agent, expert, bastien } = await ouvrirGuichet(await ouvrir())
    const chloe = await monde.navigateur(await unExpert(monde, 'chloe', 'caf', 'caf-famille-logement', 'Chloé Témoin'))
    await signerMandat(agent)
    await envoyerDemande(agent, { pieces: unPdf('loyer.pdf') })
    assert.match(await texte(expert.get(CHEZ_EXPERT)), /loyer\.pdf/)
    assert.equal((await chloe.get(CHEZ_EXPERT)).status, 404)

    const ecran = await texte(expert.get(`${CHEZ_EXPERT}/renvoyer`))
    assert.match(ecran, /Caf 93, famille et logement/)
    assert.doesNotMatch(ecran, /Cpam/, 'the mandate does not name it')
    const refusee = await expert.post(`${CHEZ_EXPERT}/renvoyer`, {
      id: unId(),
      groupe: 'caf-famille-logement',
      texte: '',
    })
    assert.equal(refusee.status, 422)
    const ailleurs = await expert.post(`${CHEZ_EXPERT}/renvoyer`, {
      id: unId(),
      groupe: 'cpam-est',
      texte: 'Voyez la Cpam.',
    })
    assert.equal(ailleurs.status, 422)
    assert.match(await texte(ailleurs), /Le mandat de la personne ne permet pas d’écrire à cet organisme/)

    monde.courriels.length = 0
    await expert.post(`${CHEZ_EXPERT}/renvoyer`, {
      id: unId(),
      groupe: 'caf-famille-logement',
      texte: 'C’est l’aide au logement.',
    })
    await monde.services.courrier.vider()
    assert.deepEqual(
      monde.courriels
        .filter((m) => m.sujet.includes('transmise'))
        .map((m) => m.a)
        .sort(),
      ['agathe@exemple.fr', 'chloe@exemple.fr', 'famille-logement@caf93.exemple.fr'],
    )
    const chezChloe = await texte(chloe.get(CHEZ_EXPERT))
    assert.match(chezChloe, /Bastien Factice a transmis la demande à Caf 93, famille et logement/)
    assert.match(chezChloe, /C’est l’aide au logement\./)
    assert.match(chezChloe, /loyer\.pdf/)
    assert.match(chezChloe, /Réponse attendue lundi 30 novembre, 9 h 30/, 'five working days for this group')
    const chezBastien = await texte(expert.get(CHEZ_EXPERT))
    assert.match(chezBastien, /C’est l’aide au logement\./)
    assert.doesNotMatch(chezBastien, /loyer\.pdf/)
    assert.match(chezBastien, /a passé la main Messages seulement/)
    const retour = await expert.post(`${CHEZ_EXPERT}/prendre`, { id: unId() })
    assert.equal(retour.status, 303)
    assert.match(await texte(expert.get(CHEZ_EXPERT)), /Seul le groupe qui a reçu la demande peut faire cela/)
    assert.ok(bastien)
    monde.close()
  })

  test('given back to the agent, who sends it elsewhere or closes', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    const lila = await monde.navigateur(await unExpert(monde, 'lila', 'cpam', 'cpam-ouest', 'Lila Modèle'))
    await signerMandat(agent, MANDAT, { 'demarches-cpam': 'toutes' })
    await envoyerDemande(agent)
    await expert.post(`${CHEZ_EXPERT}/renvoyer`, {
      id: unId(),
      groupe: 'aucun',
      texte: 'Cela relève de l’Assurance maladie.',
    })
    assert.match(await texte(agent.get('/agent/demandes?vue=repondues')), /À envoyer ailleurs/)
    assert.equal((await expert.get(`${CHEZ_EXPERT}/renvoyer`)).status, 404)
    assert.match(await texte(agent.get(`${CHEZ_AGENT}/renvoyer`)), /Cpam 93, ouest/)
    await agent.post(`${CHEZ_AGENT}/renvoyer`, { id: unId(), groupe: 'cpam-ouest', texte: 'Pouvez-vous regarder ?' })
    assert.match(await texte(lila.get(CHEZ_EXPERT)), /Je m’en occupe/)
    monde.close()
  })

  test('invited: a group of the mandate, or a colleague; with or without the attachments', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    const lila = await monde.navigateur(await unExpert(monde, 'lila', 'cpam', 'cpam-ouest', 'Lila Modèle'))
    const omar = await monde.compte({ id: 'omar', role: 'instructeur', operateur: 'caf', nom: 'Omar Fictif' })
    await signerMandat(agent, MANDAT, { 'demarches-cpam': 'toutes' })
    await envoyerDemande(agent, { pieces: unPdf('grossesse.pdf') })
    assert.equal((await lila.get(CHEZ_EXPERT)).status, 404)

    const invitation = { id: unId(), qui: 'g:cpam-ouest', voit: 'messages', texte: 'La déclaration vient de vous.' }
    await expert.post(`${CHEZ_EXPERT}/inviter`, invitation)
    const chezLila = await texte(lila.get(CHEZ_EXPERT))
    assert.match(chezLila, /Bastien Factice a invité Cpam 93, ouest/)
    assert.match(chezLila, /La déclaration vient de vous\./)
    assert.doesNotMatch(chezLila, /grossesse\.pdf|Pièces jointes|Je m’en occupe/)
    assert.match(await texte(lila.get('/operateur/demandes?vue=invitations')), /Invitations 1 .*Demande D-2026-0001/)

    monde.courriels.length = 0
    await lila.post(`${CHEZ_EXPERT}/messages`, { id: unId(), texte: 'Elle part ce soir.', geste: 'message' })
    await monde.services.courrier.vider()
    assert.ok(monde.courriels.some((m) => m.a === 'agathe@exemple.fr'))
    assert.ok(monde.courriels.some((m) => m.a === 'bastien@exemple.fr'))

    const ecran = await lire(expert.get(`${CHEZ_EXPERT}/inviter`))
    assert.match(ecran, /value="c:omar"/)
    assert.doesNotMatch(ecran, /value="g:cnav-retraite"|value="c:agathe"/)
    await expert.post(`${CHEZ_EXPERT}/inviter`, { id: unId(), qui: 'c:omar', voit: 'tout', texte: '' })
    assert.match(await texte((await monde.navigateur(omar)).get(CHEZ_EXPERT)), /grossesse\.pdf/)
    const inconnu = await expert.post(`${CHEZ_EXPERT}/inviter`, {
      id: unId(),
      qui: 'g:cnav-retraite',
      voit: 'tout',
      texte: '',
    })
    assert.equal(inconnu.status, 422)
    monde.close()
  })

  test('reopened with a new delay; late; reminded once', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde } = guichet
    let { agent, expert } = guichet
    await signerMandat(agent)
    await envoyerDemande(agent)
    await expert.post(`${CHEZ_EXPERT}/messages`, { id: unId(), texte: 'C’est réglé.', geste: 'traitee' })
    await agent.post(`${CHEZ_AGENT}/clore`, { id: unId(), utile: 'non', texte: '' })
    monde.clock.set(new Date('2026-12-07T10:00:00+01:00'))
    ;({ agent, expert } = await entrer(guichet))
    const muette = await agent.post(`${CHEZ_AGENT}/rouvrir`, { id: unId(), texte: ' ' })
    assert.equal(muette.status, 422)
    await agent.post(`${CHEZ_AGENT}/rouvrir`, { id: unId(), texte: 'Rien n’est payé.' })
    assert.match(await texte(agent.get(CHEZ_AGENT)), /Réponse attendue jeudi 10 décembre, 10 h/)
    assert.match(await texte(agent.get('/agent/demandes?vue=retard')), /Aucun retard/)

    monde.clock.set(new Date('2026-12-14T10:00:00+01:00'))
    ;({ agent, expert } = await entrer(guichet))
    assert.match(
      await texte(agent.get('/agent/demandes?vue=retard')),
      /En retard 1 .*RSA suspendu.*En retard de 2 jours ouvrés/,
    )
    assert.match(await texte(expert.get('/operateur/demandes?vue=retard')), /En retard de 2 jours ouvrés/)
    await monde.services.courrier.vider()
    monde.courriels.length = 0
    const salle = salleDe(monde)
    assert.equal(await avancer(salle), 2, 'the group is reminded; its managers, who are not there, would be told')
    assert.equal(await avancer(salle), 0)
    await monde.services.courrier.vider()
    assert.deepEqual(monde.courriels.map((m) => m.a).sort(), ['bastien@exemple.fr', 'minima-sociaux@caf93.exemple.fr'])
    assert.match(await texte(agent.get(CHEZ_AGENT)), /Le groupe a reçu un rappel/)
    monde.close()
  })
})
