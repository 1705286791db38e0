import { sql } from 'kysely'
import { ok, type Result, refus, type Trx } from '../platform/index.ts'
import type { Statut } from './model.ts'
import type { Salle } from './salle.ts'
import { type Cle, type Demande, type Entrant, findDemande, type Participation } from './store.ts'

/** Another request that goes with this one, as both may be seen by the account. */
export interface Liee {
  id: string
  repere: string
  groupe: string
  statut: Statut
}

/** Ties two requests; already tied, nothing changes. Refused by the database to whoever does not see both. */
export async function insertLien(
  trx: Trx,
  { departement, id }: Cle,
  avec: string,
  { par, le }: { par: string; le: Date },
): Promise<void> {
  const [une = '', autre = ''] = [id, avec].sort()
  await trx
    .insertInto('liens_demandes')
    .values({ departement, une, autre, par, le })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Other requests of the same mandate that the account sees, and that are not tied to this one. */
export async function listLiables(trx: Trx, { departement, id, mandatId }: Demande): Promise<Liee[]> {
  const { rows } = await sql<Liee>`
    select d.id, d.repere, g.nom as groupe, d.statut from demandes d
    join groupes g on g.departement = d.departement and g.id = d.groupe_id
    where d.departement = ${departement} and d.mandat_id = ${mandatId} and d.id <> ${id} and d.acces && maillage_acces()
      and not exists (select from liens_demandes l
        where l.departement = d.departement and (l.une, l.autre) in ((d.id, ${id}), (${id}, d.id)))
    order by d.envoyee_le desc, d.id limit 50`.execute(trx)
  return rows
}

/** Ties this request to another of the same mandate. `null` for whoever does not see it. */
export function lier(salle: Salle, acteur: Entrant, id: string, avec: string): Promise<Result<unknown> | null> {
  return changer(salle, acteur, id, avec, 'liee', async (trx, demande) => {
    if (!(await listLiables(trx, demande)).some((d) => d.id === avec))
      return refus('liee', 'Choisissez une autre demande du même mandat.')
    await insertLien(trx, demande, avec, { par: acteur.compteId, le: salle.clock.now() })
    return ok(null)
  })
}

/** They go together no more; nothing else changes. */
export function delier(salle: Salle, acteur: Entrant, id: string, avec: string): Promise<Result<unknown> | null> {
  return changer(salle, acteur, id, avec, 'deliee', async (trx, { departement }) => {
    const [une = '', autre = ''] = [id, avec].sort()
    await trx
      .deleteFrom('liens_demandes')
      .where('departement', '=', departement)
      .where('une', '=', une)
      .where('autre', '=', autre)
      .execute()
    return ok(null)
  })
}

/** Guests read the links; those who send and those who answer make them. */
export const peutLier = ({ cote, voit }: Pick<Participation, 'cote' | 'voit'>): boolean =>
  voit === 'tout' && (cote === 'aidant' || cote === 'operateur')

function changer(
  salle: Salle,
  acteur: Entrant,
  id: string,
  avec: string,
  quoi: string,
  faire: (trx: Trx, demande: Participation) => Promise<Result<unknown>>,
): Promise<Result<unknown> | null> {
  return salle.database.as(acteur, async (trx) => {
    const demande = await findDemande(trx, acteur, { departement: acteur.departement, id })
    if (!demande || !peutLier(demande)) return null
    const fait = await faire(trx, demande)
    const detail = { repere: demande.repere, avec }
    if (fait.ok) await salle.journal(trx, acteur, { action: `demande.${quoi}`, objet: `demande:${id}`, detail })
    return fait
  })
}

/** Those tied to this one that the account sees too (row-level security), the latest first. */
export async function listLiees(trx: Trx, { departement, id }: Cle): Promise<Liee[]> {
  const { rows } = await sql<Liee>`
    select d.id, d.repere, g.nom as groupe, d.statut from liens_demandes l
    join demandes d on d.departement = l.departement and d.id = case when l.une = ${id} then l.autre else l.une end
    join groupes g on g.departement = d.departement and g.id = d.groupe_id
    where l.departement = ${departement} and ${id} in (l.une, l.autre) order by d.envoyee_le desc, d.id`.execute(trx)
  return rows
}
