import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, NewId } from './clock.ts'
import type { Trx } from './db/tables.ts'

interface DossierTable {
  departement: string
  id: string
  cle: Buffer | null
  cree_le: Date
  detruit_le: Date | null
  motif_destruction: string | null
}
declare module './db/tables.ts' {
  interface Tables {
    dossiers: DossierTable
  }
}

/** One opened dossier: its key was read once for as many fields as needed. */
export interface DossierOuvert {
  chiffrer(clair: string): Buffer
  dechiffrer(chiffre: Buffer): string
  chiffrerOctets(clair: Uint8Array): Buffer
  dechiffrerOctets(chiffre: Buffer): Buffer
}

export interface Coffre {
  /** Opens a new dossier with a key of its own; returns its id. */
  creer(trx: Trx, departement: string): Promise<string>
  /** `null` once the dossier was destroyed. */
  ouvrir(trx: Trx, departement: string, dossierId: string): Promise<DossierOuvert | null>
  /** One query for a whole list; destroyed dossiers are absent from the map. */
  ouvrirPlusieurs(trx: Trx, departement: string, dossierIds: string[]): Promise<Map<string, DossierOuvert>>
  /** Destroys the key: every field and file of the dossier becomes unreadable, in the backups too. */
  detruire(trx: Trx, departement: string, dossierId: string, motif: string): Promise<void>
  /** Seal of a record under the master key: whoever holds the database alone can neither write nor change one. */
  sceller(acte: readonly (string | number)[]): Buffer
}

/** For what is only read while the dossier stands: its end was looked for before. Throws when it was destroyed. */
export async function ouvrirDossier(
  trx: Trx,
  { coffre }: { coffre: Coffre },
  { departement, dossierId }: { departement: string; dossierId: string },
): Promise<DossierOuvert> {
  const dossier = await coffre.ouvrir(trx, departement, dossierId)
  if (!dossier) throw new Error('This dossier was destroyed')
  return dossier
}

export function createCoffre(masterKey: Buffer, clock: Clock, newId: NewId): Coffre {
  const master = box(masterKey)
  const sealKey = createHmac('sha256', masterKey).update('maillage.sceau').digest()
  // One page opens the same dossier several times: its key is asked for once in a transaction, and forgotten with it.
  const ouverts = new WeakMap<Trx, Map<string, DossierOuvert>>()
  const ouvertsDans = (trx: Trx) => {
    const connus = ouverts.get(trx) ?? new Map<string, DossierOuvert>()
    if (trx.isTransaction) ouverts.set(trx, connus)
    return connus
  }
  return {
    sceller: (acte) => createHmac('sha256', sealKey).update(JSON.stringify(acte)).digest(),
    async creer(trx, departement) {
      const id = newId()
      const cle = master.chiffrerOctets(randomBytes(32))
      await trx
        .insertInto('dossiers')
        .values({ departement, id, cle, cree_le: clock.now(), detruit_le: null, motif_destruction: null })
        .execute()
      return id
    },
    async ouvrir(trx, departement, dossierId) {
      const connus = ouvertsDans(trx)
      const ouvert = connus.get(dossierId) ?? (await this.ouvrirPlusieurs(trx, departement, [dossierId])).get(dossierId)
      if (ouvert) connus.set(dossierId, ouvert)
      return ouvert ?? null
    },
    async ouvrirPlusieurs(trx, departement, dossierIds) {
      if (dossierIds.length === 0) return new Map()
      const rows = await trx
        .selectFrom('dossiers')
        .select(['id', 'cle'])
        .where('departement', '=', departement)
        .where('id', 'in', [...new Set(dossierIds)])
        .where('cle', 'is not', null)
        .execute()
      return new Map(rows.map((r) => [r.id, box(master.dechiffrerOctets(r.cle as Buffer))]))
    },
    async detruire(trx, departement, dossierId, motif) {
      ouvertsDans(trx).delete(dossierId)
      await trx
        .updateTable('dossiers')
        .set({ cle: null, detruit_le: clock.now(), motif_destruction: motif })
        .where('departement', '=', departement)
        .where('id', '=', dossierId)
        .where('cle', 'is not', null)
        .execute()
    },
  }
}

const IV = 12
const TAG = 16

/** AES-256-GCM; layout: 12-byte nonce, 16-byte tag, ciphertext. Throws when the key is wrong or a byte was changed. */
export function box(key: Buffer): DossierOuvert {
  const chiffrerOctets = (clair: Uint8Array) => {
    const iv = randomBytes(IV)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    const body = Buffer.concat([cipher.update(clair), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), body])
  }
  const dechiffrerOctets = (chiffre: Buffer) => {
    const decipher = createDecipheriv('aes-256-gcm', key, chiffre.subarray(0, IV))
    decipher.setAuthTag(chiffre.subarray(IV, IV + TAG))
    return Buffer.concat([decipher.update(chiffre.subarray(IV + TAG)), decipher.final()])
  }
  return {
    chiffrerOctets,
    dechiffrerOctets,
    chiffrer: (clair) => chiffrerOctets(Buffer.from(clair, 'utf8')),
    dechiffrer: (chiffre) => dechiffrerOctets(chiffre).toString('utf8'),
  }
}

/**
 * The master key from the environment (base64, 32 bytes), else kept beside the embedded database with owner-only rights.
 * A copy of the folder then holds both: production sets MAILLAGE_CLE.
 */
export function readMasterKey(fromEnvironment: string | null, dataDir: string): Buffer {
  if (fromEnvironment) return Buffer.from(fromEnvironment, 'base64')
  const file = join(dataDir, 'cle-maitre')
  try {
    return Buffer.from(readFileSync(file, 'utf8'), 'base64')
  } catch {
    const key = randomBytes(32)
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(file, key.toString('base64'), { mode: 0o600, flag: 'wx' })
    return key
  }
}
