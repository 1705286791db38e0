import { enfant, enfantDeMoins, enfantPf, nbEnfantsPf, seul } from '../commun/famille.ts'
import { baseFamiliale, gagneAssez } from '../commun/revenus.ts'
import { adulte, age, ageMois, aNaitre } from '../entrees.ts'
import {
  auMoins,
  auPlus,
  combien,
  type Expr,
  et,
  etape,
  existe,
  fois,
  inferieur,
  min,
  moins,
  nombre,
  non,
  ou,
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

/** Two incomes, or a parent alone: the ceiling is higher. */
const deuxRevenus = etape(
  { id: 'deux_revenus', libelle: 'Deux revenus, ou parent seul', reference: 'Art. R. 522-2 et R. 531-1 CSS' },
  ou(seul, auMoins(combien(et(adulte, gagneAssez)), nombre(2))),
)
/** +25 % for each of the first two children, +30 % from the third. */
const partEnfants = (n: Expr<'nombre'>): Expr<'taux'> =>
  plus(
    taux(1),
    fois(param('plaf_enfant_12'), min(n, nombre(2))),
    fois(param('plaf_enfant_3'), positif(moins(n, nombre(2)))),
  )

const plafondPaje = (base: 'paje_plafond_plein' | 'paje_plafond_partiel', n: Expr<'nombre'>): Expr<'eur/an'> =>
  plus(
    fois(param(base), partEnfants(n)),
    seulementSi(deuxRevenus, param(base === 'paje_plafond_plein' ? 'paje_biactif_plein' : 'paje_biactif_partiel')),
  )

const pajePlein = etape(
  { id: 'paje_plafond_plein', libelle: 'Plafond de l’allocation de base à taux plein', reference: 'Art. R. 531-1 CSS' },
  plafondPaje('paje_plafond_plein', nbEnfantsPf),
)
const pajePartiel = etape(
  {
    id: 'paje_plafond_partiel',
    libelle: 'Plafond de l’allocation de base à taux partiel',
    reference: 'Art. R. 531-1 CSS',
  },
  plafondPaje('paje_plafond_partiel', nbEnfantsPf),
)

/** A child to be born opens the birth grant, never the basic allowance. */
export const pajeBase = etape(
  { id: 'paje_base', libelle: 'Allocation de base (Paje)', reference: 'Art. L. 531-3 et D. 531-3 CSS' },
  seulementSi(
    existe(et(enfant, inferieur(age, param('paje_age')))),
    fois(
      param('bmaf'),
      si(
        auPlus(baseFamiliale, pajePlein),
        param('paje_plein'),
        si(auPlus(baseFamiliale, pajePartiel), param('paje_partiel'), taux(0)),
      ),
    ),
  ),
)

/** Paid from the seventh month of pregnancy: two months before the due date. */
const septiemeMois = et(
  non(adulte),
  aNaitre,
  auMoins(ageMois, valeur(-3, 'mois')),
  inferieur(ageMois, valeur(1, 'mois')),
)
const plafondNaissance = etape(
  { id: 'naissance_plafond', libelle: 'Plafond de la prime à la naissance', reference: 'Art. R. 531-1 CSS' },
  plafondPaje('paje_plafond_partiel', plus(nbEnfantsPf, combien(et(non(adulte), aNaitre)))),
)
export const primeNaissance = etape(
  { id: 'prime_naissance', libelle: 'Prime à la naissance', reference: 'Art. L. 531-2 et D. 531-2 CSS' },
  seulementSi(
    auPlus(baseFamiliale, plafondNaissance),
    fois(enUneFois(param('bmaf')), param('paje_naissance'), combien(septiemeMois)),
  ),
)
function enUneFois(a: Expr<'eur/mois'>): Expr<'eur'> {
  return { ...a, unite: 'eur' } as Expr<'eur'>
}

const enfantCf = et(enfantDeMoins('cf_age'), auMoins(age, valeur(3, 'ans')))
const plafondCf = etape(
  { id: 'cf_plafond', libelle: 'Plafond du complément familial', reference: 'Art. R. 522-2 CSS' },
  plus(
    fois(param('cf_plafond'), partEnfants(combien(enfantDeMoins('cf_age')))),
    seulementSi(deuxRevenus, param('cf_plafond_biactif')),
  ),
)
const cfSimple = fois(param('bmaf'), param('cf_taux'))
const sansToutPetit = non(existe(et(enfantPf, inferieur(age, valeur(3, 'ans')))))
export const cfOuvert = etape(
  { id: 'cf_trois_enfants', libelle: 'Trois enfants ou plus, tous de 3 ans ou plus', reference: 'Art. L. 522-1 CSS' },
  et(auMoins(combien(enfantCf), nombre(3)), sansToutPetit),
)
/** Just over the ceiling, the benefit less what is over. */
const cfDifferentiel = positif(moins(cfSimple, parMois(moins(baseFamiliale, plafondCf))))
export const cfNonMajore = etape(
  { id: 'cf_non_majore', libelle: 'Complément familial sans majoration', reference: 'Art. L. 522-1 et D. 522-1 CSS' },
  seulementSi(cfOuvert, si(superieur(baseFamiliale, plafondCf), cfDifferentiel, cfSimple)),
)
export const complementFamilial = etape(
  { id: 'complement_familial', libelle: 'Complément familial', reference: 'Art. L. 522-1, L. 522-3 et D. 522-1 CSS' },
  si(
    et(cfOuvert, auPlus(baseFamiliale, fois(plafondCf, param('cf_plafond_majore')))),
    fois(param('bmaf'), param('cf_taux_majore')),
    cfNonMajore,
  ),
)
