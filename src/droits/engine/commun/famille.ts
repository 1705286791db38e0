/** Who counts in a household: the definitions every right shares. */
import { activite, adulte, age, ageMois, aNaitre, enCouple, enceinte, revenuDuMois } from '../entrees.ts'
import { auMoins, auPlus, combien, et, etape, existe, inferieur, non, ou, valeur } from '../expression.ts'
import { param } from '../parametres.ts'
import { smic55, TRAVAIL } from './revenus.ts'

/** Of a person: a child already born. */
export const enfant = et(non(adulte), non(aNaitre), auMoins(ageMois, valeur(0, 'mois')))

const gagnePeu = auPlus(revenuDuMois('net', TRAVAIL), smic55)
/** Of a person: a dependent child for family benefits (art. L. 512-3 and R. 512-2 CSS). */
export const enfantPf = et(enfant, inferieur(age, param('af_age')), ou(inferieur(age, valeur(16, 'ans')), gagnePeu))

export const nbEnfantsPf = etape(
  { id: 'nb_enfants_pf', libelle: 'Enfants à charge', reference: 'Art. L. 512-3 et R. 512-2 CSS' },
  combien(enfantPf),
)

/** Of a person: child under 21, as other family benefits and housing aid count them. */
export const enfantDeMoins = (limite: 'cf_age' | 'al_age_enfant') =>
  et(enfant, inferieur(age, param(limite)), ou(inferieur(age, valeur(16, 'ans')), gagnePeu))

export const seul = non(enCouple)
export const uneEnceinte = existe(et(adulte, enceinte))
/** Of a person. */
export const salarie = activite('emploi')
