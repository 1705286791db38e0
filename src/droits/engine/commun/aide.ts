/** Housing aid itself. Built twice: with and without the neutralisation that a RSA paid the month before gives. */
import { aahPersonne } from '../droits/aah.ts'
import {
  activite,
  adulte,
  age,
  boursier,
  debutChomage,
  epargne,
  handicap,
  logement,
  moisCourant,
  revenu,
  revenuAnnee,
} from '../entrees.ts'
import {
  arrondi,
  arrondiSup,
  auMoins,
  auPlus,
  combien,
  commeUnite,
  type Expr,
  egal,
  et,
  etape,
  etapePersonne,
  existe,
  fois,
  inferieur,
  max,
  min,
  moins,
  nombre,
  non,
  ou,
  parMois,
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
import { param } from '../parametres.ts'
import { etudiant, sejourRegulier } from './composition.ts'
import { enfant } from './famille.ts'
import {
  charges,
  coupleAl,
  degressivite,
  enResidence,
  loyerReel,
  loyerRetenu,
  nbPac,
  p0,
  paieUnLoyer,
  plafondRls,
  r0,
  rls,
  tp,
} from './logement.ts'
import { fraisPro, neRecoitPas, pensionsNettes, TRAVAIL } from './revenus.ts'

const douzeMois = (champ: 'imposable', natures: Parameters<typeof revenu>[1]): Expr<'eur/an'> =>
  commeUnite(revenu(champ, natures, 13, 2), 'eur/an')
const salaires = douzeMois('imposable', ['salaire'])
const chomage = douzeMois('imposable', ['allocation_chomage'])

/** Two whole months of unemployment. */
const chomeurInstalle = et(activite('chomage'), inferieur(debutChomage, moins(moisCourant, nombre(2))))
const retire = et(neRecoitPas(TRAVAIL), ou(activite('retraite'), superieur(aahPersonne, valeur(0, 'eur/mois'))))

const abattement = (qui: Expr<'oui'>): Expr<'taux'> => si(qui, moins(taux(1), param('al_chomage')), taux(1))
const frais = etapePersonne(
  { id: 'al_frais', libelle: 'Déduction de 10 % sur les salaires', reference: 'Art. R. 822-4 CCH, art. 83 CGI' },
  fraisPro(plus(salaires, chomage), -1),
)
const reste = moins(salaires, frais)
const activiteComptee = etapePersonne(
  {
    id: 'al_revenus_activite',
    libelle: 'Revenus d’activité et de chômage des mois M-13 à M-2, après abattements',
    reference: 'Art. R. 822-3, R. 822-13 et R. 822-14 CCH',
  },
  positif(
    plus(
      fois(
        plus(positif(reste), revenuAnnee('imposable', ['micro_entreprise'], -2)),
        abattement(ou(chomeurInstalle, retire)),
      ),
      fois(plus(chomage, min(reste, valeur(0, 'eur/an'))), abattement(retire)),
    ),
  ),
)
const activiteFoyer = etape(
  { id: 'al_activite_foyer', libelle: 'Revenus d’activité et de chômage du foyer', reference: 'Art. R. 822-2 CCH' },
  somme(adulte, activiteComptee),
)
const pensions = etapePersonne(
  { id: 'al_pensions', libelle: 'Pensions, après abattement', reference: 'Art. R. 822-4 CCH' },
  pensionsNettes(
    plus(
      douzeMois('imposable', ['pension_retraite']),
      revenuAnnee('imposable', ['pension_invalidite'], -2),
      revenuAnnee('imposable', ['pension_alimentaire_recue'], -1),
    ),
    0,
  ),
)

/** In a couple, one unemployed person without benefit is enough: the household's work income is set aside. */
const sansIndemnite = etape(
  {
    id: 'al_chomage_non_indemnise',
    libelle: 'Chômage non indemnisé depuis deux mois',
    reference: 'Art. R. 822-15 CCH',
  },
  existe(et(adulte, chomeurInstalle, neRecoitPas(['allocation_chomage']))),
)

/** Who receives AAH or raises a disabled child: neither a high rent nor savings count. */
const handicapDansLeFoyer = etape(
  { id: 'al_handicap', libelle: 'Handicap dans le foyer', reference: 'Art. L. 822-5 et D. 823-17 CCH' },
  ou(existe(et(adulte, superieur(aahPersonne, valeur(0, 'eur/mois')))), existe(et(enfant, handicap))),
)

/** Savings over 30 000 € count for 3 %, unless somebody receives AAH or AEEH. */
const patrimoine = etape(
  { id: 'al_patrimoine', libelle: 'Revenu supposé de l’épargne', reference: 'Art. R. 822-3-1 CCH, L. 822-5 CCH' },
  (() => {
    const total = somme(ou(adulte, non(adulte)), epargne)
    return seulementSi(
      et(superieur(total, param('al_epargne_seuil')), non(handicapDansLeFoyer)),
      commeUnite(fois(total, param('rsa_epargne')), 'eur/an'),
    )
  })(),
)

const etudiantSeul = et(adulte, etudiant, inferieur(age, param('al_age_etudiant')))
/** A household of students has a flat income, whatever it earns. */
const forfaitEtudiant = etape(
  { id: 'al_etudiant', libelle: 'Ressources forfaitaires d’étudiant', reference: 'Art. R. 822-20 CCH' },
  seulementSi(
    egal(combien(etudiantSeul), combien(adulte)),
    si(
      enResidence,
      moins(param('al_etudiant_foyer'), seulementSi(existe(et(adulte, boursier)), param('al_etudiant_foyer_bourse'))),
      moins(param('al_etudiant'), seulementSi(existe(et(adulte, boursier)), param('al_etudiant_bourse'))),
    ),
  ),
)

const arrondiCent = (a: Expr<'eur/an'>): Expr<'eur/an'> => arrondiSup(arrondi(a, 0.01), 100)

/** Income counted (R), with or without work income. */
function ressourcesAvec(suffixe: string, rsaVerse: Expr<'oui'>): Expr<'eur/an'> {
  const neutralise = etape(
    {
      id: `al_neutralisation${suffixe}`,
      libelle: 'Revenus d’activité mis de côté (RSA ou chômage non indemnisé)',
      reference: 'Art. R. 822-15 à R. 822-17 CCH',
    },
    ou(sansIndemnite, rsaVerse),
  )
  const travail = seulementSi(et(superieur(activiteFoyer, valeur(0, 'eur/an')), non(neutralise)), activiteFoyer)
  return etape(
    {
      id: `al_ressources${suffixe}`,
      libelle: 'Ressources (R), arrondies aux 100 € supérieurs',
      reference: 'Art. R. 822-2 et R. 822-22 CCH',
    },
    arrondiCent(
      si(
        superieur(forfaitEtudiant, valeur(0, 'eur/an')),
        forfaitEtudiant,
        plus(travail, somme(adulte, pensions), patrimoine),
      ),
    ),
  )
}

/** After the rent threshold, the flat reduction, what the landlord already takes off, and CRDS. */
function apresReductions(suffixe: string, avant: Expr<'eur/mois'>, ressources: Expr<'eur/an'>): Expr<'eur/mois'> {
  const brut = si(ou(enResidence, handicapDansLeFoyer), avant, fois(avant, degressivite))
  const reduction = seulementSi(
    et(logement('locataire_social'), auPlus(parMois(ressources), plafondRls)),
    fois(rls, param('rls_part')),
  )
  return etape(
    {
      id: `al_net${suffixe}`,
      libelle: 'Aide après réduction forfaitaire, RLS et CRDS',
      reference: 'Art. D. 823-16 et L. 442-2-1 CCH',
    },
    fois(positif(moins(brut, param('al_minoration'), reduction)), moins(taux(1), param('crds'))),
  )
}

export function aideAvec(
  suffixe: string,
  rsaVerse: Expr<'oui'>,
): { aide: Expr<'eur/mois'>; ressources: Expr<'eur/an'> } {
  const ressources = ressourcesAvec(suffixe, rsaVerse)
  const participation = etape(
    { id: `al_participation${suffixe}`, libelle: 'Participation personnelle (PP)', reference: 'Art. D. 823-17 CCH' },
    plus(p0, commeUnite(fois(positif(moins(ressources, r0)), tp), 'eur/mois')),
  )
  const avant = etape(
    {
      id: `al_avant_reductions${suffixe}`,
      libelle: 'Aide avant réductions (L + C − PP)',
      reference: 'Art. D. 823-16 CCH',
    },
    si(enResidence, enFoyer(suffixe, ressources), positif(moins(plus(loyerRetenu, charges), participation))),
  )
  // The least that is paid is looked at before the reductions.
  const seuil = si(logement('locataire_social'), valeur(0, 'eur/mois'), param('al_minimum'))
  const aide = etape(
    { id: `aide_logement${suffixe}`, libelle: 'Aide au logement', reference: 'Art. L. 821-1 et L. 822-1 CCH' },
    seulementSi(et(paieUnLoyer, sejourRegulier, auMoins(avant, seuil)), apresReductions(suffixe, avant, ressources)),
  )
  return { aide, ressources }
}

/** In a student residence: K × (E + C − E0). */
function enFoyer(suffixe: string, ressources: Expr<'eur/an'>): Expr<'eur/mois'> {
  const parts = param('alf_n', si(egal(nbPac, nombre(0)), commeUnite(coupleAl, 'nombre'), plus(nombre(1), nbPac)))
  const k = etape(
    { id: `alf_k${suffixe}`, libelle: 'Coefficient de prise en charge (K)', reference: 'Art. D. 832-25 CCH' },
    positif(moins(param('alf_k'), rapport(ressources, fois(param('alf_cm'), parts)))),
  )
  const e = min(loyerReel, param('alf_plafond', commeUnite(coupleAl, 'nombre')))
  const parPart = rapport(ressources, fois(valeur(1, 'eur/an'), parts))
  const seuilDe = (i: number) => commeUnite(param('alf_seuil', nombre(i)), 'taux')
  const tranche = (i: number): Expr<'taux'> => {
    const haut = i < 3 ? min(parPart, seuilDe(i + 1)) : parPart
    return fois(positif(moins(haut, seuilDe(i))), param('alf_taux', nombre(i)))
  }
  const annuel = plus(
    fois(commeUnite(plus(tranche(0), tranche(1), tranche(2), tranche(3)), 'eur/an'), parts),
    param('alf_majoration'),
  )
  const e0 = etape(
    { id: `alf_e0${suffixe}`, libelle: 'Dépense minimale (E0)', reference: 'Arrêté du 27 septembre 2019, art. 31' },
    max(parMois(annuel), param('alf_depense_min')),
  )
  return fois(positif(moins(plus(e, charges), e0)), k)
}
