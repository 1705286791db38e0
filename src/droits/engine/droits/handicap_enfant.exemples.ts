import { adulte, type Exemple, enfant, foyer } from '../exemples.ts'

const handicap = (complement_aeeh: number) => enfant('2016-05-20', { handicap: true, complement_aeeh })

/**
 * In shares of the BMAF (478,16 €): 32 % (art. D. 541-1 CSS), the complement (D. 541-2), and for a parent alone a
 * supplement from the second category (D. 541-4).
 */
export const EXEMPLES_HANDICAP_ENFANT: readonly Exemple[] = [
  {
    dit: 'AEEH de base, sans complément.',
    calcul: '478,16 × 32 %',
    foyer: foyer([adulte(), handicap(0)]),
    attendu: { aeeh: 153.01 },
  },
  {
    dit: 'Complément de première catégorie : 24 % de plus.',
    calcul: '478,16 × (32 % + 24 %)',
    foyer: foyer([adulte(), handicap(1)]),
    attendu: { aeeh: 267.77 },
  },
  {
    dit: 'Parent seul, troisième catégorie : complément de 92 % et majoration de 18 %.',
    calcul: '478,16 × (32 % + 92 % + 18 %)',
    foyer: foyer([adulte(), handicap(3)]),
    attendu: { aeeh: 678.99 },
  },
  {
    dit: 'En couple, troisième catégorie : pas de majoration de parent seul.',
    calcul: '478,16 × (32 % + 92 %)',
    foyer: foyer([adulte(), adulte(), handicap(3)]),
    attendu: { aeeh: 592.92 },
  },
  {
    dit: 'Au seuil : l’enfant a 20 ans, l’AEEH s’arrête (l’AAH peut prendre la suite).',
    foyer: foyer([adulte(), enfant('2006-09-01', { handicap: true, complement_aeeh: 1 })]),
    attendu: { aeeh: 0 },
  },
]
