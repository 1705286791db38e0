import { sql } from 'kysely'
import { type Acteur, ok, type Result, refus, type Trx } from '../platform/index.ts'
import type { Motif } from './model.ts'
import { findMotif } from './series.ts'
import type { MotifTable, SerieTable } from './tables.ts'

type DeLaStructure = Pick<Acteur, 'departement' | 'structureId'>

export function listMotifs(trx: Trx, { departement, structureId }: DeLaStructure): Promise<MotifTable[]> {
  return trx
    .selectFrom('agenda_motifs')
    .selectAll()
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('retire_le', 'is', null)
    .orderBy('nom')
    .execute()
}

/** What a form says; who keeps it is the account. */
export type MotifSaisi = Omit<Motif, 'structureId'>

/** Kind and length stay: the diary was cut by them. */
export async function saveMotif(trx: Trx, acteur: Acteur, motif: MotifSaisi): Promise<Result<MotifTable>> {
  const { departement, structureId: structure_id } = acteur
  const connu = await findMotif(trx, departement, motif.id)
  if (connu && connu.structure_id !== structure_id) return refus('motif', 'Ce motif n’est pas de votre structure.')
  const { id, genre, duree, ...reste } = motif
  const garde = await trx
    .insertInto('agenda_motifs')
    .values({ ...motif, departement, structure_id, retire_le: null })
    .onConflict((oc) => oc.columns(['departement', 'id']).doUpdateSet(reste))
    .returningAll()
    .executeTakeFirstOrThrow()
  return ok({ ...garde, id, genre, duree })
}

export function listRessources(trx: Trx, { departement, structureId }: DeLaStructure) {
  return trx
    .selectFrom('agenda_ressources')
    .select(['id', 'nom', 'genre'])
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('retire_le', 'is', null)
    .orderBy('nom')
    .execute()
}

export async function saveRessource(
  trx: Trx,
  { departement, structureId }: DeLaStructure,
  ressource: { id: string; nom: string; genre: 'salle' | 'poste' },
): Promise<void> {
  await trx
    .insertInto('agenda_ressources')
    .values({ ...ressource, departement, structure_id: structureId, retire_le: null })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export function listSeries(trx: Trx, { departement, structureId }: DeLaStructure) {
  return trx
    .selectFrom('agenda_series as s')
    .innerJoin('agenda_motifs as t', (j) =>
      j.onRef('t.departement', '=', 's.departement').onRef('t.id', '=', 's.motif_id'),
    )
    .selectAll('s')
    .select('t.nom as motif')
    .where('s.departement', '=', departement)
    .where('s.structure_id', '=', structureId)
    .where('s.arretee_le', 'is', null)
    .orderBy('t.nom')
    .execute()
}

export function findSerie(
  trx: Trx,
  { departement, structureId }: DeLaStructure,
  id: string,
): Promise<SerieTable | undefined> {
  return trx
    .selectFrom('agenda_series')
    .selectAll()
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Colleagues who may receive. */
export function listExperts(trx: Trx, { departement, structureId }: DeLaStructure) {
  return trx
    .selectFrom('comptes')
    .select(['id', 'nom'])
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('desactive_le', 'is', null)
    .orderBy('nom')
    .execute()
}

/** Places where the structure may receive: its own first, then those of the others, for permanences. */
export async function listLieux(trx: Trx, { departement, structureId }: DeLaStructure) {
  const { rows } = await sql<{ id: string; nom: string; ville: string }>`
    select l.id, l.nom, l.ville from structures s
    join lieux l on l.departement = s.departement and l.id = s.lieu_id and l.retire_le is null
    where s.departement = ${departement} order by s.id <> ${structureId}, l.nom`.execute(trx)
  return rows
}
