/** Taxable income as family benefits and housing aid read it. */
import { adulte, revenuAnnee, revenuDuMois } from '../entrees.ts'
import {
  arrondi,
  auMoins,
  type Expr,
  etape,
  etapePersonne,
  fois,
  heures,
  inferieur,
  max,
  min,
  moins,
  nombre,
  plus,
  positif,
  seulementSi,
  somme,
  superieur,
  valeur,
} from '../expression.ts'
import { NATURES, type Nature } from '../foyer.ts'
import { param, paramAnnee } from '../parametres.ts'

export const TRAVAIL = ['salaire', 'micro_entreprise'] as const
export const PENSIONS = ['pension_retraite', 'pension_invalidite', 'pension_alimentaire_recue'] as const
export const TOUS_REVENUS = NATURES

/** At least a cent in the month, or nothing. */
const rien = valeur(0.01, 'eur/mois')
export const recoit = (natures: readonly Nature[], recul = 0): Expr<'oui'> =>
  auMoins(revenuDuMois('net', natures, recul), rien)
export const neRecoitPas = (natures: readonly Nature[]): Expr<'oui'> => inferieur(revenuDuMois('net', natures), rien)

/** 151.67 hours: thirty-five a week. */
export const smicMensuel = heures(nombre(151.67), param('smic_horaire'))
/** Under it, a child over 16 is still a dependant; over it, a student may have the prime d'activité. */
export const smic55 = fois(heures(nombre(169), param('smic_horaire')), param('pf_revenu_enfant'))

/** The 10 % for work expenses, between its floor and its ceiling, to the euro. */
export const fraisPro = (revenu: Expr<'eur/an'>, annees: number): Expr<'eur/an'> =>
  seulementSi(
    superieur(revenu, valeur(0, 'eur/an')),
    arrondi(
      min(
        max(fois(revenu, param('frais_pro_taux')), paramAnnee('frais_pro_min', annees)),
        paramAnnee('frais_pro_max', annees),
      ),
      1,
    ),
  )

/** What is left of pensions after 10 %, at least the floor, to the euro. */
export const pensionsNettes = (pensions: Expr<'eur/an'>, annees: number): Expr<'eur/an'> =>
  positif(moins(pensions, arrondi(max(fois(pensions, param('frais_pro_taux')), paramAnnee('pension_min', annees)), 1)))

const salairesN2 = revenuAnnee('imposable', ['salaire', 'allocation_chomage'], -2)

export const revenuImposable = etapePersonne(
  {
    id: 'revenu_n2',
    libelle: 'Revenu imposable d’il y a deux ans',
    reference: 'Art. R. 532-3 CSS, art. 83 et 158 CGI',
  },
  plus(
    positif(moins(salairesN2, fraisPro(salairesN2, -2))),
    revenuAnnee('imposable', ['micro_entreprise'], -2),
    pensionsNettes(revenuAnnee('imposable', PENSIONS, -2), -2),
  ),
)

export const baseFamiliale = etape(
  { id: 'base_familiale', libelle: 'Ressources d’il y a deux ans', reference: 'Art. R. 532-3 CSS' },
  somme(adulte, revenuImposable),
)

/** Earned enough two years ago to count as a second income (art. R. 532-1… CSS). */
export const gagneAssez = superieur(
  revenuAnnee('imposable', TRAVAIL, -2),
  fois(paramAnnee('pss_annuel', -2), param('biactif')),
)
