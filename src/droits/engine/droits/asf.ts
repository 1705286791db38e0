import { nbEnfantsPf, seul } from '../commun/famille.ts'
import { adulte, revenuDuMois } from '../entrees.ts'
import { auMoins, etape, fois, moins, non, ou, positif, seulementSi, si, somme, valeur } from '../expression.ts'
import { param } from '../parametres.ts'

/** Support received for the children comes off, whoever's name it is under. */
const pension = somme(ou(adulte, non(adulte)), revenuDuMois('net', ['pension_alimentaire_recue']))
const complete = fois(param('bmaf'), param('asf_taux'), nbEnfantsPf)

export const asf = etape(
  { id: 'asf', libelle: 'Allocation de soutien familial', reference: 'Art. L. 523-1 à L. 523-3 et D. 523-1 CSS' },
  seulementSi(
    seul,
    si(
      auMoins(positif(moins(complete, pension)), param('asf_minimum')),
      positif(moins(complete, pension)),
      valeur(0, 'eur/mois'),
    ),
  ),
)
