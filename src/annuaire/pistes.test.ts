import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findDemarche, findEvenement } from './bouquet.ts'
import { comprendre } from './comprendre.ts'
import { pistesDe } from './pistes.ts'
import { besoins } from './synonymes.ts'
import { createVocabulaire } from './vocabulaire.ts'

const vocabulaire = createVocabulaire('93', { lieux: ['caf', 'mairie', 'rue'], villes: ['Bobigny', 'Saint-Denis'] })
const pistes = (texte: string) => pistesDe(texte, comprendre(texte, vocabulaire)).map((p) => p.code)

/** What people type, and the page that must come first. */
const PREMIERES: Record<string, string> = {
  'je déménage': 'poste-reexpedition',
  'prime de déménagement': 'logement-prime-demenagement',
  naissance: 'attendre-enfant',
  'je suis enceinte': 'attendre-enfant',
  'perdu mon mari': 'perdre-proche',
  'ma mère est décédée': 'perdre-proche',
  'carte grise': 'carte-grise-demander',
  apl: 'logement-demander',
  'aide au logement': 'logement-demander',
  rsa: 'budget-rsa',
  'mon rsa est coupé': 'budget-rsa',
  'prime d’activité': 'budget-prime-activite',
  'carte vitale': 'sante-carte-vitale',
  'carte vital perdu': 'sante-carte-vitale',
  'médecin traitant': 'sante-medecin-traitant',
  c2s: 'sante-complementaire',
  'aide médicale de l’état': 'sante-aide-medicale',
  'arrêt maladie': 'sante-indemnites',
  aah: 'handicap-aah',
  'carte mobilité inclusion': 'handicap-carte-mobilite',
  'permis de conduire': 'permis-demander',
  passeport: 'identite-pre-demande-passeport',
  'carte d’identité': 'identite-pre-demande-carte',
  'titre de séjour': 'sejour-renouveler',
  chômage: 'emploi-s-inscrire',
  'faire un cv': 'emploi-cv',
  retraite: 'retraite-demander',
  'relevé de carrière': 'retraite-releve-carriere',
  'déclarer mes impôts': 'impots-declarer',
  amende: 'impots-amende',
  'chèque énergie': 'energie-cheque',
  surendettement: 'budget-surendettement',
  'droit au compte': 'budget-droit-au-compte',
  'logement social': 'logement-social',
  'loyer impayé': 'logement-impaye',
  fsl: 'logement-fsl',
  divorce: 'se-separer',
  'pension alimentaire': 'separation-pension',
  'porter plainte': 'victime-plainte',
  'mon mari me frappe': 'etre-victime',
  'aide juridictionnelle': 'justice-aide-juridictionnelle',
  'casier judiciaire': 'justice-casier',
  'cours de français': 'francais-cours',
  'prime de noël': 'budget-prime-noel',
  'mon bébé pmi': 'naissance-pmi',
  'aide alimentaire': 'budget-aide-alimentaire',
  nounou: 'enfants-garde',
  domiciliation: 'budget-domiciliation',
}

/** Nothing there to read: the places answer. */
const SANS = [
  'mairie',
  'Bobigny',
  'médiathèque',
  'rue',
  'zzz',
  'de la',
  'préfecture',
  'rendez-vous',
  '93000',
  'jardin partagé',
]

describe('what to read before going', () => {
  for (const [texte, attendue] of Object.entries(PREMIERES))
    test(texte, () => {
      const trouvees = pistes(texte)
      assert.equal(trouvees[0], attendue, trouvees.join(', '))
      assert.ok(trouvees.length <= 2 && new Set(trouvees).size === trouvees.length, trouvees.join(', '))
    })

  for (const texte of SANS) test(`nothing for « ${texte} »`, () => assert.deepEqual(pistes(texte), []))

  test('the pages a need points to exist', () => {
    for (const { nom, pistes } of besoins)
      for (const code of pistes) assert.ok(findDemarche(code) ?? findEvenement(code), `${nom}: ${code}`)
  })
})
