import { ConfigError, FolderBusyError } from './platform/index.ts'
import { startServer } from './server.ts'

process.env.TZ = 'Europe/Paris'

try {
  const server = await startServer(process.env)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.close().then(() => process.exit(0)))
} catch (error) {
  // The embedded database prints its whole source with an uncaught error: say only what helps.
  if (error instanceof ConfigError || error instanceof FolderBusyError) console.error(error.message)
  else console.error(error instanceof Error ? error.stack : error)
  process.exit(1)
}
