import type { Room, Services } from '../platform/index.ts'
import { LIRE_ACTIVITE, LIRE_VISITES, PILOTER } from './access.ts'
import type { Branchements } from './branchements.ts'
import { loadDemonstration } from './demonstration.ts'
import { oublierPrecisions } from './gestes.ts'
import { JOURS_PRECISION } from './precision.ts'
import { createReferences } from './references.ts'
import { routesActivite } from './routes-activite.tsx'
import { routesVisites } from './routes-visites.tsx'

export type { Branchements } from './branchements.ts'
export type { CompterDemandes, DemandesDuJour, Portee } from './chiffres.ts'
export { toCsv } from './csv.ts'
export { noterDemandeEnvoyee } from './gestes.ts'
export { tracePersonnelle } from './precision.ts'

/** The desk log: visits, the day of the desk, and the figures they make. */
export function accueil(services: Services, branchements: Branchements): Room {
  const salle = { ...services, ...branchements, references: createReferences(services.config.departement) }
  return {
    nom: 'accueil',
    routes(r) {
      routesVisites(salle, r)
      routesActivite(salle, r)
    },
    nav: [
      { porte: 'agent', rang: 10, libelle: 'Journée', href: '/agent', action: LIRE_VISITES },
      { porte: 'agent', rang: 50, libelle: 'Mon activité', href: '/agent/activite', action: LIRE_ACTIVITE },
      { porte: 'pilotage', rang: 10, libelle: 'Activité', href: '/pilotage', action: PILOTER },
    ],
    async purge(aBlanc) {
      const nombre = await oublierPrecisions(services, aBlanc)
      return [`Précisions de visites de plus de ${JOURS_PRECISION} jours : ${nombre}`]
    },
    demonstration: () => loadDemonstration(salle),
  }
}
