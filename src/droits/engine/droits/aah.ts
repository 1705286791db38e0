import { titreOuFrancais } from '../commun/composition.ts'
import { nbEnfantsPf } from '../commun/famille.ts'
import { neRecoitPas, PENSIONS, smicMensuel, TRAVAIL } from '../commun/revenus.ts'
import { adulte, age, revenu, revenuAnnee, revenuDuMois, rsdae, tauxIncapacite } from '../entrees.ts'
import {
  auMoins,
  type Expr,
  et,
  etape,
  etapePersonne,
  fois,
  inferieur,
  min,
  moins,
  moyenneDeTrois,
  ou,
  parMois,
  plus,
  positif,
  seulementSi,
  si,
  somme,
  superieur,
  taux,
  valeur,
} from '../expression.ts'
import { param } from '../parametres.ts'

/** The commission decides the rate and the restriction; the engine only reads its decision. */
export const aahReconnue = etapePersonne(
  { id: 'aah_reconnue', libelle: 'Handicap reconnu pour l’AAH', reference: 'Art. L. 821-1 et L. 821-2 CSS' },
  et(
    adulte,
    auMoins(age, param('aah_age')),
    titreOuFrancais,
    ou(
      auMoins(tauxIncapacite, param('aah_taux')),
      et(auMoins(tauxIncapacite, param('aah_taux_rsdae')), rsdae, inferieur(age, param('aah_age_retraite'))),
    ),
  ),
)

const tranche = fois(smicMensuel, param('aah_tranche'))
/** Wages count for 20 %, then for 60 % over 30 % of the minimum wage. */
const assiette = (salaire: Expr<'eur/mois'>): Expr<'eur/mois'> =>
  plus(
    fois(min(salaire, tranche), moins(taux(1), param('aah_abattement_1'))),
    fois(positif(moins(salaire, tranche)), moins(taux(1), param('aah_abattement_2'))),
  )

const ACTIVITE = [...TRAVAIL, 'allocation_chomage'] as const
const travaille = superieur(revenuDuMois('net', TRAVAIL), valeur(0, 'eur/mois'))
export const aahRessources = etapePersonne(
  { id: 'aah_ressources', libelle: 'Ressources comptées pour l’AAH', reference: 'Art. R. 821-4 et D. 821-9 CSS' },
  si(
    travaille,
    plus(assiette(moyenneDeTrois(revenu('net', ACTIVITE, 3, 1))), moyenneDeTrois(revenu('net', PENSIONS, 3, 1))),
    plus(assiette(parMois(revenuAnnee('imposable', ACTIVITE, -2))), parMois(revenuAnnee('imposable', PENSIONS, -2))),
  ),
)

/** A pension comes first: AAH only tops it up. */
const avantages = revenuDuMois('net', ['pension_invalidite', 'pension_retraite'])
export const aahPersonne = etapePersonne(
  { id: 'aah_personne', libelle: 'AAH', reference: 'Art. L. 821-1, L. 821-3 et D. 821-2 CSS' },
  seulementSi(
    aahReconnue,
    min(
      positif(moins(fois(param('aah'), plus(taux(1), fois(param('aah_enfant'), nbEnfantsPf))), aahRessources)),
      positif(moins(param('aah'), avantages)),
    ),
  ),
)
export const aah = etape(
  { id: 'aah', libelle: 'Allocation aux adultes handicapés', reference: 'Art. L. 821-1 CSS' },
  somme(adulte, aahPersonne),
)

/** An own home helped by housing aid, a rate of 80 %, no wage. */
export const mvaAvec = (id: string, aide: Expr<'eur/mois'>): Expr<'eur/mois'> =>
  etape(
    { id, libelle: 'Majoration pour la vie autonome', reference: 'Art. L. 821-1-2 CSS' },
    seulementSi(
      superieur(aide, valeur(0, 'eur/mois')),
      somme(
        et(
          adulte,
          superieur(aahPersonne, valeur(0, 'eur/mois')),
          auMoins(tauxIncapacite, param('aah_taux')),
          neRecoitPas(TRAVAIL),
        ),
        param('mva'),
      ),
    ),
  )
