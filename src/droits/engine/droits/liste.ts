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

type Calcul = Pick<Droit, 'condition' | 'montant' | 'decision'>
const droit = (nom: NomNational, libelle: string, periodicite: Periodicite, calcul: Calcul): Droit => ({
  nom,
  libelle,
  periodicite,
  ...calcul,
})

export const DROITS: readonly Droit[] = [
  droit('rsa', 'Revenu de solidarité active', 'mois', { montant: rsa }),
  droit('prime_activite', 'Prime d’activité', 'mois', { montant: primeActivite }),
  droit('aide_logement', 'Aide au logement', 'mois', { montant: aideLogement }),
  droit('allocations_familiales', 'Allocations familiales', 'mois', { montant: allocationsFamiliales }),
  droit('complement_familial', 'Complément familial', 'mois', { montant: complementFamilial }),
  droit('asf', 'Allocation de soutien familial', 'mois', { montant: asf }),
  droit('paje_base', 'Allocation de base (Paje)', 'mois', { montant: pajeBase }),
  droit('prime_naissance', 'Prime à la naissance', 'unique', { montant: primeNaissance }),
  droit('aeeh', 'Allocation d’éducation de l’enfant handicapé', 'mois', { montant: aeeh }),
  droit('ajpp', 'Allocation journalière de présence parentale', 'mois', {
    condition: ajppPossible,
    decision: 'Le médecin qui suit l’enfant, puis la Caf',
  }),
  droit('aah', 'Allocation aux adultes handicapés', 'mois', { montant: aah }),
  droit('mva', 'Majoration pour la vie autonome', 'mois', { montant: mva }),
  droit('aspa', 'Allocation de solidarité aux personnes âgées', 'mois', { montant: aspa }),
  droit('asi', 'Allocation supplémentaire d’invalidité', 'mois', { montant: asi }),
  droit('ass', 'Allocation de solidarité spécifique', 'mois', { montant: ass }),
  droit('ars_annuelle', 'Allocation de rentrée scolaire', 'an', { montant: ars }),
  droit('css', 'Complémentaire santé solidaire', 'mois', { condition: cssNiveau, montant: cssParticipation }),
  droit('ame', 'Aide médicale de l’État', 'an', { condition: ame }),
  droit('cheque_energie', 'Chèque énergie', 'an', { montant: chequeEnergie }),
  droit('bourse_college_annuelle', 'Bourse de collège', 'an', { montant: bourseCollege }),
  droit('bourse_lycee_annuelle', 'Bourse de lycée', 'an', { montant: bourseLycee }),
  droit('apa', 'Allocation personnalisée d’autonomie', 'mois', {
    condition: apaPossible,
    decision: 'L’équipe médico-sociale du Département, lors d’une visite à domicile',
  }),
  droit('prime_demenagement', 'Prime de déménagement', 'unique', {
    condition: demenagementPossible,
    montant: demenagementMaximum,
    decision: 'La Caf, sur les factures du déménagement',
  }),
  droit('prime_noel', 'Prime de Noël', 'unique', { montant: primeNoel }),
  droit('aide_urgence_violences', 'Aide universelle d’urgence (violences conjugales)', 'unique', {
    condition: urgencePossible,
    montant: urgenceMaximum,
    decision: 'La Caf ou la MSA, sur une preuve des violences',
  }),
]

/** Where a right's tree begins. */
export const racinesDe = (droit: Droit): Noeud[] => [droit.condition, droit.montant].filter((e) => e !== undefined)
