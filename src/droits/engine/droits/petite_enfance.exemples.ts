import { adulte, type Exemple, enfant, foyer, gagne } from '../exemples.ts'

const couple = (imposable: number, ...enfants: ReturnType<typeof enfant>[]) =>
  foyer([gagne(imposable), adulte(), ...enfants])
const BEBE = enfant('2025-08-14')
const A_NAITRE = enfant('2026-11-10', { a_naitre: true })
const TROIS = [enfant('2013-02-15'), enfant('2015-10-08'), enfant('2022-04-19')]

/** Art. D. 531-3 CSS: 41,65 % or half of it, of the BMAF (478,16 €); one child, one wage: up to 31 066,25 € or 37 117,50 €. */
const PAJE: readonly Exemple[] = [
  {
    dit: 'Un enfant de moins de 3 ans, peu de ressources : taux plein.',
    calcul: '478,16 × 41,65 %',
    foyer: foyer([adulte(), BEBE]),
    attendu: { paje_base: 199.15 },
  },
  {
    dit: 'Un couple, 3 000 € de salaire imposable : 32 400 € par an après les 10 %, entre les deux plafonds. Taux partiel.',
    calcul: '478,16 × 20,825 %',
    foyer: couple(3000, BEBE),
    attendu: { paje_base: 99.58 },
  },
  {
    dit: 'Au seuil : 3 437 € de salaire imposable font 37 120 € par an, au-dessus de 37 117,50 €. Rien.',
    foyer: couple(3437, BEBE),
    attendu: { paje_base: 0 },
  },
  {
    dit: 'Au seuil d’âge : l’enfant a 3 ans le 1er du mois, l’allocation s’arrête.',
    foyer: foyer([adulte(), enfant('2023-09-01')]),
    attendu: { paje_base: 0 },
  },
]

/** Art. D. 531-2 CSS: 2.2975 BMAF for each child expected, under the ceiling of the half rate. */
const NAISSANCE: readonly Exemple[] = [
  {
    dit: 'Au septième mois de grossesse.',
    calcul: '478,16 × 2,2975',
    foyer: foyer([adulte({ enceinte: true }), A_NAITRE]),
    attendu: { prime_naissance: 1098.57, paje_base: 0 },
  },
  {
    dit: 'Des jumeaux attendus : deux primes.',
    calcul: '478,16 × 2,2975 × 2',
    foyer: foyer([adulte({ enceinte: true }), A_NAITRE, A_NAITRE]),
    attendu: { prime_naissance: 2197.15 },
  },
  {
    dit: 'Au seuil : 3 436 € de salaire imposable font 37 109 € par an, sous 29 694 € + 25 %, soit 37 117,50 €.',
    calcul: '478,16 × 2,2975',
    foyer: couple(3436, A_NAITRE),
    attendu: { prime_naissance: 1098.57 },
  },
  {
    dit: 'Au-dessus du seuil : 3 437 € font 37 120 € par an. Pas de prime.',
    foyer: couple(3437, A_NAITRE),
    attendu: { prime_naissance: 0 },
  },
]

/**
 * Art. D. 522-1 and D. 522-2 CSS: 62,48 % of the BMAF up to half of the ceiling, 41,65 % above it. Ceiling for three
 * children and one wage: 24 853 € × (1 + 25 % + 25 % + 30 %) = 44 735,40 €, its half 22 367,70 €.
 */
const COMPLEMENT_FAMILIAL: readonly Exemple[] = [
  {
    dit: 'Trois enfants de plus de 3 ans, peu de ressources : complément majoré.',
    calcul: '478,16 × 62,48 %',
    foyer: foyer([adulte(), ...TROIS]),
    attendu: { complement_familial: 298.75 },
  },
  {
    dit: 'Un couple, 2 500 € de salaire imposable : 27 000 € par an. Complément sans majoration.',
    calcul: '478,16 × 41,65 %',
    foyer: couple(2500, ...TROIS),
    attendu: { complement_familial: 199.15 },
  },
  {
    dit: 'Au seuil : 2 070 € de salaire imposable font 22 356 € par an, sous la moitié du plafond. Majoré.',
    calcul: '478,16 × 62,48 %',
    foyer: couple(2070, ...TROIS),
    attendu: { complement_familial: 298.75 },
  },
  {
    dit: 'Un peu au-dessus du plafond : 45 036 € par an. Le dépassement, par mois, est retiré.',
    calcul: '478,16 × 41,65 % − (45 036 − 24 853 × 1,8) / 12',
    foyer: couple(4170, ...TROIS),
    attendu: { complement_familial: 174.1 },
  },
  {
    dit: 'Deux enfants seulement : pas de complément familial.',
    foyer: foyer([adulte(), ...TROIS.slice(1)]),
    attendu: { complement_familial: 0 },
  },
]

export const EXEMPLES_PETITE_ENFANCE: readonly Exemple[] = [...PAJE, ...NAISSANCE, ...COMPLEMENT_FAMILIAL]
