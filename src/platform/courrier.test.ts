import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { SYSTEME } from './access.ts'
import { type Courriel, createCourrier, createTransport, listBoitesEnPanne, type Transport } from './courrier.ts'
import { creerMonde, type MondeDeTest, surChaqueBase } from './testing/index.ts'

const mail = (cle: string): Courriel => ({
  a: 'agathe@exemple.fr',
  sujet: 'Une réponse vous attend',
  texte: 'Lien',
  cle,
})

surChaqueBase('outbox', (ouvrir) => {
  let monde: MondeDeTest
  before(async () => {
    monde = creerMonde(await ouvrir(), () => [])
  })
  after(() => monde.close())
  beforeEach(() =>
    monde.services.database
      .as(SYSTEME, (trx) => trx.deleteFrom('courriers').execute())
      .then(() => {
        monde.courriels.length = 0
      }),
  )

  const ecrire = (...cles: string[]) =>
    monde.services.database.as(SYSTEME, (trx) => monde.services.courrier.envoyer(trx, SYSTEME, ...cles.map(mail)))
  const facteur = (transport: Transport) =>
    createCourrier({
      database: monde.services.database,
      clock: monde.clock,
      newId: monde.services.newId,
      departement: '93',
      coffre: monde.services.coffre,
      transport,
      sms: transport,
    })
  const etats = async () => {
    const rows = await monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('courriers').select(['etat', 'essais', 'erreur']).orderBy('cle').execute(),
    )
    return rows
  }

  test('a mail leaves once, however often its event is replayed', async () => {
    await ecrire('demande:1')
    await ecrire('demande:1', 'demande:2')
    assert.equal(await monde.services.courrier.vider(), 2)
    await ecrire('demande:1')
    assert.equal(await monde.services.courrier.vider(), 0)
    assert.deepEqual(monde.courriels.map((m) => m.cle).sort(), ['demande:1', 'demande:2'])
  })

  test('a mailbox that does not exist is given up at once; a server that refuses us is tried again', async () => {
    await ecrire('inconnue')
    const refus = (detail: object) => Promise.reject(Object.assign(new Error('refused'), detail))
    await facteur(() => refus({ code: 'EENVELOPE', responseCode: 550 })).vider()
    assert.deepEqual(
      (await etats()).map((r) => [r.etat, r.essais]),
      [['abandonne', 1]],
    )
    const panne = await monde.services.database.as(SYSTEME, (trx) =>
      listBoitesEnPanne(trx, '93', ['agathe@exemple.fr', 'bastien@exemple.fr']),
    )
    assert.deepEqual([...panne], ['agathe@exemple.fr'])
    monde.clock.advance(1)
    await ecrire('refus-de-nous')
    await facteur(() => refus({ code: 'EAUTH', responseCode: 535 })).vider()
    assert.deepEqual((await etats()).map((r) => r.etat).sort(), ['a-envoyer', 'abandonne'])
    await monde.services.database.as(SYSTEME, (trx) =>
      trx.updateTable('courriers').set({ prochain_le: monde.clock.now() }).where('cle', '=', 'refus-de-nous').execute(),
    )
    await facteur(async () => {}).vider()
    const reparee = await monde.services.database.as(SYSTEME, (trx) =>
      listBoitesEnPanne(trx, '93', ['agathe@exemple.fr']),
    )
    assert.equal(reparee.size, 0, 'a mail that went through since says the mailbox is back')
  })

  test('an event that is rolled back writes to nobody', async () => {
    const { database, courrier } = monde.services
    const undone = database.as(SYSTEME, async (trx) => {
      await courrier.envoyer(trx, SYSTEME, mail('annulee'))
      throw new Error('annulé')
    })
    await assert.rejects(undone, /annulé/)
    assert.equal(await courrier.vider(), 0)
  })

  test('more than a batch leaves in one go', async () => {
    await ecrire(...Array.from({ length: 47 }, (_, n) => `lot:${n}`))
    assert.equal(await monde.services.courrier.vider(), 47)
  })

  test('an agent writes to the outbox and does not read it', async () => {
    const acteur = await monde.compte({ role: 'aidant' })
    const { database, courrier } = monde.services
    const seen = await database.as(acteur, async (trx) => {
      await courrier.envoyer(trx, acteur, mail('agent:1'))
      return trx.selectFrom('courriers').select('id').execute()
    })
    assert.deepEqual(seen, [])
    assert.equal(await courrier.vider(), 1)
  })

  test('refused, it is tried again after one minute, two, four… and given up after about a day', async () => {
    let tries = 0
    const courrier = facteur(async () => {
      tries += 1
      throw new Error('451 revenez plus tard')
    })
    await ecrire('refusee')
    for (let wait = 1; tries < 11; wait *= 2) {
      const before = tries
      await courrier.vider()
      assert.equal(tries, before + 1)
      await courrier.vider()
      assert.equal(tries, before + 1, 'not before its time')
      monde.clock.advance((wait - 0.5) / 60)
      await courrier.vider()
      assert.equal(tries, before + 1, `not before ${wait} minutes`)
      monde.clock.advance(0.5 / 60)
    }
    assert.deepEqual(await etats(), [{ etat: 'abandonne', essais: 11, erreur: '451 revenez plus tard' }])
    monde.clock.advance(1000)
    await courrier.vider()
    assert.equal(tries, 11)
  })

  test('the others leave when one is refused, and it leaves when the server is back', async () => {
    let down = true
    const sent: string[] = []
    const courrier = facteur(async ({ cle }) => {
      if (down && cle === 'b') throw new Error('boîte pleine')
      sent.push(cle)
    })
    await ecrire('a', 'b', 'c')
    assert.equal(await courrier.vider(), 2)
    down = false
    monde.clock.advance(1 / 60)
    assert.equal(await courrier.vider(), 1)
    assert.deepEqual(sent.sort(), ['a', 'b', 'c'])
    assert.deepEqual(new Set((await etats()).map((e) => `${e.etat} ${e.erreur}`)), new Set(['envoye null']))
  })

  test('two nodes at once never send the same', async () => {
    const sent: string[] = []
    const slow: Transport = async ({ cle }) => {
      sent.push(cle)
      await new Promise((done) => setImmediate(done))
    }
    const cles = Array.from({ length: 60 }, (_, n) => `noeud:${n}`)
    await ecrire(...cles)
    const counts = await Promise.all([facteur(slow).vider(), facteur(slow).vider(), facteur(slow).vider()])
    assert.equal(
      counts.reduce((a, b) => a + b, 0),
      60,
    )
    assert.deepEqual(sent.sort(), cles.sort())
  })

  test('a node that dies while sending: another takes over after ten minutes, not before', async () => {
    await ecrire('orpheline')
    // Never answers: as if the process had been killed at that point.
    void facteur(() => new Promise(() => {})).vider()
    while ((await etats())[0]?.etat !== 'en-cours') await new Promise((done) => setImmediate(done))
    monde.clock.advance(9 / 60)
    assert.equal(await monde.services.courrier.vider(), 0)
    monde.clock.advance(1 / 60)
    assert.equal(await monde.services.courrier.vider(), 1)
    assert.equal((await etats())[0]?.essais, 2)
  })
})

describe('SMTP', () => {
  const received: { from: string; to: string[]; text: string }[] = []
  let refusing = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(refusing ? new Error('451 boîte occupée') : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        received.push({ from, to: envelope.rcptTo.map((r) => r.address), text: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  let smtpUrl = ''
  before(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  })
  after(() => new Promise<void>((done) => server.close(done)))

  const config = (demonstration = false) => ({
    smtpUrl,
    expediteur: 'ne-pas-repondre@maillage.exemple.fr',
    demonstration,
  })

  test('what the server receives: one recipient, plain text, the same Message-ID for the same key', async () => {
    const send = createTransport(config())
    await send(mail('demande:1'))
    await send(mail('demande:1'))
    await send(mail('demande:2'))
    const [first, again, other] = received
    assert.deepEqual([first?.from, first?.to], ['ne-pas-repondre@maillage.exemple.fr', ['agathe@exemple.fr']])
    const id = (m: typeof first) => m?.text.match(/^Message-ID: (<.+>)$/im)?.[1]
    assert.ok(id(first)?.endsWith('@maillage.exemple.fr>'))
    assert.equal(id(first), id(again))
    assert.notEqual(id(first), id(other))
    assert.match(first?.text ?? '', /^Auto-Submitted: auto-generated$/im)
    assert.match(first?.text ?? '', /^Content-Type: text\/plain; charset=utf-8$/im)
    assert.doesNotMatch(first?.text ?? '', /html/i)
  })

  test('a refusal is an error, which the outbox keeps', async () => {
    refusing = true
    await assert.rejects(createTransport(config())(mail('demande:3')), /boîte occupée|451/)
    refusing = false
  })

  test('in demonstration nothing leaves, whatever is configured', async () => {
    const before = received.length
    await createTransport(config(true))(mail('demande:4'))
    await createTransport({ ...config(), smtpUrl: null })(mail('demande:5'))
    assert.equal(received.length, before)
  })
})
