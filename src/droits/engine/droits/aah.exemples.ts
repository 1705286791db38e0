import { adulte, type Exemple, foyer, HLM, revenu, salaire } from '../exemples.ts'

/** Art. D. 821-9 CSS: a wage counts for 20 % up to 30 % of the minimum wage (151,67 × 12,31 €), for 60 % above. */
export const EXEMPLES_AAH: readonly Exemple[] = [
  {
    dit: 'Taux de 80 %, sans ressources : AAH entière.',
    calcul: '1 041,59',
    foyer: foyer([adulte({ taux_incapacite: 0.8 })]),
    attendu: { aah: 1041.59 },
  },
  {
    dit: '500 € de salaire : 20 % seulement du salaire comptent.',
    calcul: '1 041,59 − 500 × 20 %',
    foyer: foyer([adulte({ taux_incapacite: 0.8, revenus: salaire(500) })]),
    attendu: { aah: 941.59 },
  },
  {
    dit: 'Au seuil : 1 000 € de salaire dépassent 30 % du Smic ; au-dessus, 60 % comptent.',
    calcul: '1 041,59 − 151,67 × 12,31 × 30 % × 20 % − (1 000 − 151,67 × 12,31 × 30 %) × 60 %',
    foyer: foyer([adulte({ taux_incapacite: 0.8, revenus: salaire(1000) })]),
    attendu: { aah: 665.64 },
  },
  {
    dit: 'Une pension d’invalidité de 400 € passe d’abord : l’AAH la complète.',
    calcul: '1 041,59 − 400',
    foyer: foyer([
      adulte({ taux_incapacite: 0.8, activite: 'sans_activite', revenus: revenu('pension_invalidite', 400) }),
    ]),
    attendu: { aah: 641.59 },
  },
  {
    dit: 'Au seuil : un taux de 79 % sans restriction durable d’accès à l’emploi n’ouvre pas l’AAH.',
    foyer: foyer([adulte({ taux_incapacite: 0.79 })]),
    attendu: { aah: 0 },
  },
  {
    dit: 'AAH au taux de 80 %, locataire aidé, sans salaire : majoration pour la vie autonome.',
    calcul: '104,77',
    foyer: foyer([adulte({ taux_incapacite: 0.8 })], HLM),
    attendu: { mva: 104.77 },
  },
  {
    dit: 'Au seuil : AAH avec un taux de 79 % et une restriction durable d’accès à l’emploi, pas de majoration.',
    foyer: foyer([adulte({ taux_incapacite: 0.79, rsdae: true })], HLM),
    attendu: { mva: 0 },
  },
  {
    dit: 'AAH, hébergé gratuitement : sans aide au logement, pas de majoration.',
    foyer: foyer([adulte({ taux_incapacite: 0.8 })]),
    attendu: { mva: 0 },
  },
]
