import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock, NewId } from './clock.ts'
import type { Coffre } from './coffre.ts'
import { afterCommit } from './db/open.ts'
import type { Trx } from './db/tables.ts'

interface FichierTable {
  departement: string
  id: string
  dossier_id: string
  nom: Buffer
  type: string
  taille: number
  cree_le: Date
}
declare module './db/tables.ts' {
  interface Tables {
    fichiers: FichierTable
  }
}

export interface Fichier {
  nom: string
  type: string
  contenu: Uint8Array
}

export interface Fichiers {
  /** Stores the file encrypted with its dossier's key; throws when the dossier was destroyed. */
  deposer(trx: Trx, departement: string, dossierId: string, fichier: Fichier): Promise<string>
  lire(trx: Trx, departement: string, id: string): Promise<Fichier | null>
  /** Forgets these files, rows and bytes: deposited, never sent. What refers to them must be gone already. */
  retirer(trx: Trx, departement: string, ids: string[]): Promise<void>
  /** Removes the files of a dossier from the store; the rows stay, for the destruction record. */
  detruire(trx: Trx, departement: string, dossierId: string): Promise<number>
}

/** Files in a folder; their names and contents are encrypted, so the folder itself tells nothing. */
export function createFichiers(dir: string, coffre: Coffre, clock: Clock, newId: NewId): Fichiers {
  const pathOf = (departement: string, id: string) => join(dir, departement, id.slice(-2), id)
  return {
    async deposer(trx, departement, dossierId, fichier) {
      const dossier = await coffre.ouvrir(trx, departement, dossierId)
      if (!dossier) throw new Error('This dossier was destroyed')
      const id = newId()
      await writeDurably(pathOf(departement, id), dossier.chiffrerOctets(fichier.contenu))
      await trx
        .insertInto('fichiers')
        .values({
          departement,
          id,
          dossier_id: dossierId,
          nom: dossier.chiffrer(fichier.nom),
          type: fichier.type,
          taille: fichier.contenu.byteLength,
          cree_le: clock.now(),
        })
        .execute()
      return id
    },
    async lire(trx, departement, id) {
      const row = await trx
        .selectFrom('fichiers')
        .selectAll()
        .where('departement', '=', departement)
        .where('id', '=', id)
        .executeTakeFirst()
      const dossier = row && (await coffre.ouvrir(trx, departement, row.dossier_id))
      if (!row || !dossier) return null
      const contenu = dossier.dechiffrerOctets(await readFile(pathOf(departement, id)))
      return { nom: dossier.dechiffrer(row.nom), type: row.type, contenu }
    },
    async retirer(trx, departement, ids) {
      if (ids.length === 0) return
      await trx.deleteFrom('fichiers').where('departement', '=', departement).where('id', 'in', ids).execute()
      afterCommit(trx, async () => {
        await Promise.all(ids.map((id) => rm(pathOf(departement, id), { force: true })))
      })
    },
    async detruire(trx, departement, dossierId) {
      const rows = await trx
        .selectFrom('fichiers')
        .select('id')
        .where('departement', '=', departement)
        .where('dossier_id', '=', dossierId)
        .execute()
      // Their key goes with the transaction, so a crash before this leaves bytes that nobody can read.
      afterCommit(trx, async () => {
        await Promise.all(rows.map((r) => rm(pathOf(departement, r.id), { force: true })))
      })
      return rows.length
    },
  }
}

/** On disk before the row that names it is committed: a power cut never leaves a row without its file. */
async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const handle = await open(`${path}.en-cours`, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${path}.en-cours`, path)
}
