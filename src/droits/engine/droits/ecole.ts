import type { NomParametre } from '../baremes/catalogue.ts'
import { enfant, nbEnfantsPf } from '../commun/famille.ts'
import { baseFamiliale } from '../commun/revenus.ts'
import { age, age15Septembre, annee, anneeNaissance, scolarite } from '../entrees.ts'
import {
  arrondi,
  auMoins,
  auPlus,
  combien,
  commeUnite,
  type Expr,
  et,
  etape,
  fois,
  inferieur,
  min,
  moins,
  nombre,
  plus,
  positif,
  seulementSi,
  si,
  superieur,
  taux,
  valeur,
} from '../expression.ts'
import { param, paramAnnee } from '../parametres.ts'

/** Age on 31 December of the school year's autumn; 18 not yet reached on 15 September. */
const ageScolaire = moins(annee, anneeNaissance)
const moinsDe18 = inferieur(age15Septembre, valeur(18, 'ans'))
const entre = (bas: number, haut: number) =>
  et(enfant, moinsDe18, auMoins(ageScolaire, nombre(bas)), inferieur(ageScolaire, nombre(haut)))
const primaire = combien(entre(6, 11))
const college = combien(entre(11, 15))
const lycee = combien(entre(15, 99))

const arsPlafond = etape(
  { id: 'ars_plafond', libelle: 'Plafond de la rentrée scolaire', reference: 'Art. R. 543-5 CSS' },
  fois(param('ars_plafond'), plus(taux(1), fois(param('ars_plafond_enfant'), nbEnfantsPf))),
)
const arsPleine = etape(
  { id: 'ars_pleine', libelle: 'Rentrée scolaire avant dépassement', reference: 'Art. L. 543-1 et D. 543-1 CSS' },
  commeUnite(
    fois(
      param('bmaf'),
      plus(fois(param('ars_primaire'), primaire), fois(param('ars_college'), college), fois(param('ars_lycee'), lycee)),
    ),
    'eur',
  ),
)
const arsDue = positif(moins(arsPleine, commeUnite(positif(moins(baseFamiliale, arsPlafond)), 'eur')))
export const ars = etape(
  { id: 'ars', libelle: 'Allocation de rentrée scolaire', reference: 'Art. L. 543-1, L. 543-2 et D. 543-1 CSS' },
  seulementSi(auMoins(arsDue, param('ars_minimum')), arsDue),
)

/** Scales are in hours of the minimum wage of July of the year of the income. */
const smicDeJuillet = paramAnnee('smic_horaire', -2, 7)
const enfants = combien(enfant)
const rang = min(positif(moins(enfants, nombre(1))), nombre(7))
type Plafond = Extract<NomParametre, `bourse_${string}_plafond_${string}`>
const sous = (nom: Plafond): Expr<'oui'> =>
  auPlus(
    baseFamiliale,
    commeUnite(fois(commeUnite(param(nom, rang), 'eur/an'), commeUnite(smicDeJuillet, 'nombre')), 'eur/an'),
  )
/** BMAF of 1 January, in three equal terms of whole euros. */
const bmafDeJanvier = paramAnnee('bmaf', 0, 1)
const bourse = (part: Expr<'taux'>, n: Expr<'nombre'>): Expr<'eur/an'> =>
  fois(arrondi(commeUnite(fois(bmafDeJanvier, part), 'eur/an'), 3), n)

const partCollege = (i: number) => param('bourse_college_montant', nombre(i))
const auCollege = combien(et(enfant, scolarite('college'), auMoins(age, valeur(9, 'ans'))))
export const bourseCollege = etape(
  { id: 'bourse_college', libelle: 'Bourse de collège', reference: 'Art. D. 531-4 à D. 531-12 code de l’éducation' },
  seulementSi(
    superieur(auCollege, nombre(0)),
    bourse(
      si(
        sous('bourse_college_plafond_3'),
        partCollege(2),
        si(
          sous('bourse_college_plafond_2'),
          partCollege(1),
          si(sous('bourse_college_plafond_1'), partCollege(0), taux(0)),
        ),
      ),
      auCollege,
    ),
  ),
)

const partLycee = (i: number) => param('bourse_lycee_montant', nombre(i))
const auLycee = combien(et(enfant, scolarite('lycee'), auMoins(age, valeur(13, 'ans'))))
const PLAFONDS_LYCEE = [1, 2, 3, 4, 5, 6].map((e) => `bourse_lycee_plafond_${e}` as Plafond)
export const bourseLycee = etape(
  { id: 'bourse_lycee', libelle: 'Bourse de lycée', reference: 'Art. D. 531-20 à D. 531-31 code de l’éducation' },
  seulementSi(
    superieur(auLycee, nombre(0)),
    bourse(
      PLAFONDS_LYCEE.reduce<Expr<'taux'>>((sinon, nom, i) => si(sous(nom), partLycee(i), sinon), taux(0)),
      auLycee,
    ),
  ),
)
