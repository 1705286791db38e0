import type { Acteur, Services, Trx } from '../../platform/index.ts'
import { formats } from '../../ui/index.ts'
import { creerSalle } from './donnees.ts'
import { lignesDe } from './gestes.ts'
import { ISSUES } from './model.ts'
import { findEntretien } from './store.ts'

/** For a sheet to another structure: the rights this interview found, and where each stands; `{}` when it is not there. */
export async function resumerEntretien(
  trx: Trx,
  services: Services,
  acteur: Acteur,
  id: string,
): Promise<{ dejaFait?: string }> {
  const entretien = await findEntretien(trx, services, acteur.departement, id)
  if (!entretien) return {}
  await services.journal(trx, acteur, { action: 'entretien.lu', objet: `entretien:${id}` })
  const { plan } = entretien.contenu
  const droits = lignesDe(creerSalle(services), entretien).flatMap(({ nom, libelle }) => {
    const suivi = plan[nom]
    return suivi ? [`${libelle} (${ISSUES[suivi.issue].toLowerCase()})`] : []
  })
  const jour = formats('fr').date(entretien.creeLe)
  return {
    dejaFait:
      `${jour} : rendez-vous des droits. ${droits.length > 0 ? `Droits repérés : ${droits.join(', ')}.` : ''}`.trim(),
  }
}
