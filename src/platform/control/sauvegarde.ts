import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { retenir } from '../administration/memoire.ts'
import type { Config } from '../config.ts'
import { lockFolder } from '../db/lock.ts'
import { PGLITE_EXTENSIONS } from '../db/open.ts'
import type { Commande } from '../room.ts'
import type { Services } from '../services.ts'

const BASE = 'base.tar.gz'
const FICHIERS = 'fichiers'

/** `backup <folder>`: works while the server runs. The master key is never in it. */
export function backupCommand(services: Services): Commande {
  const { config, database, clock } = services
  return {
    nom: 'backup',
    usage: '<dossier vide>',
    async run(args, io) {
      const dest = args[0] && resolve(io.cwd, args[0])
      if (!dest) return say(io.err, 'Il faut le dossier où écrire la sauvegarde.')
      if (existsSync(dest) && readdirSync(dest).length > 0) return say(io.err, `Le dossier ${dest} n'est pas vide.`)
      mkdirSync(dest, { recursive: true, mode: 0o700 })
      const dump = await database.dump?.()
      if (dump) writeFileSync(join(dest, BASE), Buffer.from(await dump.arrayBuffer()), { mode: 0o600 })
      else io.out('PostgreSQL : sauvegardez la base avec pg_dump. Seuls les fichiers sont copiés ici.')
      const files = join(config.dataDir, FICHIERS)
      if (existsSync(files)) cpSync(files, join(dest, FICHIERS), { recursive: true })
      if (dump) await retenir(services, 'sauvegarde', { le: clock.now() })
      io.out(`Sauvegarde écrite dans ${dest}.`)
      io.out('La clé maître n’y est pas. Gardez-la ailleurs : sans elle, les dossiers ne se liront pas.')
      return 0
    },
  }
}

/** `restore <folder>`, before any database is open: into a data folder that holds none. */
export function restoreCommand(config: Config): Commande {
  return {
    nom: 'restore',
    usage: '<dossier de sauvegarde>',
    async run(args, io) {
      const source = args[0] && resolve(io.cwd, args[0])
      if (!source || !existsSync(join(source, BASE)))
        return say(io.err, `Il faut un dossier de sauvegarde, avec ${BASE}.`)
      if (config.databaseUrl)
        return say(io.err, 'PostgreSQL : restaurez la base avec pg_restore, puis copiez les fichiers.')
      const target = join(config.dataDir, 'base')
      if (existsSync(target))
        return say(
          io.err,
          `Il y a déjà une base dans ${config.dataDir}. Choisissez un autre dossier avec MAILLAGE_DATA.`,
        )
      const unlock = lockFolder(config.dataDir)
      try {
        const blob = new Blob([readFileSync(join(source, BASE))])
        const pglite = await PGlite.create({ dataDir: target, extensions: PGLITE_EXTENSIONS, loadDataDir: blob })
        await pglite.close()
        if (existsSync(join(source, FICHIERS)))
          cpSync(join(source, FICHIERS), join(config.dataDir, FICHIERS), { recursive: true })
      } finally {
        unlock()
      }
      io.out(
        `Sauvegarde remise dans ${config.dataDir}. Remettez aussi la clé maître (MAILLAGE_CLE, ou le fichier cle-maitre).`,
      )
      return 0
    },
  }
}

function say(write: (line: string) => void, line: string): number {
  write(line)
  return 2
}
