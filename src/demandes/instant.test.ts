import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Database, SYSTEME, type Trx } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import {
  DEMANDE,
  envoyerDemande,
  type Guichet,
  MANDAT,
  ouvrirGuichet,
  saisie,
  signerMandat,
  unId,
} from './guichet.test.ts'

const UNE = `/agent/demandes/${DEMANDE}`

surChaqueBase('requests: the instant a mandate ends', (ouvrir, base) => {
  async function commencer(): Promise<Guichet & { database: Database }> {
    const database = await ouvrir()
    const guichet = await ouvrirGuichet(database)
    await signerMandat(guichet.agent)
    return { ...guichet, database }
  }

  /** Ends the mandate in a transaction; before it commits, `faire` begins on another connection, and waits or is over. */
  async function pendantLaFin(
    { database, monde }: Awaited<ReturnType<typeof commencer>>,
    faire: () => Promise<Response>,
  ) {
    let autre: Promise<Response> | undefined
    await database.as(SYSTEME, async (trx) => {
      const fin = {
        fin_motif: 'revocation',
        fin_jour: '2026-11-23',
        fin_le: monde.clock.now(),
        fin_par: 'agathe',
      } as const
      await trx.updateTable('mandats').set(fin).where('id', '=', MANDAT).execute()
      autre = faire()
      // The embedded database has one connection: the other one waits for it anyway.
      if (base === 'postgres') await jusquaAttendre(trx, 1, autre)
    })
    return autre
  }

  const statut = async (database: Database) =>
    (await database.as(SYSTEME, (trx) => trx.selectFrom('demandes').select('statut').execute())).map((d) => d.statut)

  test('nothing is sent', async () => {
    const ici = await commencer()
    await ici.agent.post('/agent/demandes/nouvelle', saisie())
    await pendantLaFin(ici, () => ici.agent.post(`/agent/demandes/nouvelle/${DEMANDE}`, {}))
    assert.deepEqual(await statut(ici.database), [])
    ici.monde.close()
  })

  test('nothing is reopened', async () => {
    const ici = await commencer()
    await envoyerDemande(ici.agent)
    await ici.agent.post(`${UNE}/clore`, { id: unId(), utile: 'oui', texte: '' })
    const reponse = await pendantLaFin(ici, () => ici.agent.post(`${UNE}/rouvrir`, { id: unId(), texte: 'Encore.' }))
    assert.equal(reponse?.status, 422)
    assert.deepEqual(await statut(ici.database), ['close'])
    ici.monde.close()
  })

  test('ending and reopening take the mandate, then the request: neither blocks the other for good', async () => {
    const { monde, agent, expert, database } = await commencer()
    await envoyerDemande(agent)
    await expert.post(`/operateur/demandes/${DEMANDE}/messages`, { id: unId(), texte: 'Fait.', geste: 'traitee' })
    let gestes: Promise<Response>[] = []
    await database.as(SYSTEME, async (trx) => {
      await trx.selectFrom('mandats').select('id').where('id', '=', MANDAT).forUpdate().execute()
      const fin = agent.post(`/agent/mandats/${MANDAT}/fin`, { motif: 'revocation', jour: '23/11/2026', precision: '' })
      if (base === 'postgres') await jusquaAttendre(trx, 1, fin)
      const reouverture = agent.post(`${UNE}/rouvrir`, { id: unId(), texte: 'Encore.' })
      if (base === 'postgres') await jusquaAttendre(trx, 2, reouverture)
      gestes = [fin, reouverture]
    })
    const [fin, reouverture] = await Promise.all(gestes)
    assert.equal(fin?.headers.get('location'), `/agent/mandats/${MANDAT}`)
    assert.equal(reouverture?.status, 422)
    assert.deepEqual(await statut(database), ['close'])
    monde.close()
  })
})

/** Until that many connections of this database wait for a lock, or `geste` is over: no time is measured. */
async function jusquaAttendre(trx: Trx, combien: number, geste: Promise<unknown>): Promise<void> {
  let fini = false
  void geste.finally(() => {
    fini = true
  })
  for (;;) {
    const { rows } = await sql<{ n: number }>`select count(distinct l.pid)::int as n from pg_locks l
      where not l.granted and exists (select from pg_locks m join pg_database b on b.oid = m.database
        where m.pid = l.pid and b.datname = current_database())`.execute(trx)
    if (fini || (rows[0]?.n ?? 0) >= combien) return
  }
}
