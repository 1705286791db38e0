import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Acteur, type Database, SYSTEME } from '../platform/index.ts'
import { type Navigateur, surChaqueBase } from '../platform/testing/index.ts'
import {
  DEMANDE,
  envoyerDemande,
  type Guichet,
  lire,
  ouvrirGuichet,
  saisie,
  signerMandat,
  texte,
  unExpert,
  unId,
  unPdf,
} from './guichet.test.ts'

const AGENT = `/agent/demandes/${DEMANDE}`
const EXPERT = `/operateur/demandes/${DEMANDE}`

surChaqueBase('requests: the thread', (ouvrir) => {
  let database: Database
  let guichet: Guichet
  let agent: Navigateur
  let expert: Navigateur

  before(async () => {
    database = await ouvrir()
    guichet = await ouvrirGuichet(database)
    ;({ agent, expert } = guichet)
    await signerMandat(agent)
    await envoyerDemande(agent)
    await guichet.monde.services.courrier.vider()
  })
  after(() => guichet.monde.close())

  const lireNotes = (acteur: Acteur) => database.as(acteur, (trx) => trx.selectFrom('notes').select('id').execute())

  test('a note is for those who answer alone: no mail, no clock, nothing at the desk', async () => {
    const { monde, agathe, bastien } = guichet
    const chloe = await monde.compte({ role: 'instructeur', operateur: 'caf', nom: 'Chloé Témoin' })
    await expert.post(`${EXPERT}/inviter`, { id: unId(), qui: `c:${chloe.compteId}`, voit: 'tout', texte: '' })
    const etat = () =>
      database.as(SYSTEME, (trx) => trx.selectFrom('demandes').selectAll().where('id', '=', DEMANDE).executeTakeFirst())
    await monde.services.courrier.vider()
    const [avant, courriels] = [await etat(), monde.courriels.length]
    const note = { id: unId(), note: 'Indu probable : voir avec le contrôle.' }
    for (let fois = 0; fois < 2; fois += 1) assert.equal((await expert.post(`${EXPERT}/notes`, note)).status, 303)
    assert.equal((await expert.post(`${EXPERT}/notes`, { id: unId(), note: ' ' })).status, 422)
    await monde.services.courrier.vider()
    assert.deepEqual(await etat(), avant)
    assert.equal(monde.courriels.length, courriels)

    const cafs = [
      expert,
      await monde.navigateur(await unExpert(monde, 'ines', 'caf', 'caf-minima-sociaux', 'Inès Fictive')),
    ]
    for (const qui of cafs)
      assert.equal((await texte(qui.get(EXPERT))).match(/Note interne[^.]*Indu probable/g)?.length, 1)
    const autres = [await texte(agent.get(AGENT)), await texte((await monde.navigateur(chloe)).get(EXPERT))]
    for (const page of autres) assert.doesNotMatch(page, /Indu|note interne/i)
    assert.equal((await lireNotes(bastien)).length, 1)
    for (const qui of [agathe, chloe]) assert.deepEqual(await lireNotes(qui), [])
    assert.equal(
      (await (await monde.navigateur(chloe)).post(`${EXPERT}/notes`, { id: unId(), note: 'Non.' })).status,
      404,
    )
    assert.equal((await agent.post(`${EXPERT}/notes`, { id: unId(), note: 'Non.' })).status, 403)
  })

  test('an answer that the group gives often is inserted in the reply, which stays to complete', async () => {
    const { monde } = guichet
    const gerante = await monde.navigateur(await monde.compte({ role: 'responsable', operateur: 'caf' }))
    const groupe = '/operateur/groupes/caf-minima-sociaux'
    const nomme = await gerante.post(`${groupe}/reponses`, {
      titre: 'Accueil',
      reponse: 'Madame Témoin, appelez le 32 30.',
    })
    assert.match(await texte(nomme), /Retirez un nom de personne : une réponse type ne parle de personne/)
    const type = 'Le dossier est complet.\nLe paiement suit sous cinq jours.'
    await gerante.post(`${groupe}/reponses`, { titre: 'Dossier complet', reponse: 'Ancienne.' })
    await gerante.post(`${groupe}/reponses`, { titre: 'Dossier complet', reponse: type })
    assert.match(await texte(gerante.get(groupe)), /Réponses types .*Dossier complet Le dossier est complet\./)
    const insere = {
      id: unId(),
      texte: 'Bonjour.',
      geste: 'inserer',
      reponse: 'Dossier complet',
      pieces: unPdf('note.pdf'),
    }
    const page = await lire(expert.post(`${EXPERT}/messages`, insere))
    assert.match(
      page,
      /<textarea[^>]*>Bonjour\.\n\nLe dossier est complet\.\nLe paiement suit sous cinq jours\.<\/textarea>/,
    )
    assert.match(page, /note\.pdf/, 'the file stays chosen')
    assert.doesNotMatch(await texte(agent.get(AGENT)), /paiement suit/, 'nothing left yet')
    assert.doesNotMatch(await texte(agent.get(AGENT)), /réponse type/)
    await gerante.post(`${groupe}/reponses/retirer`, { titre: 'Dossier complet' })
    assert.doesNotMatch(await texte(expert.get(EXPERT)), /réponse type/)
  })

  test('written to the attention of somebody who already reads it: told at once if they chose so, and follows from then on', async () => {
    const { monde } = guichet
    const recus = async () => {
      await monde.services.courrier.vider()
      return monde.courriels.splice(0).map((m) => `${m.a} ${m.sujet}`)
    }
    const ines = { compteId: 'ines', departement: '93' }
    await monde.compte({ id: 'zoe', role: 'aidant', structure: 'autre-fs', nom: 'Zoé Ailleurs' })
    await database.as(SYSTEME, (trx) =>
      trx
        .updateTable('preferences_avis')
        .set({ immediats: ['mention'] })
        .where('compte_id', '=', ines.compteId)
        .execute(),
    )
    await recus()
    assert.match(await texte(expert.get(EXPERT)), /À l’attention de .*Inès Fictive/)
    assert.doesNotMatch(await texte(agent.get(AGENT)), /Inès/, 'not in the thread: no list of the group for the desk')
    const ecrire = (attention: string) =>
      expert.post(`${EXPERT}/messages`, {
        id: unId(),
        texte: 'Peux-tu vérifier le calcul ?',
        geste: 'message',
        attention,
      })
    for (const inconnu of ['zoe', 'personne']) assert.equal((await ecrire(inconnu)).status, 422)
    await ecrire('')
    assert.deepEqual(
      (await recus()).filter((r) => r.startsWith('ines')),
      [],
    )
    await ecrire('ines')
    assert.deepEqual((await recus()).sort(), [
      'agathe@exemple.fr Demande D-2026-0001 : nouveau message',
      'ines@exemple.fr Demande D-2026-0001 : nouveau message, à votre attention',
    ])
    assert.match(await texte(agent.get(AGENT)), /À l’attention de Inès Fictive Peux-tu vérifier/)
  })

  test('on paper: what the reader sees, tagged, and written in the journal as an export', async () => {
    const { monde } = guichet
    const lirePdf = async (reponse: Response) => {
      const pdf = await getDocument({ data: new Uint8Array(await reponse.arrayBuffer()), verbosity: 0 }).promise
      const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)))
      assert.ok(await pages[0]?.getStructTree(), 'tagged')
      const lus = await Promise.all(pages.map((p) => p.getTextContent()))
      const mots = lus.flatMap((p) => p.items.map((i) => ('str' in i ? i.str : '')))
      return mots.join(' ').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ')
    }
    const operateur = await lirePdf(await expert.get(`${EXPERT}/fil.pdf`))
    assert.match(operateur, /RSA suspendu depuis septembre.*Lila Témoin.*0000001.*ne reçoit plus le RSA/)
    assert.match(operateur, /Note interne de Bastien Factice.*Indu probable/)
    assert.match(operateur, /À l’attention de Inès Fictive/)
    const guichetPdf = await agent.get(`${AGENT}/fil.pdf`)
    assert.match(guichetPdf.headers.get('content-disposition') ?? '', /demande-D-2026-0001\.pdf/)
    const bureau = await lirePdf(guichetPdf)
    assert.match(bureau, /ne reçoit plus le RSA.*pour Agathe Exemple/)
    assert.doesNotMatch(bureau, /Indu|Note interne/)
    const exports = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('journal').select('compte_id').where('action', '=', 'demande.exporte').execute(),
    )
    assert.deepEqual(exports.map((e) => e.compte_id).sort(), ['agathe', 'bastien'])
    const ailleurs = await monde.navigateur(await monde.compte({ role: 'aidant', structure: 'autre-fs' }))
    assert.equal((await ailleurs.get(`${AGENT}/fil.pdf`)).status, 404)
  })

  test('a note stays at its operator, with the group that has the request', async () => {
    const { monde, bastien } = guichet
    const noe = await unExpert(monde, 'noe', 'caf', 'caf-famille-logement', 'Noé Spécimen')
    await expert.post(`${EXPERT}/renvoyer`, { id: unId(), groupe: 'caf-famille-logement', texte: 'Logement.' })
    assert.equal((await lireNotes(noe)).length, 1)
    assert.deepEqual(await lireNotes(bastien), [])
    assert.doesNotMatch(await texte(expert.get(EXPERT)), /Indu/)
  })

  test('an account that several people use: each says their name, read by all, kept encrypted', async () => {
    const partager = (id: string) =>
      database.as(SYSTEME, (trx) => trx.updateTable('comptes').set({ partage: true }).where('id', '=', id).execute())
    assert.doesNotMatch(await texte(agent.get(AGENT)), /Votre nom/)
    await partager('agathe')
    const message = { id: unId(), texte: 'Voici la suite.', geste: 'message' }
    const sans = await agent.post(`${AGENT}/messages`, message)
    assert.equal(sans.status, 422)
    assert.match(await lire(sans), /Écrivez votre nom : plusieurs personnes[\s\S]*>Voici la suite\.<\/textarea>/)
    assert.equal((await agent.post(`${AGENT}/messages`, { ...message, signature: 'Karim Spécimen' })).status, 303)
    assert.match(await texte(expert.get(EXPERT)), /Agathe Exemple \(Karim Spécimen\) .*Voici la suite\./)
    const rows = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('messages').select('signature').where('signature', 'is not', null).execute(),
    )
    assert.equal(rows.length, 1)
    assert.ok(!rows[0]?.signature?.includes('Karim'))
    const seconde = unId()
    await agent.post('/agent/demandes/nouvelle', saisie({ id: seconde }))
    assert.match(await texte(agent.get(`/agent/demandes/nouvelle/${seconde}`)), /Votre nom/)
    const envoi = { raison: 'Autre mois.', signature: '' }
    const muet = await agent.post(`/agent/demandes/nouvelle/${seconde}`, envoi)
    assert.equal(muet.headers.get('location'), `/agent/demandes/nouvelle/${seconde}`)
    await agent.post(`/agent/demandes/nouvelle/${seconde}`, { ...envoi, signature: 'Lou' })
    assert.match(await texte(expert.get(`/operateur/demandes/${seconde}`)), /Agathe Exemple \(Lou\)/)
    await partager('bastien')
    const note = { id: unId(), note: 'À revoir lundi.' }
    assert.match(
      await texte(expert.post(`/operateur/demandes/${seconde}/notes`, note)),
      /Écrivez votre nom.*À revoir lundi/,
    )
    await expert.post(`/operateur/demandes/${seconde}/notes`, { ...note, signature: 'Inès' })
    assert.match(await texte(expert.get(`/operateur/demandes/${seconde}`)), /Bastien Factice \(Inès\).*À revoir lundi/)
    // Taking a request says nothing: no name is asked.
    assert.equal((await expert.post(`/operateur/demandes/${seconde}/prendre`, { id: unId() })).status, 303)
  })
})
