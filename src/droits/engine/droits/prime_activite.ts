import { echelleFamille, echelleMajoree, etudiant, partForfait, sejourRsa } from '../commun/composition.ts'
import { smic55, TOUS_REVENUS, TRAVAIL } from '../commun/revenus.ts'
import { epargneComptee, forfaitLogement, prestationsComptees } from '../commun/rsa.ts'
import { adulte, age, revenu, revenuDuMois } from '../entrees.ts'
import {
  auMoins,
  ceMois,
  divise,
  type Expr,
  et,
  etape,
  etapePersonne,
  existe,
  fois,
  heures,
  ilYA,
  inferieur,
  max,
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
  somme,
  superieur,
  taux,
  valeur,
} from '../expression.ts'
import { param, paramDuMois } from '../parametres.ts'
import { aahPersonne } from './aah.ts'
import { aideLogement } from './aide_logement.ts'
import { minima } from './rsa.ts'

const travail = revenuDuMois('net', TRAVAIL)
/** Someone still at work is measured by today's minimum wage; a job that ended, by that of the month worked. */
const smic = si(superieur(ceMois(travail), valeur(0, 'eur/mois')), param('smic_horaire'), paramDuMois('smic_horaire'))
const activitePersonne = etapePersonne(
  { id: 'pa_activite', libelle: 'Revenus d’activité du mois', reference: 'Art. L. 842-4 et R. 844-1 CSS' },
  plus(travail, seulementSi(auMoins(travail, heures(param('pa_aah_heures'), param('smic_horaire'))), aahPersonne)),
)
const bonification = etapePersonne(
  { id: 'pa_bonification', libelle: 'Bonification individuelle', reference: 'Art. D. 843-2 CSS' },
  (() => {
    const debut = heures(param('pa_bonus_debut'), smic)
    const fin = heures(param('pa_bonus_fin'), smic)
    const part = rapport(moins(activitePersonne, debut), moins(fin, debut))
    return fois(param('pa_base'), param('pa_bonus_max'), min(positif(part), taux(1)))
  })(),
)
const forfait = etape(
  { id: 'pa_forfait', libelle: 'Montant forfaitaire de la famille', reference: 'Art. D. 843-1 et R. 842-3 CSS' },
  fois(param('pa_base'), max(echelleFamille, echelleMajoree)),
)
const forfaitDuLogement = etape(
  { id: 'pa_forfait_logement', libelle: 'Forfait logement', reference: 'Art. R. 844-3 et R. 844-4 CSS' },
  forfaitLogement(fois(param('pa_base'), partForfait), aideLogement),
)
const activiteFoyer = etape(
  { id: 'pa_activite_foyer', libelle: 'Revenus d’activité du foyer', reference: 'Art. L. 842-3 CSS' },
  somme(enPpa(), activitePersonne),
)
const ressources = etape(
  { id: 'pa_ressources', libelle: 'Ressources du foyer dans le mois', reference: 'Art. L. 842-4 et R. 844-5 CSS' },
  plus(somme(enPpa(), revenuDuMois('net', TOUS_REVENUS)), prestationsComptees, minima, epargneComptee),
)
function enPpa(): Expr<'oui'> {
  return ou(adulte, inferieur(age, param('rsa_age_enfant')))
}
/** Every euro earned over the flat amount costs more than the slope gives back: no figures go above this. */
const auPlusDuMois = plus(fois(forfait, param('pa_pente')), somme(adulte, bonification))
const duMois = etape(
  { id: 'pa_mois', libelle: 'Prime d’un mois du trimestre', reference: 'Art. L. 842-3 CSS' },
  positif(
    min(
      moins(
        plus(forfait, somme(adulte, bonification), fois(activiteFoyer, param('pa_pente'))),
        max(plus(ressources, forfaitDuLogement), forfait),
      ),
      auPlusDuMois,
    ),
  ),
)

/** A student must earn 0.55 × 169 hours of the minimum wage in each of the three months. */
const assezPourEtudiant = (recul: number): Expr<'oui'> => superieur(revenuDuMois('net', TRAVAIL, recul), smic55)
const ouverte = etape(
  { id: 'pa_ouverte', libelle: 'Conditions d’âge, de séjour et d’études', reference: 'Art. L. 842-2 CSS' },
  existe(
    et(
      adulte,
      sejourRsa,
      auMoins(age, param('pa_age')),
      ou(non(etudiant), et(assezPourEtudiant(2), assezPourEtudiant(3), assezPourEtudiant(4))),
    ),
  ),
)
const enActivite = etape(
  { id: 'pa_en_activite', libelle: 'Un revenu d’activité dans le trimestre', reference: 'Art. L. 842-1 CSS' },
  existe(et(adulte, superieur(revenu('net', TRAVAIL, 4, 2), valeur(0, 'eur')))),
)
const moyenne = etape(
  {
    id: 'pa_moyenne',
    libelle: 'Moyenne des mois M-4 à M-2',
    reference: 'Art. R. 843-1 CSS (décret du 26 février 2025)',
  },
  divise(plus(ilYA(2, duMois), ilYA(3, duMois), ilYA(4, duMois)), nombre(3)),
)

export const primeActivite = etape(
  { id: 'prime_activite', libelle: 'Prime d’activité', reference: 'Art. L. 842-1, L. 842-3 et R. 845-1 CSS' },
  seulementSi(et(ouverte, enActivite, auMoins(moyenne, param('pa_minimum'))), moyenne),
)
