/**
 * Codes are those of data·inclusion v1, so that what is entered here can be exchanged as it is; the labels are ours, in
 * everyday words.
 */

/** Themes, by family: the code is `famille--theme`. */
export const THEMES = {
  'choisir-un-metier': {
    'confirmer-son-choix-de-metier': 'Confirmer un projet de métier',
    'connaitre-les-opportunites-demploi': 'Savoir où il y a du travail',
    'decouvrir-un-metier-ou-un-secteur-dactivite': 'Découvrir un métier',
    'identifier-ses-points-forts-et-ses-competences': 'Faire le point sur ses compétences',
  },
  'creer-une-entreprise': {
    'definir-son-projet-de-creation-dentreprise': 'Préparer un projet d’entreprise',
    'developper-son-entreprise': 'Développer son entreprise',
    'structurer-son-projet-de-creation-dentreprise': 'Monter un projet d’entreprise',
  },
  'difficultes-administratives-ou-juridiques': {
    'accompagnement-aux-demarches-administratives': 'Aide pour les démarches',
    'accompagnement-pour-lacces-a-la-citoyennete': 'Nationalité, vote, vie citoyenne',
    'accompagnement-pour-lacces-aux-droits': 'Connaître et ouvrir ses droits',
    'beneficier-dune-mesure-daccompagnement-adapte': 'Être suivi par un travailleur social',
    'connaitre-ses-droits-face-a-une-discrimination': 'Discriminations',
    'prendre-en-compte-une-problematique-judiciaire': 'Justice, conflits, victimes',
  },
  'difficultes-financieres': {
    'acquerir-une-autonomie-budgetaire': 'Apprendre à tenir un budget',
    'ameliorer-sa-gestion-budgetaire': 'Mieux gérer son budget',
    'mettre-en-place-une-mesure-de-protection-financiere': 'Tutelle, curatelle, aide à la gestion',
    'prevenir-une-degradation-de-la-situation-financiere': 'Prévenir les difficultés d’argent',
    'situation-dendettement-surendettement': 'Dettes et surendettement',
  },
  'equipement-et-alimentation': {
    'aide-menagere': 'Aide ménagère',
    alimentation: 'Aide alimentaire',
    electromenager: 'Appareils ménagers',
    habillement: 'Vêtements',
  },
  famille: {
    'garde-denfants': 'Garde d’enfants',
    'prise-en-charge-personne-dependante': 'Proche dépendant',
    'soutien-a-la-parentalite-et-a-leducation': 'Être parent',
    'soutien-aidants': 'Aide aux aidants',
    'surmonter-conflits-separation-violence': 'Séparation, conflits, violences',
  },
  'lecture-ecriture-calcul': {
    'maitriser-le-calcul': 'Apprendre à compter',
    'maitriser-le-francais': 'Apprendre le français',
  },
  'logement-hebergement': {
    'acheter-un-logement': 'Acheter un logement',
    'changer-de-logement': 'Changer de logement',
    'louer-un-logement': 'Louer un logement',
    'rechercher-une-solution-dhebergement-temporaire': 'Hébergement temporaire',
    'reduire-les-impayes-de-loyer': 'Loyers impayés',
    'se-maintenir-dans-le-logement': 'Garder son logement',
    'sinformer-sur-les-demarches-liees-a-lacces-au-logement': 'Demander un logement',
  },
  mobilite: {
    'acceder-a-un-vehicule': 'Avoir un véhicule',
    'entretenir-reparer-son-vehicule': 'Entretenir ou réparer son véhicule',
    'etre-accompagne-dans-son-parcours-mobilite': 'Apprendre à se déplacer',
    'financer-ma-mobilite': 'Payer ses transports',
    'mobilite-douce-partagee-collective': 'Vélo, covoiturage, transports en commun',
    'preparer-un-permis': 'Permis de conduire',
  },
  numerique: {
    'acceder-a-des-services-en-ligne': 'Faire une démarche en ligne',
    'acceder-a-une-connexion-internet': 'Avoir internet',
    'acquerir-un-equipement': 'Avoir un ordinateur ou un téléphone',
    'maitriser-les-fondamentaux-du-numerique': 'Apprendre le numérique',
  },
  'preparer-sa-candidature': {
    'developper-son-reseau': 'Se faire un réseau',
    'organiser-ses-demarches-de-recherche-demploi': 'Organiser sa recherche d’emploi',
    'realiser-un-cv-et-ou-une-lettre-de-motivation': 'CV et lettre de motivation',
    'valoriser-ses-competences': 'Mettre en valeur ses compétences',
  },
  remobilisation: {
    'activites-sportives-et-culturelles': 'Sport et culture',
    'benevolat-action-citoyenne': 'Bénévolat',
    'bien-etre-confiance-en-soi': 'Bien-être et confiance en soi',
    'lien-social': 'Rencontrer du monde',
  },
  sante: {
    'acces-aux-soins': 'Se soigner',
    addictions: 'Addictions',
    'constituer-un-dossier-mdph-invalidite': 'Handicap : dossier MDPH, invalidité',
    'sante-mentale': 'Santé mentale',
    'sante-sexuelle': 'Santé sexuelle',
  },
  'se-former': {
    'monter-son-dossier-de-formation': 'Monter un dossier de formation',
    'trouver-sa-formation': 'Trouver une formation',
  },
  'souvrir-a-linternational': {
    'connaitre-les-opportunites-demploi-a-letranger': 'Travailler à l’étranger',
    'sinformer-sur-les-aides-pour-travailler-a-letranger': 'Aides pour travailler à l’étranger',
    'sorganiser-suite-a-son-retour-en-france': 'Revenir en France',
  },
  'trouver-un-emploi': {
    'convaincre-un-recruteur-en-entretien': 'Préparer un entretien d’embauche',
    'faire-des-candidatures-spontanees': 'Candidatures spontanées',
    'maintien-dans-lemploi': 'Garder son emploi',
    'repondre-a-des-offres-demploi': 'Répondre à des offres',
    'suivre-ses-candidatures-et-relancer-les-employeurs': 'Suivre ses candidatures',
  },
} as const satisfies Record<string, Record<string, string>>

export type FamilleTheme = keyof typeof THEMES

/** In the order people look for them. */
export const FAMILLES_THEMES: Record<FamilleTheme, string> = {
  'difficultes-administratives-ou-juridiques': 'Démarches et droits',
  numerique: 'Numérique',
  'difficultes-financieres': 'Argent',
  'logement-hebergement': 'Logement',
  famille: 'Famille',
  sante: 'Santé et handicap',
  'trouver-un-emploi': 'Trouver un emploi',
  'preparer-sa-candidature': 'Préparer sa candidature',
  'choisir-un-metier': 'Choisir un métier',
  'se-former': 'Se former',
  'creer-une-entreprise': 'Créer une entreprise',
  'lecture-ecriture-calcul': 'Lire, écrire, compter',
  'equipement-et-alimentation': 'Alimentation et équipement',
  mobilite: 'Se déplacer',
  remobilisation: 'Loisirs et lien social',
  'souvrir-a-linternational': 'International',
}

export const CODES_FAMILLES = Object.keys(FAMILLES_THEMES) as FamilleTheme[]

export const THEMATIQUES: ReadonlyMap<string, string> = new Map(
  CODES_FAMILLES.flatMap((famille) =>
    Object.entries(THEMES[famille]).map(([theme, libelle]) => [`${famille}--${theme}`, libelle] as const),
  ),
)

/** Family of a theme, from its code. */
export function familleDe(thematique: string): FamilleTheme {
  return thematique.slice(0, thematique.indexOf('--')) as FamilleTheme
}

export const PUBLICS = {
  'tous-publics': 'Tout le monde',
  actifs: 'Personnes qui travaillent',
  'beneficiaires-des-minimas-sociaux': 'Personnes aux minima sociaux (RSA, AAH…)',
  'demandeurs-emploi': 'Demandeurs d’emploi',
  etudiants: 'Étudiants',
  familles: 'Familles',
  femmes: 'Femmes',
  jeunes: 'Jeunes',
  'personnes-en-situation-de-handicap': 'Personnes handicapées',
  'personnes-en-situation-durgence': 'Personnes en situation d’urgence',
  'personnes-en-situation-juridique-specifique': 'Personnes suivies par la justice',
  'personnes-exilees': 'Personnes exilées',
  'residents-qpv-frr': 'Habitants d’un quartier prioritaire',
  seniors: 'Personnes âgées',
} as const
export type Public = keyof typeof PUBLICS

/** What is offered. */
export const NATURES = {
  accompagnement: 'Un accompagnement',
  information: 'Une information',
  atelier: 'Un atelier',
  formation: 'Une formation',
  'aide-financiere': 'Une aide financière',
  'aide-materielle': 'Une aide matérielle',
} as const
export type Nature = keyof typeof NATURES

/** Finer than data·inclusion, which only tells presence from distance: see `modesAccueil`. */
export const MODES = {
  'sans-rendez-vous': 'Sans rendez-vous',
  'sur-rendez-vous': 'Sur rendez-vous',
  'a-distance': 'À distance (téléphone, vidéo, internet)',
} as const
export type Mode = keyof typeof MODES

/** `modes_accueil` of data·inclusion. */
export function modesAccueil(modes: readonly Mode[]): ('en-presentiel' | 'a-distance')[] {
  const surPlace = modes.some((m) => m !== 'a-distance')
  return [
    ...(surPlace ? (['en-presentiel'] as const) : []),
    ...(modes.includes('a-distance') ? ['a-distance' as const] : []),
  ]
}

export const FRAIS = { gratuit: 'Gratuit', payant: 'Payant' } as const
export type Frais = keyof typeof FRAIS

/** Who may ask: `mobilisable_par` of data·inclusion. */
export const MOBILISABLE_PAR = {
  usagers: 'La personne elle-même',
  professionnels: 'Un professionnel qui l’oriente',
} as const
export type MobilisablePar = keyof typeof MOBILISABLE_PAR

/** Spoken at desks of the département, ISO 639 codes; `fsl` is French sign language. */
export const LANGUES_PARLEES = [
  'fr',
  'en',
  'ar',
  'pt',
  'es',
  'it',
  'ro',
  'bg',
  'pl',
  'ru',
  'uk',
  'sr',
  'sq',
  'tr',
  'ku',
  'hy',
  'fa',
  'ps',
  'ur',
  'hi',
  'pa',
  'bn',
  'ta',
  'zh',
  'vi',
  'so',
  'ti',
  'am',
  'sw',
  'ln',
  'wo',
  'ff',
  'bm',
  'snk',
  'kab',
  'ht',
  'fsl',
] as const
export type LangueParlee = (typeof LANGUES_PARLEES)[number]

/** Narrowed keys of a record of labels. */
export function codesDe<T extends string>(libelles: Record<T, string>): [T, ...T[]] {
  return Object.keys(libelles) as [T, ...T[]]
}
