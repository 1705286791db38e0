import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Services, SYSTEME } from '../platform/index.ts'
import { type MondeDeTest, surChaqueBase } from '../platform/testing/index.ts'
import { AUTRE, ecran, formulaire, ouvrirSalle, page, UNE } from './essais.test.ts'
import { mandats } from './index.ts'

surChaqueBase('destruction of mandates, one by one', (ouvrir) => {
  test('a draft signed after the list was read is kept', async () => {
    const { monde, agent, revenir } = await ouvrirSalle(await ouvrir())
    await agent.post('/agent/mandats/nouveau', formulaire())
    const plusTard = await revenir('2026-12-26')
    const services = afterTheList(monde, () => plusTard.post(`/agent/mandats/${UNE}/signer-ecran`, ecran))
    assert.deepEqual(await mandats(services).purge?.(false), [
      'Mandats retirés, ou finis depuis plus longtemps que le délai promis : 0',
    ])
    assert.match(await page(plusTard.get(`/agent/mandats/${UNE}`)), /En vigueur/)
    monde.close()
  })

  test('a mandate that a request needs again after the list was read is kept', async () => {
    const { monde, agent, revenir } = await ouvrirSalle(await ouvrir())
    await agent.post('/agent/mandats/nouveau', formulaire())
    const plusTard = await revenir('2026-12-26')
    let ouverte = false
    const services = afterTheList(monde, async () => {
      ouverte = true
    })
    const salle = mandats(services, { retenus: async (_trx, _departement, ids) => new Set(ouverte ? ids : []) })
    assert.deepEqual(await salle.purge?.(false), [
      'Mandats retirés, ou finis depuis plus longtemps que le délai promis : 0',
    ])
    assert.match(await page(plusTard.get(`/agent/mandats/${UNE}`)), /Lila/)
    monde.close()
  })

  test('one that fails does not stop the others, and is said', async () => {
    const { monde, agent, revenir } = await ouvrirSalle(await ouvrir())
    for (const id of [UNE, AUTRE]) await agent.post('/agent/mandats/nouveau', formulaire({ id }))
    const plusTard = await revenir('2026-12-26')
    const { coffre, database } = monde.services
    let premier = true
    const detruire: typeof coffre.detruire = (...args) => {
      if (!premier) return coffre.detruire(...args)
      premier = false
      throw new Error('disk full')
    }
    const salle = mandats({ ...monde.services, coffre: { ...coffre, detruire } })
    assert.deepEqual(await salle.purge?.(false), [
      'Mandats retirés, ou finis depuis plus longtemps que le délai promis : 1',
      'Mandats qui n’ont pas pu être détruits : 1. Relancez la purge.',
    ])
    const proces = await database.as(SYSTEME, (trx) => trx.selectFrom('proces_verbaux').select('id').execute())
    assert.equal(proces.length, 1)
    assert.deepEqual(await salle.purge?.(false), [
      'Mandats retirés, ou finis depuis plus longtemps que le délai promis : 1',
    ])
    assert.match(await page(plusTard.get(`/agent/mandats/${UNE}`)), /Brouillon jamais signé/)
    monde.close()
  })
})

/** The same services, where `meanwhile` happens right after the first transaction. */
function afterTheList({ services }: MondeDeTest, meanwhile: () => Promise<unknown>): Services {
  const { database } = services
  let done = false
  const as: typeof database.as = async (qui, work) => {
    const result = await database.as(qui, work)
    if (!done) {
      done = true
      await meanwhile()
    }
    return result
  }
  return { ...services, database: { ...database, as } }
}
