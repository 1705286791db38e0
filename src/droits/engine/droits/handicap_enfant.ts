import { enfant, seul } from '../commun/famille.ts'
import { age, complement, handicap } from '../entrees.ts'
import {
  auMoins,
  egal,
  et,
  etape,
  etapePersonne,
  existe,
  fois,
  inferieur,
  moins,
  nombre,
  plus,
  seulementSi,
  si,
  somme,
} from '../expression.ts'
import { param } from '../parametres.ts'

const concerne = et(enfant, handicap, inferieur(age, param('aeeh_age')))
const complementVerse = si(
  egal(complement, nombre(6)),
  param('aeeh_complement_6'),
  seulementSi(
    auMoins(complement, nombre(1)),
    fois(param('bmaf'), param('aeeh_complement', moins(complement, nombre(1)))),
  ),
)
/** The commission grants the complement; alone, the parent has a supplement from the second category. */
const majoration = seulementSi(
  et(seul, auMoins(complement, nombre(2))),
  fois(param('bmaf'), param('aeeh_isole', moins(complement, nombre(2)))),
)
const aeehEnfant = etapePersonne(
  { id: 'aeeh_enfant', libelle: 'AEEH de l’enfant', reference: 'Art. L. 541-1, D. 541-1, D. 541-2 et D. 541-4 CSS' },
  plus(fois(param('bmaf'), param('aeeh_base')), complementVerse, majoration),
)
export const aeeh = etape(
  { id: 'aeeh', libelle: 'Allocation d’éducation de l’enfant handicapé', reference: 'Art. L. 541-1 CSS' },
  somme(concerne, aeehEnfant),
)
/** A parent who stops work beside a seriously ill or disabled child: the doctor and the fund decide. */
export const ajppPossible = etape(
  { id: 'ajpp_possible', libelle: 'Enfant handicapé ou gravement malade', reference: 'Art. L. 544-1 CSS' },
  existe(concerne),
)
