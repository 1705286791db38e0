import { sql } from 'kysely'
import type { Acteur, Trx } from '../platform/index.ts'
import type { Participation } from './store.ts'

/** Somebody who already reads the request, and may be called on. */
export interface Mentionnable {
  id: string
  nom: string
  organisme: string
}

/** Those who take part by name, and one's colleagues who see it with their group or their structure: calling on them shows them nothing more. */
export async function listMentionnables(
  trx: Trx,
  { compteId, structureId }: Acteur,
  { departement, id, cote, etat }: Participation,
): Promise<Mentionnable[]> {
  const collegues =
    cote === 'aidant'
      ? sql`c.structure_id = ${structureId} and c.role in ('aidant', 'responsable')`
      : cote === 'operateur'
        ? sql`c.id in (select compte_id from membres where departement = ${departement} and groupe_id in (${etat.groupe}, ${etat.suppleant}::text))`
        : sql`false`
  const { rows } = await sql<Mentionnable>`
    select c.id, c.nom, s.nom as organisme from comptes c
    join structures s on s.departement = c.departement and s.id = c.structure_id
    where c.departement = ${departement} and c.desactive_le is null and c.id <> ${compteId} and (${collegues} or c.id in (
      select compte_id from participants where departement = ${departement} and demande_id = ${id} and parti_le is null))
    order by s.nom, c.nom`.execute(trx)
  return rows
}
