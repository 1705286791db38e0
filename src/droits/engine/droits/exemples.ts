import { adulte, type Exemple, enfant, foyer, HLM, salaire } from '../exemples.ts'

/** Worked by hand from the scales of September 2026; each right's page shows its own. */
export const EXEMPLES: readonly Exemple[] = [
  {
    dit: 'Une personne sans ressources, hébergée : 651,69 € moins 12 % de forfait logement.',
    foyer: foyer([adulte()]),
    attendu: { rsa: 573.49, prime_activite: 0, css: 'gratuite', prime_noel: 152.45 },
  },
  {
    dit: 'À 24 ans sans enfant, pas de RSA.',
    foyer: foyer([adulte({ date_naissance: '2002-01-10' })]),
    attendu: { rsa: 0 },
  },
  {
    dit: '40 000 € d’épargne non imposée comptent pour 100 € par mois (3 % par an).',
    foyer: foyer([adulte({ epargne_non_imposee: 40_000 })]),
    attendu: { rsa: 473.49 },
  },
  {
    dit: '700 € de salaire net, hébergée : 638,28 + 59,85 % de 700 € − (700 + 76,59).',
    foyer: foyer([adulte({ revenus: salaire(700) })]),
    attendu: { rsa: 0, prime_activite: 280.64 },
  },
  {
    dit: 'Deux enfants : 32 % de la BMAF.',
    foyer: foyer([adulte(), enfant('2016-05-20', { scolarite: 'primaire' }), enfant('2021-09-03')]),
    attendu: { allocations_familiales: 153.01, asf: 403.57, ars_annuelle: 429.01, complement_familial: 0 },
  },
  {
    dit: 'Un seul enfant n’ouvre pas les allocations familiales.',
    foyer: foyer([adulte(), adulte(), enfant('2016-05-20', { scolarite: 'primaire' })]),
    attendu: { allocations_familiales: 0, asf: 0 },
  },
  {
    dit: 'Un enfant de moins de 3 ans : allocation de base à taux plein, 41,65 % de la BMAF.',
    foyer: foyer([adulte(), enfant('2025-08-14')]),
    attendu: { paje_base: 199.15 },
  },
  {
    dit: 'Au septième mois de grossesse : 2,2975 BMAF.',
    foyer: foyer([adulte({ enceinte: true }), enfant('2026-11-10', { a_naitre: true })]),
    attendu: { prime_naissance: 1098.57, paje_base: 0 },
  },
  {
    dit: 'Trois enfants de plus de 3 ans, peu de ressources : complément familial majoré.',
    foyer: foyer([adulte(), enfant('2011-02-15'), enfant('2015-10-08'), enfant('2022-04-19')]),
    attendu: { complement_familial: 298.75, allocations_familiales: 425.57 },
  },
  {
    dit: 'En HLM à 420 €, sans ressources : plafond de loyer et forfait de charges, moins la participation minimale.',
    foyer: foyer([adulte()], HLM),
    attendu: { aide_logement: 312.33 },
  },
  {
    dit: 'AAH entière au taux de 80 % sans salaire.',
    foyer: foyer([adulte({ taux_incapacite: 0.8 })], HLM),
    attendu: { aah: 1041.59, mva: 104.77 },
  },
  {
    dit: 'AAH et 500 € de salaire : seuls 20 % du salaire comptent.',
    foyer: foyer([adulte({ taux_incapacite: 0.8, revenus: salaire(500) })]),
    attendu: { aah: 941.59 },
  },
  {
    dit: 'Aspa : 1 043,59 € moins la pension.',
    foyer: foyer([
      adulte({
        date_naissance: '1958-02-02',
        activite: 'retraite',
        revenus: [{ nature: 'pension_retraite', net_mensuel: 350, du: '2023-01', au: '2026-11' }],
      }),
    ]),
    attendu: { aspa: 693.59 },
  },
  {
    dit: 'ASI : 914,86 € moins la pension d’invalidité.',
    foyer: foyer([
      adulte({
        revenus: [{ nature: 'pension_invalidite', net_mensuel: 350, du: '2023-01', au: '2026-11' }],
        activite: 'sans_activite',
      }),
    ]),
    attendu: { asi: 564.86 },
  },
  {
    dit: 'ASS : trente jours à 19,48 €.',
    foyer: foyer([
      adulte({ activite: 'chomage', condition_activite_ass: true, revenus: [], debut_chomage: '2024-01-01' }),
    ]),
    attendu: { ass: 584.4 },
  },
  {
    dit: 'AEEH de base et premier complément.',
    foyer: foyer([adulte(), enfant('2016-05-20', { handicap: true, complement_aeeh: 1 })]),
    attendu: { aeeh: 267.77 },
  },
  {
    dit: 'Collégien et lycéen, aucune ressource : derniers échelons.',
    foyer: foyer([
      adulte(),
      enfant('2013-06-14', { scolarite: 'college' }),
      enfant('2010-06-14', { scolarite: 'lycee' }),
    ]),
    attendu: { bourse_college_annuelle: 525, bourse_lycee_annuelle: 1071 },
  },
  {
    dit: '1 000 € de salaire, locataire : complémentaire santé à 14 € par mois.',
    foyer: foyer([adulte({ revenus: salaire(1000) })], {
      statut: 'locataire_prive_vide',
      loyer_hors_charges: 450,
      code_insee: '93008',
    }),
    attendu: { css: 'participation', aide_logement: 155.41 },
  },
  {
    dit: 'Sans titre de séjour et sans ressources : aide médicale de l’État, pas de complémentaire santé.',
    foyer: foyer([adulte({ nationalite: 'autre', annees_titre_sejour: 0 })]),
    attendu: { css: 'aucune', rsa: 0 },
  },
]
