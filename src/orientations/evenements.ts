import { sql } from 'kysely'
import type { DossierOuvert, Trx } from '../platform/index.ts'
import { type Etat, type Evenement, lecteursDe } from './model.ts'
import { type Cle, columnsOf, type Orientation } from './store.ts'
import type { EvenementTable } from './tables.ts'

/** Words of an event, and place of an appointment: encrypted. */
export interface Dit {
  mots: string
  rdv?: { mode: 'sur-place' | 'telephone'; lieu: string; apporter: string }
}

export type Moment = Evenement & { id: string; dit: Dit | null }
/** Appends what happened and writes where it leads, together; the line of the figures too. */
export async function writeEvenement(
  trx: Trx,
  orientation: Orientation,
  { id, evenement, etat, dit }: { id: string; evenement: Evenement; etat: Etat; dit: Buffer | null },
): Promise<void> {
  const { departement, id: orientation_id, structureId } = orientation
  const { type, le, par, structure, cote, ...detail } = evenement
  await trx
    .insertInto('orientations_evenements')
    .values({
      departement,
      id,
      orientation_id,
      rang: etat.evenements,
      type,
      cote,
      structure_id: structure,
      compte_id: par,
      le,
      detail: JSON.stringify(detail),
      contenu: dit,
    })
    .execute()
  // The figures first: once the sheet has gone elsewhere, the row below may be out of reach of whoever sent it on.
  await writeEnvoi(trx, orientation, evenement)
  if (etat.evenements === 1) return
  await trx
    .updateTable('orientations')
    .set({
      ...columnsOf(etat),
      lecteurs: lecteursDe(etat, structureId),
      acces: sql`case when ${etat.destinataire} = any(acces) then acces else acces || ${etat.destinataire}::text end`,
    })
    .where('departement', '=', departement)
    .where('id', '=', orientation_id)
    .executeTakeFirstOrThrow()
}

async function writeEnvoi(
  trx: Trx,
  { departement, id, theme, urgence, structureId }: Orientation,
  e: Evenement,
): Promise<void> {
  const dernier = sql`update orientations_envois set`
  const ou = sql`where departement = ${departement} and orientation_id = ${id} and rang = (
    select max(rang) from orientations_envois where departement = ${departement} and orientation_id = ${id})`
  switch (e.type) {
    case 'transmise':
    case 'renvoyee':
      await sql`${dernier} issue = coalesce(issue, 'transmise'), repondu_le = coalesce(repondu_le, ${e.le}) ${ou}`.execute(
        trx,
      )
      break
    case 'acceptee':
    case 'expiree':
      // Answered after it expired: the silence stays in the figures.
      await sql`${dernier} issue = coalesce(issue, ${e.type}), repondu_le = coalesce(repondu_le, ${e.le}) ${ou}`.execute(
        trx,
      )
      return
    case 'refusee':
      await sql`${dernier} issue = coalesce(issue, 'refusee'), repondu_le = coalesce(repondu_le, ${e.le}), motif = ${e.motif} ${ou}`.execute(
        trx,
      )
      return
    case 'close':
    case 'mandat-fini':
      await sql`${dernier} issue = coalesce(issue, 'retiree'), repondu_le = coalesce(repondu_le, ${e.le}) ${ou}`.execute(
        trx,
      )
      return
    case 'honoree':
      await sql`${dernier} suite = ${e.suite} ${ou}`.execute(trx)
      return
    case 'absente':
      await sql`${dernier} suite = 'absente' ${ou}`.execute(trx)
      return
    case 'envoyee':
      break
    default:
      return
  }
  await sql`insert into orientations_envois
      (departement, orientation_id, rang, de_structure_id, vers_structure_id, theme, urgence, envoye_le)
    select ${departement}, ${id}, count(*) + 1, ${e.structure ?? structureId}, ${e.vers}, ${theme}, ${urgence}, ${e.le}::timestamptz
    from orientations_envois where departement = ${departement} and orientation_id = ${id}`.execute(trx)
}

/** `true` when this event was already written: the form was sent twice. */
export async function estEcrit(trx: Trx, { departement, id }: Cle, evenementId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('orientations_evenements')
    .select('id')
    .where('departement', '=', departement)
    .where('orientation_id', '=', id)
    .where('id', '=', evenementId)
    .executeTakeFirst()
  return row !== undefined
}

/** @param dossier `null`: what was written is not for this reader, or is destroyed */
export async function listMoments(
  trx: Trx,
  { departement, id }: Cle,
  dossier: DossierOuvert | null,
): Promise<Moment[]> {
  const rows = await trx
    .selectFrom('orientations_evenements')
    .selectAll()
    .where('departement', '=', departement)
    .where('orientation_id', '=', id)
    .orderBy('rang')
    .execute()
  return rows.map(({ contenu, ...row }) => ({
    ...toEvenement(row),
    dit: dossier && contenu ? (JSON.parse(dossier.dechiffrer(contenu)) as Dit) : null,
  }))
}

type EvenementRow = Omit<EvenementTable, 'detail' | 'contenu'> & { detail: Record<string, string | number> }

function toEvenement({
  id,
  type,
  le,
  compte_id,
  structure_id,
  cote,
  detail,
}: EvenementRow): Evenement & { id: string } {
  const rdv = typeof detail.rdv === 'string' ? { rdv: new Date(detail.rdv) } : {}
  return { id, type, le, par: compte_id, structure: structure_id, cote, ...detail, ...rdv } as Evenement & {
    id: string
  }
}
