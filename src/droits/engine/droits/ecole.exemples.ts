import { adulte, type Exemple, enfant, foyer, gagne } from '../exemples.ts'

const PRIMAIRE = enfant('2016-05-20', { scolarite: 'primaire' })
const COLLEGE = enfant('2013-06-14', { scolarite: 'college' })
const LYCEE = enfant('2010-06-14', { scolarite: 'lycee' })

/** Art. D. 543-1 CSS: 89,72 %, 94,67 % or 97,95 % of the BMAF (478,16 €); over the ceiling, what is over comes off. */
const RENTREE: readonly Exemple[] = [
  {
    dit: 'Un enfant de 10 ans.',
    calcul: '478,16 × 89,72 %',
    foyer: foyer([adulte(), PRIMAIRE]),
    attendu: { ars_annuelle: 429.01 },
  },
  {
    dit: 'Un collégien de 13 ans et un lycéen de 16 ans.',
    calcul: '478,16 × (94,67 % + 97,95 %)',
    foyer: foyer([adulte(), COLLEGE, LYCEE]),
    attendu: { ars_annuelle: 921.03 },
  },
  {
    dit: 'Au seuil : 29 052 € par an dépassent 22 274 € + 30 % ; le dépassement est retiré.',
    calcul: '478,16 × 89,72 % − (29 052 − 22 274 × 1,3)',
    foyer: foyer([gagne(2690), PRIMAIRE]),
    attendu: { ars_annuelle: 333.21 },
  },
  {
    dit: 'Sous le seuil : 29 376 € par an ne laissent que 9,21 €. Moins de 15 € : rien n’est versé.',
    foyer: foyer([gagne(2720), PRIMAIRE]),
    attendu: { ars_annuelle: 0 },
  },
]

/**
 * Art. D. 531-4 and D. 531-20 code de l’éducation: ceilings in hours of the minimum wage of July of the year of the income
 * (11,65 € in 2024), amounts in shares of the BMAF of 1 January (474,37 €), in three terms of whole euros.
 */
const BOURSES: readonly Exemple[] = [
  {
    dit: 'Un collégien, aucune ressource : troisième échelon, trois parts de 175 €.',
    calcul: 'arrondi(474,37 × 110,75 % / 3) × 3',
    foyer: foyer([adulte(), COLLEGE]),
    attendu: { bourse_college_annuelle: 525 },
  },
  {
    dit: 'Au seuil : 3 516 € par an dépassent 296,8 × 11,65 = 3 457,72 €. Deuxième échelon.',
    calcul: 'arrondi(474,37 × 70,91 % / 3) × 3',
    foyer: foyer([gagne(335), COLLEGE]),
    attendu: { bourse_college_annuelle: 336 },
  },
  {
    dit: 'Au seuil : 18 122 € par an, sous 1 556,2 × 11,65 = 18 129,73 €. Premier échelon.',
    calcul: 'arrondi(474,37 × 25,6 % / 3) × 3',
    foyer: foyer([gagne(1678), COLLEGE]),
    attendu: { bourse_college_annuelle: 120 },
  },
  {
    dit: 'Au-dessus du seuil : 18 144 € par an. Pas de bourse.',
    foyer: foyer([gagne(1680), COLLEGE]),
    attendu: { bourse_college_annuelle: 0 },
  },
  {
    dit: 'Un lycéen, aucune ressource : sixième échelon, trois parts de 357 €.',
    calcul: 'arrondi(474,37 × 225,84 % / 3) × 3',
    foyer: foyer([adulte(), LYCEE]),
    attendu: { bourse_lycee_annuelle: 1071 },
  },
  {
    dit: 'Au seuil : 21 600 € par an, sous 1 855 × 11,65 = 21 610,75 €. Premier échelon.',
    calcul: 'arrondi(474,37 × 106,42 % / 3) × 3',
    foyer: foyer([gagne(2000), LYCEE]),
    attendu: { bourse_lycee_annuelle: 504 },
  },
  {
    dit: 'Au-dessus du seuil : 21 611 € par an. Pas de bourse.',
    foyer: foyer([gagne(2001), LYCEE]),
    attendu: { bourse_lycee_annuelle: 0 },
  },
]

export const EXEMPLES_ECOLE: readonly Exemple[] = [...RENTREE, ...BOURSES]
