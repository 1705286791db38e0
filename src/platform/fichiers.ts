import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Controle } from './antivirus.ts'
import type { Clock, NewId } from './clock.ts'
import type { Coffre, DossierOuvert } from './coffre.ts'
import { afterCommit } from './db/open.ts'
import type { Trx } from './db/tables.ts'
import { ok, type Result, refus } from './result.ts'

interface FichierTable {
  departement: string
  id: string
  dossier_id: string
  nom: Buffer
  type: string
  taille: number
  cree_le: Date
  controle: Controle | null
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
  /** `null`: no antivirus was set when it came. */
  controle?: Controle | null
}

export interface AControler {
  id: string
  octets(): Promise<Uint8Array | null>
}

export interface Fichiers {
  /** Stores the file encrypted with its dossier's key; throws when the dossier was destroyed, or {@link estPlein} before any row. */
  deposer(trx: Trx, departement: string, dossierId: string, fichier: Fichier): Promise<string>
  /** Not there, or refused: waiting for the antivirus, or removed by it. */
  lire(trx: Trx, departement: string, id: string): Promise<Result<Fichier> | null>
  /**
   * What the antivirus has not seen, in order, after this id: bytes in clear, for it alone; `null` when the store lost them.
   */
  aControler(trx: Trx, departement: string, apres: string, limite: number): Promise<AControler[]>
  /** What it said; the bytes of an infected file are removed at once. */
  noterControle(trx: Trx, departement: string, id: string, controle: Controle): Promise<void>
  /** Forgets these files, rows and bytes: deposited, never sent. What refers to them must be gone already. */
  retirer(trx: Trx, departement: string, ids: string[]): Promise<void>
  /** Removes the files of a dossier from the store; the rows stay, for the destruction record. */
  detruire(trx: Trx, departement: string, dossierId: string): Promise<number>
}

const EN_ATTENTE = refus(
  'fichier-en-attente',
  'Ce fichier n’est pas encore vérifié contre les virus. Revenez dans quelques minutes.',
)
const INFECTE = refus(
  'fichier-infecte',
  'Ce fichier contenait un virus : il a été détruit. Demandez à la personne de l’envoyer à nouveau, depuis un autre appareil.',
)

/** Files in a folder; their names and contents are encrypted, so the folder itself tells nothing. */
export function createFichiers(
  dir: string,
  coffre: Coffre,
  clock: Clock,
  newId: NewId,
  ecrire: EcrireFichier = writeDurably,
): Fichiers {
  const pathOf = (departement: string, id: string) => join(dir, departement, id.slice(-2), id)
  const lireOctets = async (path: string, dossier: DossierOuvert) => {
    const octets = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    return octets && dossier.dechiffrerOctets(octets)
  }
  return {
    async deposer(trx, departement, dossierId, fichier) {
      const dossier = await coffre.ouvrir(trx, departement, dossierId)
      if (!dossier) throw new Error('This dossier was destroyed')
      const id = newId()
      await ecrire(pathOf(departement, id), dossier.chiffrerOctets(fichier.contenu))
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
          controle: fichier.controle ?? null,
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
      const { type, controle } = row
      if (controle === 'attente') return EN_ATTENTE
      if (controle === 'infecte') return INFECTE
      const contenu = dossier.dechiffrerOctets(await readFile(pathOf(departement, id)))
      return ok({ nom: dossier.dechiffrer(row.nom), type, contenu, controle })
    },
    async aControler(trx, departement, apres, limite) {
      const rows = await trx
        .selectFrom('fichiers as f')
        .innerJoin('dossiers as d', (j) =>
          j.onRef('d.departement', '=', 'f.departement').onRef('d.id', '=', 'f.dossier_id'),
        )
        .select(['f.id', 'f.dossier_id'])
        .where('f.departement', '=', departement)
        .where((eb) => eb.or([eb('f.controle', 'is', null), eb('f.controle', '=', 'attente')]))
        .where('d.cle', 'is not', null)
        .where('f.id', '>', apres)
        .orderBy('f.id')
        .limit(limite)
        .execute()
      const ouverts = await Promise.all(
        rows.map(async (row) => ({ ...row, dossier: await coffre.ouvrir(trx, departement, row.dossier_id) })),
      )
      return ouverts.flatMap(({ id, dossier }) =>
        dossier ? { id, octets: () => lireOctets(pathOf(departement, id), dossier) } : [],
      )
    },
    async noterControle(trx, departement, id, controle) {
      await trx
        .updateTable('fichiers')
        .set({ controle })
        .where('departement', '=', departement)
        .where('id', '=', id)
        .execute()
      if (controle === 'infecte') afterCommit(trx, () => rm(pathOf(departement, id), { force: true }))
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

export type EcrireFichier = (path: string, bytes: Buffer) => Promise<void>

/** No room is left for files, or for this account's. */
export function estPlein(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((Object(error) as NodeJS.ErrnoException).code ?? '')
}

/** On disk before the row that names it is committed: a power cut never leaves a row without its file. */
export async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const enCours = `${path}.en-cours`
  try {
    const handle = await open(enCours, 'w', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    // What was begun on a full disk would fill it.
    await rm(enCours, { force: true })
    throw error
  }
  await rename(enCours, path)
}
