import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Database, SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { avancer } from './avancer.ts'
import {
  DEMANDE,
  entrer,
  envoyerDemande,
  type Guichet,
  ouvrirGuichet,
  salleDe,
  signerMandat,
  texte,
  toutDeSuite,
  unExpert,
  unId,
} from './guichet.test.ts'
import { aLiberer, type Cadran, etapesDues, etapesPrevues } from './horloge.ts'
import { appliquer, type Etat, type Evenement } from './model.ts'
import { DEFAUTS } from './reglages.ts'

const LUNDI = new Date('2026-11-23T09:30:00+01:00')
const groupe = {
  ...DEFAUTS,
  ...{
    id: 'g',
    operateur: 'caf',
    nom: 'G',
    themes: ['t'],
    communes: null,
    structure: null,
    email: 'g@exemple.fr',
    delaiJoursOuvres: 3,
  },
}
const la: Cadran = { groupe: { ...groupe, suppleant: 's' }, absence: null }

function apres(...evenements: Evenement[]): Etat {
  const naissance: Evenement = {
    type: 'envoyee',
    le: LUNDI,
    par: 'a',
    cote: 'aidant',
    groupe: 'g',
    operateur: 'caf',
    echeance: new Date('2026-11-26T09:30:00+01:00'),
  }
  const fin = [naissance, ...evenements].reduce<Etat | null>((etat, e) => {
    const suite = appliquer(etat, e)
    assert.ok(suite.ok, suite.ok ? '' : suite.refus.message)
    return suite.value
  }, null)
  return fin as Etat
}
const traitee: Evenement = { type: 'traitee', le: new Date('2026-11-24T10:00:00+01:00'), par: 'b', cote: 'operateur' }
const dit = (etat: Etat, cadran = la) =>
  etapesPrevues(etat, cadran).map(({ etape, le }) => `${etape} ${le.toISOString().slice(0, 16)}`)

describe('clock', () => {
  test('an answer that does not come: reminder, deputy, managers, those who steer', () => {
    assert.deepEqual(dit(apres()), [
      'rappel 2026-11-25T14:30',
      'suppleance 2026-11-26T08:30',
      'responsable 2026-11-27T08:30',
      'coordination 2026-12-01T08:30',
    ])
  })

  test('an answer given: the desk is reminded, then it closes; a word puts both off', () => {
    assert.deepEqual(dit(apres(traitee)), ['relance 2026-11-27T09:00', 'cloture 2026-12-08T09:00'])
    const relance: Evenement = {
      type: 'etape',
      etape: 'relance',
      groupe: null,
      le: new Date('2026-11-27T09:05:00Z'),
      par: null,
      cote: 'systeme',
    }
    const message: Evenement = { type: 'message', le: new Date('2026-11-30T09:00:00Z'), par: 'a', cote: 'aidant' }
    assert.deepEqual(dit(apres(traitee, relance, message)), ['relance 2026-12-03T09:00', 'cloture 2026-12-14T09:00'])
  })

  test('a clock that was stopped for weeks never closes without the notice and its time', () => {
    const tard = new Date('2027-01-18T09:00:00Z')
    assert.deepEqual(
      etapesDues(apres(traitee), la, tard).map((p) => p.etape),
      ['relance'],
    )
    const relancee = apres(traitee, {
      type: 'etape',
      etape: 'relance',
      groupe: null,
      le: tard,
      par: null,
      cote: 'systeme',
    })
    assert.deepEqual(etapesDues(relancee, la, tard), [])
    assert.deepEqual(
      etapesDues(relancee, la, new Date('2027-01-27T09:01:00Z')).map((p) => p.etape),
      ['cloture'],
    )
  })

  test('a group away lets its deputy in at once; without one, its managers know at once', () => {
    const absence = { du: '2026-11-24', au: '2026-11-30' }
    assert.match(dit(apres(), { ...la, absence }).join(), /suppleance 2026-11-23T23:00/)
    assert.match(dit(apres(), { groupe, absence }).join(), /responsable 2026-11-23T23:00/)
    assert.match(
      dit(apres(), { groupe, absence: { du: '2026-11-24', au: '2026-11-25' } }).join(),
      /responsable 2026-11-27/,
    )
  })

  test('the work of somebody away comes back only if they are not back in time', () => {
    const prise = apres({ type: 'prise-en-charge', relais: false, le: LUNDI, par: 'b', cote: 'operateur' })
    const mardi = new Date('2026-11-24T08:00:00+01:00')
    assert.equal(aLiberer(prise, { du: '2026-11-24', au: '2026-11-26' }, mardi), true)
    assert.equal(aLiberer(prise, { du: '2026-11-24', au: '2026-11-25' }, mardi), false)
    assert.equal(aLiberer(prise, { du: '2026-11-25', au: '2026-11-30' }, mardi), false, 'not away yet')
    assert.equal(aLiberer(apres(), { du: '2026-11-24', au: '2026-11-30' }, mardi), false, 'nobody holds it')
  })

  test('whatever the settings, steps are in order, the reminder is within the delay, and closing comes after its notice', () => {
    const reglages = fc.record({
      rappelPart: fc.integer({ min: 10, max: 100 }),
      responsableJours: fc.integer({ min: 0, max: 30 }),
      coordinationJours: fc.integer({ min: 0, max: 30 }),
      relanceJours: fc.integer({ min: 1, max: 9 }),
      clotureJours: fc.integer({ min: 10, max: 60 }),
      jours: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    })
    fc.assert(
      fc.property(reglages, fc.boolean(), (choisis, repondue) => {
        const etat = repondue ? apres(traitee) : apres()
        const prevues = etapesPrevues(etat, { groupe: { ...groupe, ...choisis }, absence: null })
        const dates = prevues.map((p) => p.le.getTime())
        assert.deepEqual(
          dates,
          [...dates].sort((a, b) => a - b),
        )
        const rappel = prevues.find((p) => p.etape === 'rappel')
        if (rappel) assert.ok(rappel.le >= etat.depuis && rappel.le <= etat.echeance)
        if (repondue)
          assert.deepEqual(
            prevues.map((p) => p.etape),
            ['relance', 'cloture'],
          )
      }),
    )
  })
})

const FIL = `/agent/demandes/${DEMANDE}`
const CHEZ_EXPERT = `/operateur/demandes/${DEMANDE}`

surChaqueBase('clock of requests', (ouvrir) => {
  async function commencer(database: Database) {
    const guichet = await ouvrirGuichet(database)
    const { monde } = guichet
    await unExpert(monde, 'chloe', 'caf', 'caf-famille-logement', 'Chloé Exemple')
    await toutDeSuite(
      monde,
      await monde.compte({ id: 'nadia', role: 'responsable', operateur: 'caf', email: 'nadia@exemple.fr' }),
    )
    await toutDeSuite(
      monde,
      await monde.compte({ id: 'cedric', role: 'coordinateur', structure: 'pref', email: 'cedric@exemple.fr' }),
    )
    await regler(database, { suppleant_id: 'caf-famille-logement' })
    await signerMandat(guichet.agent)
    await envoyerDemande(guichet.agent)
    await monde.services.courrier.vider()
    monde.courriels.length = 0
    return guichet
  }
  const regler = (database: Database, reglages: Record<string, string | null>) =>
    database.as(SYSTEME, (trx) =>
      trx.updateTable('groupes').set(reglages).where('id', '=', 'caf-minima-sociaux').execute(),
    )
  const absent = (database: Database, compte_id: string | null, du: string, au: string) =>
    database.as(SYSTEME, (trx) =>
      trx
        .insertInto('absences')
        .values({ departement: '93', id: unId(), groupe_id: 'caf-minima-sociaux', compte_id, du, au })
        .execute(),
    )

  /** Moves the clock, runs the job twice, and says who was written to. */
  async function a({ monde }: Guichet, moment: string): Promise<[number, string[]]> {
    monde.clock.set(new Date(moment))
    monde.courriels.length = 0
    const faites = await avancer(salleDe(monde))
    assert.equal(await avancer(salleDe(monde)), 0, 'run twice, done once')
    await monde.services.courrier.vider()
    return [faites, monde.courriels.map((m) => m.a).sort()]
  }

  test('nobody answers: each is told in turn, once, and the deputy may answer', async () => {
    const guichet = await commencer(await ouvrir())
    const { monde } = guichet
    assert.match(
      await texte(guichet.agent.get(FIL)),
      /Ce qui va se passer si rien ne bouge.*mer\. 25 nov\. : le groupe reçoit un rappel.*jeu\. 26 nov\. : le groupe suppléant, Caf 93, famille et logement.*responsables.*pilotage/,
    )
    assert.deepEqual(await a(guichet, '2026-11-25T15:00:00+01:00'), [0, []])
    const legroupe = ['bastien@exemple.fr', 'minima-sociaux@caf93.exemple.fr']
    assert.deepEqual(await a(guichet, '2026-11-25T15:31:00+01:00'), [1, legroupe])
    assert.deepEqual(await a(guichet, '2026-11-26T09:31:00+01:00'), [
      1,
      ['chloe@exemple.fr', 'famille-logement@caf93.exemple.fr'],
    ])
    assert.deepEqual(await a(guichet, '2026-11-27T09:31:00+01:00'), [1, ['nadia@exemple.fr']])
    assert.match(monde.courriels[0]?.texte ?? '', /\/operateur\/groupes\/caf-minima-sociaux/)
    assert.deepEqual(await a(guichet, '2026-12-01T09:31:00+01:00'), [1, ['cedric@exemple.fr']])
    assert.doesNotMatch(
      monde.courriels[0]?.texte ?? '',
      new RegExp(DEMANDE),
      'those who steer are not led to the request',
    )
    const chloe = await monde.navigateur({ ...guichet.bastien, compteId: 'chloe' })
    await chloe.post(`${CHEZ_EXPERT}/prendre`, { id: unId() })
    const { agent } = await entrer(guichet)
    assert.match(
      await texte(agent.get(FIL)),
      /Le groupe suppléant entre dans la demande : Caf 93, famille et logement.*Chloé Exemple s’occupe de la demande/,
    )
    monde.close()
  })

  test('answered: the desk is reminded, then it closes by itself, with notice; it can be reopened', async () => {
    const guichet = await commencer(await ouvrir())
    await guichet.expert.post(`${CHEZ_EXPERT}/messages`, { id: unId(), texte: 'C’est fait.', geste: 'traitee' })
    await guichet.monde.services.courrier.vider()
    assert.deepEqual(await a(guichet, '2026-11-26T09:31:00+01:00'), [1, ['agathe@exemple.fr']])
    assert.deepEqual(await a(guichet, '2026-12-07T09:29:00+01:00'), [0, []])
    const [faites, qui] = await a(guichet, '2026-12-07T09:35:00+01:00')
    assert.equal(faites, 1)
    assert.ok(qui.includes('agathe@exemple.fr'))
    const { agent } = await entrer(guichet)
    assert.match(
      await texte(agent.get(FIL)),
      /la demande se clôt toute seule.*Rouvrir|Rouvrir.*la demande se clôt toute seule/,
    )
    assert.deepEqual(await a(guichet, '2027-01-07T09:35:00+01:00'), [0, []])
    guichet.monde.close()
  })

  test('the member who had it is away: it comes back to the group, and the thread says so', async () => {
    const database = await ouvrir()
    const guichet = await commencer(database)
    await guichet.expert.post(`${CHEZ_EXPERT}/prendre`, { id: unId() })
    await absent(database, 'bastien', '2026-11-24', '2026-12-04')
    assert.equal((await a(guichet, '2026-11-24T08:00:00+01:00'))[0], 1)
    const { agent, expert } = await entrer(guichet)
    assert.match(
      await texte(agent.get(FIL)),
      /La personne qui suivait la demande est absente : la demande revient au groupe/,
    )
    assert.match(await texte(expert.get('/operateur/demandes')), /À prendre 1/)
    guichet.monde.close()
  })

  test('taken out of the group, a member’s work comes back too', async () => {
    const database = await ouvrir()
    const guichet = await commencer(database)
    await guichet.expert.post(`${CHEZ_EXPERT}/prendre`, { id: unId() })
    assert.equal((await a(guichet, '2026-11-23T11:00:00+01:00'))[0], 0)
    await database.as(SYSTEME, (trx) => trx.deleteFrom('membres').where('compte_id', '=', 'bastien').execute())
    assert.equal((await a(guichet, '2026-11-23T12:00:00+01:00'))[0], 1)
    guichet.monde.close()
  })

  test('the whole group is away: the deputy comes in the same day', async () => {
    const database = await ouvrir()
    const guichet = await commencer(database)
    await absent(database, null, '2026-11-24', '2026-11-27')
    assert.deepEqual(await a(guichet, '2026-11-23T18:00:00+01:00'), [0, []])
    const [, qui] = await a(guichet, '2026-11-24T00:05:00+01:00')
    assert.ok(qui.includes('chloe@exemple.fr'))
    guichet.monde.close()
  })

  test('over the night when the clock changes, each step comes at its hour', async () => {
    const database = await ouvrir()
    const guichet = await ouvrirGuichet(database)
    const { monde } = guichet
    // Thursday before Easter week-end of 2027: Good Friday is worked, Sunday loses an hour, Monday is a holiday.
    monde.clock.set(new Date('2027-03-25T10:00:00+01:00'))
    const { agent } = await entrer(guichet)
    await signerMandat(agent)
    await envoyerDemande(agent)
    // Three working days: Friday 26, Tuesday 30, Wednesday 31, at 10, summer time.
    await regler(database, { suppleant_id: 'caf-famille-logement' })
    assert.equal((await a(guichet, '2027-03-30T12:00:00+02:00'))[0], 0)
    assert.equal((await a(guichet, '2027-03-30T16:01:00+02:00'))[0], 1)
    assert.equal((await a(guichet, '2027-03-31T09:59:00+02:00'))[0], 0)
    assert.equal((await a(guichet, '2027-03-31T10:01:00+02:00'))[0], 1)
    monde.close()
  })
})
