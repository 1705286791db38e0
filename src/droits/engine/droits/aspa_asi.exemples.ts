import { adulte, type Exemple, foyer, revenu } from '../exemples.ts'

const retraite = (pension: number, date_naissance = '1958-02-02') =>
  adulte({ date_naissance, activite: 'retraite', revenus: revenu('pension_retraite', pension) })
const invalide = (pension: number) =>
  adulte({ activite: 'sans_activite', revenus: revenu('pension_invalidite', pension) })

/** Art. D. 815-1 CSS: up to 12 523,14 € a year alone, 19 442,21 € in a couple. ASI: the gap to its own ceilings. */
export const EXEMPLES_ASPA_ASI: readonly Exemple[] = [
  {
    dit: 'Une personne de 68 ans, 350 € de pension : l’Aspa complète.',
    calcul: '12 523,14 / 12 − 350',
    foyer: foyer([retraite(350)]),
    attendu: { aspa: 693.59 },
  },
  {
    dit: 'Un couple de plus de 65 ans, 700 € de pension pour l’un.',
    calcul: '19 442,21 / 12 − 700',
    foyer: foyer([retraite(700), adulte({ date_naissance: '1959-03-03', activite: 'retraite', revenus: [] })]),
    attendu: { aspa: 920.18 },
  },
  {
    dit: 'Au seuil : 1 044 € de pension dépassent l’Aspa d’une personne seule.',
    foyer: foyer([retraite(1044)]),
    attendu: { aspa: 0 },
  },
  {
    dit: 'Au seuil d’âge : à 64 ans, sans incapacité reconnue, pas d’Aspa.',
    foyer: foyer([retraite(350, '1961-10-02')]),
    attendu: { aspa: 0 },
  },
  {
    dit: 'Une personne seule, 350 € de pension d’invalidité : l’ASI va jusqu’au plafond de 2025.',
    calcul: '10 978,30 / 12 − 350',
    foyer: foyer([invalide(350)]),
    attendu: { asi: 564.86 },
  },
  {
    dit: 'Un couple, 350 € de pension d’invalidité.',
    calcul: '19 212,03 / 12 − 350',
    foyer: foyer([invalide(350), adulte()]),
    attendu: { asi: 1251 },
  },
  {
    dit: 'Au seuil : 915 € de pension d’invalidité dépassent le plafond de 914,86 €.',
    foyer: foyer([invalide(915)]),
    attendu: { asi: 0 },
  },
]
