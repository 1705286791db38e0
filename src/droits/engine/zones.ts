/**
 * Housing-aid zones (arrêté of 17 March 1978), as far as the engine knows them: all of Paris, Hauts-de-Seine and
 * Seine-Saint-Denis are zone 1, Corsica and the largest cities outside Île-de-France zone 2. Elsewhere the zone is a
 * question (`logement.zone`), never a guess.
 */
const DEPARTEMENTS: Record<string, number> = { '75': 1, '92': 1, '93': 1, '2A': 2, '2B': 2 }

const COMMUNES: Record<string, number> = {
  '06088': 2, // Nice
  '13055': 2, // Marseille
  '21231': 2, // Dijon
  '31555': 2, // Toulouse
  '33063': 2, // Bordeaux
  '34172': 2, // Montpellier
  '35238': 2, // Rennes
  '38185': 2, // Grenoble
  '42218': 2, // Saint-Étienne
  '44109': 2, // Nantes
  '49007': 2, // Angers
  '51454': 2, // Reims
  '59350': 2, // Lille
  '67482': 2, // Strasbourg
  '69123': 2, // Lyon
  '76351': 2, // Le Havre
  '83137': 2, // Toulon
  '03190': 3, // Moulins
}

/** `undefined`: the engine does not know this commune's zone. */
export function zoneDe(codeInsee: string): number | undefined {
  return COMMUNES[codeInsee] ?? DEPARTEMENTS[codeInsee.slice(0, 2)]
}
