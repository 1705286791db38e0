import { adulte, type Exemple, enfant, foyer, gagne, HLM } from '../exemples.ts'

const GRANDS = [enfant('2014-05-20'), enfant('2019-09-03')]

/** Scale of 2021, one person: 194 € under 5 600 € for each unit, then 146 € under 6 700 €. */
const CHEQUE: readonly Exemple[] = [
  {
    dit: 'Une personne sans revenu, en HLM.',
    calcul: '194',
    foyer: foyer([adulte()], HLM),
    attendu: { cheque_energie: 194 },
  },
  {
    dit: 'Au seuil : 5 605 € par an après les 10 %, juste au-dessus de 5 600 €.',
    calcul: '146',
    foyer: foyer([gagne(519)], HLM),
    attendu: { cheque_energie: 146 },
  },
  {
    dit: 'Hébergé gratuitement : pas de logement à soi, pas de chèque.',
    foyer: foyer([adulte()]),
    attendu: { cheque_energie: 0 },
  },
]

/** 152,45 € for one person, on the family scale of RSA. */
const NOEL: readonly Exemple[] = [
  {
    dit: 'Une personne au RSA.',
    calcul: '152,45',
    foyer: foyer([adulte()]),
    attendu: { prime_noel: 152.45 },
  },
  {
    dit: 'Un couple au RSA : une part et demie.',
    calcul: '152,45 × 1,5',
    foyer: foyer([adulte(), adulte()]),
    attendu: { prime_noel: 228.68 },
  },
  {
    dit: 'Au seuil : à 24 ans sans enfant, sans RSA ni ASS, pas de prime.',
    foyer: foyer([adulte({ date_naissance: '2002-01-10' })]),
    attendu: { prime_noel: 0 },
  },
]

/** Art. D. 542-35 CSS: at most 2.4, 2.6 or 2.8 BMAF (478,16 €) for three, four or five children, the last under 2. */
const demenage = (...enfants: ReturnType<typeof enfant>[]) =>
  foyer([adulte(), adulte(), ...GRANDS, ...enfants], HLM, { demenagement: true })
const DEMENAGEMENT: readonly Exemple[] = [
  {
    dit: 'Trois enfants, le dernier a 1 an : au plus, selon les factures.',
    calcul: '478,16 × 2,4',
    foyer: demenage(enfant('2025-08-14')),
    attendu: { prime_demenagement: 1147.58 },
  },
  {
    dit: 'Quatre enfants, le dernier a 1 an.',
    calcul: '478,16 × 2,6',
    foyer: demenage(enfant('2022-04-19'), enfant('2025-08-14')),
    attendu: { prime_demenagement: 1243.22 },
  },
  {
    dit: 'Au seuil : le dernier a 2 ans le 1er du mois, plus de prime.',
    foyer: demenage(enfant('2024-09-01')),
    attendu: { prime_demenagement: 0 },
  },
]

/** Décret n° 2023-1088: at most a month of RSA for the household. */
const URGENCE: readonly Exemple[] = [
  {
    dit: 'Une personne seule : au plus.',
    calcul: '651,69',
    foyer: foyer([adulte()], HLM, { violences_moins_12_mois: true }),
    attendu: { aide_urgence_violences: 651.69 },
  },
  {
    dit: 'Une personne avec trois enfants : 1 + 0,5 + 0,3 + 0,4 parts.',
    calcul: '651,69 × (1 + 0,5 + 0,3 + 0,4)',
    foyer: foyer([adulte(), ...GRANDS, enfant('2022-04-19')], HLM, { violences_moins_12_mois: true }),
    attendu: { aide_urgence_violences: 1433.72 },
  },
]

export const EXEMPLES_DIVERS: readonly Exemple[] = [...CHEQUE, ...NOEL, ...DEMENAGEMENT, ...URGENCE]
