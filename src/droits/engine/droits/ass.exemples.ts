import { adulte, type Exemple, foyer, revenu } from '../exemples.ts'
import type { Revenu } from '../foyer.ts'

const chomeur = (revenus: Revenu[] = []) =>
  adulte({ activite: 'chomage', condition_activite_ass: true, debut_chomage: '2024-01-01', revenus })

/** Art. R. 5423-1 code du travail: thirty days at 19,48 €, up to a ceiling of 70 days (110 in a couple); not under one day. */
export const EXEMPLES_ASS: readonly Exemple[] = [
  {
    dit: 'Sans ressources : trente jours.',
    calcul: '30 × 19,48',
    foyer: foyer([chomeur()]),
    attendu: { ass: 584.4 },
  },
  {
    dit: 'Avec 1 000 € de pension d’invalidité : ce qui manque jusqu’au plafond.',
    calcul: '70 × 19,48 − 1 000',
    foyer: foyer([chomeur(revenu('pension_invalidite', 1000))]),
    attendu: { ass: 363.6 },
  },
  {
    dit: 'Au seuil : avec 1 340 € de pension, il reste plus d’une journée, versée.',
    calcul: '70 × 19,48 − 1 340',
    foyer: foyer([chomeur(revenu('pension_invalidite', 1340))]),
    attendu: { ass: 23.6 },
  },
  {
    dit: 'Sous le seuil : avec 1 345 €, il reste 18,60 €, moins d’une journée. Rien n’est versé.',
    foyer: foyer([chomeur(revenu('pension_invalidite', 1345))]),
    attendu: { ass: 0 },
  },
]
