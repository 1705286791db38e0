import type { DossierOuvert, Trx } from '../platform/index.ts'
import type { Etat, Evenement } from './model.ts'
import { type Cle, columnsOf } from './store.ts'
import type { EvenementTable } from './tables.ts'

/** What somebody wrote, and the name typed with it on an account that several people use; already encrypted. */
export interface Ecrit {
  texte: Buffer
  signature: Buffer | null
}

/** Appends what happened and writes where it leads, together. */
export async function writeEvenement(
  trx: Trx,
  { departement, id: demande_id }: Cle,
  { id, evenement, etat, ecrit }: { id: string; evenement: Evenement; etat: Etat; ecrit: Ecrit | null },
): Promise<void> {
  const { type, le, par, cote, ...detail } = evenement
  await trx
    .insertInto('evenements')
    .values({
      departement,
      id,
      demande_id,
      rang: etat.evenements,
      type,
      cote,
      compte_id: par,
      le,
      detail: JSON.stringify(detail),
    })
    .execute()
  if (etat.evenements > 1) {
    await trx
      .updateTable('demandes')
      .set(columnsOf(etat))
      .where('departement', '=', departement)
      .where('id', '=', demande_id)
      .executeTakeFirstOrThrow()
  }
  if (ecrit !== null && par !== null) {
    await trx
      .insertInto('messages')
      .values({ departement, evenement_id: id, demande_id, auteur_id: par, le, ...ecrit })
      .execute()
  }
}

/** `true` when this event was already written: the form was sent twice. */
export async function estEcrit(trx: Trx, { departement, id }: Cle, evenementId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('evenements')
    .select('id')
    .where('departement', '=', departement)
    .where('demande_id', '=', id)
    .where('id', '=', evenementId)
    .executeTakeFirst()
  return row !== undefined
}

export async function listEvenements(trx: Trx, { departement, id }: Cle): Promise<(Evenement & { id: string })[]> {
  const rows = await trx
    .selectFrom('evenements')
    .selectAll()
    .where('departement', '=', departement)
    .where('demande_id', '=', id)
    .orderBy('rang')
    .execute()
  return rows.map(toEvenement)
}

/** What people wrote, by event, and the names they typed on shared accounts. */
export async function listEcrits(
  trx: Trx,
  { departement, id }: Cle,
  dossier: DossierOuvert,
): Promise<Map<string, { texte: string; signature: string | null }>> {
  const rows = await trx
    .selectFrom('messages')
    .select(['evenement_id', 'texte', 'signature'])
    .where('departement', '=', departement)
    .where('demande_id', '=', id)
    .execute()
  return new Map(
    rows.map(({ evenement_id, texte, signature }) => [
      evenement_id,
      { texte: dossier.dechiffrer(texte), signature: signature && dossier.dechiffrer(signature) },
    ]),
  )
}

/** @param signature empty: the account is one person's */
export function chiffrerEcrit(dossier: DossierOuvert, texte: string, signature: string): Ecrit {
  return { texte: dossier.chiffrer(texte), signature: signature === '' ? null : dossier.chiffrer(signature) }
}

type EvenementRow = Omit<EvenementTable, 'detail'> & { detail: Record<string, string | boolean | null> }

/** What was written by {@link writeEvenement} comes back as it went in: only dates need help. */
function toEvenement({ id, type, le, compte_id, cote, detail }: EvenementRow): Evenement & { id: string } {
  const { echeance } = detail
  const dates = typeof echeance === 'string' ? { echeance: new Date(echeance) } : {}
  return { id, type, le, par: compte_id, cote, ...detail, ...dates } as Evenement & { id: string }
}
