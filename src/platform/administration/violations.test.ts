import assert from 'node:assert/strict'
import { test } from 'node:test'
import { creerMonde, surChaqueBase } from '../testing/index.ts'
import { administration } from './room.tsx'

const ID = '0198f5a0-0000-7000-8000-00000000f001'
const saisie = {
  id: ID,
  connueLe: '2026-11-22T10:00',
  quoi: 'Une clé USB a été perdue.',
  personnes: '12',
  mesures: 'Les mots de passe sont changés.',
  notifieeLe: '',
  sansNotification: '',
}

surChaqueBase('register of breaches', (ouvrir) => {
  test('the 72-hour clock runs until the CNIL is told, or the reason not to is written', async () => {
    const monde = creerMonde(await ouvrir(), (services) => [administration(services)])
    const yann = await monde.compte({ role: 'administrateur', structure: 'pref' })
    const admin = await monde.navigateur(yann)
    const liste = async () => (await (await admin.get('/administration/violations')).text()).replaceAll('\u00a0', ' ')
    assert.match(await liste(), /Aucune violation inscrite/)
    assert.equal((await admin.post('/administration/violations', saisie)).status, 303)
    assert.match(await liste(), /Il reste 48 h pour prévenir la CNIL/)
    assert.equal((await admin.post('/administration/violations', saisie)).status, 303, 'a double click')
    assert.equal((await liste()).match(/clé USB/g)?.length, 1)
    monde.clock.advance(49)
    const revenu = await monde.navigateur(yann)
    const garder = (changes: object) => revenu.post('/administration/violations', { ...saisie, ...changes })
    const plusTard = async () =>
      (await (await revenu.get('/administration/violations')).text()).replaceAll('\u00a0', ' ')
    assert.match(await plusTard(), /72 heures dépassées/)
    for (const [changes, message] of [
      [{ notifieeLe: '2026-11-22T09:00' }, 'ne peut pas avoir été prévenue avant'],
      [{ notifieeLe: '2027-01-01T09:00' }, 'dans l’avenir'],
      [{ connueLe: '2026-11-24T10:00' }, 'ne se change pas'],
      [{ notifieeLe: '2026-11-25T10:10', sansNotification: 'Aucun risque.' }, 'laissez cette case vide'],
      [{ personnes: 'beaucoup', quoi: '' }, 'Dites ce qui s’est passé'],
    ] as const) {
      const refuse = await garder(changes)
      assert.equal(refuse.status, 422, message)
      assert.ok((await refuse.text()).includes(message), message)
    }
    await garder({ notifieeLe: '2026-11-25T10:10' })
    assert.match(await plusTard(), /Prévenue le mercredi 25 novembre à 10 h 10, après 72 heures/)
    await garder({ sansNotification: 'La clé était chiffrée.' })
    assert.match(await plusTard(), /Pas de notification/)
    const lignes = await monde.services.database.as(yann, (trx) =>
      trx.selectFrom('journal').select('action').where('objet', '=', `violation:${ID}`).orderBy('id').execute(),
    )
    const attendus = ['inscrite', 'suivie', 'suivie', 'suivie'].map((a) => ({ action: `violation.${a}` }))
    assert.deepEqual(lignes, attendus)
    monde.close()
  })

  test('nobody else reads it, through the page or the database', async () => {
    const monde = creerMonde(await ouvrir(), (services) => [administration(services)])
    await (await monde.navigateur(await monde.compte({ role: 'administrateur' }))).post(
      '/administration/violations',
      saisie,
    )
    for (const role of ['coordinateur', 'responsable', 'aidant'] as const) {
      const compte = await monde.compte({ role })
      assert.equal((await (await monde.navigateur(compte)).get('/administration/violations')).status, 403)
      const vues = await monde.services.database.as(compte, (trx) => trx.selectFrom('violations').selectAll().execute())
      assert.deepEqual(vues, [], role)
    }
    monde.close()
  })
})
