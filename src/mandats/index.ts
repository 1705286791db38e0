import { bouquet, listOperateurs } from '../annuaire/index.ts'
import { jourIso, type Result, type Room, refus, type Services, type Trx } from '../platform/index.ts'
import { LIRE_DESTRUCTIONS, LIRE_MANDATS } from './access.ts'
import { createCatalogue } from './catalogue.ts'
import { chargerDemonstration } from './demonstration.ts'
import type { OptionsMandats } from './gestes.ts'
import { couvre, type Fiche, type Mandat } from './model.ts'
import { LISTE } from './pages/communs.ts'
import { DESTRUCTIONS } from './pages/destructions.tsx'
import { purger } from './purge.ts'
import { compterARenouveler } from './renouveler.ts'
import { declareRoutes } from './routes.ts'
import { findMandat, holdMandat } from './store.ts'

export { avertirPersonne, canalDeLaPersonne } from './avis.ts'
export { codeDe, ecrireCode, lireCode } from './code.ts'
export type { Extrait } from './exporter.ts'
export type { OptionsMandats } from './gestes.ts'
export {
  couvre,
  DONNEES,
  etatLe,
  type Fiche,
  jourLong,
  type Mandat,
  nomComplet,
  type Portee,
} from './model.ts'
export { adresseDuSuivi } from './pages/code.tsx'
export { EtatDuMandat } from './pages/etat.tsx'
export type { PartieDeSuivi } from './personne.ts'
export { chercherMandats, mandatsEnVigueur, RecherchePersonne } from './personnes.tsx'
export { readJour } from './saisie.ts'

/** Mandates: what a person lets an agent do in their name, for how long, and the end of it. */
export function mandats(services: Services, choix: Partial<OptionsMandats> = {}): Room {
  const options = { suivi: [], ...choix }
  services.jobs.every('mandats-destruction', '*/10 * * * *', async () => {
    await purger(services, options)
  })
  const catalogue = createCatalogue(bouquet.demarches, listOperateurs(services.config.departement))
  return {
    nom: 'mandats',
    routes: (r) => declareRoutes(r, { ...services, options, catalogue }),
    nav: [
      { porte: 'agent', rang: 30, libelle: 'Mandats', href: LISTE, action: LIRE_MANDATS, compte: compterARenouveler },
      { porte: 'agent', rang: 95, libelle: 'Destructions', href: DESTRUCTIONS, action: LIRE_DESTRUCTIONS },
      { porte: 'pilotage', rang: 95, libelle: 'Destructions', href: DESTRUCTIONS, action: LIRE_DESTRUCTIONS },
    ],
    demonstration: () => chargerDemonstration(services, catalogue),
    async purge(aBlanc) {
      const { detruits, retenus, echecs } = await purger(services, options, aBlanc)
      const attente = retenus.length > 0 ? ` (${retenus.length} gardés : une demande est ouverte)` : ''
      const phrase = `Mandats retirés, ou finis depuis plus longtemps que le délai promis : ${detruits.length}${attente}`
      return echecs > 0 ? [phrase, `Mandats qui n’ont pas pu être détruits : ${echecs}. Relancez la purge.`] : [phrase]
    },
  }
}

/** A mandate as `trx` may see it (row-level security): `null` when it may not, or when there is none. */
export function lireMandat(trx: Trx, { coffre }: Services, departement: string, id: string): Promise<Fiche | null> {
  return findMandat(trx, coffre, { departement, id })
}

/** The mandate stays as it is until the end of `trx`. Trap: before any request is locked, as ending a mandate does. */
export function tenirMandat(trx: Trx, departement: string, id: string): Promise<void> {
  return holdMandat(trx, { departement, id })
}

/** What can be asked now under this mandate: a refusal says in French what is missing. */
export async function verifierCouverture(
  trx: Trx,
  services: Services,
  { departement, mandatId, operateur, demarche }: Couverture,
): Promise<Result<Mandat>> {
  const fiche = await findMandat(trx, services.coffre, { departement, id: mandatId })
  if (!fiche?.contenu) return refus('sans-mandat', 'Choisissez un mandat en vigueur, ou établissez-en un.', 'mandat')
  return couvre(fiche, operateur, demarche, jourIso(services.clock.now()))
}

interface Couverture {
  departement: string
  mandatId: string
  operateur: string
  /** `null`: any procedure of this operator. */
  demarche: string | null
}
