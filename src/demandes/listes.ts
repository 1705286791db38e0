import { type RawBuilder, sql } from 'kysely'
import type { Acteur, Calendrier, Services, Trx } from '../platform/index.ts'
import type { Etat, Urgence } from './model.ts'
import { calendrierDe, type Reglages } from './reglages.ts'
import { type Contenu, toDemande } from './store.ts'
import type { DemandeTable } from './tables.ts'

export const VUES_AGENT = ['a-suivre', 'repondues', 'retard', 'closes'] as const
export const VUES_OPERATEUR = ['a-prendre', 'miennes', 'retard', 'repondues', 'invitations'] as const
export type VueAgent = (typeof VUES_AGENT)[number]
export type VueOperateur = (typeof VUES_OPERATEUR)[number]

/** What a list shows of a request. */
export interface Ligne {
  id: string
  repere: string
  etat: Etat
  urgence: Urgence
  groupe: string
  /** Days that this group works. */
  calendrier: Calendrier
  structure: string
  /** Name of whoever looks after it at the operator's. */
  responsable: string | null
  /** The mandate is over and its data gone. */
  detruite: boolean
  /** `null` once destroyed, and for who sees the messages only. */
  contenu: Contenu | null
}

export const PAR_PAGE = 20
const DU_JOUR = 5

interface Selection {
  ou: RawBuilder<boolean>
  ordre: RawBuilder<unknown>
}

// Written out, so that partial indexes answer: a parameter would hide them from the planner.
const EN_ATTENTE = sql<boolean>`d.statut in ('envoyee', 'prise-en-charge', 'rouverte')`
const URGENTES_D_ABORD = sql`d.echeance, d.id`

function selectionAgent(vue: VueAgent, maintenant: Date): Selection {
  switch (vue) {
    case 'a-suivre':
      return { ou: EN_ATTENTE, ordre: URGENTES_D_ABORD }
    case 'retard':
      return { ou: sql`${EN_ATTENTE} and d.echeance < ${maintenant}`, ordre: URGENTES_D_ABORD }
    case 'repondues':
      return { ou: sql`d.statut in ('traitee', 'pas-pour-nous')`, ordre: sql`d.repondue_le, d.id` }
    case 'closes':
      return { ou: sql`d.statut = 'close'`, ordre: sql`d.close_le desc, d.id` }
  }
}

function selectionOperateur(
  vue: VueOperateur,
  { departement, compteId }: Acteur,
  groupes: readonly string[],
  maintenant: Date,
): Selection {
  const ici = sql`d.groupe_id in (${sql.join([...groupes, ''])})`
  switch (vue) {
    case 'a-prendre':
      return { ou: sql`${ici} and d.statut in ('envoyee', 'rouverte')`, ordre: URGENTES_D_ABORD }
    case 'miennes':
      return { ou: sql`d.responsable_id = ${compteId} and ${EN_ATTENTE}`, ordre: URGENTES_D_ABORD }
    case 'retard':
      return { ou: sql`${ici} and ${EN_ATTENTE} and d.echeance < ${maintenant}`, ordre: URGENTES_D_ABORD }
    case 'repondues':
      return { ou: sql`${ici} and d.repondue_le is not null`, ordre: sql`d.repondue_le desc, d.id` }
    case 'invitations':
      return {
        ou: sql`d.statut <> 'close' and not ${ici} and d.id = any (array(select p.demande_id from participants p
          where p.departement = ${departement} and p.invite and p.parti_le is null
            and (p.compte_id = ${compteId} or p.groupe_id in (${sql.join([...groupes, ''])}))))`,
        ordre: sql`d.mouvement_le desc, d.id`,
      }
  }
}

/** A page of the structure's requests; one more line than a page tells that there is a next one. */
export function listAgent(
  trx: Trx,
  services: Services,
  acteur: Acteur,
  { vue, operateur, page }: { vue: VueAgent; operateur: string | null; page: number },
): Promise<Ligne[]> {
  const { ou, ordre } = selectionAgent(vue, services.clock.now())
  const filtre = operateur === null ? sql`true` : sql`d.operateur = ${operateur}`
  const chez = sql<boolean>`d.structure_id = ${acteur.structureId} and ${ou} and ${filtre}`
  return listLignes(trx, services, acteur, { ou: chez, ordre }, page)
}

/** What the structure has to look at today: answers to tell people about first, then what waits, the nearest deadline first. */
export function listDuJour(trx: Trx, services: Services, acteur: Acteur): Promise<Ligne[]> {
  const ou = sql<boolean>`d.structure_id = ${acteur.structureId}
    and d.statut in ('envoyee', 'prise-en-charge', 'rouverte', 'traitee', 'pas-pour-nous')`
  const ordre = sql`d.statut in ('traitee', 'pas-pour-nous') desc, ${URGENTES_D_ABORD}`
  return listLignes(trx, services, acteur, { ou, ordre }, 1, DU_JOUR)
}

/** The same for the groups of an operator's account. `groupes`: its own, or the one chosen among them. */
export function listOperateur(
  trx: Trx,
  services: Services,
  acteur: Acteur,
  { vue, groupes, page }: { vue: VueOperateur; groupes: readonly string[]; page: number },
): Promise<Ligne[]> {
  return listLignes(trx, services, acteur, selectionOperateur(vue, acteur, groupes, services.clock.now()), page)
}

type LigneRow = DemandeTable &
  Pick<Reglages, 'jours' | 'fermetures'> & {
    groupe: string
    structure: string
    responsable: string | null
    contenu: Buffer | null
  }

/** One query for the lines, one for their keys. */
async function listLignes(
  trx: Trx,
  { coffre }: Services,
  { departement }: Acteur,
  { ou, ordre }: Selection,
  page: number,
  limite = PAR_PAGE + 1,
): Promise<Ligne[]> {
  // The page is cut before the joins: whatever the planner thinks of them, they see twenty lines.
  const { rows } = await sql<LigneRow>`
    select d.*, g.nom as groupe, g.jours, g.fermetures, s.nom as structure, c.nom as responsable, k.contenu
    from (select * from demandes d where d.departement = ${departement} and ${ou}
      order by ${ordre} limit ${limite} offset ${(page - 1) * PAR_PAGE}) d
    join groupes g on g.departement = d.departement and g.id = d.groupe_id
    join structures s on s.departement = d.departement and s.id = d.structure_id
    left join comptes c on c.departement = d.departement and c.id = d.responsable_id
    left join contenus k on k.departement = d.departement and k.demande_id = d.id
    order by ${ordre}`.execute(trx)
  const dossiers = await coffre.ouvrirPlusieurs(
    trx,
    departement,
    rows.map((r) => r.dossier_id),
  )
  return rows.map((row) => {
    const dossier = dossiers.get(row.dossier_id)
    const { id, repere, etat, urgence } = toDemande(row)
    const contenu = dossier && row.contenu ? (JSON.parse(dossier.dechiffrer(row.contenu)) as Contenu) : null
    return {
      id,
      repere,
      etat,
      urgence,
      groupe: row.groupe,
      calendrier: calendrierDe(row),
      structure: row.structure,
      responsable: row.responsable,
      detruite: dossier === undefined,
      contenu,
    }
  })
}

/** How many in each tab, in one query; closed ones are too many to be worth counting at each page. */
export async function compterAgent(
  trx: Trx,
  { departement, structureId }: Acteur,
  maintenant: Date,
): Promise<Record<Exclude<VueAgent, 'closes'>, number>> {
  const { rows } = await sql<Record<Exclude<VueAgent, 'closes'>, number>>`
    select count(*) filter (where ${EN_ATTENTE})::int as "a-suivre",
      count(*) filter (where d.statut in ('traitee', 'pas-pour-nous'))::int as repondues,
      count(*) filter (where ${EN_ATTENTE} and d.echeance < ${maintenant})::int as retard
    from demandes d where d.departement = ${departement} and d.structure_id = ${structureId}
      and d.statut in ('envoyee', 'prise-en-charge', 'rouverte', 'traitee', 'pas-pour-nous')`.execute(trx)
  return rows[0] ?? { 'a-suivre': 0, repondues: 0, retard: 0 }
}

/** Those of one's groups, and one's own; nor are answered ones counted. */
export async function compterOperateur(
  trx: Trx,
  acteur: Acteur,
  groupes: readonly string[],
  maintenant: Date,
): Promise<Record<Exclude<VueOperateur, 'repondues'>, number>> {
  const { departement } = acteur
  const invitations = selectionOperateur('invitations', acteur, groupes, maintenant).ou
  const { rows } = await sql<Record<Exclude<VueOperateur, 'repondues'>, number>>`
    select count(*) filter (where d.statut <> 'prise-en-charge')::int as "a-prendre",
      count(*) filter (where d.responsable_id = ${acteur.compteId})::int as miennes,
      count(*) filter (where d.echeance < ${maintenant})::int as retard,
      (select count(*)::int from demandes d where d.departement = ${departement} and ${invitations}) as invitations
    from demandes d
    where d.departement = ${departement} and d.groupe_id in (${sql.join([...groupes, ''])}) and ${EN_ATTENTE}`.execute(
    trx,
  )
  return rows[0] ?? { 'a-prendre': 0, miennes: 0, retard: 0, invitations: 0 }
}

/** For the menu: what one's structure follows and is not closed; what one's groups have to take. */
export async function compterPourMenu(
  trx: Trx,
  { departement, structureId, compteId }: Acteur,
  porte: 'agent' | 'operateur',
): Promise<number> {
  const ou =
    porte === 'agent'
      ? sql`structure_id = ${structureId} and statut in ('envoyee', 'prise-en-charge', 'rouverte', 'traitee', 'pas-pour-nous')`
      : sql`statut in ('envoyee', 'rouverte') and groupe_id in (select groupe_id from membres
          where departement = ${departement} and compte_id = ${compteId})`
  const { rows } = await sql<{ nombre: number }>`
    select count(*)::int as nombre from demandes where departement = ${departement} and ${ou}`.execute(trx)
  return rows[0]?.nombre ?? 0
}

export async function listMesGroupes(
  trx: Trx,
  { departement, compteId }: Acteur,
): Promise<{ id: string; nom: string }[]> {
  return trx
    .selectFrom('membres as m')
    .innerJoin('groupes as g', (j) => j.onRef('g.departement', '=', 'm.departement').onRef('g.id', '=', 'm.groupe_id'))
    .select(['g.id', 'g.nom'])
    .where('m.departement', '=', departement)
    .where('m.compte_id', '=', compteId)
    .orderBy('g.nom')
    .execute()
}

/** A request by its number, as it is said over the telephone; `null` when it is not there for this account. */
export async function findParRepere(trx: Trx, { departement }: Acteur, repere: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from demandes where departement = ${departement} and repere = ${repere} and acces && maillage_acces()`.execute(
    trx,
  )
  return rows[0]?.id ?? null
}
