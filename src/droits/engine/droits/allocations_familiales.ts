import { enfant, enfantPf, nbEnfantsPf } from '../commun/famille.ts'
import { baseFamiliale } from '../commun/revenus.ts'
import { age, neAvantMars2012 } from '../entrees.ts'
import {
  auMoins,
  auPlus,
  combien,
  type Expr,
  egal,
  et,
  etape,
  etapePersonne,
  fois,
  min,
  moins,
  nombre,
  parMois,
  plus,
  positif,
  seulementSi,
  si,
  superieur,
  taux,
  valeur,
} from '../expression.ts'
import { param } from '../parametres.ts'

const deux = nombre(2)

const plafond1 = etape(
  { id: 'af_plafond_1', libelle: 'Premier plafond des allocations familiales', reference: 'Art. D. 521-3 CSS' },
  plus(param('af_plafond_1'), fois(param('af_plafond_enfant'), nbEnfantsPf)),
)
const plafond2 = etape(
  { id: 'af_plafond_2', libelle: 'Second plafond des allocations familiales', reference: 'Art. D. 521-3 CSS' },
  plus(param('af_plafond_2'), fois(param('af_plafond_enfant'), nbEnfantsPf)),
)

/** Whole, half or a quarter; just over a ceiling, a complement fills the gap (art. D. 521-2 CSS). */
const part = etape(
  { id: 'af_part', libelle: 'Part gardée selon les ressources', reference: 'Art. D. 521-1 CSS' },
  si(
    auPlus(baseFamiliale, plafond1),
    taux(1),
    si(auPlus(baseFamiliale, plafond2), param('af_tranche_2'), param('af_tranche_3')),
  ),
)

export const afBase = etape(
  { id: 'af_base', libelle: 'Allocations familiales sans majoration', reference: 'Art. L. 521-1 et D. 521-1 CSS' },
  seulementSi(
    auMoins(nbEnfantsPf, deux),
    fois(param('bmaf'), plus(param('af_2'), fois(param('af_supp'), positif(moins(nbEnfantsPf, deux)))), part),
  ),
)

const aLAge = etapePersonne(
  { id: 'af_age_majoration', libelle: 'A l’âge de la majoration', reference: 'Art. D. 521-1 CSS' },
  et(
    enfantPf,
    auMoins(age, si(neAvantMars2012, min(param('af_maj_age_ancien'), param('af_maj_age')), param('af_maj_age'))),
  ),
)
/** With two children, the elder one gives no supplement: of those old enough, all but the eldest of the household. */
const majores: Expr<'nombre'> = si(egal(nbEnfantsPf, deux), positif(moins(combien(aLAge), nombre(1))), combien(aLAge))
const majoration = etape(
  { id: 'af_majoration', libelle: 'Majoration pour âge', reference: 'Art. L. 521-3 et D. 521-1 CSS' },
  seulementSi(auMoins(nbEnfantsPf, deux), fois(param('bmaf'), param('af_maj'), majores, part)),
)

/** The month a child of a large family turns 20, and the eleven after it. */
const vingtAns = et(enfant, egal(age, valeur(20, 'ans')))
const forfait = etape(
  { id: 'af_forfait', libelle: 'Allocation forfaitaire à 20 ans', reference: 'Art. L. 521-1 et D. 521-2 CSS' },
  seulementSi(
    et(auMoins(nbEnfantsPf, deux), auMoins(plus(nbEnfantsPf, combien(vingtAns)), nombre(3))),
    fois(param('bmaf'), param('af_forfait'), combien(vingtAns), part),
  ),
)

const pleine = plus(afBase, majoration, forfait)
const complement = (plafond: typeof plafond1): Expr<'eur/mois'> =>
  seulementSi(
    et(auMoins(nbEnfantsPf, deux), superieur(baseFamiliale, plafond)),
    positif(moins(pleine, positif(parMois(moins(baseFamiliale, plafond))))),
  )

export const allocationsFamiliales = etape(
  { id: 'allocations_familiales', libelle: 'Allocations familiales', reference: 'Art. L. 521-1 à L. 521-3 CSS' },
  plus(pleine, complement(plafond1), complement(plafond2)),
)
