import { type RawBuilder, sql } from 'kysely'
import { type Acteur, type Services, SYSTEME, type Trx } from '../../platform/index.ts'
import { comparer, type Jumeau, type Preuve, SEUIL } from './model.ts'

export interface LieuCompare extends Jumeau {
  id: string
  sourceTitre: string
  codePostal: string | null
  /** Structure whose place it is. */
  structure: string | null
  fusionneDans: string | null
  retireLe: string | null
}

export interface Paire {
  a: LieuCompare
  b: LieuCompare
  score: number
  preuves: Preuve[]
  etat: 'propose' | 'fusion' | 'distincts'
  decidePar: string | null
  decideLe: Date | null
}

export const PAR_PAGE = 10

const lieu = (alias: 'a' | 'b'): RawBuilder<unknown> =>
  sql.raw(`json_build_object('id', ${alias}.id,
  'source', ${alias}.source, 'sourceTitre', ${alias}.source_titre, 'nom', ${alias}.nom, 'ville', ${alias}.ville,
  'types', ${alias}.types, 'itinerant', ${alias}.itinerant, 'adresse', ${alias}.adresse, 'commune', ${alias}.commune,
  'codePostal', ${alias}.code_postal, 'telephone', ${alias}.telephone, 'email', ${alias}.email,
  'fusionneDans', ${alias}.fusionne_dans,
  'retireLe', ${alias}.retire_le, 'position', case when ${alias}.lat is not null and ${alias}.lon is not null
    and not ${alias}.approchee then json_build_object('lat', ${alias}.lat, 'lon', ${alias}.lon) end,
  'structure', (select min(s.nom) from structures s where s.departement = ${alias}.departement and s.lieu_id = ${alias}.id)) as ${alias}`)

/**
 * Pairs worth comparing: of two lists, in one square of the map or in two that touch, or in one commune with the same
 * telephone, mailbox, address or name. Squares are looked up half around, since the other half is the same pairs. The
 * squares around are written down before the join: an equality with a sum over two tables cannot be looked up, and every
 * place would be read against every other. What `model.ts` could only refuse is left out.
 */
export const candidats = (departement: string) => sql`
  with ici as materialized (
    select id, source, array_replace(types, 'msap', 'france-services') as types, itinerant, commune, telephone,
      lower(email) as email, lower(adresse) as adresse, cle_tri, approchee, floor(lat / 0.0027) as y, floor(lon / 0.0045) as x
    from lieux where departement = ${departement} and retire_le is null),
  mailles as materialized (
    select id, source, types, itinerant, y, x from ici where y is not null and x is not null and not approchee),
  voisines as materialized (
    select id, source, types, itinerant, y + v.dy as y, x + v.dx as x from mailles
    cross join (values (0, 0), (0, 1), (1, -1), (1, 0), (1, 1)) v(dy, dx)),
  cles as materialized (
    select i.id, i.source, i.types, i.itinerant, i.commune, k.quoi, k.valeur
    from ici i, lateral (
      values ('telephone', i.telephone), ('email', i.email), ('adresse', i.adresse), ('nom', i.cle_tri)) k(quoi, valeur)
    where i.commune is not null and k.valeur is not null)
  select p.id, q.id as autre from voisines p join mailles q using (y, x, itinerant)
    where q.source <> p.source and q.types && p.types
  union
  select p.id, q.id from cles p join cles q using (commune, quoi, valeur) where p.source < q.source
    and q.itinerant = p.itinerant and q.types && p.types`

/** Nothing is known of the size of what the query builds: on fresh tables the planner would read all pairs. */
export async function chercherParMailles(trx: Trx): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(trx)
}

/** Compares the places of the département anew; what a person decided stays. @returns how many pairs wait */
export async function proposerDoublons({ database, config: { departement } }: Services): Promise<number> {
  return database.as(SYSTEME, async (trx) => {
    await chercherParMailles(trx)
    const lignes = ressemblances(await lireCandidats(trx, departement))
    await sql`delete from doublons where departement = ${departement} and etat = 'propose'`.execute(trx)
    const { rows } = await sql`insert into doublons (departement, lieu_a, lieu_b, score, preuves, etat)
      select ${departement}, a, b, score, array(select jsonb_array_elements_text(preuves)), 'propose'
      from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb) as lot(a text, b text, score smallint, preuves jsonb)
      on conflict do nothing returning lieu_a`.execute(trx)
    return rows.length
  })
}

async function lireCandidats(trx: Trx, departement: string): Promise<{ a: LieuCompare; b: LieuCompare }[]> {
  const { rows } = await sql<{ a: LieuCompare; b: LieuCompare }>`
    select ${lieu('a')}, ${lieu('b')} from (
      select distinct least(id, autre) as x, greatest(id, autre) as y from (${candidats(departement)}) c) c
    join lieux a on a.departement = ${departement} and a.id = c.x
    join lieux b on b.departement = ${departement} and b.id = c.y`.execute(trx)
  return rows
}

function ressemblances(paires: readonly { a: LieuCompare; b: LieuCompare }[]) {
  return paires.map(({ a, b }) => ({ a: a.id, b: b.id, ...comparer(a, b) })).filter(({ score }) => score >= SEUIL)
}

const PAIRES = sql`select d.score, d.preuves, d.etat, d.decide_par as "decidePar", d.decide_le as "decideLe", ${lieu('a')}, ${lieu('b')}
  from doublons d join lieux a on a.departement = d.departement and a.id = d.lieu_a
    join lieux b on b.departement = d.departement and b.id = d.lieu_b`

/** Pairs that wait, the most alike first. @param page from 0 */
export async function listProposees(
  trx: Trx,
  departement: string,
  page: number,
): Promise<{ paires: Paire[]; suite: boolean }> {
  const { rows } = await sql<Paire>`${PAIRES}
    where d.departement = ${departement} and d.etat = 'propose' and a.retire_le is null and b.retire_le is null
    order by d.score desc, d.lieu_a, d.lieu_b limit ${PAR_PAGE + 1} offset ${page * PAR_PAGE}`.execute(trx)
  return { paires: rows.slice(0, PAR_PAGE), suite: rows.length > PAR_PAGE }
}

/** The last decisions, which can be undone. */
export async function listDecidees(trx: Trx, departement: string): Promise<Paire[]> {
  const { rows } = await sql<Paire>`${PAIRES} where d.departement = ${departement} and d.etat <> 'propose'
    order by d.decide_le desc, d.lieu_a, d.lieu_b limit 50`.execute(trx)
  return rows
}

export async function compterProposees(trx: Trx, departement: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from doublons d
    join lieux a on a.departement = d.departement and a.id = d.lieu_a and a.retire_le is null
    join lieux b on b.departement = d.departement and b.id = d.lieu_b and b.retire_le is null
    where d.departement = ${departement} and d.etat = 'propose'`.execute(trx)
  return rows[0]?.n ?? 0
}

/** Both places and their pair are held until the end of the transaction. */
export async function findPaire(trx: Trx, departement: string, a: string, b: string): Promise<Paire | null> {
  await sql`select from lieux where departement = ${departement} and id in (${a}, ${b}) order by id for update`.execute(
    trx,
  )
  const { rows } = await sql<Paire>`${PAIRES}
    where d.departement = ${departement} and d.lieu_a = ${a} and d.lieu_b = ${b}`.execute(trx)
  return rows[0] ?? null
}

export async function remplaceDejaUnAutre(trx: Trx, departement: string, id: string): Promise<boolean> {
  const { rows } =
    await sql`select from lieux where departement = ${departement} and fusionne_dans = ${id} limit 1`.execute(trx)
  return rows.length > 0
}

/** @param jour `yyyy-mm-dd`; `dans` `null`: the place is back on its own. */
export async function fondre(
  trx: Trx,
  departement: string,
  id: string,
  dans: string | null,
  jour: string,
): Promise<void> {
  await sql`update lieux set fusionne_dans = ${dans}, retire_le = ${dans === null ? null : jour}::date
    where departement = ${departement} and id = ${id}`.execute(trx)
}

/** @param etat `propose`: the decision is taken back */
export async function saveDecision(
  trx: Trx,
  acteur: Acteur,
  paire: Paire,
  etat: Paire['etat'],
  le: Date,
): Promise<void> {
  const decide = etat !== 'propose'
  await sql`update doublons set etat = ${etat}, decide_par = ${decide ? acteur.structureNom : null},
      decide_le = ${decide ? le : null}
    where departement = ${acteur.departement} and lieu_a = ${paire.a.id} and lieu_b = ${paire.b.id}`.execute(trx)
}
