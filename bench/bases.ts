import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from '../src/platform/index.ts'
import { type Base, demarrerPostgres } from '../src/platform/testing/index.ts'

/** On disk, as an instance runs: durability is part of the price. */
export async function ouvrirBaseDeBanc(
  base: Base,
  nom: string,
  poolSize = 10,
): Promise<{ database: Database; jeter(): Promise<void> }> {
  if (base === 'pglite') {
    const dataDir = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
    const database = await openDatabase({ databaseUrl: null, ownerUrl: null, dataDir })
    return { database, jeter: () => database.close().then(() => rm(dataDir, { recursive: true, force: true })) }
  }
  const serveur = await demarrerPostgres({ durable: true })
  const client = new pg.Client({ connectionString: serveur })
  await client.connect()
  await client.query(`drop database if exists ${nom} with (force)`)
  await client.query(`create database ${nom}`)
  await client.end()
  const url = serveur.replace(/\/postgres$/, `/${nom}`)
  const database = await openDatabase({ databaseUrl: url, ownerUrl: url, dataDir: null, poolSize })
  return { database, jeter: () => database.close() }
}
