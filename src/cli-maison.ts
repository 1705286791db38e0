import {
  allCommands,
  ConfigError,
  createServices,
  FolderBusyError,
  keysCommand,
  newUuid,
  openDatabase,
  readConfig,
  restoreCommand,
  runCommand,
  sendToServer,
  systemClock,
} from './platform/index.ts'
import { composeRooms } from './rooms.ts'
import { terminal } from './terminal.ts'

try {
  process.exit(await main(process.argv.slice(2)))
} catch (error) {
  if (error instanceof ConfigError || error instanceof FolderBusyError) console.error(error.message)
  else console.error(error instanceof Error ? error.stack : error)
  process.exit(1)
}

/** A server that holds the embedded database runs the command for us; otherwise we open the database ourselves. */
async function main(args: string[]): Promise<number> {
  const config = readConfig(process.env)
  const io = terminal()
  const alone = [keysCommand, restoreCommand(config)]
  if (alone.some((c) => c.nom.split(' ').every((word, i) => args[i] === word))) return runCommand(alone, args, io)
  if (!config.databaseUrl) {
    const code = await sendToServer(config.dataDir, args, io)
    if (code !== null) return code
  }
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    ownerUrl: config.databaseOwnerUrl,
    dataDir: config.dataDir,
  })
  try {
    const log = (message: string) => console.error(message)
    const services = createServices({ config, database, clock: systemClock, newId: newUuid, log })
    return await runCommand(allCommands(services, composeRooms(services)), args, io)
  } finally {
    await database.close()
  }
}
