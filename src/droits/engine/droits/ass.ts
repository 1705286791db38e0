import { titreOuFrancais } from '../commun/composition.ts'
import { neRecoitPas, recoit } from '../commun/revenus.ts'
import { activite, adulte, ageMois, conditionAss, enCouple, revenu } from '../entrees.ts'
import {
  auMoins,
  auPlus,
  commeUnite,
  type Expr,
  et,
  etape,
  etapePersonne,
  fois,
  min,
  moins,
  nombre,
  parMois,
  plus,
  positif,
  seulementSi,
  si,
  somme,
} from '../expression.ts'
import type { Nature } from '../foyer.ts'
import { param } from '../parametres.ts'
import { aahPersonne } from './aah.ts'

/** Twelve months of a kind of income, forgotten if it has stopped. */
const encoreVerse = (nature: Nature, champ: 'net' | 'imposable'): Expr<'eur/an'> =>
  seulementSi(recoit([nature]), commeUnite(revenu(champ, [nature], 12, 1), 'eur/an'))

const ressourcesPersonne = etapePersonne(
  {
    id: 'ass_ressources_personne',
    libelle: 'Ressources des douze derniers mois',
    reference: 'Art. R. 5423-2 à R. 5423-4 code du travail',
  },
  plus(
    encoreVerse('salaire', 'imposable'),
    encoreVerse('micro_entreprise', 'net'),
    encoreVerse('allocation_chomage', 'net'),
    commeUnite(revenu('net', ['pension_retraite', 'pension_invalidite', 'pension_alimentaire_recue'], 12, 1), 'eur/an'),
    commeUnite(fois(aahPersonne, nombre(12)), 'eur/an'),
  ),
)
const ressources = etape(
  {
    id: 'ass_ressources',
    libelle: 'Ressources du couple ou de la personne',
    reference: 'Art. R. 5423-1 code du travail',
  },
  parMois(somme(adulte, ressourcesPersonne)),
)

const ouverte = et(
  adulte,
  activite('chomage'),
  conditionAss,
  neRecoitPas(['allocation_chomage']),
  auPlus(ageMois, param('ass_age_mois')),
  titreOuFrancais,
)
const jour = commeUnite(param('ass_jour'), 'eur/mois')
const plafond = fois(jour, si(enCouple, param('ass_plafond_couple'), param('ass_plafond_seul')))
const droit = min(fois(jour, nombre(30)), positif(moins(plafond, ressources)))

/** Thirty days; not paid under one day. */
export const assPersonne = etapePersonne(
  { id: 'ass_personne', libelle: 'ASS de la personne', reference: 'Art. L. 5423-1 et R. 5423-1 code du travail' },
  seulementSi(ouverte, seulementSi(auMoins(droit, jour), droit)),
)
export const ass = etape(
  { id: 'ass', libelle: 'Allocation de solidarité spécifique', reference: 'Art. L. 5423-1 code du travail' },
  somme(adulte, assPersonne),
)
