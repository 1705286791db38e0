import { type Acteur, ok, type Result, refus, SYSTEME, type Trx } from '../platform/index.ts'
import { agirDans, type Decision } from './gestes.ts'
import { findGroupeTenu, listGroupesTenus, tient } from './gestion.ts'
import { findGroupe, findTenant } from './groupes.ts'
import type { Evenement } from './model.ts'
import { type Destinataire, listDuGroupe, passer } from './participants.ts'
import type { Groupe } from './routage.ts'
import type { Salle } from './salle.ts'
import type { Demande } from './store.ts'

/** An open request of a withdrawn group goes to the one that took over; `null`: nothing of the kind. */
export async function heritage(
  trx: Trx,
  { newId }: Pick<Salle, 'newId'>,
  demande: Demande,
  fait: { le: Date; par: string | null; cote: Evenement['cote'] },
): Promise<Decision | null> {
  const { departement, etat } = demande
  const tenant = await findTenant(trx, departement, etat.groupe)
  if (!tenant || tenant.id === etat.groupe) return null
  const garde = etat.statut !== 'prise-en-charge' || (await estMembre(trx, departement, tenant.id, etat.responsable))
  return ok({
    evenement: { type: 'heritee', groupe: tenant.id, responsable: garde ? etat.responsable : null, ...fait },
    ensuite: (trx) => passer(trx, demande, { id: newId(), nouveau: tenant.id }, fait.le),
  })
}

async function estMembre(trx: Trx, departement: string, groupe: string, compte: string | null): Promise<boolean> {
  const row = await trx
    .selectFrom('membres')
    .select('compte_id')
    .where('departement', '=', departement)
    .where('groupe_id', '=', groupe)
    .where('compte_id', '=', compte)
    .executeTakeFirst()
  return row !== undefined
}

/** What a withdrawal would move, and who could take over. `null` when the group is not the manager's. */
export function lireRetrait(salle: Salle, acteur: Acteur, id: string) {
  return salle.database.as(SYSTEME, async (trx) => {
    const groupe = await findGroupeTenu(trx, acteur, id)
    if (!groupe) return null
    const suites = (await listGroupesTenus(trx, acteur)).filter((g) => g.id !== id)
    return { groupe, suites, ouvertes: (await listOuvertes(trx, acteur.departement, id)).length }
  })
}

/**
 * The group answers no more: its open requests go to another of the same operator with all their thread, its members read them
 * no more, and everybody is told once. As the system, since a manager reads no request; the journal says who asked.
 */
export function retirerGroupe(
  salle: Salle,
  acteur: Acteur,
  id: string,
  choisi: string | null,
): Promise<Result<{ demandes: number }> | null> {
  const { departement } = acteur
  return salle.database.as(SYSTEME, async (trx) => {
    const groupe = await findGroupe(trx, departement, id)
    if (!groupe || !tient(acteur, groupe)) return null
    // The form was sent twice.
    if (groupe.retire) return ok({ demandes: 0 })
    const suite = (await listGroupesTenus(trx, acteur)).find((g) => g.id === choisi && g.id !== id) ?? null
    if (choisi !== null && !suite) return refus('suite', 'Choisissez un autre groupe de votre organisme.', 'suite')
    const ouvertes = await listOuvertes(trx, departement, id)
    if (ouvertes.length > 0 && !suite)
      return refus('suite', 'Des demandes attendent : choisissez le groupe qui prend la suite.', 'suite')
    const anciens = await listDuGroupe(trx, departement, id, acteur.compteId)
    await fermer(trx, salle, departement, id, suite)
    for (const demande of ouvertes)
      await agirDans(trx, salle, SYSTEME, { departement, id: demande }, { id: salle.newId() }, async (d, fait) => {
        return (await heritage(trx, salle, d, fait)) ?? refus('rien', 'Rien à transmettre.')
      })
    await partir(trx, departement, id, salle.clock.now())
    await salle.auRetrait?.(trx, { departement, ancien: id, nouveau: suite?.id ?? null })
    const detail = { suite: suite?.id ?? null, demandes: ouvertes.length }
    await salle.journal(trx, acteur, { action: 'groupe.retire', objet: `groupe:${id}`, detail })
    const nouveaux = suite ? await listDuGroupe(trx, departement, suite.id, acteur.compteId) : []
    await prevenir(trx, salle, { groupe, suite, anciens, nouveaux, demandes: ouvertes.length })
    return ok({ demandes: ouvertes.length })
  })
}

async function listOuvertes(trx: Trx, departement: string, groupe: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('demandes')
    .select('id')
    .where('departement', '=', departement)
    .where('groupe_id', '=', groupe)
    .where('statut', '<>', 'close')
    .orderBy('id')
    .execute()
  return rows.map((r) => r.id)
}

/** From here on nothing is sent to it; those it stood in for turn to the one that took over. */
async function fermer(trx: Trx, { clock }: Salle, departement: string, id: string, suite: Groupe | null) {
  await trx
    .updateTable('groupes')
    .set({ retire_le: clock.now(), heritier_id: suite?.id ?? null, tenu_ici: true })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .execute()
  await trx
    .updateTable('groupes')
    .set((eb) => ({ suppleant_id: eb.fn<string | null>('nullif', [eb.val(suite?.id ?? null), 'id']) }))
    .where('departement', '=', departement)
    .where('suppleant_id', '=', id)
    .execute()
}

/** Its members read nothing more through it, and its mailbox is told of nothing more. */
async function partir(trx: Trx, departement: string, id: string, le: Date): Promise<void> {
  await trx
    .updateTable('participants')
    .set({ parti_le: le })
    .where('departement', '=', departement)
    .where('groupe_id', '=', id)
    .where('parti_le', 'is', null)
    .execute()
  await trx.deleteFrom('membres').where('departement', '=', departement).where('groupe_id', '=', id).execute()
}

async function prevenir(
  trx: Trx,
  { courrier, config }: Salle,
  retrait: {
    groupe: Groupe
    suite: Groupe | null
    anciens: Destinataire[]
    nouveaux: Destinataire[]
    demandes: number
  },
): Promise<void> {
  const { groupe, suite, anciens, nouveaux, demandes } = retrait
  const repris = demandes > 1 ? `Ses ${demandes} demandes en cours sont` : 'Sa demande en cours est'
  const prend = suite ? ` Le groupe « ${suite.nom} » prend la suite.` : ''
  const arrive =
    demandes > 0 ? ` ${repris} maintenant dans votre groupe, avec tout leur fil. Les délais ne changent pas.` : ''
  const mail = (pour: Destinataire, texte: string) => ({
    a: pour.email,
    cle: `groupe-retire:${groupe.id}:${pour.cle}`,
    sujet: `Le groupe « ${groupe.nom} » est retiré`,
    texte: ['Bonjour,', texte, `${config.url}/operateur/demandes`, 'Maillage'].join('\n\n'),
  })
  const dejaDit = new Set(nouveaux.map((d) => d.cle))
  await courrier.envoyer(
    trx,
    SYSTEME,
    ...nouveaux.map((d) => mail(d, `Votre groupe prend la suite du groupe « ${groupe.nom} ».${arrive}`)),
    ...anciens
      .filter((d) => !dejaDit.has(d.cle))
      .map((d) => mail(d, `Le groupe « ${groupe.nom} », dont vous étiez membre, est retiré.${prend}`)),
  )
}
