import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../platform/index.ts'
import type { Moment, Motif, Plage } from './model.ts'
import type { MomentTable, MotifTable, ReservationTable } from './tables.ts'
import './tables.ts'

export type Cle = Readonly<{ departement: string; id: string }>

type DuMotif = Pick<
  Motif,
  'genre' | 'mode' | 'besoins' | 'description' | 'preparation' | 'documents' | 'langues' | 'acces' | 'rappels' | 'visio'
>

/** A moment as people read it: what for, with whom, where. */
export interface MomentLu extends Moment, DuMotif {
  motif: string
  structure: string
  lieu: { nom: string; adresse: string; ville: string; telephone: string | null; exemple: boolean } | null
  expert: string | null
  ressource: string | null
}

type Ligne = Omit<MomentTable, 'dates' | 'prises' | 'attente' | 'rang'> &
  DuMotif &
  Pick<MomentLu, 'prises' | 'attente' | 'motif' | 'structure' | 'expert' | 'ressource'> & {
    dates: [string, string][] | null
    lieu_nom: string | null
    lieu_adresse: string
    lieu_ville: string
    lieu_telephone: string | null
    lieu_exemple: boolean
  }

const COLONNES = sql`m.departement, m.id, m.structure_id, m.motif_id, m.serie_id, m.lieu_id, m.compte_id, m.ressource_id,
  m.debut, m.fin, m.dates, m.places, m.prises, m.attente, m.ouverture, m.annule_le,
  t.nom as motif, t.genre, t.mode, t.besoins, t.description, t.preparation, t.documents, t.langues, t.acces, t.rappels, t.visio,
  s.nom as structure, l.nom as lieu_nom, concat_ws(', ', l.adresse, concat_ws(' ', l.code_postal, l.ville)) as lieu_adresse,
  l.ville as lieu_ville, l.telephone as lieu_telephone, coalesce(l.exemple, false) as lieu_exemple, c.nom as expert, r.nom as ressource`

const JOINTURES = sql`join agenda_motifs t on t.departement = m.departement and t.id = m.motif_id
  join structures s on s.departement = m.departement and s.id = m.structure_id
  left join lieux l on l.departement = m.departement and l.id = m.lieu_id
  left join comptes c on c.departement = m.departement and c.id = m.compte_id
  left join agenda_ressources r on r.departement = m.departement and r.id = m.ressource_id`

/** Moments that a condition on `m` and `t` chooses, soonest first. */
export async function listMoments(trx: Trx, condition: RawBuilder<unknown>, limite = 2000): Promise<MomentLu[]> {
  const { rows } = await sql<Ligne>`select ${COLONNES} from agenda_moments m ${JOINTURES} where ${condition}
    order by m.debut, m.id limit ${limite}`.execute(trx)
  return rows.map(enMoment)
}

/** @param verrou until the end of the transaction, nobody else takes or frees a seat of this moment */
export async function findMoment(trx: Trx, { departement, id }: Cle, verrou?: 'verrou'): Promise<MomentLu | null> {
  const { rows } = await sql<Ligne>`select ${COLONNES} from agenda_moments m ${JOINTURES}
    where m.departement = ${departement} and m.id = ${id} ${verrou ? sql`for update of m` : sql``}`.execute(trx)
  return rows[0] ? enMoment(rows[0]) : null
}

/** The dates of a session; of an appointment, its own. */
export function enPlages(dates: [string, string][] | null, { debut, fin }: Plage): Plage[] {
  return dates?.map(([du, au]) => ({ debut: new Date(du), fin: new Date(au) })) ?? [{ debut, fin }]
}

function enMoment(l: Ligne): MomentLu {
  const { structure_id, motif_id, serie_id, lieu_id, compte_id, ressource_id, annule_le, ...reste } = l
  const { lieu_nom, lieu_adresse, lieu_ville, lieu_telephone, lieu_exemple, ...moment } = reste
  return {
    ...moment,
    structureId: structure_id,
    motifId: motif_id,
    serieId: serie_id,
    lieuId: lieu_id,
    compteId: compte_id,
    ressourceId: ressource_id,
    annuleLe: annule_le,
    dates: enPlages(l.dates, l),
    lieu:
      lieu_nom === null
        ? null
        : { nom: lieu_nom, adresse: lieu_adresse, ville: lieu_ville, telephone: lieu_telephone, exemple: lieu_exemple },
  }
}

/** A moment to create. */
export type Nouveau = Pick<
  Moment,
  'id' | 'lieuId' | 'compteId' | 'ressourceId' | 'places' | 'ouverture' | 'serieId' | 'dates'
>

/**
 * Writes moments and takes their expert and their room. Those whose expert or room is already taken are left out.
 * @returns what was left out
 */
export async function insertMoments(
  trx: Trx,
  newId: () => string,
  motif: Pick<MotifTable, 'departement' | 'id' | 'structure_id'>,
  nouveaux: readonly Nouveau[],
): Promise<Nouveau[]> {
  if (nouveaux.length === 0) return []
  const lignes = nouveaux.map((n) => ({
    id: n.id,
    serie_id: n.serieId,
    lieu_id: n.lieuId,
    compte_id: n.compteId,
    ressource_id: n.ressourceId,
    debut: n.dates[0]?.debut,
    fin: n.dates.at(-1)?.fin,
    dates: n.dates.length > 1 ? n.dates.map((d) => [d.debut, d.fin]) : null,
    places: n.places,
    ouverture: n.ouverture,
  }))
  await sql`insert into agenda_moments (departement, structure_id, motif_id, id, serie_id, lieu_id, compte_id, ressource_id,
      debut, fin, dates, places, ouverture)
    select ${motif.departement}, ${motif.structure_id}, ${motif.id}, id, serie_id, lieu_id, compte_id, ressource_id, debut, fin,
      nullif(dates, 'null'::jsonb), places, ouverture
    from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb) as n (id text, serie_id text, lieu_id text, compte_id text,
      ressource_id text, debut timestamptz, fin timestamptz, dates jsonb, places int, ouverture text)`.execute(trx)
  const prises = await occuper(trx, newId, motif.departement, nouveaux.flatMap(occupationsDe))
  const manques = nouveaux.filter((n) => occupationsDe(n).length > (prises.get(n.id) ?? 0))
  await deleteMoments(
    trx,
    motif.departement,
    manques.map((m) => m.id),
  )
  return manques
}

interface Occupation extends Plage {
  objet: string
  momentId: string
  reservationId: string | null
}

/** What a moment keeps for itself: its expert and its room, on each of its dates. */
export function occupationsDe(m: Pick<Moment, 'id' | 'compteId' | 'ressourceId' | 'dates'>): Occupation[] {
  const objets = [m.compteId && `compte:${m.compteId}`, m.ressourceId && `ressource:${m.ressourceId}`].filter(Boolean)
  return m.dates.flatMap((d) =>
    objets.map((objet) => ({ objet: objet as string, ...d, momentId: m.id, reservationId: null })),
  )
}

/** The constraint decides, even between two transactions. @returns how many were taken, by moment */
export async function occuper(
  trx: Trx,
  newId: () => string,
  departement: string,
  occupations: readonly Occupation[],
): Promise<Map<string, number>> {
  if (occupations.length === 0) return new Map()
  const lignes = occupations.map((o) => ({ ...o, id: newId() }))
  const { rows } = await sql<{ moment_id: string }>`
    insert into agenda_occupations (departement, id, objet, periode, moment_id, reservation_id)
    select ${departement}, id, objet, tstzrange(debut, fin), "momentId", "reservationId"
    from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb) as o (id text, objet text, debut timestamptz, fin timestamptz,
      "momentId" text, "reservationId" text)
    on conflict do nothing returning moment_id`.execute(trx)
  const comptes = new Map<string, number>()
  for (const { moment_id } of rows) comptes.set(moment_id, (comptes.get(moment_id) ?? 0) + 1)
  return comptes
}

export async function deleteMoments(trx: Trx, departement: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await trx
    .deleteFrom('agenda_moments')
    .where('departement', '=', departement)
    .where('id', 'in', [...ids])
    .execute()
}

/** Frees the expert and the rooms of a moment, or the room taken for one person alone. */
export async function desoccuper(
  trx: Trx,
  departement: string,
  de: { moment: string } | { reservation: string },
): Promise<void> {
  const [colonne, id] =
    'moment' in de ? (['moment_id', de.moment] as const) : (['reservation_id', de.reservation] as const)
  await trx.deleteFrom('agenda_occupations').where('departement', '=', departement).where(colonne, '=', id).execute()
}

export async function updateMoment(
  trx: Trx,
  { departement, id }: Cle,
  changes: Partial<Pick<MomentTable, 'annule_le' | 'serie_id' | 'debut' | 'fin' | 'lieu_id' | 'ressource_id'>> & {
    prises?: number
    attente?: number
    places?: number
    dates?: string | null
  },
): Promise<void> {
  await trx
    .updateTable('agenda_moments')
    .set(changes)
    .where('departement', '=', departement)
    .where('id', '=', id)
    .execute()
}

/** Seats held and people waiting, moved together; the row must be locked. @returns the rank of whoever asked */
export async function compterPlaces(
  trx: Trx,
  { departement, id }: Cle,
  { prises = 0, attente = 0 }: { prises?: number; attente?: number },
): Promise<number> {
  const { rang } = await trx
    .updateTable('agenda_moments')
    .set((eb) => ({
      prises: eb('prises', '+', prises),
      attente: eb('attente', '+', attente),
      rang: eb('rang', '+', 1),
    }))
    .where('departement', '=', departement)
    .where('id', '=', id)
    .returning('rang')
    .executeTakeFirstOrThrow()
  return rang
}

export async function updateReservation(
  trx: Trx,
  { departement, id }: Cle,
  changes: Partial<Omit<ReservationTable, 'departement' | 'id'>>,
): Promise<void> {
  await trx
    .updateTable('agenda_reservations')
    .set(changes)
    .where('departement', '=', departement)
    .where('id', '=', id)
    .execute()
}
