/** RSA. Built twice: with the housing aid of the month, and with the one that owes nothing to an earlier RSA. */
import { aah } from '../droits/aah.ts'
import { afBase } from '../droits/allocations_familiales.ts'
import { asf } from '../droits/asf.ts'
import { asi, aspa } from '../droits/aspa_asi.ts'
import { ass } from '../droits/ass.ts'
import { cfNonMajore, pajeBase } from '../droits/petite_enfance.ts'
import { adulte, age, epargne, logement, revenu } from '../entrees.ts'
import {
  auMoins,
  commeUnite,
  type Expr,
  et,
  etape,
  etapePersonne,
  existe,
  fois,
  inferieur,
  max,
  min,
  moins,
  moyenneDeTrois,
  nombre,
  non,
  ou,
  parMois,
  plus,
  positif,
  seulementSi,
  si,
  somme,
  superieur,
} from '../expression.ts'
import { param } from '../parametres.ts'
import {
  echelleFamille,
  echelleMajoree,
  etudiant,
  isolement,
  nbEnfantsRsa,
  partForfait,
  sejourRsa,
} from './composition.ts'
import { nbEnfantsPf, uneEnceinte } from './famille.ts'
import { neRecoitPas, recoit } from './revenus.ts'

const AUTRES = [
  'allocation_chomage',
  'pension_retraite',
  'pension_invalidite',
  'pension_alimentaire_recue',
  'micro_entreprise',
] as const

/**
 * A wage that stopped in the month before, with nothing in its place, is set aside. An older stop already shows in the
 * quarter, month after month.
 */
const salairePerdu = etapePersonne(
  {
    id: 'rsa_salaire_perdu',
    libelle: 'Salaire qui vient de s’arrêter, sans remplacement',
    reference: 'Art. R. 262-13 CASF',
  },
  et(
    recoit(['salaire'], 1),
    neRecoitPas(['salaire']),
    neRecoitPas(['allocation_chomage', 'pension_retraite', 'pension_invalidite']),
  ),
)
const trimestre = etapePersonne(
  {
    id: 'rsa_revenus_trimestre',
    libelle: 'Revenus moyens des mois M-4 à M-2',
    reference: 'Art. R. 262-7 CASF (décret du 26 février 2025)',
  },
  plus(
    seulementSi(non(salairePerdu), moyenneDeTrois(revenu('net', ['salaire'], 4, 2))),
    moyenneDeTrois(revenu('net', AUTRES, 4, 2)),
  ),
)
export const epargneComptee = etape(
  { id: 'rsa_epargne', libelle: 'Revenu supposé de l’épargne', reference: 'Art. R. 262-6 et R. 132-1 CASF' },
  parMois(commeUnite(fois(somme(tous(), epargne), param('rsa_epargne')), 'eur/an')),
)
function tous(): Expr<'oui'> {
  return ou(adulte, inferieur(age, param('rsa_age_enfant')))
}
/** Family support counts for 22.5 % of the base for each child, no more. */
export const asfComptee = etape(
  { id: 'rsa_asf', libelle: 'ASF comptée', reference: 'Art. R. 262-10-1 CASF' },
  min(asf, fois(param('bmaf'), param('rsa_asf'), nbEnfantsPf)),
)
export const prestationsComptees = etape(
  { id: 'rsa_prestations', libelle: 'Prestations familiales comptées', reference: 'Art. R. 262-10 et R. 262-11 CASF' },
  plus(afBase, cfNonMajore, pajeBase, asfComptee),
)

/** 25 years, or a child, or one expected; not a student, unless a parent alone. */
const ouvert = etape(
  { id: 'rsa_ouvert', libelle: 'Conditions d’âge, de séjour et d’études', reference: 'Art. L. 262-4 CASF' },
  existe(
    et(
      adulte,
      sejourRsa,
      ou(auMoins(age, param('rsa_age')), superieur(nbEnfantsRsa, nombre(0)), uneEnceinte),
      ou(non(etudiant), isolement),
    ),
  ),
)
export const socle = etape(
  { id: 'rsa_socle', libelle: 'Montant forfaitaire', reference: 'Art. R. 262-1 et R. 262-2 CASF' },
  fois(param('rsa_base'), max(echelleFamille, echelleMajoree)),
)
const forfaitPlein = fois(param('rsa_base'), partForfait)

/** Whole for who owns or is housed free; never more than the housing aid for a tenant. */
export const forfaitLogement = (plein: Expr<'eur/mois'>, aide: Expr<'eur/mois'>): Expr<'eur/mois'> =>
  si(ou(logement('proprietaire'), logement('heberge_gratuitement')), plein, min(aide, plein))

export interface Rsa {
  rsa: Expr<'eur/mois'>
  minima: Expr<'eur/mois'>
}

export function rsaAvec(suffixe: string, aide: Expr<'eur/mois'>, mva: Expr<'eur/mois'>): Rsa {
  const minima = etape(
    { id: `rsa_minima${suffixe}`, libelle: 'Autres minima sociaux comptés', reference: 'Art. R. 262-6 CASF' },
    plus(ass, aspa, asi, aah, mva),
  )
  const ressources = etape(
    { id: `rsa_ressources${suffixe}`, libelle: 'Ressources du foyer', reference: 'Art. R. 262-6 et R. 262-7 CASF' },
    plus(somme(tous(), trimestre), prestationsComptees, minima, epargneComptee),
  )
  const forfait = etape(
    { id: `rsa_forfait_logement${suffixe}`, libelle: 'Forfait logement', reference: 'Art. R. 262-9 et R. 262-10 CASF' },
    forfaitLogement(forfaitPlein, aide),
  )
  const droit = positif(moins(socle, forfait, ressources))
  const rsa = etape(
    { id: `rsa${suffixe}`, libelle: 'Revenu de solidarité active', reference: 'Art. L. 262-2 et R. 262-39 CASF' },
    seulementSi(et(ouvert, superieur(socle, ressources), auMoins(droit, param('rsa_minimum'))), droit),
  )
  return { rsa, minima }
}
