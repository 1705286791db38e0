import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { avancer } from './avancer.ts'
import {
  DEMANDE,
  entrer,
  envoyerDemande,
  type Guichet,
  MANDAT,
  ouvrirGuichet,
  salleDe,
  signerMandat,
  texte,
  unExpert,
  unId,
} from './guichet.test.ts'

const CHEZ_EXPERT = `/operateur/demandes/${DEMANDE}`
const CHEZ_AGENT = `/agent/demandes/${DEMANDE}`
const SECONDE = '0198f5a0-0000-7000-8000-00000000d002'
const MINIMA = '/operateur/groupes/caf-minima-sociaux'
const SUITE = 'caf-famille-logement'

surChaqueBase('the work changes hands', (ouvrir) => {
  test('whoever stands in gets it, and gives it back', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde, agent, expert, bastien } = guichet
    await unExpert(monde, 'dora', 'caf', 'caf-minima-sociaux', 'Dora Fictive')
    await unExpert(monde, 'elias', 'caf', SUITE, 'Elias Fictif')
    await signerMandat(agent)
    await envoyerDemande(agent)
    await expert.post(`${CHEZ_EXPERT}/prendre`, { id: unId() })

    const absence = { id: unId(), du: '2026-11-24', au: '2026-11-24', remplacant: 'elias' }
    assert.match(await texte(expert.post('/compte/absences', absence)), /Choisissez une personne de la liste/)
    await assert.rejects(
      monde.services.database.as(bastien, (trx) =>
        trx
          .insertInto('absences')
          .values({
            departement: '93',
            groupe_id: null,
            compte_id: 'bastien',
            id: 'x',
            du: '2026-11-24',
            au: '2026-11-24',
            remplacant_id: 'elias',
          })
          .execute(),
      ),
      /row-level security/,
    )
    for (const fois of [1, 2])
      assert.equal((await expert.post('/compte/absences', { ...absence, remplacant: 'dora' })).status, 303, `${fois}`)
    assert.match(await texte(expert.get('/compte/absences')), /Absent le 24 novembre 2026, remplacé par Dora Fictive/)
    const nadia = await monde.navigateur(await monde.compte({ id: 'nadia', role: 'responsable', operateur: 'caf' }))
    assert.match(await texte(nadia.get(MINIMA)), /Bastien Factice , le 24 novembre 2026 remplacé par Dora Fictive/)

    assert.equal(await responsable(guichet, '2026-11-23T12:00:00+01:00'), 'bastien')
    assert.equal(await responsable(guichet, '2026-11-24T08:05:00+01:00'), 'dora')
    await monde.services.courrier.vider()
    assert.deepEqual(
      monde.courriels.filter((m) => /confiée à vous/.test(m.sujet)).map((m) => m.a),
      ['dora@exemple.fr'],
    )
    assert.equal(await responsable(guichet, '2026-11-25T08:05:00+01:00'), 'bastien')
    const { agent: apres } = await entrer(guichet)
    assert.match(
      await texte(apres.get(CHEZ_AGENT)),
      /est absente : Dora Fictive la remplace .*est revenue, et la reprend/,
    )
    monde.close()
  })

  test('a group is withdrawn: another takes what is open, its members read it no more, the history stays', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde, agent, expert } = guichet
    const { database } = monde.services
    const chloe = await unExpert(monde, 'chloe', 'caf', SUITE, 'Chloé Exemple')
    const nadia = await monde.navigateur(await monde.compte({ id: 'nadia', role: 'responsable', operateur: 'caf' }))
    await signerMandat(agent)
    await envoyerDemande(agent)
    await signerMandat(agent, MANDAT.replace('a001', 'a002'), { prenom: 'Zoé' })
    await envoyerDemande(agent, { id: SECONDE, mandat: MANDAT.replace('a001', 'a002') })
    await expert.post(`${CHEZ_EXPERT}/prendre`, { id: unId() })
    await expert.post(`/operateur/demandes/${SECONDE}/messages`, { id: unId(), texte: 'Fait.', geste: 'traitee' })
    await agent.post(`/agent/demandes/${SECONDE}/clore`, { id: unId(), utile: 'oui', texte: '' })
    const echeance = () =>
      database.as(SYSTEME, (trx) =>
        trx
          .selectFrom('demandes')
          .select(['echeance', 'statut', 'groupe_id'])
          .where('id', '=', DEMANDE)
          .executeTakeFirstOrThrow(),
      )
    const avant = await echeance()
    await monde.services.courrier.vider()
    monde.courriels.length = 0

    assert.match(await texte(nadia.get(`${MINIMA}/retirer`)), /Une demande est en cours.*Quel groupe prend la suite/)
    assert.match(await texte(nadia.post(`${MINIMA}/retirer`, {})), /Des demandes attendent : choisissez/)
    assert.match(
      await texte(nadia.post(`${MINIMA}/retirer`, { suite: 'cpam-ouest' })),
      /Choisissez un autre groupe de votre/,
    )
    for (const fois of [1, 2])
      assert.equal((await nadia.post(`${MINIMA}/retirer`, { suite: SUITE })).status, 303, `${fois}`)
    assert.match(await texte(nadia.get('/operateur/groupes')), /Le groupe est retiré/)
    assert.doesNotMatch(await texte(nadia.get('/operateur/groupes')), /minima sociaux/)

    assert.deepEqual(await echeance(), { ...avant, statut: 'envoyee', groupe_id: SUITE })
    assert.equal((await expert.get(CHEZ_EXPERT)).status, 404)
    assert.equal((await expert.get(`/operateur/demandes/${SECONDE}`)).status, 404)
    const nouvelle = await monde.navigateur(chloe)
    assert.match(
      await texte(nouvelle.get(CHEZ_EXPERT)),
      /Madame Témoin ne reçoit plus le RSA.*Le groupe est retiré : Caf 93, famille et logement prend la suite/,
    )
    await monde.services.courrier.vider()
    assert.deepEqual(monde.courriels.map((m) => `${m.a} ${m.sujet.replace(/D-\d+-\d+/, 'D')}`).sort(), [
      'agathe@exemple.fr Demande D : passe au groupe « Caf 93, famille et logement »',
      'bastien@exemple.fr Le groupe « Caf 93, minima sociaux » est retiré',
      'chloe@exemple.fr Le groupe « Caf 93, minima sociaux » est retiré',
      'famille-logement@caf93.exemple.fr Le groupe « Caf 93, minima sociaux » est retiré',
      'minima-sociaux@caf93.exemple.fr Le groupe « Caf 93, minima sociaux » est retiré',
    ])

    // Closed before, reopened after: whoever took over gets it.
    assert.equal((await nouvelle.get(`/operateur/demandes/${SECONDE}`)).status, 404)
    await agent.post(`/agent/demandes/${SECONDE}/rouvrir`, { id: unId(), texte: 'Il manque une pièce.' })
    assert.match(await texte(nouvelle.get(`/operateur/demandes/${SECONDE}`)), /Il manque une pièce/)
    // Sent at the very moment of the withdrawal: the clock takes it over.
    await database.as(SYSTEME, (trx) =>
      trx.updateTable('demandes').set({ groupe_id: 'caf-minima-sociaux' }).where('id', '=', DEMANDE).execute(),
    )
    assert.equal(await avancer(salleDe(monde)), 1)
    assert.equal((await echeance()).groupe_id, SUITE)
    monde.close()
  })

  async function responsable({ monde }: Guichet, moment: string): Promise<string | null> {
    monde.clock.set(new Date(moment))
    await avancer(salleDe(monde))
    assert.equal(await avancer(salleDe(monde)), 0, 'run twice, done once')
    const row = await monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('demandes').select('responsable_id').where('id', '=', DEMANDE).executeTakeFirstOrThrow(),
    )
    return row.responsable_id
  }
})
