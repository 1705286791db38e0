import { sql } from 'kysely'
import {
  type Acteur,
  ajouterHeuresOuvrees,
  ok,
  type Result,
  refus,
  type Services,
  SYSTEME,
  type Trx,
} from '../../platform/index.ts'
import type { Lieu } from '../model.ts'
import { avisDeReponse, avisDeSignalement } from './courriels.ts'
import type { Salle } from './fiche.ts'
import { type EtatSignalement, HEURES_SIGNALEMENT, MOIS_SIGNALEMENT, type Quoi } from './model.ts'

export interface Signalement {
  id: string
  lieuId: string
  lieuNom: string
  ville: string
  /** Structure whose place it is; `null`: nobody here. */
  structure: string | null
  quoi: Quoi
  texte: string
  /** Somebody waits for an answer. */
  attendReponse: boolean
  recuLe: Date
  echeance: Date
  etat: EtatSignalement
  reponse: string | null
  traiteLe: Date | null
  traitePar: string | null
}

const COLONNES = sql.raw(`g.id, g.lieu_id as "lieuId", l.nom as "lieuNom", l.ville, (
    select min(s.nom) from structures s where s.departement = g.departement and s.lieu_id = g.lieu_id) as structure,
  g.quoi, g.texte, g.email is not null as "attendReponse", g.recu_le as "recuLe", g.echeance, g.etat, g.reponse,
  g.traite_le as "traiteLe", g.traite_par as "traitePar"
  from signalements g join lieux l on l.departement = g.departement and l.id = g.lieu_id`)

/** Open reports that this account may see (row-level security says which), oldest first. */
export async function listOuverts(trx: Trx, acteur: Acteur): Promise<Signalement[]> {
  const { rows } = await sql<Signalement>`select ${COLONNES}
    where g.departement = ${acteur.departement} and g.etat = 'recu' order by g.recu_le, g.id limit 200`.execute(trx)
  return rows
}

export async function findSignalement(trx: Trx, acteur: Acteur, id: string): Promise<Signalement | null> {
  const { rows } = await sql<Signalement>`select ${COLONNES}
    where g.departement = ${acteur.departement} and g.id = ${id}`.execute(trx)
  return rows[0] ?? null
}

export interface Recu {
  /** Of the form: sent twice, kept once. */
  id: string
  quoi: Quoi
  texte: string
  email: string | null
}

/** « C'est faux »: kept, counted on the sheet, and its owner told. */
export function signaler(salle: Salle, lieu: Lieu, { id, quoi, texte, email }: Recu): Promise<void> {
  const { departement, id: lieuId } = lieu
  const recuLe = salle.clock.now()
  const echeance = ajouterHeuresOuvrees(recuLe, HEURES_SIGNALEMENT)
  return salle.database.as(SYSTEME, async (trx) => {
    const { rows } = await sql`
      insert into signalements (departement, id, lieu_id, quoi, texte, email, recu_le, echeance, etat)
      values (${departement}, ${id}, ${lieuId}, ${quoi}, ${texte}, ${email}, ${recuLe}, ${echeance}, 'recu')
      on conflict do nothing returning id`.execute(trx)
    if (rows.length === 0) return
    await recompter(trx, departement, [lieuId])
    await salle.journal(trx, SYSTEME, { action: 'lieu.signale', objet: `lieu:${lieuId}`, detail: { quoi } })
    const boites = lieu.email ? [lieu.email] : await boitesDesResponsables(trx, departement, lieuId)
    await salle.courrier.envoyer(
      trx,
      SYSTEME,
      ...boites.map((a) => avisDeSignalement(salle, lieu, { id, quoi, echeance }, a)),
    )
  })
}

/** A place without a mailbox of its own: those who manage it. */
async function boitesDesResponsables(trx: Trx, departement: string, lieuId: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select c.email from structures s join comptes c on c.departement = s.departement and c.structure_id = s.id
    where s.departement = ${departement} and s.lieu_id = ${lieuId} and c.role = 'responsable' and c.desactive_le is null
    order by c.id`.execute(trx)
  return rows.map((r) => r.email)
}

export interface Suite {
  etat: Exclude<EtatSignalement, 'recu'>
  /** Why the sheet is right after all. */
  reponse: string | null
}

/** Closes a report, answers whoever left an address, and forgets it. `null` when it is not this account's to close. */
export function clore(
  salle: Salle,
  acteur: Acteur,
  id: string,
  { etat, reponse }: Suite,
): Promise<Result<Signalement> | null> {
  return salle.database.as(acteur, async (trx) => {
    const signalement = await findSignalement(trx, acteur, id)
    if (!signalement) return null
    const { departement } = acteur
    const maintenant = salle.clock.now()
    // The row as it was: several at once, one closes it and writes the answer.
    const { rows } = await sql<{ email: string | null }>`
      with avant as (
        select departement, id, email from signalements
        where departement = ${departement} and id = ${id} and etat = 'recu' for update)
      update signalements g set etat = ${etat}, reponse = ${reponse}, traite_le = ${maintenant},
        traite_par = ${acteur.structureNom}, email = null
      from avant where g.departement = avant.departement and g.id = avant.id returning avant.email`.execute(trx)
    const [clos] = rows
    if (!clos) return refus('deja', 'Ce signalement était déjà traité.')
    await recompter(trx, departement, [signalement.lieuId])
    await salle.journal(trx, acteur, {
      action: 'signalement.clos',
      objet: `lieu:${signalement.lieuId}`,
      detail: { etat, quoi: signalement.quoi },
    })
    if (clos.email) await salle.courrier.envoyer(trx, acteur, avisDeReponse(salle, signalement, etat, clos.email))
    return ok(signalement)
  })
}

/** What the sheet says of its open reports, from the reports themselves. */
async function recompter(trx: Trx, departement: string, lieux: readonly string[]): Promise<void> {
  await sql`update lieux l set signales = (
      select count(*) from signalements g
      where g.departement = l.departement and g.lieu_id = l.id and g.etat = 'recu')
    where l.departement = ${departement} and l.id in (select jsonb_array_elements_text(${JSON.stringify(lieux)}::jsonb))`.execute(
    trx,
  )
}

/** Destroys what people wrote more than six months ago, answered or not. @returns how many */
export async function purgerSignalements(
  { clock, config, database, journal }: Services,
  aBlanc: boolean,
): Promise<number> {
  const { departement } = config
  const limite = new Date(clock.now())
  limite.setMonth(limite.getMonth() - MOIS_SIGNALEMENT)
  return database.as(SYSTEME, async (trx) => {
    if (aBlanc) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from signalements
        where departement = ${departement} and recu_le <= ${limite}`.execute(trx)
      return rows[0]?.n ?? 0
    }
    const { rows } = await sql<{ lieu_id: string }>`delete from signalements
      where departement = ${departement} and recu_le <= ${limite} returning lieu_id`.execute(trx)
    await recompter(trx, departement, [...new Set(rows.map((r) => r.lieu_id))])
    if (rows.length > 0)
      await journal(trx, SYSTEME, {
        action: 'signalements.detruits',
        objet: `departement:${departement}`,
        detail: { nombre: rows.length },
      })
    return rows.length
  })
}
