import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { administration, type Services, SYSTEME } from '../platform/index.ts'
import { type Navigateur, surChaqueBase } from '../platform/testing/index.ts'
import {
  DEMANDE,
  deuxSalles,
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

const salles = (services: Services) => [...deuxSalles(services), administration(services)]
const AGENT = `/agent/demandes/${DEMANDE}`
const EXPERT = `/operateur/demandes/${DEMANDE}`

surChaqueBase('requests: nothing lost, nothing twice', (ouvrir) => {
  let guichet: Guichet
  let agent: Navigateur
  let expert: Navigateur
  before(async () => {
    guichet = await ouvrirGuichet(
      await ouvrir(),
      { SMTP_URL: 'smtp://exemple.fr', MAILLAGE_EXPEDITEUR: 'm@exemple.fr' },
      salles,
    )
    ;({ agent, expert } = guichet)
    await signerMandat(agent)
  })
  after(() => guichet.monde.close())

  const comme = <T>(lire: Parameters<typeof guichet.monde.services.database.as<T>>[1]) =>
    guichet.monde.services.database.as(SYSTEME, lire)
  const evenements = () =>
    comme((trx) =>
      trx.selectFrom('evenements').select(['id', 'type']).where('demande_id', '=', DEMANDE).orderBy('rang').execute(),
    )
  /** At once, as two impatient clicks do. */
  const deuxFois = async (qui: Navigateur, chemin: string, corps: () => Record<string, string | string[] | File>) =>
    (await Promise.all([qui.post(chemin, corps()), qui.post(chemin, corps())])).map((r) => r.status)

  test('the disk is full: said in French, the words stay, no row and no byte is left', async () => {
    const { monde } = guichet
    monde.panne.disque = true
    const pieces = () => [unPdf('bail.pdf'), unPdf('quittance.pdf')]
    const refusee = await agent.post('/agent/demandes/nouvelle', saisie({ pieces: pieces() }))
    assert.equal(refusee.status, 422)
    const page = await lire(refusee)
    assert.match(page, /Le serveur n’a plus de place : vos pièces ne sont pas gardées\. Votre texte est là/)
    assert.match(page, /Madame Témoin ne reçoit plus le RSA/)
    assert.deepEqual(await comme((trx) => trx.selectFrom('fichiers').select('id').execute()), [])
    assert.deepEqual(await comme((trx) => trx.selectFrom('depots').select('id').execute()), [])
    assert.deepEqual(fichiersDe(monde.services.config.dataDir), [])
    monde.panne.disque = false
    await agent.post('/agent/demandes/nouvelle', saisie({ pieces: pieces() }))
    assert.equal((await comme((trx) => trx.selectFrom('depots').select('id').execute())).length, 2)
  })

  test('the mail server is away for an hour: the request goes on, each mail leaves once, the administration sees it', async () => {
    const { monde } = guichet
    const administrateur = await monde.compte({ role: 'administrateur', structure: 'instance' })
    const etat = async () => texte((await monde.navigateur(administrateur)).get('/administration'))
    monde.panne.courriel = true
    assert.deepEqual(await deuxFois(agent, `/agent/demandes/nouvelle/${DEMANDE}`, () => ({})), [303, 303])
    assert.match(await texte(expert.get(EXPERT)), /RSA suspendu depuis septembre/, 'work does not wait for mails')
    const ecrits = (await comme((trx) => trx.selectFrom('courriers').select('cle').execute())).map((c) => c.cle)
    assert.ok(ecrits.length >= 2, 'the group’s mailbox and its member')
    for (let minute = 0; minute < 61; minute += 1) {
      await monde.services.courrier.vider()
      monde.clock.advance(1 / 60)
    }
    assert.equal(monde.courriels.length, 0)
    assert.match(await etat(), /Courriels Bloqués Attendent \d+, le plus ancien depuis le .*Vérifiez SMTP_URL/)
    monde.panne.courriel = false
    for (let minute = 0; minute < 5; minute += 1) {
      await monde.services.courrier.vider()
      monde.clock.advance(1 / 60)
    }
    assert.deepEqual(monde.courriels.map((m) => m.cle).sort(), ecrits.sort())
    assert.match(await etat(), /Courriels Partent Attendent Aucun Abandonnés Aucun/)
  })

  test('a double click on each gesture of the thread writes one event, and one mail each', async () => {
    const { monde } = guichet
    const question = unId()
    const gestes: [Navigateur, string, Record<string, string | string[]>][] = [
      [expert, `${EXPERT}/prendre`, {}],
      [expert, `${EXPERT}/messages`, { texte: 'Un mot.', geste: 'message' }],
      [agent, `${AGENT}/messages`, { texte: 'Voici.', geste: 'message' }],
      [expert, `${EXPERT}/question`, { id: question, autres: 'Le bail', texte: '' }],
      [agent, `${AGENT}/reponse/${question}`, { 'dit-0': 'absente', 'mot-0': 'Perdu.', texte: '' }],
      [expert, `${EXPERT}/inviter`, { qui: 'g:caf-famille-logement', voit: 'tout', texte: '' }],
      [expert, `${EXPERT}/messages`, { texte: 'Payé.', geste: 'traitee' }],
      [agent, `${AGENT}/rouvrir`, { texte: 'Il manque un mois.' }],
      [expert, `${EXPERT}/renvoyer`, { groupe: 'aucun', texte: 'Pas nous.' }],
      [agent, `${AGENT}/renvoyer`, { groupe: 'caf-famille-logement', texte: 'Voyez l’aide au logement.' }],
      [agent, `${AGENT}/clore`, { utile: 'oui', texte: '' }],
    ]
    const note = { id: unId(), note: 'Vu avec le contrôle.' }
    assert.deepEqual(await deuxFois(expert, `${EXPERT}/notes`, () => note), [303, 303])
    assert.equal((await comme((trx) => trx.selectFrom('notes').select('id').execute())).length, 1)
    for (const [qui, chemin, champs] of gestes) {
      const avant = (await evenements()).length
      monde.courriels.length = 0
      const id = unId()
      assert.deepEqual(await deuxFois(qui, chemin, () => ({ id, ...champs })), [303, 303], chemin)
      assert.equal((await evenements()).length, avant + 1, chemin)
      await monde.services.courrier.vider()
      const envois = monde.courriels.map((m) => `${m.a} ${m.sujet}`)
      assert.deepEqual(envois, [...new Set(envois)], chemin)
    }
  })

  test('two answers at the same second: one is the answer, the other is told and keeps its words', async () => {
    const { monde } = guichet
    const ines = await monde.navigateur(await unExpert(monde, 'ines', 'caf', 'caf-famille-logement', 'Inès Fictive'))
    const dora = await monde.navigateur(await unExpert(monde, 'dora', 'caf', 'caf-famille-logement', 'Dora Fictive'))
    await agent.post(`${AGENT}/rouvrir`, { id: unId(), texte: 'Encore.' })
    const repondre = (qui: Navigateur, mots: string) =>
      qui.post(`${EXPERT}/messages`, { id: unId(), texte: mots, geste: 'traitee' })
    const reponses = await Promise.all([repondre(ines, 'Payé mardi.'), repondre(dora, 'Payé jeudi.')])
    assert.deepEqual(reponses.map((r) => r.status).sort(), [303, 422])
    const perdante = reponses.find((r) => r.status === 422) ?? assert.fail('none was refused')
    assert.match(await texte(perdante), /Cette demande a déjà reçu sa réponse\..*Payé (mardi|jeudi)/)
    const dites = (await evenements()).slice(-1).map((e) => e.type)
    assert.deepEqual(dites, ['traitee'])
    await agent.post(`${AGENT}/clore`, { id: unId(), utile: 'oui', texte: '' })
    const tard = await ines.post(`${EXPERT}/messages`, { id: unId(), texte: 'Un oubli.', geste: 'message' })
    assert.match(await texte(tard), /Votre message n’est pas parti\. Le voici, à copier : Un oubli\./)
    await agent.post(`${AGENT}/rouvrir`, { id: unId(), texte: 'Une suite.' })
    const mots = await Promise.all([
      agent.post(`${AGENT}/messages`, { id: unId(), texte: 'Merci à vous.', geste: 'message' }),
      ines.post(`${EXPERT}/messages`, { id: unId(), texte: 'Bonne journée.', geste: 'message' }),
    ])
    assert.deepEqual(
      mots.map((r) => r.status),
      [303, 303],
      'two messages are two messages',
    )
    const fil = await texte(agent.get(AGENT))
    assert.ok(fil.includes('Merci à vous.') && fil.includes('Bonne journée.'))
  })
})

/** Files of the store, finished or begun. */
function fichiersDe(dataDir: string): string[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && f.parentPath.includes('fichiers'))
    .map((f) => f.name)
}
