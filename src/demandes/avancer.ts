import { sql } from 'kysely'
import { jourIso, ok, type Result, refus, SYSTEME, type Trx } from '../platform/index.ts'
import { agirDans } from './gestes.ts'
import { findGroupe } from './groupes.ts'
import { aLiberer, type Cadran, etapesDues, type Periode, type Prevue } from './horloge.ts'
import type { Etat, Evenement } from './model.ts'
import { laisserEntrer } from './participants.ts'
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
    agirDans(trx, salle, SYSTEME, { departement, id }, { id: salle.newId() }, (demande, f) => decider(trx, demande, f)),
  )
  return issue?.ok === true
}

const RIEN = refus('rien', 'Rien n’est dû.')
type Decision = Result<{ evenement: Evenement; ensuite?: (trx: Trx, demande: Demande) => Promise<void> }>

async function decider(
  trx: Trx,
  demande: Demande,
  fait: { le: Date; par: string | null; cote: 'systeme' | Evenement['cote'] },
): Promise<Decision> {
  const { etat, departement } = demande
  if (aLiberer(etat, await absenceDuResponsable(trx, demande, fait.le), fait.le))
    return ok({ evenement: { type: 'liberee', ...fait } })
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

/** The settings of the group that has the request, and its absence if it has one now or before the answer is due. */
export async function lireCadran(trx: Trx, departement: string, etat: Etat, maintenant: Date): Promise<Cadran> {
  const groupe = await findGroupe(trx, departement, etat.groupe)
  if (!groupe) throw new Error('A request always has a group')
  const { rows } = await sql<Periode>`
    select du, au from absences where departement = ${departement} and groupe_id = ${groupe.id} and compte_id is null
      and au >= ${jourIso(maintenant)} and du <= ${jourIso(etat.echeance)} order by du limit 1`.execute(trx)
  return { groupe, absence: rows[0] ?? null }
}

/** Whoever left the group, or whose account is closed, is away for good. */
async function absenceDuResponsable(
  trx: Trx,
  { departement, etat }: Demande,
  maintenant: Date,
): Promise<Periode | null> {
  if (etat.responsable === null || etat.statut !== 'prise-en-charge') return null
  const jour = jourIso(maintenant)
  const { rows } = await sql<Periode>`
    select a.du, a.au from absences a
    where a.departement = ${departement} and a.compte_id = ${etat.responsable} and a.du <= ${jour} and a.au >= ${jour}
    union all
    select ${jour}::text, '9999-12-31' where not exists (
      select from membres m join comptes c on c.departement = m.departement and c.id = m.compte_id and c.desactive_le is null
      where m.departement = ${departement} and m.groupe_id in (${etat.groupe}, ${etat.suppleant}::text) and m.compte_id = ${etat.responsable})
    order by 2 desc limit 1`.execute(trx)
  return rows[0] ?? null
}
