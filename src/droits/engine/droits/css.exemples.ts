import { adulte, type Exemple, foyer, loue, salaire } from '../exemples.ts'

/**
 * Art. L. 861-1 CSS, scale of April 2025, one person: free up to 10 339 € for twelve months, with a contribution up to
 * 35 % more (13 957,65 €). A free home counts for 12 % of RSA: 651,69 × 12 × 12 % = 938,43 €.
 */
export const EXEMPLES_CSS: readonly Exemple[] = [
  {
    dit: 'Une personne qui reçoit le RSA : gratuite.',
    foyer: foyer([adulte()]),
    attendu: { css: 'gratuite' },
  },
  {
    dit: '1 000 € de salaire, locataire : avec participation (14 € par mois de 30 à 49 ans).',
    foyer: foyer([adulte({ revenus: salaire(1000) })], loue(450)),
    attendu: { css: 'participation' },
  },
  {
    dit: 'Au seuil : 780 € de salaire, hébergé. 780 × 12 + 938,43 = 10 298,43 €, sous 10 339 €.',
    foyer: foyer([adulte({ revenus: salaire(780) })]),
    attendu: { css: 'gratuite' },
  },
  {
    dit: 'Au-dessus : 784 € de salaire. 784 × 12 + 938,43 = 10 346,43 €.',
    foyer: foyer([adulte({ revenus: salaire(784) })]),
    attendu: { css: 'participation' },
  },
  {
    dit: 'Au second seuil : 1 086 € de salaire. 1 086 × 12 + 938,43 = 13 970,43 €, au-dessus de 13 957,65 €.',
    foyer: foyer([adulte({ revenus: salaire(1086) })]),
    attendu: { css: 'aucune' },
  },
  {
    dit: 'Sans titre de séjour : pas de complémentaire santé solidaire, mais l’aide médicale de l’État.',
    foyer: foyer([adulte({ nationalite: 'autre', annees_titre_sejour: 0 })]),
    attendu: { css: 'aucune' },
  },
]
