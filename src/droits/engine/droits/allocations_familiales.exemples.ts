import { adulte, type Exemple, enfant, foyer, salaire } from '../exemples.ts'

const DEUX = [enfant('2016-05-20', { scolarite: 'primaire' }), enfant('2021-09-03')]

/** Art. D. 521-1 CSS: 32 % of the BMAF (478,16 €) for two children, 41 % for each other, 16 % for age; half over 79 980 €. */
export const EXEMPLES_ALLOCATIONS_FAMILIALES: readonly Exemple[] = [
  {
    dit: 'Deux enfants : 32 % de la BMAF.',
    calcul: '478,16 × 32 %',
    foyer: foyer([adulte(), ...DEUX]),
    attendu: { allocations_familiales: 153.01 },
  },
  {
    dit: 'Trois enfants de moins de 14 ans : 32 % puis 41 % de la BMAF.',
    calcul: '478,16 × (32 % + 41 %)',
    foyer: foyer([adulte(), ...DEUX, enfant('2023-04-12')]),
    attendu: { allocations_familiales: 349.06 },
  },
  {
    dit: 'Trois enfants, dont un de 15 ans né avant mars 2012 : la majoration de 16 % s’ajoute.',
    calcul: '478,16 × (32 % + 41 % + 16 %)',
    foyer: foyer([adulte(), enfant('2011-02-15'), ...DEUX]),
    attendu: { allocations_familiales: 425.56 },
  },
  {
    dit: 'Au seuil : 7 450 € de salaire imposable par mois dépassent le plafond de 79 980 € ; la moitié, plus un complément.',
    calcul: '478,16 × 32 % × 50 % + (478,16 × 32 % × 50 % − (7 450 × 12 × 90 % − (66 652 + 2 × 6 664)) / 12)',
    foyer: foyer([adulte({ revenus: salaire(7250, 7450) }), adulte(), ...DEUX]),
    attendu: { allocations_familiales: 113.01 },
  },
  {
    dit: 'Un seul enfant n’ouvre pas les allocations familiales.',
    foyer: foyer([adulte(), adulte(), enfant('2016-05-20', { scolarite: 'primaire' })]),
    attendu: { allocations_familiales: 0 },
  },
]
