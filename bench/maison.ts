import { fork } from 'node:child_process'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import pg from 'pg'
import { assurerCommunes } from '../src/annuaire/imports/communes.ts'
import { ecrireLieux } from '../src/annuaire/imports/ecriture.ts'
import {
  answerUnchanged,
  type Database,
  openDatabase,
  type Room,
  type Services,
  SYSTEME,
} from '../src/platform/index.ts'
import { creerMonde, demarrerPostgres } from '../src/platform/testing/index.ts'
import { lieuxSynthetiques } from './lieux-synthetiques.ts'
import type { Cible, Tir } from './tireur.ts'

/** A house full of places, and somebody who asks: what the benches of the directory share. */

export const CONNEXIONS = 8
export const SECONDES = 3

/** A new database on PostgreSQL, statistics up to date. */
export async function annuairePostgres(lieux: number): Promise<Database> {
  const serveur = await demarrerPostgres({ durable: true })
  const nom = `bench_annuaire_${lieux}`
  await onServer(serveur, `drop database if exists ${nom} with (force)`, `create database ${nom}`)
  const url = serveur.replace(/\/postgres$/, `/${nom}`)
  const database = await openDatabase({ databaseUrl: url, ownerUrl: url, dataDir: null })
  await remplir(database, lieux)
  await onServer(url, 'vacuum analyze')
  return database
}

/** The same, embedded and in memory. */
export async function annuaireEmbarque(lieux: number): Promise<Database> {
  const database = await openDatabase({ databaseUrl: null, ownerUrl: null, dataDir: null })
  await remplir(database, lieux)
  return database
}

function remplir(database: Database, lieux: number): Promise<void> {
  return database.as(SYSTEME, async (trx) => {
    await assurerCommunes(trx, '93')
    await ecrireLieux(trx, 'bench', lieuxSynthetiques(lieux), () => {})
  })
}

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** The rooms behind a real server; the clock of the tests stands still, here it runs: versions are read again every second. */
export async function servirMaison(database: Database, salles: (services: Services) => Room[]) {
  const rooms: Room[] = []
  const monde = creerMonde(database, (services) => {
    rooms.push(...salles(services))
    return rooms
  })
  const debut = monde.clock.now().getTime()
  const horloge = setInterval(() => monde.clock.set(new Date(debut + performance.now())), 100)
  const { server, url } = await ecouter((listening) =>
    serve({ fetch: monde.app.fetch, port: 0, hostname: '127.0.0.1' }, listening),
  )
  answerUnchanged(server, rooms)
  const fermer = () => {
    clearInterval(horloge)
    server.close()
    monde.close()
  }
  return { url, fermer }
}

export function ecouter(start: (listening: (info: { port: number }) => void) => unknown) {
  return new Promise<{ server: Server; url: string }>((resolve) => {
    const server = start(({ port }) => resolve({ server, url: `http://127.0.0.1:${port}` })) as Server
  })
}

/** Any answer but 200 and 304 is a failed measure. */
export function tirer(cible: Omit<Cible, 'connexions' | 'secondes'> & { connexions?: number }): Promise<Tir> {
  return new Promise((resolve, reject) => {
    const tireur = fork(join(import.meta.dirname, 'tireur.ts'))
    tireur.once('error', reject)
    tireur.once('message', (tir: Tir) =>
      tir.rates ? reject(new Error(`${cible.url}${cible.chemins[0]} and others: ${tir.rates}`)) : resolve(tir),
    )
    tireur.send({ connexions: CONNEXIONS, secondes: SECONDES, ...cible } satisfies Cible)
  })
}
