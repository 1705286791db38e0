import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { heuresOuvreesEntre, NATIONAL, SYSTEME } from '../../platform/index.ts'
import { surChaqueBase } from '../../platform/testing/index.ts'
import { DEMANDE, entrer, envoyerDemande, ouvrirGuichet, signerMandat, texte, unId } from '../guichet.test.ts'
import { createReleves } from './releve.ts'
import { trimestresFinis } from './trimestre.ts'

describe('quarters', () => {
  test('only those that are over, across the year', () => {
    const codes = (le: string) => trimestresFinis(new Date(le)).map((t) => t.code)
    assert.deepEqual(codes('2026-11-23T10:00').slice(0, 3), ['2026-3', '2026-2', '2026-1'])
    assert.deepEqual(codes('2027-01-01T00:00').slice(0, 2), ['2026-4', '2026-3'])
    assert.equal(codes('2026-12-31T23:59')[0], '2026-3')
  })

  test('working hours leave the week-end and the holidays out', () => {
    const entre = (du: string, au: string) => heuresOuvreesEntre(new Date(du), new Date(au), NATIONAL)
    assert.equal(entre('2026-11-20T12:00', '2026-11-23T12:00'), 24)
    assert.equal(entre('2026-05-13T18:00', '2026-05-15T06:00'), 12)
  })
})

surChaqueBase('figures of requests', (ouvrir) => {
  test('measured when it happens, in the calendar of the group; the first word once; nobody in the line', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde, agent } = guichet
    await signerMandat(agent)
    // A Monday, ten o'clock.
    await envoyerDemande(agent)
    monde.clock.set(new Date('2026-11-24T09:30'))
    const { expert } = await entrer(guichet)
    const dire = (geste: string) =>
      expert.post(`/operateur/demandes/${DEMANDE}/messages`, { id: unId(), texte: 'Réponse de la Caf.', geste })
    await dire('message')
    monde.clock.set(new Date('2026-11-30T09:30'))
    const lendemain = await entrer(guichet)
    await lendemain.expert.post(`/operateur/demandes/${DEMANDE}/messages`, {
      ...{ id: unId(), texte: 'Le droit est rétabli.', geste: 'traitee' },
    })
    await lendemain.agent.post(`/agent/demandes/${DEMANDE}/clore`, { id: unId(), utile: 'en-partie' })
    const faits = await monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('demandes_faits').selectAll().orderBy('le').orderBy('genre').execute(),
    )
    assert.deepEqual(
      faits.map((f) => [f.genre, f.heures, f.tardive, f.detail]),
      [
        ['envoyee', null, null, 'bloque'],
        ['premiere', 24, null, null],
        ['close', null, null, 'en-partie'],
        ['traitee', 120, true, null],
      ],
    )
    assert.doesNotMatch(JSON.stringify(faits), new RegExp(`Lila|Témoin|agathe|bastien|${DEMANDE}:(?!envoyee)`))
    assert.equal(
      (
        await monde.services.database.as(guichet.bastien, (trx) =>
          trx.selectFrom('demandes_faits').selectAll().execute(),
        )
      ).length,
      0,
      'lines are nobody’s to read',
    )
  })

  test('small counts are unwritten behind every door and in the files, and so is what would give them away', async () => {
    const { monde, expert } = await ouvrirGuichet(await ouvrir())
    const { database, config } = monde.services
    const { departement } = config
    const chefs = {
      coordinateur: await monde.navigateur(await monde.compte({ role: 'coordinateur', structure: 'prefecture' })),
      responsable: await monde.navigateur(await monde.compte({ role: 'responsable', structure: 'fs' })),
    }
    await database.as(SYSTEME, async (trx) => {
      const poser = (n: number, groupe: string, operateur: string, fait: object) =>
        trx
          .insertInto('demandes_faits')
          .values(
            Array.from({ length: n }, () => ({
              ...{ departement, id: unId(), le: new Date('2026-08-12T10:00'), structure_id: 'fs', groupe_id: groupe },
              ...{ operateur, genre: 'envoyee' as const, heures: null, tardive: null, detail: 'bloque', ...fait },
            })),
          )
          .execute()
      await poser(13, 'caf-minima-sociaux', 'caf', {})
      await poser(3, 'cpam-ouest', 'cpam', {})
      await poser(9, 'caf-minima-sociaux', 'caf', { genre: 'traitee', heures: 48, tardive: false, detail: null })
    })
    const page = await texte(chefs.coordinateur.get('/pilotage/demandes/chiffres'))
    assert.match(page, /Demandes envoyées 16 /)
    assert.match(page, /Caf – – – 2 j 2 j 0/, 'thirteen would say three')
    assert.match(await texte(chefs.responsable.get('/agent/chiffres')), /Réponses reçues.*Caf –/)
    const { groupes } = await createReleves({ database, config })(trimestresFinis(new Date('2026-11-23T10:00'))[0])
    assert.deepEqual(
      [...groupes.values()].map((g) => g.envoyees),
      [null, null],
    )
    const public_ = await texte(monde.navigateur().then((n) => n.get('/delais')))
    assert.match(public_, /Caf – – 2 jours/)
    const csv = await (await (await monde.navigateur()).get('/delais.csv')).text()
    assert.match(csv, /2026-3;Organisme;Caf;masqué;/)
    assert.doesNotMatch(csv, /;13;|;3;/)
    const ods = Buffer.from(await (await (await monde.navigateur()).get('/delais.ods')).arrayBuffer())
    assert.equal(ods.subarray(0, 2).toString(), 'PK')
    assert.equal((await expert.get('/agent/chiffres')).status, 403)
    assert.equal((await chefs.responsable.get('/operateur/chiffres')).status, 404, 'no operator of its own')
    assert.match(await texte(expert.get('/operateur/chiffres')), /Délais de réponse : Caf/)
  })
})
