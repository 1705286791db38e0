/** What housing aid reads before any resource: rent, ceilings, charges, family. */
import { chambre, colocation, crous, enCouple, logement, loyer, zone } from '../entrees.ts'
import {
  combien,
  commeUnite,
  type Expr,
  egal,
  et,
  etape,
  fois,
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
  superieur,
  taux,
  valeur,
} from '../expression.ts'
import { param } from '../parametres.ts'
import { enfantDeMoins, uneEnceinte } from './famille.ts'

export const nbPac = etape(
  { id: 'al_personnes_a_charge', libelle: 'Personnes à charge de moins de 21 ans', reference: 'Art. R. 823-4 CCH' },
  combien(enfantDeMoins('al_age_enfant')),
)
/** A woman alone expecting a child is counted as a couple. */
export const coupleAl = ou(enCouple, uneEnceinte)
/** 0 alone, 1 couple, then one more for each dependant. */
export const rangFamille = etape(
  {
    id: 'al_famille',
    libelle: 'Rang de la famille dans les barèmes (0 seul, 1 couple, puis enfants)',
    reference: 'Arrêté du 27 septembre 2019',
  },
  si(egal(nbPac, nombre(0)), commeUnite(coupleAl, 'nombre'), plus(nombre(1), nbPac)),
)

export const parZone = <U extends 'eur/mois' | 'taux'>(a: Expr<U>, b: Expr<U>, c: Expr<U>): Expr<U> =>
  si(egal(zone, nombre(1)), a, si(egal(zone, nombre(2)), b, c))

const enfantsEnPlus = positif(moins(nbPac, nombre(1)))
const ligne = (nom: 'al_plafond_1' | 'al_plafond_2' | 'al_plafond_3'): Expr<'eur/mois'> =>
  plus(
    param(nom, si(chambre, nombre(0), min(rangFamille, nombre(2)))),
    seulementSi(non(chambre), fois(param(nom, nombre(3)), enfantsEnPlus)),
  )

export const loyerPlafond = etape(
  { id: 'al_loyer_plafond', libelle: 'Loyer plafond', reference: 'Arrêté du 27 septembre 2019, art. 8 à 10' },
  fois(
    parZone(ligne('al_plafond_1'), ligne('al_plafond_2'), ligne('al_plafond_3')),
    si(colocation, param('al_coef_colocation'), taux(1)),
    si(chambre, param('al_coef_chambre'), taux(1)),
  ),
)
export const meuble = ou(logement('locataire_prive_meuble'), et(logement('residence_etudiante'), non(crous)))
export const loyerReel = etape(
  { id: 'al_loyer', libelle: 'Loyer compté (deux tiers en meublé)', reference: 'Arrêté du 27 septembre 2019, art. 8' },
  fois(loyer, si(meuble, taux(2 / 3), taux(1))),
)
export const loyerRetenu = etape(
  { id: 'al_loyer_retenu', libelle: 'Loyer retenu (L)', reference: 'Art. D. 823-16 CCH' },
  min(loyerReel, loyerPlafond),
)
export const charges = etape(
  { id: 'al_charges', libelle: 'Forfait de charges (C)', reference: 'Arrêté du 27 septembre 2019, art. 9' },
  plus(
    si(colocation, param('al_charges_colocation', commeUnite(coupleAl, 'nombre')), param('al_charges')),
    fois(param('al_charges_enfant'), nbPac),
  ),
)
/** The rent compared with the ceiling of zone 2, whatever the zone. */
const rl = etape(
  {
    id: 'al_rl',
    libelle: 'Loyer retenu, en part du plafond de zone 2 (RL)',
    reference: 'Arrêté du 27 septembre 2019, art. 14',
  },
  rapport(
    loyerRetenu,
    plus(param('al_plafond_2', min(rangFamille, nombre(2))), fois(param('al_plafond_2', nombre(3)), enfantsEnPlus)),
  ),
)
const seuil = (r: number) => param('al_tl_seuil', nombre(r))
const tl = etape(
  { id: 'al_tl', libelle: 'Taux selon le loyer (TL)', reference: 'Arrêté du 27 septembre 2019, art. 14' },
  plus(
    fois(positif(moins(min(rl, seuil(1)), seuil(0))), param('al_tl_taux', nombre(0))),
    fois(positif(moins(rl, seuil(1))), param('al_tl_taux', nombre(1))),
  ),
)
export const tp = etape(
  { id: 'al_tp', libelle: 'Taux de participation (TF + TL)', reference: 'Arrêté du 27 septembre 2019, art. 14' },
  plus(param('al_tf', rangFamille), fois(param('al_tf_supp'), positif(moins(nbPac, nombre(6)))), tl),
)
export const r0 = etape(
  { id: 'al_r0', libelle: 'Ressources non comptées (R0)', reference: 'Arrêté du 27 septembre 2019, art. 15' },
  plus(param('al_r0', rangFamille), fois(param('al_r0_supp'), positif(moins(nbPac, nombre(6))))),
)
export const p0 = etape(
  { id: 'al_p0', libelle: 'Participation minimale (P0)', reference: 'Arrêté du 27 septembre 2019, art. 13' },
  max(fois(plus(loyerRetenu, charges), param('al_p0_taux')), param('al_p0')),
)

const partGardee = (rangZone: number): Expr<'taux'> => {
  const [d, s] = [param('al_degressivite', nombre(rangZone)), param('al_suppression', nombre(rangZone))]
  const trop = rapport(moins(loyerReel, fois(loyerPlafond, d)), fois(loyerPlafond, moins(s, d)))
  return min(positif(moins(taux(1), trop)), taux(1))
}
/** Between 3.4 and 4 times the ceiling (zone 1), the aid goes down to nothing. */
export const degressivite = etape(
  {
    id: 'al_degressivite',
    libelle: 'Part gardée quand le loyer est très élevé',
    reference: 'Art. D. 823-17 CCH, arrêté du 27 septembre 2019, art. 10',
  },
  parZone(partGardee(0), partGardee(1), partGardee(2)),
)

export const rls = parZone(rlsDe('rls_1'), rlsDe('rls_2'), rlsDe('rls_3'))
function rlsDe(nom: 'rls_1' | 'rls_2' | 'rls_3'): Expr<'eur/mois'> {
  return plus(param(nom, min(rangFamille, nombre(2))), fois(param(nom, nombre(3)), enfantsEnPlus))
}
function plafondRlsDe(nom: 'rls_plafond_1' | 'rls_plafond_2' | 'rls_plafond_3'): Expr<'eur/mois'> {
  return plus(param(nom, min(rangFamille, nombre(7))), fois(param(nom, nombre(8)), positif(moins(nbPac, nombre(6)))))
}
export const plafondRls = parZone(
  plafondRlsDe('rls_plafond_1'),
  plafondRlsDe('rls_plafond_2'),
  plafondRlsDe('rls_plafond_3'),
)

export const enResidence = et(logement('residence_etudiante'), crous)
export const locataire = ou(
  logement('locataire_social'),
  logement('locataire_prive_vide'),
  logement('locataire_prive_meuble'),
  logement('residence_etudiante'),
)
export const paieUnLoyer = et(locataire, superieur(loyer, valeur(0, 'eur/mois')))
