import type { Demarche } from '../demarches.ts'
import type { Expr, Noeud } from '../expression.ts'
import { aah } from './aah.ts'
import { aideLogement, mva } from './aide_logement.ts'
import { allocationsFamiliales } from './allocations_familiales.ts'
import { asf } from './asf.ts'
import { asi, aspa } from './aspa_asi.ts'
import { ass } from './ass.ts'
import { ame, cssNiveau, cssParticipation } from './css.ts'
import {
  apaPossible,
  chequeEnergie,
  demenagementMaximum,
  demenagementPossible,
  primeNoel,
  urgenceMaximum,
  urgencePossible,
} from './divers.ts'
import { ars, bourseCollege, bourseLycee } from './ecole.ts'
import { aeeh, ajppPossible } from './handicap_enfant.ts'
import { complementFamilial, pajeBase, primeNaissance } from './petite_enfance.ts'
import { primeActivite } from './prime_activite.ts'
import { rsa } from './rsa.ts'

export const NOMS_NATIONAUX = [
  'rsa',
  'prime_activite',
  'aide_logement',
  'allocations_familiales',
  'complement_familial',
  'asf',
  'paje_base',
  'prime_naissance',
  'aeeh',
  'ajpp',
  'aah',
  'mva',
  'aspa',
  'asi',
  'ass',
  'ars_annuelle',
  'css',
  'ame',
  'cheque_energie',
  'bourse_college_annuelle',
  'bourse_lycee_annuelle',
  'apa',
  'prime_demenagement',
  'prime_noel',
  'aide_urgence_violences',
] as const
export type NomNational = (typeof NOMS_NATIONAUX)[number]
export type Periodicite = 'mois' | 'an' | 'unique'

/** A right: what decides it, and how it is shown. */
export interface Droit {
  nom: string
  libelle: string
  periodicite: Periodicite
  /** Euros; open when it is more than nothing. For a right decided by a person, the most it can be. */
  montant?: Expr<'eur/mois'> | Expr<'eur/an'> | Expr<'eur'>
  /** Without amount: 0, 1, or 2 for the free level of `css`. */
  condition?: Expr<'oui'> | Expr<'nombre'>
  /** Who decides when the law leaves it to a person: then the answer is « a_completer », never an amount. */
  decision?: string
  /** Of a local right: how to ask. Those of national rights are beside (`demarches.ts`). */
  demarche?: Demarche
}

export const DROITS: readonly Droit[] = [
  { nom: 'rsa', libelle: 'Revenu de solidarité active', periodicite: 'mois', montant: rsa },
  { nom: 'prime_activite', libelle: 'Prime d’activité', periodicite: 'mois', montant: primeActivite },
  { nom: 'aide_logement', libelle: 'Aide au logement', periodicite: 'mois', montant: aideLogement },
  {
    nom: 'allocations_familiales',
    libelle: 'Allocations familiales',
    periodicite: 'mois',
    montant: allocationsFamiliales,
  },
  { nom: 'complement_familial', libelle: 'Complément familial', periodicite: 'mois', montant: complementFamilial },
  { nom: 'asf', libelle: 'Allocation de soutien familial', periodicite: 'mois', montant: asf },
  { nom: 'paje_base', libelle: 'Allocation de base (Paje)', periodicite: 'mois', montant: pajeBase },
  { nom: 'prime_naissance', libelle: 'Prime à la naissance', periodicite: 'unique', montant: primeNaissance },
  { nom: 'aeeh', libelle: 'Allocation d’éducation de l’enfant handicapé', periodicite: 'mois', montant: aeeh },
  {
    nom: 'ajpp',
    libelle: 'Allocation journalière de présence parentale',
    periodicite: 'mois',
    condition: ajppPossible,
    decision: 'Le médecin qui suit l’enfant, puis la Caf',
  },
  { nom: 'aah', libelle: 'Allocation aux adultes handicapés', periodicite: 'mois', montant: aah },
  { nom: 'mva', libelle: 'Majoration pour la vie autonome', periodicite: 'mois', montant: mva },
  { nom: 'aspa', libelle: 'Allocation de solidarité aux personnes âgées', periodicite: 'mois', montant: aspa },
  { nom: 'asi', libelle: 'Allocation supplémentaire d’invalidité', periodicite: 'mois', montant: asi },
  { nom: 'ass', libelle: 'Allocation de solidarité spécifique', periodicite: 'mois', montant: ass },
  { nom: 'ars_annuelle', libelle: 'Allocation de rentrée scolaire', periodicite: 'an', montant: ars },
  {
    nom: 'css',
    libelle: 'Complémentaire santé solidaire',
    periodicite: 'mois',
    condition: cssNiveau,
    montant: cssParticipation,
  },
  { nom: 'ame', libelle: 'Aide médicale de l’État', periodicite: 'an', condition: ame },
  { nom: 'cheque_energie', libelle: 'Chèque énergie', periodicite: 'an', montant: chequeEnergie },
  { nom: 'bourse_college_annuelle', libelle: 'Bourse de collège', periodicite: 'an', montant: bourseCollege },
  { nom: 'bourse_lycee_annuelle', libelle: 'Bourse de lycée', periodicite: 'an', montant: bourseLycee },
  {
    nom: 'apa',
    libelle: 'Allocation personnalisée d’autonomie',
    periodicite: 'mois',
    condition: apaPossible,
    decision: 'L’équipe médico-sociale du Département, lors d’une visite à domicile',
  },
  {
    nom: 'prime_demenagement',
    libelle: 'Prime de déménagement',
    periodicite: 'unique',
    condition: demenagementPossible,
    montant: demenagementMaximum,
    decision: 'La Caf, sur les factures du déménagement',
  },
  { nom: 'prime_noel', libelle: 'Prime de Noël', periodicite: 'unique', montant: primeNoel },
  {
    nom: 'aide_urgence_violences',
    libelle: 'Aide universelle d’urgence (violences conjugales)',
    periodicite: 'unique',
    condition: urgencePossible,
    montant: urgenceMaximum,
    decision: 'La Caf ou la MSA, sur une preuve des violences',
  },
]

/** Where a right's tree begins. */
export const racinesDe = (droit: Droit): Noeud[] => [droit.condition, droit.montant].filter((e) => e !== undefined)
