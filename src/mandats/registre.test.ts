import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { AUTRE, formulaire, ouvrirSalle, page, signe, UNE } from './essais.test.ts'
import { mandats } from './index.ts'

surChaqueBase('register, delay and records of destruction', (ouvrir) => {
  test('the register is filtered by state and leaves without a name', async () => {
    const { monde, agathe, agent } = await ouvrirSalle(await ouvrir())
    await signe(monde, agathe)
    await agent.post('/agent/mandats/nouveau', formulaire({ id: AUTRE, prenom: 'Paul', nom: 'Spécimen' }))
    const noms = async (etat: string) => {
      const html = await page(agent.get(`/agent/mandats?etat=${etat}`))
      return ['Lila Témoin', 'Paul Spécimen'].filter((nom) => html.includes(nom))
    }
    assert.deepEqual(await noms('en-vigueur'), ['Lila Témoin'])
    assert.deepEqual(await noms('brouillon'), ['Paul Spécimen'])
    assert.deepEqual(await noms('nimporte'), ['Lila Témoin', 'Paul Spécimen'])
    await agent.post(`/agent/mandats/${UNE}/fin`, { motif: 'revocation', jour: '23/11/2026' })
    assert.deepEqual([await noms('revoque'), await noms('en-vigueur')], [['Lila Témoin'], []])
    const csv = await (await agent.get('/agent/mandats/registre.csv')).text()
    assert.match(csv, /M-2026-0001;Retiré;2026-11-23;2026-11-23;À l’écran;2027-11-23;2026-11-23/)
    assert.match(csv, /M-2026-0002;À signer/)
    assert.doesNotMatch(csv, /Lila|Paul|Caf/)
    const ods = await agent.get('/agent/mandats/registre.ods')
    assert.equal(
      Buffer.from(await ods.arrayBuffer())
        .subarray(0, 2)
        .toString(),
      'PK',
    )
    monde.close()
  })

  test('the delay goes down, never up, and a mandate taken back does not wait for it', async () => {
    const { monde, agathe, revenir } = await ouvrirSalle(await ouvrir())
    const chef = await monde.navigateur(await monde.compte({ role: 'responsable', structure: 'fs' }))
    await signe(monde, agathe)
    await signe(monde, agathe, AUTRE)
    for (const [jours, message] of [
      ['180', 'jamais rallongé'],
      ['181', 'entre 0 et 179'],
      ['beaucoup', 'entre 0 et 179'],
    ] as const)
      assert.match(await page(chef.post('/destructions', { jours })), new RegExp(message))
    assert.equal((await chef.post('/destructions', { jours: '10' })).status, 303)
    assert.match(await page(chef.post('/destructions', { jours: '11' })), /jamais rallongé/)
    assert.equal((await (await monde.navigateur(agathe)).post('/destructions', { jours: '5' })).status, 403)

    const agent = await revenir('2026-11-24')
    await agent.post(`/agent/mandats/${UNE}/fin`, { motif: 'demarches-terminees', jour: '24/11/2026' })
    await agent.post(`/agent/mandats/${AUTRE}/fin`, { motif: 'revocation', jour: '24/11/2026' })
    const { services } = monde
    await mandats(services).purge?.(false)
    assert.match(await page(agent.get(`/agent/mandats/${AUTRE}`)), /détruites car la personne a retiré son mandat/)
    assert.match(await page(agent.get(`/agent/mandats/${UNE}`)), /Lila/)
    const apres = await revenir('2026-12-05')
    await mandats(services).purge?.(false)
    assert.match(await page(apres.get(`/agent/mandats/${UNE}`)), /plus de 10 jours après la fin/)
    monde.close()
  })

  test('records are sealed: a forged one shows', async () => {
    const { monde, agent } = await ouvrirSalle(await ouvrir())
    const admin = await monde.navigateur(await monde.compte({ role: 'administrateur', structure: 'autre' }))
    await agent.post('/agent/mandats/nouveau', formulaire())
    await agent.post(`/agent/mandats/${UNE}/supprimer`, {})
    const vrai = await page(admin.get('/destructions'))
    assert.match(vrai, /M-2026-0001[\s\S]*Brouillon supprimé par l’agent/)
    assert.doesNotMatch(vrai, /changés après coup/)
    const { database, newId } = monde.services
    await database.as(SYSTEME, async (trx) => {
      const proces = await trx.selectFrom('proces_verbaux').selectAll().executeTakeFirstOrThrow()
      await trx
        .insertInto('proces_verbaux')
        .values({ ...proces, id: newId(), fichiers: 7 })
        .execute()
    })
    assert.match(await page(admin.get('/destructions')), /Procès-verbaux changés après coup : 1/)
    const csv = await (await admin.get('/destructions/proces-verbaux.csv')).text()
    assert.match(csv, /;Oui\r\n/)
    assert.match(csv, /Non : ce procès-verbal a été changé/)
    monde.close()
  })
})
