import { sql } from 'kysely'
import { box, type Services, SYSTEME, type Trx } from '../platform/index.ts'
import { deriverCode, nouveauCode } from './code.ts'
import './tables.ts'

export type Genre = 'test' | 'passeport'

/** What a code opened. */
export interface Garde<T> {
  id: string
  dossierId: string
  contenu: T
  expireLe: Date
}

type Outils = Pick<Services, 'coffre' | 'clock' | 'config' | 'newId'>

/** Keeps `contenu` under a new code, which is given back and written nowhere; the demonstration has one that everybody knows. */
export async function garder(
  trx: Trx,
  { coffre, clock, config: { departement }, newId }: Outils,
  { genre, contenu, expireLe, code = nouveauCode() }: { genre: Genre; contenu: object; expireLe: Date; code?: string },
): Promise<{ id: string; code: string }> {
  const id = newId()
  const { trouve, cle } = await deriverCode(code)
  const dossierId = await coffre.creer(trx, departement)
  const dossier = await coffre.ouvrir(trx, departement, dossierId)
  if (!dossier) throw new Error('A new dossier opens')
  await trx
    .insertInto('parcours_gardes')
    .values({
      departement,
      id,
      genre,
      trouve,
      dossier_id: dossierId,
      contenu: dossier.chiffrerOctets(box(cle).chiffrer(JSON.stringify(contenu))),
      cree_le: clock.now(),
      expire_le: expireLe,
    })
    .execute()
  return { id, code }
}

/** What is kept under this code; `null`: nothing, or not any more. */
export async function ouvrirGarde<T>(
  trx: Trx,
  { coffre, clock, config: { departement } }: Outils,
  genre: Genre,
  code: string,
): Promise<Garde<T> | null> {
  const { trouve, cle } = await deriverCode(code)
  const ligne = await trx
    .selectFrom('parcours_gardes')
    .select(['id', 'dossier_id', 'contenu', 'expire_le'])
    .where('departement', '=', departement)
    .where('trouve', '=', trouve)
    .where('genre', '=', genre)
    .where('expire_le', '>', clock.now())
    .forUpdate()
    .executeTakeFirst()
  const dossier = ligne && (await coffre.ouvrir(trx, departement, ligne.dossier_id))
  if (!dossier) return null
  const contenu = JSON.parse(box(cle).dechiffrer(dossier.dechiffrerOctets(ligne.contenu))) as T
  return { id: ligne.id, dossierId: ligne.dossier_id, contenu, expireLe: ligne.expire_le }
}

/** Writes `contenu` in place of what was there, under the same code. */
export async function recrire(
  trx: Trx,
  { coffre, config: { departement } }: Outils,
  { id, dossierId }: Pick<Garde<unknown>, 'id' | 'dossierId'>,
  { code, contenu, expireLe }: { code: string; contenu: object; expireLe: Date },
): Promise<void> {
  const { cle } = await deriverCode(code)
  const dossier = await coffre.ouvrir(trx, departement, dossierId)
  if (!dossier) throw new Error('This dossier was destroyed')
  await trx
    .updateTable('parcours_gardes')
    .set({ contenu: dossier.chiffrerOctets(box(cle).chiffrer(JSON.stringify(contenu))), expire_le: expireLe })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .execute()
}

export async function detruireGarde(
  trx: Trx,
  { coffre, config: { departement } }: Outils,
  { id, dossierId }: Pick<Garde<unknown>, 'id' | 'dossierId'>,
  motif: string,
): Promise<void> {
  await trx.deleteFrom('parcours_gardes').where('departement', '=', departement).where('id', '=', id).execute()
  await coffre.detruire(trx, departement, dossierId, motif)
}

/** Destroys what reached the end of its delay; `aBlanc`: only counts. */
export function purgerGardes(services: Outils & Pick<Services, 'database'>, aBlanc: boolean): Promise<number> {
  const { database, clock, config } = services
  return database.as(SYSTEME, async (trx) => {
    const { rows } = await sql<{ id: string; dossierId: string }>`
      select id, dossier_id as "dossierId" from parcours_gardes
      where departement = ${config.departement} and expire_le <= ${clock.now()}`.execute(trx)
    if (!aBlanc) for (const ligne of rows) await detruireGarde(trx, services, ligne, 'delai')
    return rows.length
  })
}
