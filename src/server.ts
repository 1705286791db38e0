import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import {
  answerUnchanged,
  assertParis,
  ConfigError,
  createApp,
  createServices,
  loadDemonstration,
  newUuid,
  openDatabase,
  projectRoot,
  purgeAll,
  readConfig,
  type Services,
  startControl,
  systemClock,
} from './platform/index.ts'
import { composeRooms } from './rooms.ts'
import { setAssets } from './ui/index.ts'

export interface RunningServer {
  url: string
  services: Services
  close(): Promise<void>
}

/** Composition root: configuration → database → rooms → server. Throws what `main.ts` knows how to say. */
export async function startServer(env: Record<string, string | undefined>): Promise<RunningServer> {
  assertParis()
  const config = readConfig(env)
  const assetsDir = join(projectRoot, 'dist', 'assets')
  setAssets(JSON.parse(readFileSync(join(assetsDir, 'manifest.json'), 'utf8')))
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    ownerUrl: config.databaseOwnerUrl,
    dataDir: config.dataDir,
  })
  const services = createServices({ config, database, clock: systemClock, newId: newUuid, log })
  const rooms = composeRooms(services)
  if (config.demonstration) await loadDemonstration(services, rooms, (line) => console.log(line))
  const app = createApp(services, rooms, assetsDir)
  const { server, port } = await listen(app.fetch, config.host, config.port)
  answerUnchanged(server, rooms)
  config.url ||= `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`
  services.jobs.every('purge', '30 3 * * *', () => purgeAll(rooms, false))
  await services.jobs.start()
  const control = await startControl(services, rooms)
  announce(services)
  return {
    url: config.url,
    services,
    async close() {
      await new Promise((done) => {
        server.close(done)
        server.closeIdleConnections()
      })
      await control.close()
      await services.jobs.stop()
      await database.close()
    },
  }
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], hostname: string, port: number) {
  return new Promise<{ server: Server; port: number }>((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, (info) => resolve({ server, port: info.port })) as Server
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigError(`Le port ${port} est déjà pris. Choisissez-en un autre avec PORT.`)
          : error,
      ),
    )
  })
}

function announce({ config }: Services): void {
  console.log(`\nMaillage est prêt : ${config.url}`)
  if (config.demonstration) {
    console.log(`Démonstration : entrez comme n'importe quel compte fictif depuis ${config.url}/connexion`)
    console.log(`Les courriels partis se lisent sur ${config.url}/boite-aux-lettres\n`)
  }
}

/** One JSON line each: what those who run the instance feed to their own tools. */
function log(message: string, detail: Record<string, string | number> = {}): void {
  console.error(JSON.stringify({ le: new Date().toISOString(), message, ...detail }))
}
