import { adulte, type Exemple, foyer, revenu } from '../exemples.ts'

/** Art. R. 262-1 (651,69 €; + 50 % for the second person) and R. 262-9 CASF (12 % or 16 % of it for a free home). */
export const EXEMPLES_RSA: readonly Exemple[] = [
  {
    dit: 'Une personne sans ressources, hébergée : le montant de base moins 12 % de forfait logement.',
    calcul: '651,69 × (1 − 12 %)',
    foyer: foyer([adulte()]),
    attendu: { rsa: 573.49 },
  },
  {
    dit: 'Un couple sans ressources, hébergé : une part et demie, moins 16 % de forfait logement.',
    calcul: '651,69 × 1,5 × (1 − 16 %)',
    foyer: foyer([adulte(), adulte()]),
    attendu: { rsa: 821.13 },
  },
  {
    dit: '40 000 € d’épargne non imposée comptent pour 3 % par an.',
    calcul: '651,69 × (1 − 12 %) − 40 000 × 3 % / 12',
    foyer: foyer([adulte({ epargne_non_imposee: 40_000 })]),
    attendu: { rsa: 473.49 },
  },
  {
    dit: 'Au seuil : avec 567 € par mois de pension alimentaire, il reste plus de 6 €, versés.',
    calcul: '651,69 × (1 − 12 %) − 567',
    foyer: foyer([adulte({ activite: 'sans_activite', revenus: revenu('pension_alimentaire_recue', 567) })]),
    attendu: { rsa: 6.49 },
  },
  {
    dit: 'Sous le seuil : avec 568 €, il reste 5,49 €. Un droit de moins de 6 € n’est pas versé.',
    foyer: foyer([adulte({ activite: 'sans_activite', revenus: revenu('pension_alimentaire_recue', 568) })]),
    attendu: { rsa: 0 },
  },
  {
    dit: 'À 24 ans sans enfant, pas de RSA : il faut 25 ans.',
    foyer: foyer([adulte({ date_naissance: '2002-01-10' })]),
    attendu: { rsa: 0 },
  },
  {
    dit: 'Sans titre de séjour, pas de RSA.',
    foyer: foyer([adulte({ nationalite: 'autre', annees_titre_sejour: 0 })]),
    attendu: { rsa: 0 },
  },
]
