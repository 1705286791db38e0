import { sql } from 'kysely'
import { type Acteur, jourIso, permits, type Services, SYSTEME, type Trx } from '../../platform/index.ts'
import { GERER_FICHES } from '../access.ts'
import type { LieuSource } from '../imports/lieu-source.ts'
import type { Lieu } from '../model.ts'
import { colonnesLieu, enLieu, type LigneLieu } from '../store.ts'
import { type Correction, readCorrections } from '../versions/corrections.ts'
import { dernierRang } from '../versions/store.ts'

export type Salle = Pick<
  Services,
  'config' | 'clock' | 'newId' | 'database' | 'journal' | 'courrier' | 'limites' | 'territoire' | 'jobs'
>
export type Qui = Acteur | typeof SYSTEME

/** The sheet of a place as those who keep it right see it. */
export interface Fiche {
  lieu: Lieu
  sourceId: string
  /** Structures whose place it is. */
  structures: { id: string; nom: string }[]
  corrections: Correction[]
  /** Rank of its last version. */
  rang: number
}

/** Whether this account keeps the sheet right: its own place for a manager, all of the département for those who steer. */
export function gere(
  acteur: Acteur,
  { lieu, structures }: Pick<Fiche, 'structures'> & { lieu: Pick<Lieu, 'departement'> },
) {
  if (acteur.departement !== lieu.departement) return false
  if (acteur.role === 'responsable') return structures.some((s) => s.id === acteur.structureId)
  return acteur.role === 'coordinateur' || acteur.role === 'administrateur'
}

/** Whether to show whoever reads a public page the way to correct it. */
export async function gereLeLieu(
  { database }: Pick<Services, 'database'>,
  acteur: Acteur | null,
  lieu: Pick<Lieu, 'departement' | 'id'>,
): Promise<boolean> {
  if (!acteur || !permits(GERER_FICHES, acteur)) return false
  const { rows } = await sql<{ id: string; nom: string }>`select id, nom from structures
    where departement = ${lieu.departement} and lieu_id = ${lieu.id}`.execute(database.db)
  return gere(acteur, { lieu, structures: rows })
}

/** `null` when there is no such place, or when it is not this account's to keep. `verrou`: until the end of the transaction. */
export async function findFiche(trx: Trx, salle: Salle, qui: Qui, id: string, verrou = false): Promise<Fiche | null> {
  const departement = qui === SYSTEME ? salle.config.departement : qui.departement
  if (verrou) await sql`select from lieux where departement = ${departement} and id = ${id} for update`.execute(trx)
  const jour = sql.lit(jourIso(salle.clock.now()))
  const { rows } = await sql<LigneLieu & { source_id: string; structures: Fiche['structures'] | null }>`
    select ${sql.raw(colonnesLieu('x.jour'))}, l.source_id, (
      select json_agg(json_build_object('id', s.id, 'nom', s.nom) order by s.id) from structures s
      where s.departement = l.departement and s.lieu_id = l.id) as structures
    from lieux l, (select ${jour}::date as jour) x where l.departement = ${departement} and l.id = ${id}`.execute(trx)
  const [ligne] = rows
  if (!ligne) return null
  const lieu = enLieu(ligne)
  const structures = ligne.structures ?? []
  if (qui !== SYSTEME && !gere(qui, { lieu, structures })) return null
  return {
    lieu,
    sourceId: ligne.source_id,
    structures,
    corrections: await readCorrections(trx, lieu),
    rang: await dernierRang(trx, 'lieu', lieu),
  }
}

/** The place as a source would state it: what the checks of the importers read. */
export function enSource({ lieu, sourceId }: Pick<Fiche, 'lieu' | 'sourceId'>): LieuSource {
  const { types, approchee, position, commune, ...reste } = lieu
  return {
    ...reste,
    types: types as LieuSource['types'],
    sourceId,
    commune: commune ?? '',
    // The middle of the commune is not something a source states.
    position: approchee ? null : position,
  }
}
