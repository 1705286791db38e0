import { adulte, type Exemple, enfant, foyer, revenu } from '../exemples.ts'

const UN = enfant('2016-05-20', { scolarite: 'primaire' })
const avecPension = (pension: number) =>
  foyer([adulte({ activite: 'sans_activite', revenus: revenu('pension_alimentaire_recue', pension) }), UN])

/** Art. D. 523-1 CSS: 42,2 % of the BMAF (478,16 €) for a child, less the support received; nothing under 15 €. */
export const EXEMPLES_ASF: readonly Exemple[] = [
  {
    dit: 'Un parent seul avec deux enfants, sans pension.',
    calcul: '478,16 × 42,2 % × 2',
    foyer: foyer([adulte(), UN, enfant('2021-09-03')]),
    attendu: { asf: 403.57 },
  },
  {
    dit: 'Un parent seul avec un enfant reçoit 100 € de pension alimentaire : l’ASF complète.',
    calcul: '478,16 × 42,2 % − 100',
    foyer: avecPension(100),
    attendu: { asf: 101.78 },
  },
  {
    dit: 'Au seuil : avec 186 € de pension, il reste plus de 15 €, versés.',
    calcul: '478,16 × 42,2 % − 186',
    foyer: avecPension(186),
    attendu: { asf: 15.78 },
  },
  {
    dit: 'Sous le seuil : avec 187 € de pension, il reste 14,78 €. Rien n’est versé.',
    foyer: avecPension(187),
    attendu: { asf: 0 },
  },
  {
    dit: 'En couple, pas d’ASF.',
    foyer: foyer([adulte(), adulte(), UN]),
    attendu: { asf: 0 },
  },
]
