import type { Acteur, Services, SYSTEME, Trx } from '../platform/index.ts'
import { annoncerAuxMachines } from './api/webhooks.ts'
import { avertir } from './avertir.ts'
import type { Catalogue } from './catalogue.ts'
import { compter } from './chiffres/faits.ts'
import { rediger } from './courriels.ts'
import { echeanceDe } from './delai.ts'
import { findGroupe } from './groupes.ts'
import type { Etat, Evenement } from './model.ts'
import {
  type Destinataire,
  findDestinataire,
  listCoordinateurs,
  listDuGroupe,
  listDuGuichet,
  listResponsables,
  listSuiveurs,
} from './participants.ts'
import type { Groupe } from './routage.ts'
import type { Demande } from './store.ts'

/** What everything in this room needs. */
export interface Salle extends Services, Branchements {
  catalogue: Catalogue
}

/** What the other rooms do when a request goes; wired by the composition root. */
export interface Branchements {
  /** In the transaction of the sending. */
  aLEnvoi?(trx: Trx, acteur: Acteur, demande: Pick<Demande, 'demarche'> & { operateur: string }): Promise<void>
  /** A group was withdrawn; `nouveau`: the one that takes over. In that transaction, as the system. */
  auRetrait?(trx: Trx, groupe: { departement: string; ancien: string; nouveau: string | null }): Promise<void>
}

/** What a gesture led to; `deja`: the same form had already been sent, nothing was done twice. */
export interface Issue {
  demande: Demande
  deja: boolean
}

/** Where a request goes and until when, as its event says it. */
export function vers(groupe: Groupe, le: Date) {
  return { groupe: groupe.id, operateur: groupe.operateur, echeance: echeanceDe(le, groupe) }
}

/** Journal, figures and mails of an event, in its transaction. @param avant where the request stood before it */
export async function annoncer(
  trx: Trx,
  salle: Salle,
  qui: Acteur | typeof SYSTEME,
  {
    demande,
    avant,
    evenement,
    evenementId,
  }: { demande: Demande; avant: Etat; evenement: Evenement; evenementId: string },
): Promise<void> {
  const { departement, id, etat } = demande
  await salle.journal(trx, qui, {
    action: `demande.${evenement.type}`,
    objet: `demande:${id}`,
    detail: { repere: demande.repere },
  })
  await annoncerAuxMachines(trx, demande, { ...evenement, id: evenementId })
  const groupe = await findGroupe(trx, departement, etat.groupe)
  const ancien = avant.groupe === etat.groupe ? groupe : await findGroupe(trx, departement, avant.groupe)
  if (ancien) await compter(trx, demande, { avant, evenement, evenementId }, ancien)
  const lecteurs = await lecteursDe(trx, demande, evenement)
  if (lecteurs.length === 0) return
  const structure = typeof qui === 'symbol' ? 'Maillage' : qui.structureNom
  const annonce = { demande, evenement, evenementId, groupe: groupe?.nom ?? '', structure }
  await avertir(trx, salle, qui, { demande, evenement }, rediger(salle, annonce, lecteurs))
}

async function lecteursDeLEtape(
  trx: Trx,
  demande: Demande,
  { etape, groupe }: Evenement & { type: 'etape' },
): Promise<Destinataire[]> {
  const { departement, etat } = demande
  switch (etape) {
    case 'suppleance':
      return groupe ? listDuGroupe(trx, departement, groupe, null) : []
    case 'responsable':
      return (await listResponsables(trx, departement, etat.groupe)).map((d) => ({
        ...d,
        page: `/operateur/groupes/${encodeURIComponent(etat.groupe)}`,
      }))
    case 'coordination':
      return (await listCoordinateurs(trx, departement)).map((d) => ({ ...d, page: '/pilotage/demandes' }))
    case 'relance':
    case 'structure':
      return listDuGuichet(trx, demande, etape === 'structure')
  }
}

/** Who is told: the group for what it must do, whoever follows for the rest; never the one who did it. */
async function lecteursDe(trx: Trx, demande: Demande, evenement: Evenement): Promise<Destinataire[]> {
  const { departement, etat } = demande
  const { par } = evenement
  switch (evenement.type) {
    case 'envoyee':
    case 'rappel':
      return listDuGroupe(trx, departement, etat.groupe, par)
    case 'liberee':
      return listDuGroupe(trx, departement, etat.groupe, par)
    case 'confiee':
    case 'reprise':
      return etat.responsable ? findDestinataire(trx, departement, etat.responsable) : []
    case 'etape':
      return lecteursDeLEtape(trx, demande, evenement)
    case 'invitation':
      if (evenement.groupe) return listDuGroupe(trx, departement, evenement.groupe, par)
      return evenement.compte ? findDestinataire(trx, departement, evenement.compte) : []
    case 'prise-en-charge':
    // Its new group is told once for all of them.
    case 'heritee':
      return listDuGuichet(trx, demande, false)
    case 'close':
    case 'reunion':
      return []
    default:
      return listSuiveurs(trx, demande, par)
  }
}
