import { join } from 'node:path'
import { createAntivirus } from './antivirus.ts'
import type { Clock, NewId } from './clock.ts'
import { createCoffre, readMasterKey } from './coffre.ts'
import type { Config } from './config.ts'
import { controlerFichiers } from './controle-fichiers.ts'
import { createCourrier, createTransport, type Transport } from './courrier.ts'
import type { Database } from './db/open.ts'
import { createFichiers, type EcrireFichier } from './fichiers.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { chainJournal, createJournal } from './journal.ts'
import { createLimites } from './limites.ts'
import type { Services } from './services.ts'
import { createPasserelle } from './sms.ts'
import { readTerritoire } from './territoire.ts'

interface Options {
  config: Config
  database: Database
  clock: Clock
  newId: NewId
  log: Services['log']
  /** Tests put a mail server in memory here; nothing leaves then until they call `courrier.vider`. */
  transport?: Transport
  /** And a disk that may be full. */
  ecrireFichier?: EcrireFichier
}

/** The platform's services, and the platform's own jobs planned on `jobs` (not started). */
export function createServices({
  config,
  database,
  clock,
  newId,
  log,
  transport,
  ecrireFichier,
}: Options): Services & { jobs: Jobs } {
  const { departement } = config
  const jobs = createJobs(database, (error, tache) =>
    log('tâche en échec', { tache, erreur: error instanceof Error ? error.name : 'inconnue' }),
  )
  const coffre = createCoffre(readMasterKey(config.cleMaitre, config.dataDir), clock, newId)
  const courrier = createCourrier({
    database,
    clock,
    newId,
    departement,
    coffre,
    transport: transport ?? createTransport(config),
    sms: createPasserelle(config),
    ...(transport ? {} : { wake: soon(() => courrier.vider()) }),
  })
  jobs.every('courrier', '* * * * *', () => courrier.vider())
  jobs.every('journal', '*/5 * * * *', () => chainJournal(database, coffre))
  const services = {
    config,
    clock,
    newId,
    database,
    territoire: readTerritoire(departement),
    journal: createJournal(clock, newId, departement),
    courrier,
    coffre,
    fichiers: createFichiers(join(config.dataDir, 'fichiers'), coffre, clock, newId, ecrireFichier),
    limites: createLimites(database.db, clock),
    antivirus: config.clamav === null ? null : createAntivirus(config.clamav),
    jobs,
    log,
  }
  jobs.every('fichiers-controle', '*/5 * * * *', () => controlerFichiers(services))
  return services
}

/** A moment later, and once however many ask meanwhile; what fails is left to the minute's job. */
function soon(run: () => Promise<unknown>): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      run().catch(() => {})
    }, 250).unref()
  }
}
