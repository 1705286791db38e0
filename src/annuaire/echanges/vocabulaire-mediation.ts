import { cleTri } from '../texte.ts'
import type { TypeLieu } from '../types.ts'

/** Columns of the standard, in its order (v1.0.2, « Lieux de médiation numérique »). */
export const COLONNES = [
  'id',
  'pivot',
  'nom',
  'commune',
  'code_postal',
  'code_insee',
  'adresse',
  'complement_adresse',
  'latitude',
  'longitude',
  'typologie',
  'telephone',
  'courriels',
  'site_web',
  'horaires',
  'presentation_resume',
  'presentation_detail',
  'source',
  'itinerance',
  'structure_parente',
  'date_maj',
  'services',
  'publics_specifiquement_adresses',
  'prise_en_charge_specifique',
  'frais_a_charge',
  'dispositif_programmes_nationaux',
  'formations_labels',
  'autres_formations_labels',
  'modalites_acces',
  'modalites_accompagnement',
  'fiche_acces_libre',
  'prise_rdv',
] as const
export type Colonne = (typeof COLONNES)[number]

export const OBLIGATOIRES = ['id', 'pivot', 'nom', 'commune', 'code_postal', 'adresse', 'date_maj'] as const

/** Said by a place that only answers at a distance or to professionals. */
export const SANS_PUBLIC = "Ce lieu n'accueille pas de public"

/** Closed lists, in the order in which we write them. */
export const LISTES = {
  itinerance: ['Itinérant', 'Fixe'],
  services: [
    'Aide aux démarches administratives',
    'Maîtrise des outils numériques du quotidien',
    'Insertion professionnelle via le numérique',
    'Utilisation sécurisée du numérique',
    'Parentalité et éducation avec le numérique',
    'Loisirs et créations numériques',
    'Compréhension du monde numérique',
    'Accès internet et matériel informatique',
    'Acquisition de matériel informatique à prix solidaire',
  ],
  publics_specifiquement_adresses: ['Jeunes', 'Étudiants', 'Familles et/ou enfants', 'Seniors', 'Femmes'],
  prise_en_charge_specifique: [
    'Surdité',
    'Handicaps moteurs',
    'Handicaps mentaux',
    'Illettrisme',
    'Langues étrangères (anglais)',
    'Langues étrangères (autres)',
    'Déficience visuelle',
  ],
  frais_a_charge: ['Gratuit', 'Gratuit sous condition', 'Payant'],
  dispositif_programmes_nationaux: [
    'Aidants Connect',
    'Bibliothèques numérique de référence',
    'Certification PIX',
    'Conseillers numériques',
    'Emmaüs Connect',
    'France Services',
    'Grande école du numérique',
    'La Croix Rouge',
    "Point d'accès numérique CAF",
    'Promeneurs du net',
    'Relais numérique (Emmaüs Connect)',
  ],
  formations_labels: [
    'Formé à « Mon Espace Santé »',
    'Formé à « DUPLEX » (illettrisme)',
    'Arnia/MedNum BFC (Bourgogne-Franche-Comté)',
    'Collectif ressources et acteurs réemploi (Normandie)',
    // As the pattern of the standard has it; its description has a space, which is read too.
    'Étapes numériques(La Poste)',
    'Fabriques de Territoire',
    'Les Éclaireurs du numérique (Drôme)',
    'Mes Papiers (Métropole de Lyon)',
    'ORDI 3.0',
    'SUD LABS (PACA)',
  ],
  modalites_acces: [
    'Se présenter',
    'Téléphoner',
    'Contacter par mail',
    'Prendre un RDV en ligne',
    SANS_PUBLIC,
    'Envoyer un mail avec une fiche de prescription',
  ],
  modalites_accompagnement: ['En autonomie', 'Accompagnement individuel', 'Dans un atelier collectif', 'À distance'],
} as const satisfies Partial<Record<Colonne, readonly string[]>>
export type ColonneListe = keyof typeof LISTES
export const COLONNES_LISTES = Object.keys(LISTES) as ColonneListe[]

/** Accents, case and spaces vary from one file to the next, what is meant does not. */
const cle = (texte: string) => cleTri(texte).replaceAll(' ', '')

/** A cell of several values: those of the list in its order, and what is not of it. */
export function lireListe(colonne: ColonneListe, cellule: string): { connues: string[]; inconnues: string[] } {
  const ecrites = new Map(decouper(cellule).map((v) => [cle(v), v]))
  const connues = LISTES[colonne].filter((v) => ecrites.delete(cle(v)))
  return { connues, inconnues: [...ecrites.values()] }
}

export function decouper(cellule: string): string[] {
  return cellule
    .split('|')
    .map((v) => v.trim())
    .filter((v) => v !== '')
}

/**
 * Kinds of structures (`typologie`) that may come in, and the kind of place each is here besides a digital one. What is not
 * here is refused: shelters (`CHRS`, `CHU`, `HUDA`…) never reach a public map by accident.
 */
export const TYPOLOGIES: Readonly<Record<string, TypeLieu | null>> = {
  AFPA: 'formation',
  ASSO: null,
  ASSO_CHOMEUR: null,
  AUTRE: null,
  BIB: 'mediatheque',
  CC: null,
  CCAS: 'ccas',
  CCONS: null,
  CD: null,
  CIAS: 'ccas',
  CITMET: null,
  COMMUNE: null,
  CS: 'centre-social',
  CSC: 'centre-social',
  DEPT: null,
  E2C: null,
  ENM: null,
  EPCI: null,
  EPI: null,
  EPN: null,
  ESS: null,
  ETABL_PRI: null,
  ETABL_PUB: null,
  ETAT: null,
  EVS: 'evs',
  FABLAB: null,
  // Labelled desks are those of the national list, not those that say so.
  FRANCE_SERVICES: null,
  LA_POSTE: null,
  MDE: 'emploi',
  MDEF: 'emploi',
  MJC: null,
  ML: 'mission-locale',
  MQ: null,
  MSAP: null,
  MUNI: null,
  OF: null,
  PI: null,
  PIJ_BIJ: 'pij',
  PIMMS: null,
  PLIE: null,
  REG: null,
  RESSOURCERIE: null,
  RFS: null,
  TIERS_LIEUX: null,
}
