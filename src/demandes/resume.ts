import type { Acteur, Services, Trx } from '../platform/index.ts'
import { formats } from '../ui/index.ts'
import { findGroupe } from './groupes.ts'
import { libelleStatut } from './pages/communs.tsx'
import { findContenu, findDemande } from './store.ts'

/** For a sheet to another structure: what this request says was done, and the numbers it used; `{}` when it is not there. */
export async function resumerDemande(
  trx: Trx,
  { coffre, journal }: Services,
  acteur: Acteur,
  id: string,
): Promise<{ dejaFait?: string; numeros?: string }> {
  const demande = await findDemande(trx, { ...acteur, porte: 'agent' }, { departement: acteur.departement, id })
  const dossier = demande && (await coffre.ouvrir(trx, demande.departement, demande.dossierId))
  const contenu = dossier && (await findContenu(trx, demande, dossier))
  if (!demande || !contenu) return {}
  await journal(trx, acteur, { action: 'demande.lue', objet: `demande:${id}`, detail: { repere: demande.repere } })
  const groupe = await findGroupe(trx, demande.departement, demande.etat.groupe)
  const { envoyeeLe, statut } = demande.etat
  const numeros = contenu.champs.map((c) => `${c.libelle} : ${c.valeur}`).join('\n')
  return {
    dejaFait: `${formats('fr').date(envoyeeLe)} : demande à ${groupe?.nom ?? 'un organisme'}, « ${contenu.sujet} ». ${libelleStatut(statut)}.`,
    ...(numeros && { numeros }),
  }
}
