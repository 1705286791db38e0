import { type RawBuilder, sql } from 'kysely'
import { jourIso, ok, refus, SYSTEME, type Trx } from '../platform/index.ts'
import { agirDans, type Decision } from './gestes.ts'
import { findGroupe } from './groupes.ts'
import { heritage } from './heritage.ts'
import { aLiberer, type Cadran, etapesDues, type Periode, type Prevue } from './horloge.ts'
import type { Etat, Evenement } from './model.ts'
import { insertParticipants, laisserEntrer } from './participants.ts'
import type { Salle } from './salle.ts'
import type { Demande } from './store.ts'

/**
 * Does what is due on every open request: reminders, deputy groups, managers told, closing after notice, work of the absent. Run twice at the
 * same hour, it does nothing more. @returns how many steps were done
 */
export async function avancer(salle: Salle): Promise<number> {
  const { departement } = salle.config
  const ouvertes = await salle.database.as(SYSTEME, (trx) =>
    trx
      .selectFrom('demandes')
      .select('id')
      .where('departement', '=', departement)
      .where('statut', '<>', 'close')
      .orderBy('id')
      .execute(),
  )
  let faites = 0
  for (const { id } of ouvertes) {
    // One at a time, each in its own transaction: what fails on one request holds up no other.
    while (await pas(salle, departement, id)) faites += 1
  }
  return faites
}

/** The first thing due on this request; `false` when there is none left. */
async function pas(salle: Salle, departement: string, id: string): Promise<boolean> {
  const issue = await salle.database.as(SYSTEME, (trx) =>
    agirDans(trx, salle, SYSTEME, { departement, id }, { id: salle.newId() }, (demande, f) =>
      decider(trx, salle, demande, f),
    ),
  )
  return issue?.ok === true
}

const RIEN = refus('rien', 'Rien n’est dû.')

async function decider(
  trx: Trx,
  salle: Salle,
  demande: Demande,
  fait: { le: Date; par: string | null; cote: 'systeme' | Evenement['cote'] },
): Promise<Decision> {
  const { etat, departement } = demande
  const legs = await heritage(trx, salle, demande, fait)
  if (legs) return legs
  const absence = await absenceDuResponsable(trx, demande, fait.le)
  if (absence?.remplacant) return confier(salle, absence.remplacant, fait)
  if (aLiberer(etat, absence, fait.le)) return ok({ evenement: { type: 'liberee', ...fait } })
  if (await estDeRetour(trx, demande, fait.le)) return ok({ evenement: { type: 'reprise', ...fait } })
  const cadran = await lireCadran(trx, departement, etat, fait.le)
  const due = etapesDues(etat, cadran, fait.le)[0]
  return due ? ok(await evenementDe(trx, demande, due, cadran, fait)) : RIEN
}

async function evenementDe(
  trx: Trx,
  { departement }: Demande,
  { etape }: Prevue,
  { groupe }: Cadran,
  fait: { le: Date; par: string | null; cote: Evenement['cote'] },
): Promise<{ evenement: Evenement; ensuite?: (trx: Trx, demande: Demande) => Promise<void> }> {
  if (etape === 'rappel') return { evenement: { type: 'rappel', ...fait } }
  if (etape === 'cloture') return { evenement: { type: 'close-seule', ...fait } }
  if (etape !== 'suppleance') return { evenement: { type: 'etape', etape, groupe: null, ...fait } }
  const suppleant = groupe.suppleant ? await findGroupe(trx, departement, groupe.suppleant) : null
  const entre = suppleant && !suppleant.retire ? suppleant.id : null
  return {
    evenement: { type: 'etape', etape, groupe: entre, ...fait },
    ...(entre && {
      ensuite: (trx: Trx, demande: Demande) =>
        laisserEntrer(
          trx,
          demande,
          { id: `${demande.id}-${entre}`, groupe: entre, voit: 'tout', invite: true },
          fait.le,
        ),
    }),
  }
}

/** Whoever stands in is named in the thread from now on. */
function confier(
  { newId }: Salle,
  compte: string,
  fait: { le: Date; par: string | null; cote: Evenement['cote'] },
): Decision {
  return ok({
    evenement: { type: 'confiee', a: compte, ...fait },
    ensuite: (trx, demande) => insertParticipants(trx, demande, [{ id: newId(), compte, voit: 'tout' }], fait.le),
  })
}

/** The settings of the group that has the request, and its absence if it has one now or before the answer is due. */
export async function lireCadran(trx: Trx, departement: string, etat: Etat, maintenant: Date): Promise<Cadran> {
  const groupe = await findGroupe(trx, departement, etat.groupe)
  if (!groupe) throw new Error('A request always has a group')
  const { rows } = await sql<Periode>`
    select du, au from absences where departement = ${departement} and groupe_id = ${groupe.id} and compte_id is null
      and au >= ${jourIso(maintenant)} and du <= ${jourIso(etat.echeance)} order by du limit 1`.execute(trx)
  return { groupe, absence: rows[0] ?? null }
}

/** Whoever left the group, or whose account is closed, is away for good. `remplacant`: chosen by them, and there. */
async function absenceDuResponsable(
  trx: Trx,
  demande: Demande,
  maintenant: Date,
): Promise<(Periode & { remplacant: string | null }) | null> {
  const { departement, etat } = demande
  if (etat.responsable === null || etat.statut !== 'prise-en-charge') return null
  const jour = jourIso(maintenant)
  const { rows } = await sql<Periode & { remplacant: string | null }>`
    select a.du, a.au, case when ${estLa(demande, sql`a.remplacant_id`, jour)} then a.remplacant_id end as remplacant from absences a
    where a.departement = ${departement} and a.compte_id = ${etat.responsable} and a.du <= ${jour} and a.au >= ${jour}
    union all
    select ${jour}::text, '9999-12-31', null where not ${estMembre(demande, sql`${etat.responsable}::text`)}
    order by 3 nulls last, 2 desc limit 1`.execute(trx)
  return rows[0] ?? null
}

/** Whoever had the request before they were away may have it back. */
async function estDeRetour(trx: Trx, demande: Demande, maintenant: Date): Promise<boolean> {
  const { confieePar, statut } = demande.etat
  if (confieePar === null || statut !== 'prise-en-charge') return false
  const { rows } = await sql<{ la: boolean }>`
    select ${estLa(demande, sql`${confieePar}::text`, jourIso(maintenant))} as la`.execute(trx)
  return rows[0]?.la === true
}

type Sql = RawBuilder<unknown>

/** In the group that has the request, or its deputy, with an account in service. */
function estMembre({ departement, etat }: Demande, compte: Sql): Sql {
  return sql`exists (
    select from membres m join comptes c on c.departement = m.departement and c.id = m.compte_id and c.desactive_le is null
    where m.departement = ${departement} and m.groupe_id in (${etat.groupe}, ${etat.suppleant}::text) and m.compte_id = ${compte})`
}

/** A member who is not away that day. */
function estLa(demande: Demande, compte: Sql, jour: string): Sql {
  return sql`(${estMembre(demande, compte)} and not exists (
    select from absences b where b.departement = ${demande.departement} and b.compte_id = ${compte} and b.du <= ${jour} and b.au >= ${jour}))`
}
