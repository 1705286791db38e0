import { sql } from 'kysely'
import { plusJours, type Trx } from '../platform/index.ts'
import { EN_ATTENTE } from './retards.ts'

/** Whose figures: the whole territory, one structure, or one agent; requests sent from `du`, included, to `au`, excluded. */
interface Portee {
  departement: string
  structureId: string | null
  compteId: string | null
  du: Date
  au: Date
}

/** Requests sent that day (`yyyy-mm-dd`, Paris), by what the figures sort them by. */
export interface DemandesDuJour {
  jour: string
  structureId: string
  operateur: string
  demarche: string
  nombre: number
}

export async function compterDemandes(
  trx: Trx,
  { departement, structureId, compteId, du, au }: Portee,
): Promise<DemandesDuJour[]> {
  const lui = compteId === null ? sql`` : sql`and auteur_id = ${compteId}`
  const chez = structureId === null ? sql`` : sql`and structure_id = ${structureId}`
  const { rows } = await sql<DemandesDuJour>`
    select (envoyee_le at time zone 'Europe/Paris')::date::text as jour, structure_id as "structureId", operateur, demarche,
      count(*)::int as nombre
    from demandes
    where departement = ${departement} and envoyee_le >= ${du} and envoyee_le < ${au} ${chez} ${lui}
    group by 1, 2, 3, 4`.execute(trx)
  return rows
}

/** Window of the answers that are counted. */
export const JOURS_CHARGE = 30

/** What waits at a group, and how fast it answers. No person in it. */
export interface ChargeGroupe {
  groupe: string
  operateur: string
  ouvertes: number
  retard: number
  /** Deadline that passed first; `null` when nothing is late. */
  depuis: Date | null
  /** Answered in the last `JOURS_CHARGE` days. */
  repondues: number
  /** Calendar days in which half of those were answered. */
  joursMedians: number | null
}

export async function chargeDesGroupes(trx: Trx, departement: string, maintenant: Date): Promise<ChargeGroupe[]> {
  const debut = plusJours(maintenant, -JOURS_CHARGE)
  const { rows } = await sql<ChargeGroupe>`
    with vues as (
      select groupe_id, operateur, echeance, null::timestamptz as repondue_le, envoyee_le from demandes
        where departement = ${departement} and ${EN_ATTENTE}
      union all
      select groupe_id, operateur, null, repondue_le, envoyee_le from demandes
        where departement = ${departement} and repondue_le >= ${debut})
    select g.nom as groupe, v.operateur, count(v.echeance)::int as ouvertes,
      count(*) filter (where v.echeance < ${maintenant})::int as retard,
      min(v.echeance) filter (where v.echeance < ${maintenant}) as depuis,
      count(v.repondue_le)::int as repondues,
      percentile_cont(0.5) within group (order by extract(epoch from v.repondue_le - v.envoyee_le) / 86400)
        filter (where v.repondue_le is not null) as "joursMedians"
    from vues v join groupes g on g.departement = ${departement} and g.id = v.groupe_id
    group by g.id, g.nom, v.operateur order by retard desc, ouvertes desc, groupe`.execute(trx)
  return rows
}
