import { sql } from 'kysely'
import { type Acteur, porteDe, type Role, type SYSTEME, type Trx } from '../platform/index.ts'
import type { Voit } from './model.ts'
import { type Cle, cleCompte, cleGroupe, type Demande, type Participation } from './store.ts'

/** Somebody, a group or a structure that takes part in a request. */
export interface Participant {
  genre: 'compte' | 'groupe' | 'structure'
  id: string
  nom: string
  /** Job title; empty for a group or a structure. */
  fonction: string
  organisme: string
  operateur: string | null
  voit: Voit
  /** Gave the request to others; reads the messages, is told of nothing more. */
  parti: boolean
}

interface Entree {
  compte?: string
  groupe?: string
  structure?: string
  voit: Voit
}

/** Names who takes part; who was already named stays as it is. */
export async function insertParticipants(
  trx: Trx,
  { departement, id: demande_id }: Cle,
  entrees: (Entree & { id: string })[],
  depuis: Date,
): Promise<void> {
  await trx
    .insertInto('participants')
    .values(
      entrees.map(({ id, compte, groupe, structure, voit }) => ({
        departement,
        id,
        demande_id,
        compte_id: compte ?? null,
        groupe_id: groupe ?? null,
        structure_id: structure ?? null,
        voit,
        invite: false,
        depuis,
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/**
 * Lets a group or an account in, or widens what it sees.
 * @param invite by another participant; otherwise the request itself goes to that group, and those of its members who had left are back
 */
export async function laisserEntrer(
  trx: Trx,
  demande: Cle,
  { invite, ...entree }: Entree & { id: string; invite: boolean },
  depuis: Date,
): Promise<void> {
  const { departement, id } = demande
  const { compte = null, groupe = null, voit } = entree
  const cle = groupe ? cleGroupe(groupe) : cleCompte(compte ?? '')
  await sql`update demandes set
      acces = case when ${cle} = any(acces) then acces else acces || ${cle}::text end,
      acces_pieces = case when ${voit} = 'messages' or ${cle} = any(acces_pieces) then acces_pieces else acces_pieces || ${cle}::text end
    where departement = ${departement} and id = ${id}`.execute(trx)
  await insertParticipants(trx, demande, [entree], depuis)
  await sql`update participants p set parti_le = null, invite = ${invite}, voit = case when ${voit} = 'tout' then 'tout' else voit end
    where p.departement = ${departement} and p.demande_id = ${id} and (p.groupe_id = ${groupe} or p.compte_id = ${compte}
      or (p.parti_le is not null and exists (select from membres m
        where m.departement = p.departement and m.groupe_id = ${groupe} and m.compte_id = p.compte_id)))`.execute(trx)
}

/**
 * The group that sends a request elsewhere keeps the thread it wrote in, without the attachments: what it no longer
 * needs, it no longer sees. The same for the deputy that stood in for it, and for those it invited by name. Those who also belong
 * to the new group, or to one that is still there, stay whole.
 */
async function quitter(
  trx: Trx,
  { departement, id, structureId }: Demande,
  { anciens, nouveau }: { anciens: string[]; nouveau: string },
  le: Date,
): Promise<void> {
  await sql`update demandes set acces_pieces = array(
      select cle from unnest(acces_pieces) cle where cle <> all (${anciens.map(cleGroupe)}) and cle not like ${cleCompte('%')})
    where departement = ${departement} and id = ${id}`.execute(trx)
  await sql`update participants p set voit = 'messages', parti_le = ${le}
    where p.departement = ${departement} and p.demande_id = ${id} and (p.groupe_id = any (${anciens}) or (
      exists (select from comptes c where c.departement = p.departement and c.id = p.compte_id
        and (c.structure_id <> ${structureId} or c.role = 'instructeur'))
      and not exists (select from membres m where m.departement = p.departement and m.compte_id = p.compte_id
        and (m.groupe_id = ${nouveau} or m.groupe_id in (
          select q.groupe_id from participants q
          where q.departement = p.departement and q.demande_id = p.demande_id and q.parti_le is null and q.groupe_id <> all (${anciens}))))))`.execute(
    trx,
  )
}

/** The request, as it stood, leaves its group for another, whole; an id for the participant that the new one is. */
export async function passer(
  trx: Trx,
  demande: Demande,
  { id, nouveau }: { id: string; nouveau: string },
  le: Date,
): Promise<void> {
  const { groupe, suppleant } = demande.etat
  const anciens = [groupe, suppleant].flatMap((g) => (g === null || g === nouveau ? [] : [g]))
  await quitter(trx, demande, { anciens, nouveau }, le)
  await laisserEntrer(trx, demande, { id, groupe: nouveau, voit: 'tout', invite: false }, le)
}

interface ParticipantRow {
  genre: Participant['genre']
  id: string
  nom: string
  fonction: string
  organisme: string
  operateur: string | null
  voit: Voit
  parti: boolean
}

/** People first, in the order they came, then groups and structures. */
export async function listParticipants(trx: Trx, { departement, id }: Cle): Promise<Participant[]> {
  const { rows } = await sql<ParticipantRow>`
    select case when p.compte_id is not null then 'compte' when p.groupe_id is not null then 'groupe' else 'structure' end as genre,
      coalesce(p.compte_id, p.groupe_id, p.structure_id) as id, coalesce(c.nom, g.nom, s.nom) as nom,
      coalesce(c.fonction, '') as fonction, coalesce(cs.nom, '') as organisme,
      coalesce(cs.operateur, g.operateur, s.operateur) as operateur, p.voit, p.parti_le is not null as parti
    from participants p
    left join comptes c on c.departement = p.departement and c.id = p.compte_id
    left join structures cs on cs.departement = c.departement and cs.id = c.structure_id
    left join groupes g on g.departement = p.departement and g.id = p.groupe_id
    left join structures s on s.departement = p.departement and s.id = p.structure_id
    where p.departement = ${departement} and p.demande_id = ${id}
    order by p.compte_id is null, p.depuis, p.id`.execute(trx)
  return rows
}

/** Where a mail goes, and by which door its reader comes in. */
export interface Destinataire {
  cle: string
  email: string
  porte: string
  /** Where the mail leads when the reader takes no part in the request. */
  page?: string
}

type Compte = { id: string; email: string; role: Role; operateur: string | null }

/** Whoever follows the request: named people, and groups where nobody has spoken yet, with their mailbox. `sauf` is not told. */
export async function listSuiveurs(trx: Trx, { departement, id }: Cle, sauf: string | null): Promise<Destinataire[]> {
  const { rows } = await sql<Compte>`
    with muets as (
      select p.groupe_id from participants p
      where p.departement = ${departement} and p.demande_id = ${id} and p.groupe_id is not null and p.parti_le is null
        and not exists (select from participants q join membres m on m.departement = q.departement and m.compte_id = q.compte_id
          where q.departement = p.departement and q.demande_id = p.demande_id and q.parti_le is null and m.groupe_id = p.groupe_id))
    select c.id, c.email, c.role, s.operateur from comptes c
    join structures s on s.departement = c.departement and s.id = c.structure_id
    where c.departement = ${departement} and c.desactive_le is null and c.id is distinct from ${sauf}
      and (c.id in (select compte_id from participants where departement = ${departement} and demande_id = ${id} and parti_le is null)
        or c.id in (select m.compte_id from membres m join muets using (groupe_id) where m.departement = ${departement}))
    union all
    select 'g:' || g.id, g.email, 'instructeur', g.operateur from groupes g join muets on muets.groupe_id = g.id
    where g.departement = ${departement}`.execute(trx)
  return rows.map(toDestinataire)
}

/** Everybody in a group, and its mailbox. */
export async function listDuGroupe(
  trx: Trx,
  departement: string,
  groupe: string,
  sauf: string | null,
): Promise<Destinataire[]> {
  const { rows } = await sql<Compte>`
    select c.id, c.email, c.role, s.operateur from membres m
    join comptes c on c.departement = m.departement and c.id = m.compte_id and c.desactive_le is null
    join structures s on s.departement = c.departement and s.id = c.structure_id
    where m.departement = ${departement} and m.groupe_id = ${groupe} and c.id is distinct from ${sauf}
    union all
    select 'g:' || id, email, 'instructeur', operateur from groupes where departement = ${departement} and id = ${groupe}`.execute(
    trx,
  )
  return rows.map(toDestinataire)
}

export async function findDestinataire(trx: Trx, departement: string, compteId: string): Promise<Destinataire[]> {
  const { rows } = await sql<Compte>`
    select c.id, c.email, c.role, s.operateur from comptes c join structures s on s.departement = c.departement and s.id = c.structure_id
    where c.departement = ${departement} and c.id = ${compteId} and c.desactive_le is null`.execute(trx)
  return rows.map(toDestinataire)
}

/** Those who answer for an operator: told that a request waits at one of its groups, they do not read it. */
export async function listResponsables(trx: Trx, departement: string, groupe: string): Promise<Destinataire[]> {
  const { rows } = await sql<Compte>`
    select c.id, c.email, c.role, s.operateur from comptes c join structures s on s.departement = c.departement and s.id = c.structure_id
    join groupes g on g.departement = c.departement and g.id = ${groupe} and g.operateur = s.operateur
    where c.departement = ${departement} and c.desactive_le is null and c.role = 'responsable'
      and (g.structure_id is null or g.structure_id = s.id)`.execute(trx)
  return rows.map(toDestinataire)
}

/** Those who steer the département. */
export async function listCoordinateurs(trx: Trx, departement: string): Promise<Destinataire[]> {
  const { rows } = await sql<Compte>`
    select id, email, role, null as operateur from comptes
    where departement = ${departement} and desactive_le is null and role = 'coordinateur'`.execute(trx)
  return rows.map(toDestinataire)
}

/** On the side of the desk: those who take part, or the manager once nobody does. @param tous the manager in any case */
export async function listDuGuichet(
  trx: Trx,
  { departement, id, structureId }: Demande,
  tous: boolean,
): Promise<Destinataire[]> {
  const { rows } = await sql<Compte>`
    with presents as (
      select c.id from participants p join comptes c on c.departement = p.departement and c.id = p.compte_id
      where p.departement = ${departement} and p.demande_id = ${id} and p.parti_le is null
        and c.structure_id = ${structureId} and c.desactive_le is null)
    select c.id, c.email, c.role, s.operateur from comptes c join structures s on s.departement = c.departement and s.id = c.structure_id
    where c.departement = ${departement} and c.desactive_le is null and (c.id in (select id from presents)
      or (c.structure_id = ${structureId} and c.role = 'responsable' and (${tous} or not exists (select from presents))))`.execute(
    trx,
  )
  // Whatever other door they have, this is the desk's.
  return rows.map((row) => ({ ...toDestinataire(row), porte: 'agent' }))
}

function toDestinataire(compte: Compte): Destinataire {
  return { cle: compte.id, email: compte.email, porte: porteDe(compte) }
}

/** « Bastien Factice », those who will read what is sent to the group. */
export async function listNomsDuGroupe(trx: Trx, departement: string, groupe: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('membres as m')
    .innerJoin('comptes as c', (j) => j.onRef('c.departement', '=', 'm.departement').onRef('c.id', '=', 'm.compte_id'))
    .select('c.nom')
    .where('m.departement', '=', departement)
    .where('m.groupe_id', '=', groupe)
    .where('c.desactive_le', 'is', null)
    .orderBy('c.nom')
    .execute()
  return rows.map((r) => r.nom)
}

export interface Invitable {
  groupes: { id: string; nom: string }[]
  collegues: { id: string; nom: string; fonction: string }[]
}

/**
 * Who may be invited or sent the request: groups of the operators that the mandate names, and one's own colleagues. The person was told,
 * when signing, that nobody else would read.
 */
export async function listInvitables(
  trx: Trx,
  acteur: Acteur,
  { etat }: Demande,
  operateurs: readonly string[],
): Promise<Invitable> {
  const { departement, structureId, compteId } = acteur
  const groupes = await trx
    .selectFrom('groupes')
    .select(['id', 'nom'])
    .where('departement', '=', departement)
    .where('operateur', 'in', [...operateurs, ''])
    .where('retire_le', 'is', null)
    .where('id', '<>', etat.groupe)
    .orderBy('nom')
    .execute()
  const collegues = await trx
    .selectFrom('comptes')
    .select(['id', 'nom', 'fonction'])
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('id', '<>', compteId)
    .where('role', 'in', ['aidant', 'responsable', 'instructeur'])
    .where('desactive_le', 'is', null)
    .orderBy('nom')
    .execute()
  return { groupes, collegues }
}

/** Whoever acts becomes somebody the others see by name. */
export function entreeDe(acteur: Acteur | typeof SYSTEME, { voit }: Participation): Entree | null {
  return typeof acteur === 'symbol' ? null : { compte: acteur.compteId, voit }
}
