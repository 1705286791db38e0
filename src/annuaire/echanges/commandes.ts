import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Commande, Services } from '../../platform/index.ts'
import { FICHIERS } from './formats.ts'

/** `export <file> [where]`: the same files as the open data feed. */
export function commandesExport(services: Services): Commande[] {
  return Object.entries(FICHIERS).map(([nom, fichier]) => ({
    nom: `export ${nom}`,
    usage: `[chemin]   écrit ${nom}, celui de /api/v1/export/${nom}`,
    async run([chemin = nom, ...trop], io) {
      if (trop.length > 0) {
        io.err(`Il faut : export ${nom} [chemin]`)
        return 2
      }
      const ou = resolve(io.cwd, chemin)
      try {
        await pipeline(Readable.from(fichier.ecrire(services), { objectMode: false }), createWriteStream(ou))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === undefined) throw error
        io.err(`Ce fichier ne peut pas être écrit : ${ou}`)
        return 1
      }
      io.out(`Écrit : ${ou}`)
      return 0
    },
  }))
}
