import type { Antivirus } from './antivirus.ts'
import type { Clock, NewId } from './clock.ts'
import type { Coffre } from './coffre.ts'
import type { Config } from './config.ts'
import type { Courrier } from './courrier.ts'
import type { Database } from './db/open.ts'
import type { Fichiers } from './fichiers.ts'
import type { Jobs } from './jobs.ts'
import type { WriteJournal } from './journal.ts'
import type { Limites } from './limites.ts'
import type { Territoire } from './territoire.ts'

/** What the platform gives to every room. */
export interface Services {
  config: Config
  clock: Clock
  newId: NewId
  database: Database
  territoire: Territoire
  journal: WriteJournal
  courrier: Courrier
  coffre: Coffre
  fichiers: Fichiers
  /** `null`: none was set. */
  antivirus: Antivirus | null
  limites: Limites
  jobs: Pick<Jobs, 'every'>
  /** One line for those who run the instance; never personal data. */
  log(message: string, detail?: Record<string, string | number>): void
}
