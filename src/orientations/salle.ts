import type { Acteur, Services, SYSTEME, Trx } from '../platform/index.ts'
import { type Annonce, rediger } from './courriels.ts'
import type { Partage } from './model.ts'
import type { Orientation } from './store.ts'
import { findStructures, listBoites } from './structures.ts'

/** What another room already knows, so that nothing is typed twice. */
export type Connu = Partial<Record<Partage, string>>

/** What everything in this room needs. */
export interface Salle extends Services {
  /** What a request says of what was done; `{}` when it is not there for this account. */
  connuDeDemande(trx: Trx, acteur: Acteur, id: string): Promise<Connu>
  connuDeEntretien(trx: Trx, acteur: Acteur, id: string): Promise<Connu>
}

/** What a gesture led to; `deja`: the same form had already been sent, nothing was done twice. */
export interface Issue {
  orientation: Orientation
  deja: boolean
}

/** Journal and mails of an event, in its transaction. */
export async function annoncer(
  trx: Trx,
  salle: Salle,
  qui: Acteur | typeof SYSTEME,
  annonce: Omit<Annonce, 'noms'>,
): Promise<void> {
  const { orientation, evenement, avant } = annonce
  const { departement, id, repere, structureId, etat } = orientation
  await salle.journal(trx, qui, {
    action: `orientation.${evenement.type}`,
    objet: `orientation:${id}`,
    detail: { repere },
  })
  const structures = [structureId, etat.destinataire, ...(avant ? [avant.destinataire] : [])]
  const noms = await findStructures(trx, departement, structures)
  for (const courriel of rediger(salle, { ...annonce, noms })) {
    const { a: structure, suiveur, ...reste } = courriel
    const boites = await listBoites(trx, departement, structure, suiveur, evenement.par)
    const mails = boites.map(({ id, email }) => ({ ...reste, a: email, cle: `${reste.cle}:${id}` }))
    await salle.courrier.envoyer(trx, qui, ...mails)
  }
}
