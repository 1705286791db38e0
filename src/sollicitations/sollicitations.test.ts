import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { annuaire } from '../annuaire/index.ts'
import { type Acteur, type Services, SYSTEME } from '../platform/index.ts'
import { creerMonde, type MondeDeTest, type Navigateur, surChaqueBase, UN_LUNDI } from '../platform/testing/index.ts'
import { sollicitations } from './index.ts'
import { lireTelephone } from './model.ts'
import { countEnAttente, insertSollicitation } from './store.ts'

const LIEU = 'exemple-france-services-tilleuls'
const ECRIRE = `/lieux/${LIEU}/ecrire`
const MESSAGE = 'Je veux refaire ma carte Vitale. Quels papiers ?'

surChaqueBase('messages of residents', (ouvrir) => {
  let monde: MondeDeTest
  let agent: Acteur
  let habitant: Navigateur
  let salle: ReturnType<typeof sollicitations>

  before(async () => {
    const rooms = (services: Services) => {
      salle = sollicitations(services)
      return [annuaire(services), salle]
    }
    monde = creerMonde(await ouvrir(), rooms, { MAILLAGE_PROXYS: '1' })
    await annuaire(monde.services).demonstration?.()
    agent = await monde.compte({ role: 'aidant', structure: 'fs-essai', email: 'agent@exemple.fr' })
    await monde.services.database.as(SYSTEME, (trx) =>
      trx.updateTable('structures').set({ lieu_id: LIEU }).where('id', '=', 'fs-essai').execute(),
    )
    habitant = await monde.navigateur()
  })

  let adresses = 0
  /** Each test writes from an address of its own: six messages an hour are allowed. */
  const poster = (champs: Record<string, string> = {}, adresse = `10.0.0.${++adresses}`) =>
    habitant.post(
      ECRIRE,
      {
        id: monde.services.newId(),
        message: MESSAGE,
        telephone: '01 99 00 00 50',
        courriel: '',
        nom: '',
        site: '',
        ...champs,
      },
      { 'x-forwarded-for': adresse },
    )
  const lire = async (chemin: string, acteur = agent) => {
    const reponse = await (await monde.navigateur(acteur)).get(chemin)
    return { statut: reponse.status, texte: await reponse.text() }
  }
  const premier = async () => (await lire('/agent/messages')).texte.match(/\/agent\/messages\/([\w-]{36})/)?.[1] ?? ''

  test('a message reaches the structure, which is told without a word of it, and says when it will be answered', async () => {
    monde.clock.set(UN_LUNDI)
    const reponse = await poster({ nom: 'Samia Témoin' })
    assert.equal(reponse.status, 200)
    assert.match(await reponse.text(), /jeudi 26 novembre à 9(&nbsp;|\u00a0| )h(&nbsp;|\u00a0| )30/)
    const { texte } = await lire('/agent/messages')
    assert.match(texte, /Je veux refaire ma carte Vitale/)
    const page = await lire(`/agent/messages/${await premier()}`)
    assert.match(page.texte, /Samia Témoin/)
    assert.match(page.texte, /01\s99\s00\s00\s50/)
  })

  test('three working days are three working days, over a week-end and a holiday', async () => {
    monde.clock.set(new Date('2026-12-24T16:00:00+01:00'))
    assert.match(await (await poster()).text(), /mercredi 30 décembre à 16/)
    monde.clock.set(UN_LUNDI)
  })

  test('what is missing or wrong is said beside its field, and nothing typed is lost', async () => {
    const cas: [Record<string, string>, RegExp][] = [
      [{ message: 'oui' }, /Écrivez votre message/],
      [{ telephone: '12' }, /Vérifiez ce numéro/],
      [{ telephone: '', courriel: 'pas une adresse' }, /Vérifiez cette adresse/],
      [{ telephone: '' }, /Donnez un téléphone ou une adresse/],
      [{ message: 'x'.repeat(2001) }, /trop long/],
    ]
    for (const [champs, attendu] of cas) {
      const reponse = await poster({ nom: 'Lila Témoin', ...champs })
      const texte = await reponse.text()
      assert.equal(reponse.status, 422)
      assert.match(texte, attendu)
      assert.match(texte, /value="Lila Témoin"/)
    }
  })

  test('the page answers in the reader’s language', async () => {
    const texte = await (await habitant.post(`${ECRIRE}?langue=pt`, { id: monde.services.newId(), message: '' })).text()
    assert.match(texte, /basta uma frase/)
  })

  test('the same form sent twice is one message and one mail', async () => {
    const id = monde.services.newId()
    await poster({ id })
    await poster({ id })
    const { n } = await monde.services.database.as(SYSTEME, (trx) =>
      trx
        .selectFrom('courriers')
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .where('cle', 'like', `sollicitation:${id}%`)
        .executeTakeFirstOrThrow(),
    )
    assert.equal(Number(n), 1)
  })

  test('a double touch is one message, whichever arrives first', async () => {
    const id = monde.services.newId()
    const message = 'Une seule fois, même touché trois fois.'
    const statuts = (await Promise.all([1, 2, 3].map(() => poster({ id, message })))).map((r) => r.status)
    assert.deepEqual(statuts, [200, 200, 200])
    assert.equal((await lire('/agent/messages')).texte.match(/Une seule fois, même touché/g)?.length, 1)
  })

  test('the mail says nothing of the person', async () => {
    await poster({ nom: 'Samia Témoin' })
    const courriers = await monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('courriers').select(['sujet', 'texte']).execute(),
    )
    for (const { sujet, texte } of courriers) assert.doesNotMatch(`${sujet} ${texte}`, /Samia|carte Vitale|01\s99/)
  })

  test('a robot that fills the trap is answered the same, and nothing is kept', async () => {
    const avant = (await lire('/agent/messages')).texte.match(/\/agent\/messages\//g)?.length
    const reponse = await poster({ site: 'http://spam.example' })
    assert.equal(reponse.status, 200)
    assert.match(await reponse.text(), /jeudi 26 novembre/)
    assert.equal((await lire('/agent/messages')).texte.match(/\/agent\/messages\//g)?.length, avant)
  })

  test('a seventh message in the hour is refused, and what was typed stays', async () => {
    for (let i = 0; i < 6; i++) assert.equal((await poster({}, '10.9.9.9')).status, 200)
    const reponse = await poster({}, '10.9.9.9')
    assert.equal(reponse.status, 422)
    assert.match(await reponse.text(), /Attendez une heure(.|\n)*Quels papiers/)
  })

  test('a place that nobody answers for has no form', async () => {
    assert.equal((await habitant.get('/lieux/exemple-pmi-mesanges/ecrire')).status, 404)
    assert.equal((await habitant.get('/lieux/nimporte/ecrire')).status, 404)
  })

  test('another structure and those who steer see nothing of it', async () => {
    const id = await premier()
    const voisin = await monde.compte({ role: 'aidant', structure: 'fs-voisin' })
    assert.equal((await lire(`/agent/messages/${id}`, voisin)).statut, 404)
    assert.doesNotMatch((await lire('/agent/messages', voisin)).texte, /carte Vitale/)
    const pilote = await monde.compte({ role: 'coordinateur', structure: 'prefecture' })
    assert.equal((await lire(`/agent/messages/${id}`, pilote)).statut, 403)
    const lues = await monde.services.database.as(pilote, (trx) =>
      trx.selectFrom('sollicitations').selectAll().execute(),
    )
    assert.deepEqual(lues, [])
  })

  test('an answer is noted once, leaves the list, and the words are destroyed thirty days later', async () => {
    const id = await premier()
    const navigateur = await monde.navigateur(agent)
    assert.equal((await navigateur.post(`/agent/messages/${id}`, {})).status, 422)
    assert.equal((await navigateur.post(`/agent/messages/${id}`, { moyen: 'telephone' })).status, 303)
    const encore = await navigateur.post(`/agent/messages/${id}`, { moyen: 'courriel' })
    assert.equal(encore.headers.get('location'), `/agent/messages/${id}`)
    assert.match((await lire('/agent/messages?vue=repondus')).texte, /Par téléphone/)
    monde.clock.advance(24 * 29)
    assert.match((await salle.purge?.(false))?.[0] ?? '', /: 0$/)
    monde.clock.advance(48)
    assert.match((await salle.purge?.(true))?.[0] ?? '', /: 1$/)
    assert.match((await salle.purge?.(false))?.[0] ?? '', /: 1$/)
    const page = await lire(`/agent/messages/${id}`)
    assert.match(page.texte, /Ce message a été détruit/)
    const { cle } = await monde.services.database.as(SYSTEME, (trx) =>
      trx
        .selectFrom('dossiers as d')
        .innerJoin('sollicitations as s', 's.dossier_id', 'd.id')
        .select('d.cle')
        .where('s.id', '=', id)
        .executeTakeFirstOrThrow(),
    )
    assert.equal(cle, null)
  })

  test('a message without an answer is late, and destroyed in the end', async () => {
    monde.clock.set(UN_LUNDI)
    await poster({ message: 'Personne ne me répond depuis longtemps.' })
    monde.clock.advance(24 * 4)
    assert.match((await lire('/agent/messages')).texte, /En retard/)
    monde.clock.advance(24 * 181)
    await salle.purge?.(false)
    assert.doesNotMatch((await lire('/agent/messages')).texte, /Personne ne me répond/)
  })

  test('once destroyed without an answer it waits no more, and is not counted', async () => {
    const { database } = monde.services
    const { texte } = await lire('/agent/messages')
    assert.doesNotMatch(texte, /Message détruit/)
    const lisibles = texte.match(/\/agent\/messages\/[\w-]{36}/g)?.length ?? 0
    assert.equal(await database.as(agent, (trx) => countEnAttente(trx, agent)), lisibles)
    assert.match((await lire('/agent/messages?vue=repondus')).texte, /Message détruit[\s\S]*Sans réponse/)
  })

  test('an answer changes nothing else of a message, and is not written again', async () => {
    monde.clock.set(new Date('2027-01-18T10:00:00+01:00'))
    await poster({ message: 'Quand puis-je venir au guichet ?' })
    const id = await premier()
    const changer = (champs: object) =>
      monde.services.database.as(agent, (trx) =>
        trx.updateTable('sollicitations').set(champs).where('id', '=', id).execute(),
      )
    const le = monde.clock.now()
    const reponse = { repondue_le: le, repondue_par: agent.compteId, moyen: 'guichet' }
    for (const plus of [{ echeance: le }, { contenu: Buffer.from('autre') }, { repondue_par: null }])
      await assert.rejects(changer({ ...reponse, ...plus }), /nothing else/)
    await changer(reponse)
    await assert.rejects(changer({ moyen: 'telephone' }), /nothing else/)
  })

  test('the fifty-first message is on the second page', async () => {
    const { services } = monde
    const structureId = 'fs-essai'
    const contenu = { message: '', nom: '', telephone: '', courriel: '' }
    await services.database.as(SYSTEME, async (trx) => {
      for (let n = 1; n <= 51; n++) {
        const recueLe = new Date(Date.UTC(2027, 0, 20, 8, n))
        const message = `Question numéro ${n}.`
        const une = { id: services.newId(), departement: '93', structureId, lieuId: LIEU, langue: 'fr' as const }
        await insertSollicitation(trx, services.coffre, {
          ...une,
          recueLe,
          echeance: recueLe,
          contenu: { ...contenu, message },
        })
      }
    })
    const premiere = (await lire('/agent/messages')).texte
    assert.match(premiere, /Question numéro 50\.[\s\S]*page=2/)
    assert.doesNotMatch(premiere, /Question numéro 51\./)
    const seconde = (await lire('/agent/messages?page=2')).texte
    assert.match(seconde, /Question numéro 51\./)
    assert.doesNotMatch(seconde, /Question numéro 50\.|page=3/)
  })

  test('a place is not flooded from many addresses', async () => {
    monde.clock.set(new Date('2027-02-01T10:00:00+01:00'))
    for (let i = 0; i < 20; i++) assert.equal((await poster()).status, 200)
    const reponse = await poster()
    assert.equal(reponse.status, 422)
    assert.match(await reponse.text(), /Attendez une heure/)
  })
})

test('telephones are read as people write them', () => {
  assert.equal(lireTelephone('01.99.00.00.50'), '01 99 00 00 50')
  assert.equal(lireTelephone('0199000050'), '01 99 00 00 50')
  assert.equal(lireTelephone('+351 210 000 000'), '+351210000000')
  assert.equal(lireTelephone('0033199000050'), '+33199000050')
  for (const faux of ['12', 'bonjour', '00 00 00 00 00', '01 99 00 00 5']) assert.equal(lireTelephone(faux), null, faux)
})
