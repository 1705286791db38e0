import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { avancer } from './avancer.ts'
import { finirEchues } from './fin-de-mandat.ts'
import {
  DEMANDE,
  entrer,
  envoyerDemande,
  lire,
  MANDAT,
  ouvrirGuichet,
  salleDe,
  signerMandat,
  unId,
} from './guichet.test.ts'
import { listMandatsRetenus } from './store.ts'

surChaqueBase('requests: what guards them', (ouvrir) => {
  test('a mandate past its last day closes what is open, once, and lets its data go', async () => {
    const database = await ouvrir()
    const { monde, agent } = await ouvrirGuichet(database)
    await signerMandat(agent, MANDAT, { duree: '1' })
    await envoyerDemande(agent)
    const salle = salleDe(monde)
    assert.equal(await finirEchues(salle), 0)
    monde.clock.set(new Date('2027-02-15T09:00:00+01:00'))
    assert.equal(await finirEchues(salle), 1)
    assert.equal(await finirEchues(salle), 0)
    assert.equal(await avancer(salle), 0, 'nobody is reminded of what is over')
    const retenus = await database.as(SYSTEME, (trx) => listMandatsRetenus(trx, '93', [MANDAT]))
    assert.equal(retenus.size, 0)
    monde.close()
  })

  test('closing after the mandate says nothing more of the person, and keeps what was typed', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    await signerMandat(guichet.agent, MANDAT, { duree: '1' })
    await envoyerDemande(guichet.agent)
    guichet.monde.clock.set(new Date('2027-02-15T09:00:00+01:00'))
    const { agent } = await entrer(guichet)
    const une = `/agent/demandes/${DEMANDE}/clore`
    const refusee = await agent.post(une, { id: unId(), utile: 'oui', texte: 'Elle a tout reçu.' })
    assert.equal(refusee.status, 422)
    assert.match(await lire(refusee), /mandat de la personne a pris fin[\s\S]*Elle a tout reçu\./)
    assert.equal((await agent.post(une, { id: unId(), utile: 'oui', texte: '' })).status, 303)
    guichet.monde.close()
  })
  test('a group that answers no more takes nothing back', async () => {
    const database = await ouvrir()
    const { monde, agent, expert } = await ouvrirGuichet(database)
    await signerMandat(agent)
    await envoyerDemande(agent)
    await expert.post(`/operateur/demandes/${DEMANDE}/messages`, { id: unId(), texte: 'Fait.', geste: 'traitee' })
    await database.as(SYSTEME, (trx) =>
      trx.updateTable('groupes').set({ retire_le: monde.clock.now() }).where('id', '=', 'caf-minima-sociaux').execute(),
    )
    await agent.post(`/agent/demandes/${DEMANDE}/rouvrir`, { id: unId(), texte: 'Il manque une pièce.' })
    const etat = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('demandes').select('statut').where('id', '=', DEMANDE).executeTakeFirstOrThrow(),
    )
    assert.equal(etat.statut, 'traitee')
    monde.close()
  })
})
