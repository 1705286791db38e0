import { adulte, type Exemple, foyer, salaire } from '../exemples.ts'

/**
 * Art. L. 842-3 CSS: base 638,28 € + bonus + 59,85 % of the wage − (wage + 12 % of the base, for a free home). The bonus
 * (art. D. 843-2) goes from 0 at 59 hours of minimum wage (726,29 €) to 37,7 % of the base at 138 hours (1 698,78 €).
 */
export const EXEMPLES_PRIME_ACTIVITE: readonly Exemple[] = [
  {
    dit: '600 € de salaire net, hébergé.',
    calcul: '638,28 + 600 × 59,85 % − (600 + 638,28 × 12 %)',
    foyer: foyer([adulte({ revenus: salaire(600) })]),
    attendu: { prime_activite: 320.79 },
  },
  {
    dit: '700 € de salaire net, juste avant le début de la bonification (726,29 €).',
    calcul: '638,28 + 700 × 59,85 % − (700 + 638,28 × 12 %)',
    foyer: foyer([adulte({ revenus: salaire(700) })]),
    attendu: { prime_activite: 280.64 },
  },
  {
    dit: '1 000 € de salaire net : une partie de la bonification s’ajoute.',
    calcul:
      '638,28 + 638,28 × 37,7 % × (1 000 − 59 × 12,31) / (138 × 12,31 − 59 × 12,31) + 1 000 × 59,85 % − (1 000 + 638,28 × 12 %)',
    foyer: foyer([adulte({ revenus: salaire(1000) })]),
    attendu: { prime_activite: 227.91 },
  },
  {
    dit: 'Au seuil : à 1 960 € de salaire net, bonification entière, il reste plus de 15 €, versés.',
    calcul: '638,28 × (1 + 37,7 %) + 1 960 × 59,85 % − (1 960 + 638,28 × 12 %)',
    foyer: foyer([adulte({ revenus: salaire(1960) })]),
    attendu: { prime_activite: 15.38 },
  },
  {
    dit: 'Sous le seuil : à 1 962 €, il reste 14,57 €. Un droit de moins de 15 € n’est pas versé.',
    foyer: foyer([adulte({ revenus: salaire(1962) })]),
    attendu: { prime_activite: 0 },
  },
  {
    dit: 'Sans revenu de travail, pas de prime d’activité.',
    foyer: foyer([adulte()]),
    attendu: { prime_activite: 0 },
  },
]
