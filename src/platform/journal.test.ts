import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { SYSTEME } from './access.ts'
import { allCommands, runCommand } from './control/index.ts'
import type { Database } from './db/open.ts'
import { chainJournal, verifyJournal } from './journal.ts'
import { creerMonde, type MondeDeTest, surChaqueBase } from './testing/index.ts'

surChaqueBase('journal', (ouvrir) => {
  let monde: MondeDeTest
  before(async () => {
    monde = creerMonde(await ouvrir(), () => [])
  })
  after(() => monde.close())
  beforeEach(() => asOwner(monde.services.database, ['truncate journal_chaine, journal', 'truncate instance']))

  test('what was written is chained once, and the chain holds', async () => {
    const { database, coffre } = monde.services
    await ecrire(monde, 5)
    assert.equal(await chainJournal(database, coffre), 5)
    assert.equal(await chainJournal(database, coffre), 0)
    await ecrire(monde, 3)
    assert.equal(await chainJournal(database, coffre), 3)
    assert.deepEqual(await verifyJournal(database, coffre), [])
  })

  test('more than one batch is chained in one go, by several nodes at once', async () => {
    const { database, coffre } = monde.services
    await ecrire(monde, 2300)
    const chained = await Promise.all([chainJournal(database, coffre), chainJournal(database, coffre)])
    assert.equal(chained[0] + chained[1], 2300)
    assert.deepEqual(await verifyJournal(database, coffre), [])
  })

  test('what is rolled back is not written', async () => {
    const { database, journal, coffre } = monde.services
    const undone = database.as(SYSTEME, async (trx) => {
      await journal(trx, SYSTEME, { action: 'essai', objet: 'essai:0' })
      throw new Error('annulé')
    })
    await assert.rejects(undone, /annulé/)
    assert.equal(await chainJournal(database, coffre), 0)
  })

  describe('somebody with the keys of the database', () => {
    const tamperings: [string, string[]][] = [
      ['changes what was done', ["update journal set action = 'autre' where objet = 'essai:2'"]],
      ['changes when', ["update journal set le = le + interval '1 second' where objet = 'essai:2'"]],
      ['changes who', ["update journal set compte_id = 'quelqu''un d''autre' where objet = 'essai:2'"]],
      ['changes a detail', [`update journal set detail = '{"n": 9}' where objet = 'essai:2'`]],
      [
        'removes a line and its link',
        [
          "delete from journal_chaine where journal_id = (select id from journal where objet = 'essai:2')",
          "delete from journal where objet = 'essai:2'",
        ],
      ],
      [
        'closes the gap after removing one',
        [
          "delete from journal_chaine where journal_id = (select id from journal where objet = 'essai:2')",
          "delete from journal where objet = 'essai:2'",
          'update journal_chaine set rang = rang - 1 where rang > 3',
        ],
      ],
      [
        'puts two lines in the other order',
        [
          "update journal set objet = 'essai:x' where objet = 'essai:1'",
          "update journal set objet = 'essai:1' where objet = 'essai:2'",
          "update journal set objet = 'essai:2' where objet = 'essai:x'",
        ],
      ],
    ]
    for (const [what, statements] of tamperings) {
      test(`${what}: it shows, from that line on`, async () => {
        const { database, coffre } = monde.services
        await ecrire(monde, 5)
        await chainJournal(database, coffre)
        await asOwner(database, statements)
        const breaks = await verifyJournal(database, coffre)
        assert.ok(breaks.length > 0)
        assert.match(breaks[0] ?? '', /^Journal du 93 : la ligne \d+ a été modifiée, retirée ou déplacée\.$/)
        assert.match(await doctor(monde), /✘ Journal du 93 : la ligne \d+ a été modifiée, retirée ou déplacée\./)
      })
    }

    test('takes the last line off: the seal of the end shows it', async () => {
      const { database, coffre } = monde.services
      await ecrire(monde, 5)
      await chainJournal(database, coffre)
      assert.doesNotMatch(await doctor(monde), /✘ Journal/)
      await asOwner(database, [
        "delete from journal_chaine where journal_id = (select id from journal where objet = 'essai:4')",
        "delete from journal where objet = 'essai:4'",
      ])
      assert.match(await doctor(monde), /✘ Journal du 93 : des lignes ont été retirées à la fin\./)
      await ecrire(monde, 1)
      const forged = `update instance set valeur = '{"rang":"4","sceau":"00"}' where cle = 'journal:fin'`
      await asOwner(database, [forged])
      assert.match(await doctor(monde), /retirées à la fin/)
    })
  })

  test('one reads one’s own lines, an administrator reads all, nobody rewrites any', async () => {
    const { database, journal } = monde.services
    const [one, other, chief] = [
      await monde.compte({ role: 'aidant' }),
      await monde.compte({ role: 'aidant' }),
      await monde.compte({ role: 'administrateur' }),
    ]
    for (const who of [one, other])
      await database.as(who, (trx) => journal(trx, who, { action: 'demande.lue', objet: 'demande:1' }))
    const lus = (who: typeof one) =>
      database.as(who, (trx) =>
        trx.selectFrom('journal').select('compte_id').where('objet', '=', 'demande:1').execute(),
      )
    assert.deepEqual(await lus(one), [{ compte_id: one.compteId }])
    assert.equal((await lus(chief)).length, 2)
    const rewrite = database.as(chief, (trx) => trx.updateTable('journal').set({ action: 'rien' }).execute())
    await assert.rejects(rewrite, /permission denied/)
    await assert.rejects(
      database.as(chief, (trx) => trx.deleteFrom('journal').execute()),
      /permission denied/,
    )
  })
})

async function doctor({ services }: MondeDeTest): Promise<string> {
  const lines: string[] = []
  const out = (line: string) => void lines.push(line)
  await runCommand(allCommands(services, []), ['doctor'], { cwd: '/', out, err: out, progress: () => {} })
  return lines.join('\n')
}

async function ecrire({ services }: MondeDeTest, lines: number): Promise<void> {
  await services.database.as(SYSTEME, async (trx) => {
    for (let n = 0; n < lines; n += 1)
      await services.journal(trx, SYSTEME, {
        action: 'essai',
        objet: `essai:${n}`,
        detail: { n, texte: 'é', vide: null },
      })
  })
}

async function asOwner({ pool }: Database, statements: string[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('reset role')
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.query('set role maillage_app')
    client.release()
  }
}
