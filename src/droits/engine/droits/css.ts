import { sejourRegulier } from '../commun/composition.ts'
import { enfant } from '../commun/famille.ts'
import { recoit, TOUS_REVENUS } from '../commun/revenus.ts'
import { activite, adulte, age, epargne, logement, nationalite, revenu, titre } from '../entrees.ts'
import {
  auMoins,
  auPlus,
  combien,
  commeUnite,
  type Expr,
  et,
  etape,
  etapePersonne,
  existe,
  fois,
  ilYA,
  inferieur,
  min,
  moins,
  nombre,
  ou,
  parAn,
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
import { aah } from './aah.ts'
import { aideLogement, mva } from './aide_logement.ts'
import { allocationsFamiliales } from './allocations_familiales.ts'
import { asf } from './asf.ts'
import { asi, aspa } from './aspa_asi.ts'
import { assPersonne } from './ass.ts'
import { complementFamilial } from './petite_enfance.ts'
import { rsa } from './rsa.ts'

const duFoyer = ou(adulte, et(enfant, inferieur(age, param('css_age_charge'))))

export const nbPersonnes = etape(
  { id: 'css_personnes', libelle: 'Personnes du foyer', reference: 'Art. R. 861-2 CSS' },
  combien(duFoyer),
)
const parts = etape(
  { id: 'css_parts', libelle: 'Parts du foyer', reference: 'Art. R. 861-3 CSS' },
  plus(
    taux(1),
    fois(param('css_p2'), min(positif(moins(nbPersonnes, nombre(1))), nombre(1))),
    fois(param('css_p3'), min(positif(moins(nbPersonnes, nombre(2))), nombre(2))),
    fois(param('css_p5'), positif(moins(nbPersonnes, nombre(4)))),
  ),
)
const plafond = etape(
  { id: 'css_plafond', libelle: 'Plafond sans participation', reference: 'Art. L. 861-1 et D. 861-1 CSS' },
  fois(param('css_plafond'), parts),
)
const plafondParticipation = etape(
  { id: 'css_plafond_participation', libelle: 'Plafond avec participation', reference: 'Art. L. 861-1 CSS' },
  fois(plafond, plus(taux(1), param('css_participation'))),
)

const annee = (natures: typeof TOUS_REVENUS | ['salaire']): Expr<'eur/an'> =>
  commeUnite(revenu('net', natures, 13, 2), 'eur/an')
/** On unemployment benefit or ASS today, 30 % of past wages are forgotten. */
const auChomage = ou(
  et(activite('chomage'), recoit(['allocation_chomage'])),
  superieur(assPersonne, valeur(0, 'eur/mois')),
)
const revenusPersonne = etapePersonne(
  {
    id: 'css_revenus_personne',
    libelle: 'Revenus nets des mois M-13 à M-2',
    reference: 'Art. R. 861-4 à R. 861-8 CSS',
  },
  moins(annee(TOUS_REVENUS), seulementSi(auChomage, fois(annee(['salaire']), param('css_chomage')))),
)

const PRESTATIONS = plus(allocationsFamiliales, asf, complementFamilial)
/** Children grow: each of the twelve months has its own family benefits. */
const prestations = etape(
  { id: 'css_prestations', libelle: 'Prestations familiales des douze mois', reference: 'Art. R. 861-10 CSS' },
  seulementSi(
    existe(enfant),
    commeUnite(
      [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].reduce<Expr<'eur/mois'>>(
        (total, mois) => plus(total, ilYA(mois, PRESTATIONS, true)),
        ilYA(2, PRESTATIONS, true),
      ),
      'eur/an',
    ),
  ),
)
const rang = commeUnite(auMoins(combien(adulte), nombre(2)), 'nombre')
const apresAbattement = (a: Expr<'eur/mois'>, abattement: Expr<'eur/mois'>): Expr<'eur/an'> =>
  parAn(positif(moins(a, abattement)))
const minima = etape(
  { id: 'css_minima', libelle: 'Minima sociaux, après abattement', reference: 'Art. R. 861-10 et R. 861-14-1 CSS' },
  plus(
    apresAbattement(plus(aah, mva), param('css_abattement_aah')),
    apresAbattement(asi, param('css_abattement_asi', rang)),
    apresAbattement(aspa, param('css_abattement_aspa', rang)),
    parAn(somme(adulte, assPersonne)),
    commeUnite(fois(somme(duFoyer, epargne), param('rsa_epargne')), 'eur/an'),
  ),
)

const parFoyer = (un: Expr<'taux'>, deux: Expr<'taux'>, trois: Expr<'taux'>): Expr<'eur/an'> =>
  parAn(
    fois(
      param('rsa_base'),
      si(
        auMoins(nbPersonnes, nombre(3)),
        fois(trois, plus(taux(1), param('rsa_2e_personne'), param('rsa_3e_personne'))),
        si(auMoins(nbPersonnes, nombre(2)), fois(deux, plus(taux(1), param('rsa_2e_personne'))), un),
      ),
    ),
  )
const forfaitLogement = etape(
  { id: 'css_forfait_logement', libelle: 'Forfait logement', reference: 'Art. R. 861-5 à R. 861-7 CSS' },
  si(
    ou(logement('proprietaire'), logement('heberge_gratuitement')),
    parFoyer(param('fl_1'), param('css_fl_2'), param('css_fl_2')),
    min(parAn(aideLogement), parFoyer(param('fl_1'), param('fl_2'), param('fl_3'))),
  ),
)
const revenus = etape(
  { id: 'css_revenus', libelle: 'Revenus du foyer', reference: 'Art. R. 861-4 CSS' },
  somme(duFoyer, revenusPersonne),
)
export const cssRessources = etape(
  { id: 'css_ressources', libelle: 'Ressources des douze mois', reference: 'Art. R. 861-4 CSS' },
  plus(revenus, prestations, minima, forfaitLogement),
)

/** 2: free, 1: with a contribution, 0: none. Who receives RSA has it free. */
export const cssNiveau = etape(
  {
    id: 'css_niveau',
    libelle: 'Complémentaire santé solidaire (2 gratuite, 1 avec participation)',
    reference: 'Art. L. 861-1 et L. 861-2 CSS',
  },
  seulementSi(
    sejourRegulier,
    si(
      superieur(rsa, valeur(0, 'eur/mois')),
      nombre(2),
      // Other resources only add to these: over the ceiling already, nothing more is counted.
      si(
        superieur(revenus, plafondParticipation),
        nombre(0),
        si(
          auPlus(cssRessources, plafond),
          nombre(2),
          commeUnite(auPlus(cssRessources, plafondParticipation), 'nombre'),
        ),
      ),
    ),
  ),
)

const plusVieux = (a: number): Expr<'nombre'> => commeUnite(auMoins(age, valeur(a, 'ans')), 'nombre')
export const cssParticipation = etape(
  { id: 'css_prix', libelle: 'Participation du foyer', reference: 'Art. D. 861-6 CSS, arrêté du 24 octobre 2019' },
  somme(duFoyer, param('css_prix', plus(plusVieux(30), plusVieux(50), plusVieux(60), plusVieux(70)))),
)

/** State medical aid: the same ceiling, for adults without a permit. */
export const ame = etape(
  { id: 'ame', libelle: 'Aide médicale de l’État', reference: 'Art. L. 251-1 CASF' },
  et(existe(et(adulte, nationalite('autre'), inferieur(titre, valeur(0.01, 'ans')))), auPlus(cssRessources, plafond)),
)
