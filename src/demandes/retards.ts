import { sql } from 'kysely'
import type { Trx } from '../platform/index.ts'

/** Sent, and not answered yet: written as the index on it is, which is what lets it serve. */
export const EN_ATTENTE = sql<boolean>`statut in ('envoyee', 'prise-en-charge', 'rouverte')`

/** Late requests by operator, the most first. Counts only: steering never reads who they are about. */
export async function compterRetardsParOrganisme(
  trx: Trx,
  departement: string,
  maintenant: Date,
): Promise<{ operateur: string; nombre: number }[]> {
  const { rows } = await sql<{ operateur: string; nombre: number }>`
    select operateur, count(*)::int as nombre from demandes
    where departement = ${departement} and ${EN_ATTENTE} and echeance < ${maintenant}
    group by operateur order by nombre desc, operateur`.execute(trx)
  return rows
}

export async function compterRetards(trx: Trx, departement: string, maintenant: Date): Promise<number> {
  const retards = await compterRetardsParOrganisme(trx, departement, maintenant)
  return retards.reduce((total, { nombre }) => total + nombre, 0)
}
