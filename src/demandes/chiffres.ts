import { sql } from 'kysely'
import type { Trx } from '../platform/index.ts'

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
