/** Taxable income as family benefits and housing aid read it. */
import { adulte, revenuAnnee } from '../entrees.ts'
import {
  arrondi,
  type Expr,
  etape,
  etapePersonne,
  fois,
  max,
  min,
  moins,
  plus,
  positif,
  seulementSi,
  somme,
  superieur,
  valeur,
} from '../expression.ts'
import { NATURES } from '../foyer.ts'
import { param, paramAnnee } from '../parametres.ts'

export const TRAVAIL = ['salaire', 'micro_entreprise'] as const
export const PENSIONS = ['pension_retraite', 'pension_invalidite', 'pension_alimentaire_recue'] as const
export const TOUS_REVENUS = NATURES

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
