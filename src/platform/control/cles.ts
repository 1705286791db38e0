import { randomBytes } from 'node:crypto'
import type { Commande } from '../room.ts'

/** `keys generer`: a master key, printed once. */
export const keysCommand: Commande = {
  nom: 'keys generer',
  usage: '',
  async run(_args, io) {
    io.out(randomBytes(32).toString('base64'))
    io.err(
      'Mettez-la dans MAILLAGE_CLE, et gardez-en une copie hors du serveur. Sans elle, les dossiers ne se lisent plus.',
    )
    return 0
  },
}
