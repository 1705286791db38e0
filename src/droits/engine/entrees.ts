import type { ChampRevenu, Expr, Unite } from './expression.ts'
import { divise, egal, nombre, plancher } from './expression.ts'
import {
  ACTIVITES,
  type Activite,
  NATIONALITES,
  NATURES,
  type Nationalite,
  type Nature,
  SCOLARITES,
  type Scolarite,
  STATUTS_LOGEMENT,
  type StatutLogement,
} from './foyer.ts'

/** What a rule may read of a household. The file (`dossier.ts`) fills one number for each. */
export const CHAMPS_FOYER = [
  'couple',
  'maries',
  'separe',
  'statut',
  'loyer',
  'zone',
  'departement',
  'colocation',
  'chambre',
  'crous',
  'demenagement',
  'violences',
  'impayes',
] as const
/** What a rule may read of a person. */
export const CHAMPS_PERSONNE = [
  'present',
  'adulte',
  'naissance',
  'naissance_15',
  'annee_naissance',
  'ne_avant_mars_2012',
  'activite',
  'nationalite',
  'titre',
  'scolarite',
  'enceinte',
  'a_naitre',
  'handicap',
  'taux',
  'rsdae',
  'complement',
  'condition_ass',
  'debut_chomage',
  'boursier',
  'epargne',
  'autonomie',
] as const
export type ChampFoyer = (typeof CHAMPS_FOYER)[number]
export type ChampPersonne = (typeof CHAMPS_PERSONNE)[number]
/** Moving with the month looked at. */
export type ChampTemps = 'mois' | 'mois_de_l_annee' | 'annee' | 'age_mois' | 'age_mois_15_septembre'

const entree = <U extends Unite>(champ: ChampFoyer | ChampPersonne | ChampTemps, unite: U): Expr<U> =>
  ({ genre: 'entree', champ, unite }) as Expr<U>

export const enCouple = entree('couple', 'oui')
export const maries = entree('maries', 'oui')
export const separe = entree('separe', 'oui')
export const loyer = entree('loyer', 'eur/mois')
export const zone = entree('zone', 'nombre')
export const departement = entree('departement', 'nombre')
export const colocation = entree('colocation', 'oui')
export const chambre = entree('chambre', 'oui')
export const crous = entree('crous', 'oui')
export const demenagement = entree('demenagement', 'oui')
export const violences = entree('violences', 'oui')
export const impayes = entree('impayes', 'oui')
const statut = entree('statut', 'nombre')
export const logement = (s: StatutLogement): Expr<'oui'> => egal(statut, nombre(STATUTS_LOGEMENT.indexOf(s)))

export const moisCourant = entree('mois', 'nombre')
export const moisDeLAnnee = entree('mois_de_l_annee', 'nombre')
export const annee = entree('annee', 'nombre')

export const adulte = entree('adulte', 'oui')
/** Months since birth on the first of the month looked at. */
export const ageMois = entree('age_mois', 'mois')
export const age: Expr<'ans'> = plancher(divise({ ...ageMois, unite: 'ans' } as Expr<'ans'>, nombre(12)))
/** Age on 15 September of the year looked at. */
export const age15Septembre: Expr<'ans'> = plancher(
  divise({ ...entree('age_mois_15_septembre', 'ans') } as Expr<'ans'>, nombre(12)),
)
export const anneeNaissance = entree('annee_naissance', 'nombre')
export const neAvantMars2012 = entree('ne_avant_mars_2012', 'oui')
export const titre = entree('titre', 'ans')
export const enceinte = entree('enceinte', 'oui')
export const aNaitre = entree('a_naitre', 'oui')
export const handicap = entree('handicap', 'oui')
export const tauxIncapacite = entree('taux', 'taux')
export const rsdae = entree('rsdae', 'oui')
export const complement = entree('complement', 'nombre')
export const conditionAss = entree('condition_ass', 'oui')
/** Month in which unemployment began. */
export const debutChomage = entree('debut_chomage', 'nombre')
export const boursier = entree('boursier', 'oui')
export const epargne = entree('epargne', 'eur')
export const perteAutonomie = entree('autonomie', 'oui')
const activiteDe = entree('activite', 'nombre')
export const activite = (a: Activite): Expr<'oui'> => egal(activiteDe, nombre(ACTIVITES.indexOf(a)))
const nationaliteDe = entree('nationalite', 'nombre')
export const nationalite = (n: Nationalite): Expr<'oui'> => egal(nationaliteDe, nombre(NATIONALITES.indexOf(n)))
const scolariteDe = entree('scolarite', 'nombre')
export const scolarite = (s: Scolarite): Expr<'oui'> => egal(scolariteDe, nombre(SCOLARITES.indexOf(s)))

const masque = (natures: readonly Nature[]): number => natures.reduce((m, n) => m | (1 << NATURES.indexOf(n)), 0)

/** Sum of a person's income of these kinds from `de` months ago to `a` months ago, both included. */
export const revenu = (champ: ChampRevenu, natures: readonly Nature[], de: number, a: number): Expr<'eur'> =>
  ({ genre: 'revenu', unite: 'eur', natures: masque(natures), champ, de, a }) as Expr<'eur'>
/** Income of one month. */
export const revenuDuMois = (champ: ChampRevenu, natures: readonly Nature[], recul = 0): Expr<'eur/mois'> =>
  ({ ...revenu(champ, natures, recul, recul), unite: 'eur/mois' }) as Expr<'eur/mois'>
/** Income of a whole calendar year, `annees` from that of the month looked at (-2: two years before). */
export const revenuAnnee = (champ: ChampRevenu, natures: readonly Nature[], annees: number): Expr<'eur/an'> =>
  ({ genre: 'revenu_annee', unite: 'eur/an', natures: masque(natures), champ, annees }) as Expr<'eur/an'>
