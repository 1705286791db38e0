import { echelleFamille } from '../commun/composition.ts'
import { enfant, nbEnfantsPf } from '../commun/famille.ts'
import { baseFamiliale } from '../commun/revenus.ts'
import { adulte, age, aNaitre, demenagement, logement, perteAutonomie, violences } from '../entrees.ts'
import {
  auMoins,
  combien,
  commeUnite,
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
  plus,
  positif,
  rapport,
  seulementSi,
  si,
  superieur,
  taux,
  valeur,
} from '../expression.ts'
import { param } from '../parametres.ts'
import { ass } from './ass.ts'
import { rsa } from './rsa.ts'

const personnes = plus(combien(adulte), combien(enfant))
/** 1 for the first person, 0.5 for the second, 0.3 for each other. */
const uc = plus(
  taux(1),
  fois(taux(0.5), min(positif(moins(personnes, nombre(1))), nombre(1))),
  fois(taux(0.3), positif(moins(personnes, nombre(2)))),
)
const parUc = etape(
  { id: 'cheque_revenu', libelle: 'Revenu par unité de consommation', reference: 'Art. R. 124-1 code de l’énergie' },
  fois(baseFamiliale, rapport(valeur(1, 'nombre'), commeUnite(uc, 'nombre'))),
)
const tranche = [0, 1, 2, 3].map((i) => commeUnite(auMoins(parUc, param('cheque_seuil', nombre(i))), 'nombre')) as [
  Expr<'nombre'>,
  ...Expr<'nombre'>[],
]
const numero = plus(...tranche)
/** A home of one's own, in a building that pays for its energy. */
const aUnLogement = non(ou(logement('heberge_gratuitement'), logement('sans_domicile')))
export const chequeEnergie = etape(
  { id: 'cheque_energie', libelle: 'Chèque énergie', reference: 'Art. L. 124-1 et R. 124-3 code de l’énergie' },
  seulementSi(
    et(aUnLogement, inferieur(numero, nombre(4))),
    si(
      inferieur(uc, taux(1.01)),
      param('cheque_1', numero),
      si(inferieur(uc, taux(2)), param('cheque_2', numero), param('cheque_3', numero)),
    ),
  ),
)

/** Decided each December for those on RSA or ASS. */
export const primeNoel = etape(
  { id: 'prime_noel', libelle: 'Prime de Noël', reference: 'Décret annuel' },
  si(
    superieur(rsa, valeur(0, 'eur/mois')),
    fois(param('noel'), echelleFamille),
    seulementSi(superieur(ass, valeur(0, 'eur/mois')), param('noel')),
  ),
)

/** Moving between the fourth month of a third pregnancy and the second birthday of the last child. */
const jeune = ou(existe(et(enfant, inferieur(age, valeur(2, 'ans')))), existe(et(non(adulte), aNaitre)))
const enfantsDemenagement = plus(nbEnfantsPf, combien(et(non(adulte), aNaitre)))
export const demenagementPossible = etape(
  {
    id: 'demenagement_possible',
    libelle: 'Trois enfants nés ou à naître, le dernier de moins de 2 ans, et un déménagement',
    reference: 'Art. L. 542-8 CSS',
  },
  et(auMoins(enfantsDemenagement, nombre(3)), jeune, demenagement),
)
export const demenagementMaximum = etape(
  { id: 'demenagement_maximum', libelle: 'Prime de déménagement, au plus', reference: 'Art. D. 542-35 CSS' },
  commeUnite(
    fois(
      param('bmaf'),
      plus(
        param('prime_demenagement', positif(min(moins(enfantsDemenagement, nombre(3)), nombre(2)))),
        fois(param('prime_demenagement_supp'), positif(moins(enfantsDemenagement, nombre(5)))),
      ),
    ),
    'eur',
  ),
)

export const apaPossible = etape(
  {
    id: 'apa_possible',
    libelle: '60 ans ou plus, besoin d’aide au quotidien',
    reference: 'Art. L. 232-1 et L. 232-2 CASF',
  },
  existe(et(adulte, auMoins(age, valeur(60, 'ans')), perteAutonomie)),
)

export const urgencePossible = etape(
  {
    id: 'urgence_possible',
    libelle: 'Violences par un conjoint depuis moins de 12 mois',
    reference: 'Art. L. 214-8 à L. 214-15 CASF',
  },
  violences,
)
/** From 40 % to the whole of a month of RSA for the household. */
export const urgenceMaximum = etape(
  { id: 'urgence_maximum', libelle: 'Aide d’urgence, au plus', reference: 'Décret n° 2023-1088 du 24 novembre 2023' },
  commeUnite(fois(param('rsa_base'), echelleFamille), 'eur'),
)
