/** Size of the household for RSA, prime d'activité and what borrows their scale. */
import { activite, adulte, age, nationalite, separe, titre } from '../entrees.ts'
import {
  auMoins,
  combien,
  commeUnite,
  type Expr,
  et,
  etape,
  etapePersonne,
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
  si,
  superieur,
  taux,
  valeur,
} from '../expression.ts'
import { param } from '../parametres.ts'
import { enfant, seul, uneEnceinte } from './famille.ts'

/** Of a person: at charge under 25, born or to be born. */
const aCharge = et(non(adulte), inferieur(age, param('rsa_age_enfant')))
export const nbEnfantsRsa = etape(
  {
    id: 'nb_enfants_rsa',
    libelle: 'Enfants à charge de moins de 25 ans, nés ou à naître',
    reference: 'Art. R. 262-3 CASF',
  },
  combien(aCharge),
)

/** A parent alone with a child under 3, expecting one, or just separated. */
export const isolement = etape(
  { id: 'rsa_majore_possible', libelle: 'Parent isolé (montant majoré)', reference: 'Art. L. 262-9 CASF' },
  et(
    seul,
    ou(
      uneEnceinte,
      existe(et(enfant, inferieur(age, param('rsa_majore_age')))),
      et(separe, superieur(nbEnfantsRsa, nombre(0))),
    ),
  ),
)

/** Of a person: French, or any permit; of a household: one adult here lawfully, whatever the duration. */
export const titreOuFrancais = ou(nationalite('francaise'), superieur(titre, valeur(0, 'ans')))
export const sejourRegulier = existe(et(adulte, ou(non(nationalite('autre')), superieur(titre, valeur(0, 'ans')))))

/** Five years of permit, three months for the European Union, nothing for an isolated parent of a small child. */
export const sejourRsa = etapePersonne(
  { id: 'sejour_rsa', libelle: 'Condition de séjour', reference: 'Art. L. 262-4 à L. 262-6 CASF' },
  ou(
    nationalite('francaise'),
    et(nationalite('eee_suisse'), auMoins(titre, param('rsa_titre_eee'))),
    et(nationalite('autre'), superieur(titre, valeur(0, 'ans')), ou(auMoins(titre, param('rsa_titre')), isolement)),
  ),
)
export const nbAdultesRsa = etape(
  { id: 'nb_adultes_rsa', libelle: 'Adultes qui remplissent la condition de séjour', reference: 'Art. L. 262-5 CASF' },
  combien(et(adulte, sejourRsa)),
)

const unSi = (c: Expr<'oui'>): Expr<'nombre'> => commeUnite(c, 'nombre')

/** 1, 1.5, 1.8 … : the same family scale for both benefits. */
export const echelleFamille = etape(
  { id: 'echelle_famille', libelle: 'Parts de la famille', reference: 'Art. R. 262-1 CASF' },
  (() => {
    const personnes = plus(nbAdultesRsa, nbEnfantsRsa)
    const duTroisiemeEnfant = positif(moins(nbEnfantsRsa, nombre(2)))
    const troisiemes = positif(moins(personnes, nombre(2), duTroisiemeEnfant))
    return plus(
      taux(1),
      fois(param('rsa_2e_personne'), unSi(auMoins(personnes, nombre(2)))),
      fois(param('rsa_3e_personne'), troisiemes),
      fois(param('rsa_enfant_supp'), min(duTroisiemeEnfant, positif(moins(personnes, nombre(2))))),
    )
  })(),
)
const nes = combien(et(enfant, inferieur(age, param('rsa_age_enfant'))))
export const echelleMajoree = etape(
  { id: 'echelle_majoree', libelle: 'Parts du parent isolé', reference: 'Art. R. 262-2 CASF' },
  si(isolement, plus(param('rsa_majore'), fois(param('rsa_majore_enfant'), nes)), taux(0)),
)

/** Persons already there, for the flat rate of housing: never more than three count. */
export const personnesForfait = etape(
  {
    id: 'personnes_forfait',
    libelle: 'Personnes comptées pour le forfait logement (3 au plus)',
    reference: 'Art. R. 262-9 CASF',
  },
  min(plus(nbAdultesRsa, nes), nombre(3)),
)
export const partForfait = etape(
  {
    id: 'part_forfait',
    libelle: 'Forfait logement, en part du montant d’une personne',
    reference: 'Art. R. 262-9 CASF',
  },
  si(
    auMoins(personnesForfait, nombre(3)),
    fois(param('fl_3'), plus(taux(1), param('rsa_2e_personne'), param('rsa_3e_personne'))),
    si(
      auMoins(personnesForfait, nombre(2)),
      fois(param('fl_2'), plus(taux(1), param('rsa_2e_personne'))),
      param('fl_1'),
    ),
  ),
)

export const etudiant = activite('etudes')
