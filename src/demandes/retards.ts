import { sql } from 'kysely'
import type { Trx } from '../platform/index.ts'

/** Late requests by operator, the most first. Counts only: steering never reads who they are about. */
export async function compterRetardsParOrganisme(
  trx: Trx,
  departement: string,
  maintenant: Date,
): Promise<{ operateur: string; nombre: number }[]> {
  const { rows } = await sql<{ operateur: string; nombre: number }>`
    select operateur, count(*)::int as nombre from demandes
    where departement = ${departement} and statut in ('envoyee', 'prise-en-charge', 'rouverte') and echeance < ${maintenant}
    group by operateur order by nombre desc, operateur`.execute(trx)
  return rows
}
