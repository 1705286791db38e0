/** What is supposed of an answer left out, and how dates are counted. */
import type { Logement, Personne, Revenu } from './foyer.ts'

/** Net to taxable and gross, when the payslip was not at hand: the usual shares. */
export const IMPOSABLE: Partial<Record<string, number>> = { salaire: 1.036, allocation_chomage: 1.03 }
export const BRUT: Partial<Record<string, number>> = { salaire: 1 / 0.79 }

/** `YYYY-MM…` → months since year 0. Read by the million: no text is cut out on the way. */
export const moisDe = (date: string): number =>
  (deuxChiffres(date, 0) * 100 + deuxChiffres(date, 2)) * 12 + deuxChiffres(date, 5) - 1
/** The number written at a place; '0' is 48. */
export const deuxChiffres = (texte: string, place: number): number =>
  (texte.charCodeAt(place) - 48) * 10 + texte.charCodeAt(place + 1) - 48

/** 93, 971; Corsica is 20. */
export const departementDe = (code: string): number =>
  code.startsWith('2A') || code.startsWith('2B') ? 20 : Number(code.slice(0, code.startsWith('97') ? 3 : 2))

/** Nothing was asked yet about this person, or this home: even what is optional may be. */
export const PERSONNE_INCONNUE: Omit<Personne, 'role'> = {
  enceinte: null,
  a_naitre: null,
  handicap: null,
  taux_incapacite: null,
  rsdae: null,
  complement_aeeh: null,
  condition_activite_ass: null,
  debut_chomage: null,
  boursier: null,
  epargne_non_imposee: null,
  perte_autonomie: null,
  revenus: null,
}
export const LOGEMENT_INCONNU: Logement = { colocation: null, chambre: null, residence_crous: null }

/** Month of the last wage, -1 without any; `null`: not known. */
export function dernierSalaire(revenus: Revenu[] | null | undefined): number | null {
  if (!revenus || revenus.some((r) => !r.nature || (r.nature === 'salaire' && !r.au))) return null
  return revenus.reduce((fin, r) => (r.nature === 'salaire' && r.au ? Math.max(fin, moisDe(r.au)) : fin), -1)
}
