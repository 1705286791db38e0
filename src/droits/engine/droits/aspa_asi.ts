import { smicMensuel } from '../commun/revenus.ts'
import { adulte, age, enCouple, epargne, nationalite, revenu, revenuDuMois, tauxIncapacite, titre } from '../entrees.ts'
import {
  auMoins,
  combien,
  commeUnite,
  type Expr,
  egal,
  et,
  etape,
  etapePersonne,
  fois,
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
  valeur,
} from '../expression.ts'
import { param } from '../parametres.ts'
import { aahPersonne } from './aah.ts'
import { assPersonne } from './ass.ts'

/** Ten years of permit to work, except for French and European nationals. */
const sejour = ou(non(nationalite('autre')), auMoins(titre, param('aspa_titre')))

export const aspaAge = etapePersonne(
  { id: 'aspa_age', libelle: 'Condition d’âge et de séjour pour l’Aspa', reference: 'Art. L. 815-1 et D. 815-1 CSS' },
  et(
    adulte,
    sejour,
    ou(
      auMoins(age, param('aspa_age')),
      et(auMoins(age, param('aah_age_retraite')), superieur(tauxIncapacite, param('aspa_taux_anticipe'))),
    ),
  ),
)
export const asiPension = etapePersonne(
  { id: 'asi_pension', libelle: 'Pension d’invalidité sans Aspa', reference: 'Art. L. 815-24 CSS' },
  et(adulte, sejour, superieur(revenuDuMois('net', ['pension_invalidite']), valeur(0, 'eur/mois')), non(aspaAge)),
)

const trimestre = (champ: 'net' | 'brut', ...natures: Parameters<typeof revenu>[1][number][]) =>
  revenu(champ, natures, 3, 1)
const abattement = commeUnite(
  fois(smicMensuel, si(enCouple, param('aspa_abattement_couple'), param('aspa_abattement_seul'))),
  'eur',
)
const ressourcesPersonne = etapePersonne(
  {
    id: 'aspa_ressources_personne',
    libelle: 'Ressources du trimestre, par mois',
    reference: 'Art. R. 815-22 à R. 815-29 CSS',
  },
  plus(
    moyenneDeTrois(
      plus(
        positif(moins(trimestre('brut', 'salaire'), abattement)),
        trimestre('brut', 'pension_retraite'),
        trimestre('net', 'allocation_chomage', 'pension_invalidite', 'pension_alimentaire_recue', 'micro_entreprise'),
      ),
    ),
    parMois(commeUnite(fois(epargne, param('rsa_epargne')), 'eur/an')),
    seulementSi(non(ou(aspaAge, asiPension)), aahPersonne),
    assPersonne,
  ),
)
const ressources = etape(
  { id: 'aspa_ressources', libelle: 'Ressources du couple ou de la personne', reference: 'Art. R. 815-22 CSS' },
  somme(adulte, ressourcesPersonne),
)

const nbAspa = combien(aspaAge)
const nbAsi = combien(asiPension)
const plafondAspa = parMois(si(enCouple, param('aspa_couple'), param('aspa_seul')))
/** The whole amount, less what resources and it together are over the ceiling. */
export const aspa = etape(
  {
    id: 'aspa',
    libelle: 'Allocation de solidarité aux personnes âgées',
    reference: 'Art. L. 815-1, L. 815-9 et D. 815-1 CSS',
  },
  si(
    auMoins(nbAspa, nombre(2)),
    positif(moins(parMois(param('aspa_couple')), ressources)),
    seulementSi(egal(nbAspa, nombre(1)), min(parMois(param('aspa_seul')), positif(moins(plafondAspa, ressources)))),
  ),
)

/** Since April 2020, the gap between the ceiling and the resources. */
export const asi = etape(
  { id: 'asi', libelle: 'Allocation supplémentaire d’invalidité', reference: 'Art. L. 815-24 et L. 815-24-1 CSS' },
  seulementSi(
    auMoins(nbAsi, nombre(1)),
    positif(moins(parMois(si(enCouple, param('asi_couple'), param('asi_seul'))), ressources)),
  ),
) as Expr<'eur/mois'>
