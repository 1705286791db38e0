import { sql } from 'kysely'
import type { Acteur, Role, Trx } from '../platform/index.ts'

/** Roles that open the sheets of their structure; the policy of the table says the same. */
const QUI_RECOIT: readonly Role[] = ['aidant', 'responsable', 'instructeur', 'prescripteur']

export interface Structure {
  id: string
  nom: string
  ville: string | null
  /** Place of the directory, when it has one. */
  lieuId: string | null
  types: string[]
  telephone: string | null
  adresse: string | null
}

const colonnes = sql`s.id, s.nom, l.ville, s.lieu_id as "lieuId", coalesce(l.types, '{}') as types, l.telephone,
  nullif(concat_ws(', ', l.adresse, concat_ws(' ', l.code_postal, l.ville)), '') as adresse`
const lieux = sql`left join lieux l on l.departement = s.departement and l.id = s.lieu_id and l.retire_le is null`

/** Structures where somebody can open a sheet, the account's own left out. */
export async function listDestinataires(
  trx: Trx,
  { departement, structureId }: Pick<Acteur, 'departement' | 'structureId'>,
): Promise<Structure[]> {
  const { rows } = await sql<Structure>`
    select ${colonnes} from structures s ${lieux}
    where s.departement = ${departement} and s.id <> ${structureId} and s.nature <> 'pilote' and exists (
      select from comptes c where c.departement = s.departement and c.structure_id = s.id and c.desactive_le is null
        and c.role in (${sql.join([...QUI_RECOIT])}))
    order by s.nom`.execute(trx)
  return rows
}

export async function findStructures(
  trx: Trx,
  departement: string,
  ids: readonly string[],
): Promise<Map<string, Structure>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Structure>`
    select ${colonnes} from structures s ${lieux}
    where s.departement = ${departement} and s.id in (${sql.join([...ids])})`.execute(trx)
  return new Map(rows.map((s) => [s.id, s]))
}

export async function listNoms(
  trx: Trx,
  departement: string,
  compteIds: readonly string[],
): Promise<Map<string, string>> {
  if (compteIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('comptes')
    .select(['id', 'nom'])
    .where('departement', '=', departement)
    .where('id', 'in', [...compteIds])
    .execute()
  return new Map(rows.map((r) => [r.id, r.nom]))
}

/** Past this, a structure without a manager is told in its lists only. */
const COURRIELS_AU_PLUS = 10

/**
 * Who is told, for a structure: the account that follows, when it is there; else the managers; else everybody.
 * @param saufCompte never the one who did it
 */
export async function listBoites(
  trx: Trx,
  departement: string,
  structureId: string,
  suiveur: string | null,
  saufCompte: string | null,
): Promise<{ id: string; email: string }[]> {
  const rows = await trx
    .selectFrom('comptes')
    .select(['id', 'email', 'role'])
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('desactive_le', 'is', null)
    .where('role', 'in', [...QUI_RECOIT])
    .orderBy('id')
    .execute()
  const choisis = [rows.filter((r) => r.id === suiveur), rows.filter((r) => r.role === 'responsable'), rows]
  const boites = choisis.find((groupe) => groupe.length > 0) ?? []
  return boites.filter((r) => r.id !== saufCompte).slice(0, COURRIELS_AU_PLUS)
}

/** Names of those who will be able to read a sheet sent there. */
export async function listLecteurs(trx: Trx, departement: string, structureId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('comptes')
    .select(['nom', 'fonction'])
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('desactive_le', 'is', null)
    .where('role', 'in', [...QUI_RECOIT])
    .orderBy('nom')
    .execute()
  return rows.map((r) => `${r.nom}, ${r.fonction}`)
}
