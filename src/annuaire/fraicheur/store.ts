import { sql } from 'kysely'
import { type Acteur, jourIso, plusJours, type Trx } from '../../platform/index.ts'
import type { Faits } from './model.ts'
import { DELAI_JOURS, POIDS } from './model.ts'

/** A sheet in a list. */
export interface LigneFiche {
  id: string
  nom: string
  ville: string
  /** Structure whose place it is; `null`: nobody here. */
  structure: string | null
  confirmeLe: string | null
  confirmePar: string | null
  score: number
  faits: Faits
}

export interface Filtre {
  /** `null`: the whole département. */
  structureId: string | null
  retard: boolean
  /** From 0. */
  page: number
}

export const PAR_PAGE = 20

const AGE = sql.raw('(x.jour - l.confirme_le)')
const HORAIRES = sql.raw(`case when l.horaires is null then 'inconnus' when isempty(l.incertain) then 'connus'
  else 'incertains' end`)

/** The score of `model.ts`, so that the database can sort; a test compares the two. */
const SCORE = sql`greatest(0, 100
  - case when l.confirme_le is null then ${sql.lit(POIDS.jamaisConfirme)}
      else least(${sql.lit(POIDS.jamaisConfirme)}, greatest(0, ${AGE} - ${sql.lit(POIDS.moisFranc)}) / ${sql.lit(POIDS.quinzaine)}) end
  - case when l.confirme_par is null then ${sql.lit(POIDS.confirmeParListe)} else 0 end
  - least(l.signales, ${sql.lit(POIDS.signalementsComptes)}) * ${sql.lit(POIDS.signalement)}
  - case when l.horaires is null then ${sql.lit(POIDS.horairesInconnus)}
      when isempty(l.incertain) then 0 else ${sql.lit(POIDS.horairesIncertains)} end
  - case when l.telephone is null then ${sql.lit(POIDS.telephoneInconnu)} else 0 end
  - case when l.adresse is null then ${sql.lit(POIDS.adresseInconnue)} else 0 end
  - case when l.approchee then ${sql.lit(POIDS.positionApprochee)} else 0 end)`

const TOUT = sql``
const lieuxDe = (departement: string, structureId: string) =>
  sql`select s.lieu_id from structures s where s.departement = ${departement} and s.id = ${structureId}`

/** Sheets, the least sure first. */
export async function listFiches(
  trx: Trx,
  departement: string,
  { structureId, retard, page }: Filtre,
  maintenant: Date,
): Promise<{ fiches: LigneFiche[]; suite: boolean }> {
  const limite = jourIso(plusJours(maintenant, -DELAI_JOURS))
  // What is shown is only read for the lines of the page.
  const { rows } = await sql<LigneFiche>`
    select l.id, l.nom, l.ville, l.confirme_le::text as "confirmeLe", l.confirme_par as "confirmePar", p.score,
      (select min(s.nom) from structures s where s.departement = l.departement and s.lieu_id = l.id) as structure,
      json_build_object('jours', case when l.confirme_le is not null then greatest(0, ${AGE}) end,
        'parStructure', l.confirme_par is not null, 'signales', l.signales, 'horaires', ${HORAIRES},
        'telephone', l.telephone is not null, 'adresse', l.adresse is not null, 'approchee', l.approchee) as faits
    from (
      select l.departement, l.id, ${SCORE} as score, l.cle_tri, x.jour
      from lieux l, (select ${jourIso(maintenant)}::date as jour) x
      where l.departement = ${departement} and l.retire_le is null
        ${structureId === null ? TOUT : sql`and l.id in (${lieuxDe(departement, structureId)})`}
        ${retard ? sql`and (l.confirme_le is null or l.confirme_le < ${limite})` : TOUT}
      order by score, l.cle_tri, l.id limit ${PAR_PAGE + 1} offset ${page * PAR_PAGE}
    ) p join lieux l on l.departement = p.departement and l.id = p.id, lateral (select p.jour) x
    order by p.score, p.cle_tri, p.id`.execute(trx)
  return { fiches: rows.slice(0, PAR_PAGE), suite: rows.length > PAR_PAGE }
}

export interface Compte {
  /** `null`: places that no structure here looks after. */
  structureId: string | null
  nom: string
  fiches: number
  retards: number
  signales: number
}

/** How many sheets, late ones and open reports, structure by structure; those of nobody last. */
export async function compterParStructure(trx: Trx, departement: string, maintenant: Date): Promise<Compte[]> {
  const limite = jourIso(plusJours(maintenant, -DELAI_JOURS))
  const { rows } = await sql<Compte>`
    select s.id as "structureId", coalesce(s.nom, 'Sans structure') as nom, count(*)::int as fiches,
      count(*) filter (where l.confirme_le is null or l.confirme_le < ${limite})::int as retards,
      sum(l.signales)::int as signales
    from lieux l left join structures s on s.departement = l.departement and s.lieu_id = l.id
    where l.departement = ${departement} and l.retire_le is null
    group by s.id, s.nom
    order by s.id is null, retards desc, signales desc, s.nom`.execute(trx)
  return rows
}

/** What waits on the sheets of a manager: late ones, and reports not looked at. */
export async function compterAFaire(trx: Trx, acteur: Acteur, maintenant: Date): Promise<number> {
  const limite = jourIso(plusJours(maintenant, -DELAI_JOURS))
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum((l.confirme_le is null or l.confirme_le < ${limite})::int + l.signales), 0)::int as n
    from structures s join lieux l on l.departement = s.departement and l.id = s.lieu_id and l.retire_le is null
    where s.departement = ${acteur.departement} and s.id = ${acteur.structureId}`.execute(trx)
  return rows[0]?.n ?? 0
}
