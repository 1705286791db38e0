import { SingleBar } from 'cli-progress'
import {
  allCommands,
  type CommandIo,
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

process.env.TZ = 'Europe/Paris'

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

/** Results on stdout, the rest on stderr; a progress bar only where somebody looks. */
function terminal(): CommandIo {
  let bar: SingleBar | null = null
  return {
    // npm moves to the project's folder and keeps here where the person was.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    progress(done, total) {
      if (!process.stderr.isTTY) return
      if (!bar) {
        bar = new SingleBar({
          format: '{bar} {percentage} % · {value}/{total}',
          stream: process.stderr,
          hideCursor: true,
        })
        bar.start(total, done)
      }
      bar.update(done)
      if (done >= total) {
        bar.stop()
        bar = null
      }
    },
  }
}
