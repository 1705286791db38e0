import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { mandats } from '../mandats/index.ts'
import { type Database, openDatabase, SYSTEME } from '../platform/index.ts'
import { BASES, type Base, demarrerPostgres, ouvrirBase } from '../platform/testing/index.ts'
import { DEMANDE, envoyerDemande, type Guichet, MANDAT, ouvrirGuichet, signerMandat, unId } from './guichet.test.ts'
import { pourLesMandats } from './index.ts'

/** Kept away from the disk, as in production. */
const CLE = Buffer.alloc(32, 11)
const SECRETS = [
  'Zénobiedisque',
  'Marqueurdisque',
  '7474747',
  'SUJETDISQUE',
  'MESSAGEDISQUE',
  'PIECEDISQUE',
  'REPONSEDISQUE',
]
/** In clear on purpose: what makes sure that the search would find the rest. */
const TEMOIN = 'guichet-du-disque'

for (const base of BASES) {
  describe(`what the disk keeps (${base})`, () => {
    const dossiers: string[] = []
    after(() => dossiers.forEach((d) => void rmSync(d, { recursive: true, force: true })))

    test('raw files, write-ahead log and backups hold nothing of a destroyed file', async () => {
      const { database, dossier } = await ouvrirSurDisque(base, dossiers)
      const guichet = await ouvrirGuichet(database, { MAILLAGE_CLE: CLE.toString('base64') })
      const { monde } = guichet
      await monde.compte({ id: TEMOIN, role: 'aidant', structure: 'fs' })
      const code = await remplir(guichet)
      const avant = await sauvegarder(database)
      assert.ok(cachettes(monde.services.config.dataDir).length > 0, 'an attachment is on the disk')

      await guichet.agent.post(`/agent/mandats/${MANDAT}/fin`, {
        motif: 'revocation',
        jour: '23/11/2026',
        precision: '',
      })
      await mandats(monde.services, pourLesMandats(monde.services)).purge?.(false)
      const cles = await database.as(SYSTEME, (trx) => trx.selectFrom('dossiers').select('cle').execute())
      assert.deepEqual(cles, [{ cle: null }], 'the key is destroyed')
      assert.deepEqual(cachettes(monde.services.config.dataDir), [], 'the attachments are gone')
      const apres = await sauvegarder(database)
      // Running, then with every page of the memory written down; closing the copy of PostgreSQL would drop it.
      const vivant = lireTout(dossier)
      if (base === 'postgres') await surLeServeur('checkpoint')
      else await database.close()
      const disque = [...vivant, ...lireTout(dossier), ...lireTout(monde.services.config.dataDir)]
      if (base === 'postgres') await database.close()
      const wal = disque.filter(({ nom }) => nom.includes('pg_wal'))
      for (const [ou, octets] of [
        ['in the tables', disque.filter(({ nom }) => !nom.includes('pg_wal'))],
        ['in the log', wal],
        ['in the backups', base === 'pglite' ? [...avant, ...apres] : wal],
      ] as const)
        assert.ok(
          octets.some((f) => f.octets.includes(TEMOIN)),
          `the search sees what is in clear ${ou}`,
        )
      const interdits = [...SECRETS, code, code.replaceAll('-', ''), CLE, CLE.toString('base64'), CLE.toString('hex')]
      for (const { nom, octets } of [...disque, ...avant, ...apres])
        for (const mot of interdits) assert.ok(!octets.includes(mot), `${mot.toString()} in ${nom}`)
      monde.close()
    })
  })
}

/** A mandate, its code, a request with an attachment, an answer; each with a word found nowhere else. */
async function remplir({ agent, expert }: Guichet): Promise<string> {
  const [prenom = '', nom = '', numero = '', sujet = '', message = '', piece = '', reponse = ''] = SECRETS
  await signerMandat(agent, MANDAT, { prenom, nom })
  const pieces = new File([`%PDF-1.7\n${piece}`], `${piece}.pdf`)
  await envoyerDemande(agent, { 'champ-numeroAllocataire': numero, sujet, message, pieces })
  const geste = { id: unId(), texte: reponse, geste: 'traitee' }
  assert.equal((await expert.post(`/operateur/demandes/${DEMANDE}/messages`, geste)).status, 303)
  const page = await (await agent.get(`/agent/mandats/${MANDAT}`)).text()
  return page.match(/\b[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}\b/)?.[0] ?? assert.fail('no code')
}

async function ouvrirSurDisque(base: Base, dossiers: string[]): Promise<{ database: Database; dossier: string }> {
  if (base === 'pglite') {
    const dossier = mkdtempSync(join(tmpdir(), 'maillage-disque-'))
    dossiers.push(dossier)
    return { database: await openDatabase({ databaseUrl: null, ownerUrl: null, dataDir: dossier }), dossier }
  }
  const database = await ouvrirBase('postgres')
  const { rows } = await surLeServeur<{ data_directory: string }>('show data_directory')
  return { database, dossier: rows[0]?.data_directory ?? '' }
}

async function surLeServeur<T extends pg.QueryResultRow>(requete: string): Promise<pg.QueryResult<T>> {
  const client = new pg.Client({ connectionString: await demarrerPostgres() })
  await client.connect()
  try {
    return await client.query<T>(requete)
  } finally {
    await client.end()
  }
}

interface Octets {
  nom: string
  octets: Buffer
}

/** What `backup` writes: the embedded database whole, uncompressed here. */
async function sauvegarder(database: Database): Promise<Octets[]> {
  const archive = await database.dump?.()
  return archive ? [{ nom: 'backup', octets: gunzipSync(Buffer.from(await archive.arrayBuffer())) }] : []
}

function lireTout(dossier: string): Octets[] {
  return readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
    .map((nom) => ({ nom, octets: readFileSync(nom) }))
}

/** Files of the store, whatever their name. */
function cachettes(dataDir: string): string[] {
  return lireTout(dataDir)
    .map(({ nom }) => nom)
    .filter((nom) => nom.includes('fichiers'))
}
