import { sql } from 'kysely'
import { SEUIL_SECRET, type Trx } from '../platform/index.ts'
import type { MotifRefus, Suite } from './model.ts'

/** What came of the sheets sent to one structure. */
export interface ParStructure {
  structure: string
  recues: number
  /** In the order of {@link ISSUES}; their sum is `recues`. */
  issues: number[]
  /** Calendar days in which half of the answers came; `null` when too few answered. */
  joursMedians: number | null
}

export const ISSUES = ['acceptee', 'refusee', 'transmise', 'expiree', 'retiree', 'attente'] as const

export async function parStructure(trx: Trx, departement: string, depuis: Date): Promise<ParStructure[]> {
  const { rows } = await sql<ParStructure>`
    select s.nom as structure, count(*)::int as recues,
      array[${sql.join(ISSUES.map((i) => sql`(count(*) filter (where coalesce(e.issue, 'attente') = ${i}))::int`))}] as issues,
      case when count(*) filter (where e.issue in ('acceptee', 'refusee', 'transmise')) >= ${SEUIL_SECRET} then
        percentile_cont(0.5) within group (order by extract(epoch from e.repondu_le - e.envoye_le) / 86400)
          filter (where e.issue in ('acceptee', 'refusee', 'transmise')) end as "joursMedians"
    from orientations_envois e
    join structures s on s.departement = e.departement and s.id = e.vers_structure_id
    where e.departement = ${departement} and e.envoye_le >= ${depuis}
    group by s.id, s.nom order by count(*) filter (where e.issue = 'expiree') desc, recues desc, structure`.execute(trx)
  return rows
}

/** How many refusals for each reason, how many meetings for each outcome. */
export async function parRaison(
  trx: Trx,
  departement: string,
  depuis: Date,
): Promise<{ motifs: Map<MotifRefus, number>; suites: Map<Suite | 'absente', number> }> {
  const compter = async (colonne: 'motif' | 'suite') => {
    const { rows } = await sql<{ code: string; nombre: number }>`
      select ${sql.ref(colonne)} as code, count(*)::int as nombre from orientations_envois
      where departement = ${departement} and envoye_le >= ${depuis} and ${sql.ref(colonne)} is not null group by 1`.execute(
      trx,
    )
    return rows.map((r) => [r.code, r.nombre] as const)
  }
  return {
    motifs: new Map((await compter('motif')) as [MotifRefus, number][]),
    suites: new Map((await compter('suite')) as [Suite | 'absente', number][]),
  }
}
