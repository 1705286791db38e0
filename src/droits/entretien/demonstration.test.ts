import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mandats } from '../../mandats/index.ts'
import { type Acteur, loadDemonstration, SYSTEME } from '../../platform/index.ts'
import { creerMonde, lire, ouvrirBase } from '../../platform/testing/index.ts'
import { droits } from '../index.ts'

test('the demonstration: interviews at every stage, and figures of non-take-up that can be read', async () => {
  const monde = creerMonde(await ouvrirBase('pglite'), (services) => [mandats(services), droits(services)])
  const { services } = monde
  const rooms = [mandats(services), droits(services)]
  await loadDemonstration(services, rooms, () => {})
  const chiffres = () =>
    services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('droits_chiffres').selectAll().orderBy('mois').orderBy('droit').orderBy('issue').execute(),
    )
  const avant = await chiffres()
  await rooms[1]?.demonstration?.()
  assert.deepEqual(await chiffres(), avant, 'an interrupted start may play it again')

  const compte = (compteId: string, structureId: string, role: Acteur['role']) =>
    monde.navigateur({ compteId, departement: '93', structureId, role } as Acteur)
  const agent = await compte('agathe-exemple', 'fs-tilleuls', 'aidant')
  const liste = await lire(await agent.get('/agent/droits'))
  assert.match(liste, /Paulo Fictif .*depuis le/)
  assert.match(liste, /Samia Témoin .*0 sur/)
  for (const [id, dit] of [
    ['e01', /Demandé.*Obtenu|Obtenu.*Demandé/],
    ['e02', /Abandonné/],
    ['e03', /Jean Témoin/],
  ] as const)
    assert.match(await lire(await agent.get(`/agent/droits/${id}/plan`)), dit)
  const pilote = await compte('cedric-specimen', 'pilotage-93', 'coordinateur')
  const figures = await lire(await pilote.get('/pilotage/droits'))
  assert.match(figures, /Trop compliqué Abandonné \d\d/)
  assert.match(figures, /Une pièce manque Refusé \d\d/)
  monde.close()
})
