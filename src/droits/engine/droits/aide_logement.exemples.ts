import { adulte, type Exemple, foyer, HLM, loue, salaire } from '../exemples.ts'

/**
 * Arrêté du 27 septembre 2019, scale of October 2025, zone 1, one person: rent ceiling 333,14 €, charges 60,59 €, least
 * participation 39,56 €, R0 5 235 €, TF 2,83 %; − 5 €, − 98 % of the RLS (35,99 €) in social housing, − 0,5 % CRDS.
 */
export const EXEMPLES_AIDE_LOGEMENT: readonly Exemple[] = [
  {
    dit: 'Une personne sans ressources en HLM à 420 € : plafond de loyer et charges, moins la participation minimale et la réduction de loyer de solidarité.',
    calcul: '(333,14 + 60,59 − 39,56 − 5 − 35,99 × 98 %) × (1 − 0,5 %)',
    foyer: foyer([adulte()], HLM),
    attendu: { aide_logement: 312.33 },
  },
  {
    dit: 'Locataire du privé à 450 €, 1 000 € de salaire imposable par mois : 10 800 € après les 10 %.',
    calcul:
      '(333,14 + 60,59 − 39,56 − (10 800 − 5 235) × (2,83 % + (75 % − 45 %) × 0,45 % + (333,14 / 290,34 − 75 %) × 0,68 %) − 5) × (1 − 0,5 %)',
    foyer: foyer([adulte({ revenus: salaire(965, 1000) })], loue(450)),
    attendu: { aide_logement: 168.28 },
  },
  {
    dit: 'Au seuil : un loyer de 1 200 €, entre 3,4 et 4 fois le plafond, réduit l’aide.',
    calcul: '((333,14 + 60,59 − 39,56) × (1 − (1 200 − 3,4 × 333,14) / ((4 − 3,4) × 333,14)) − 5) × (1 − 0,5 %)',
    foyer: foyer([adulte()], loue(1200)),
    attendu: { aide_logement: 228.73 },
  },
  {
    dit: 'Au-delà : un loyer de 1 400 €, plus de 4 fois le plafond, n’ouvre pas d’aide.',
    foyer: foyer([adulte()], loue(1400)),
    attendu: { aide_logement: 0 },
  },
]
