import type { Acteur, Services, Trx } from '../platform/index.ts'
import type { Urgence } from './model.ts'

/** What the form of a request says; who acts is the account, who it is about is the mandate. */
export interface Saisi {
  operateur: string
  demarche: string
  /** Insee code. */
  commune: string
  urgence: Urgence
  sujet: string
  message: string
  /** What this operator needs, by key of its fields; the empty ones are left out. */
  champs: Record<string, string>
}

export interface Brouillon {
  id: string
  mandatId: string
  dossierId: string
  modifieLe: Date
  /** Encrypted {@link Saisi}. */
  contenu: Buffer
}

/** Written over when it is corrected. */
export async function saveBrouillon(trx: Trx, { departement, compteId }: Acteur, brouillon: Brouillon): Promise<void> {
  const { id, mandatId: mandat_id, dossierId: dossier_id, modifieLe: modifie_le, contenu } = brouillon
  await trx
    .insertInto('brouillons')
    .values({ departement, id, compte_id: compteId, mandat_id, dossier_id, contenu, modifie_le })
    .onConflict((oc) => oc.columns(['departement', 'id']).doUpdateSet({ mandat_id, dossier_id, contenu, modifie_le }))
    .execute()
}

/** @param verrou two clicks on « Envoyer »: the second waits, then finds it gone */
export async function findBrouillon(
  trx: Trx,
  { departement }: Acteur,
  id: string,
  verrou?: 'verrou',
): Promise<Brouillon | null> {
  const query = trx.selectFrom('brouillons').selectAll().where('departement', '=', departement).where('id', '=', id)
  const row = await (verrou ? query.forUpdate() : query).executeTakeFirst()
  return row
    ? { id, mandatId: row.mandat_id, dossierId: row.dossier_id, modifieLe: row.modifie_le, contenu: row.contenu }
    : null
}

/** What the account began and has not sent, the latest first. */
export async function listBrouillons(
  trx: Trx,
  { departement, compteId }: Acteur,
): Promise<{ id: string; modifieLe: Date }[]> {
  return trx
    .selectFrom('brouillons')
    .select(['id', 'modifie_le as modifieLe'])
    .where('departement', '=', departement)
    .where('compte_id', '=', compteId)
    .orderBy('modifie_le', 'desc')
    .execute()
}

/** What the draft says; `null` once its dossier was destroyed. */
export async function lireBrouillon(
  trx: Trx,
  { coffre }: Pick<Services, 'coffre'>,
  { departement }: Acteur,
  { dossierId, contenu }: Brouillon,
): Promise<Saisi | null> {
  const dossier = await coffre.ouvrir(trx, departement, dossierId)
  return dossier && (JSON.parse(dossier.dechiffrer(contenu)) as Saisi)
}

export async function deleteBrouillon(trx: Trx, { departement }: Acteur, id: string): Promise<void> {
  await trx.deleteFrom('brouillons').where('departement', '=', departement).where('id', '=', id).execute()
}

/** Not touched since `avant`: forgotten. @param aBlanc only says how many */
export async function purgeBrouillons(trx: Trx, departement: string, avant: Date, aBlanc: boolean): Promise<number> {
  if (aBlanc) {
    const { nombre } = await trx
      .selectFrom('brouillons')
      .select((eb) => eb.fn.countAll<string>().as('nombre'))
      .where('departement', '=', departement)
      .where('modifie_le', '<', avant)
      .executeTakeFirstOrThrow()
    return Number(nombre)
  }
  const { numDeletedRows } = await trx
    .deleteFrom('brouillons')
    .where('departement', '=', departement)
    .where('modifie_le', '<', avant)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
