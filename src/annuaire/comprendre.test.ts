import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bouquet } from './bouquet.ts'
import { comprendre, motAMot } from './comprendre.ts'
import noms from './noms-des-besoins.json' with { type: 'json' }
import { createLexique, distance } from './orthographe.ts'
import donnees from './synonymes.json' with { type: 'json' }
import { besoins, motsSansImportance, nomDuBesoin } from './synonymes.ts'
import { mots } from './texte.ts'
import { estType } from './types.ts'
import { createVocabulaire } from './vocabulaire.ts'

const vocabulaire = createVocabulaire('93', {
  lieux: mots('Caf Bobigny tilleul apcis mairie maison association pierrefitte saint denis rue'),
  villes: ['Bobigny', 'Pierrefitte-sur-Seine', 'Saint-Denis'],
})
const compris = (texte: string) => comprendre(texte, vocabulaire)
const nomsDesBesoins = (texte: string) => compris(texte)?.besoins.map((b) => b.nom) ?? []

describe('the list of everyday words', () => {
  test('every kind of place and every procedure it points to exists', () => {
    const demarches = new Set(bouquet.demarches.map((d) => d.code))
    for (const besoin of donnees.besoins) {
      assert.deepEqual(
        besoin.lieux.filter((code) => !estType(code)),
        [],
        besoin.besoin,
      )
      assert.deepEqual(
        besoin.demarches.filter((code) => !demarches.has(code)),
        [],
        besoin.besoin,
      )
      assert.ok(besoin.lieux.length > 0 && besoin.mots.length > 0, besoin.besoin)
    }
  })

  test('every need has its name in the other languages, and no name is left over', () => {
    assert.deepEqual(Object.keys(noms).sort(), besoins.map((b) => b.nom).sort())
    for (const besoin of besoins) {
      const [en, pt, ar] = (['en', 'pt', 'ar'] as const).map((langue) => nomDuBesoin(besoin, langue))
      assert.equal(new Set([besoin.nom, en, pt, ar]).size, 4, besoin.nom)
      assert.match(ar ?? '', /^\p{Script=Arabic}/u)
    }
  })

  test('every expression says something, once in its need', () => {
    const vides = new Set(motsSansImportance.flatMap(mots))
    for (const { nom, expressions } of besoins) {
      const cles = expressions.map((e) => mots(e).sort().join(' '))
      assert.deepEqual(
        cles.filter((cle, rang) => cles.indexOf(cle) !== rang),
        [],
        nom,
      )
      assert.deepEqual(
        expressions.filter((e) => mots(e).every((mot) => vides.has(mot))),
        [],
        nom,
      )
    }
  })

  test('every kind of place can be reached, or is named by its own words', () => {
    const atteints = new Set(besoins.flatMap((b) => b.lieux))
    for (const type of [
      'pmi',
      'mdph',
      'pcb',
      'evs',
      'domiciliation',
      'aide-alimentaire',
      'centre-examens-sante',
      'cidff',
    ])
      assert.ok(atteints.has(type as never), type)
  })
})

describe('what somebody typed', () => {
  test('a need, by its everyday words, whatever their order, accents and plurals', () => {
    assert.deepEqual(nomsDesBesoins('CARTES GRISES'), ['votre carte grise'])
    assert.deepEqual(nomsDesBesoins('mon mari, je l’ai perdu'), ['de l’aide après un décès'])
    assert.deepEqual(nomsDesBesoins('Bobigny'), [])
    assert.equal(compris('de la'), null)
  })

  test('a longer expression leaves nothing to a shorter one', () => {
    assert.equal(nomsDesBesoins('papiers')[0], 'une carte d’identité ou un passeport')
    assert.deepEqual(nomsDesBesoins('papiers de la voiture'), ['votre carte grise'])
  })

  test('the very words come before others that leave the same once the small ones are gone', () => {
    assert.deepEqual(nomsDesBesoins('logement'), ['vos droits de locataire ou de propriétaire'])
    assert.deepEqual(nomsDesBesoins('pas de logement'), ['un logement en urgence'])
  })

  test('mistakes are made good, and said with the accents of the word', () => {
    assert.equal(compris('cart vital bobini')?.corrige, 'carte vitale Bobigny')
    assert.equal(compris('shomaje')?.corrige, 'chômage')
    assert.equal(compris('carte vitale')?.corrige, null)
    assert.deepEqual(nomsDesBesoins('kart grize'), ['votre carte grise'])
  })

  test('a word that is right is never changed, nor a short one in a sentence', () => {
    assert.equal(compris('Apcis')?.corrige, null)
    assert.deepEqual(nomsDesBesoins('mon fils est autiste'), ['de l’aide pour un handicap'])
    assert.equal(compris('zzz')?.requete.large, '(zzz:*)')
  })

  test('a town narrows, another name comes first, words that nobody knows are left out', () => {
    assert.match(compris('carte vitale Pierrefitte')?.requete.large ?? '', / & pierrefitte:\*$/)
    assert.match(compris('carte vitale 93380')?.requete.large ?? '', / & 93380:\*$/)
    assert.equal(compris('carte vitale tilleuls')?.requete.nommee, 'tilleul:*')
    assert.equal(compris('apcis glouglou')?.requete.large, '(apci:*)')
  })

  test('the very words when they are wanted', () => {
    assert.deepEqual(motAMot('cart vital'), {
      requete: { large: 'cart:* & vital:*', directe: null, nommee: null },
      besoins: [],
      devine: false,
      corrige: null,
    })
  })

  test('what is typed never becomes an operator of the query language', () => {
    for (const texte of ["'); drop table lieux; --", 'a & !b | (c', '@caf', '#pmi', 'x:*', '\\', 'caf:* | !vitale']) {
      const { large = '', directe, nommee } = { ...compris(texte)?.requete }
      for (const requete of [large, directe ?? '', nommee ?? '', motAMot(texte)?.requete.large ?? ''])
        assert.match(requete, /^(?:[a-z0-9]+:\*|'[@#][a-z-]+'|[()&| ])*$/, texte)
    }
  })
})

describe('mistakes', () => {
  test('letters missing, added, changed or swapped; no more than allowed', () => {
    const cas: [string, string, number][] = [
      ['vitale', 'vitale', 0],
      ['vitle', 'vitale', 1],
      ['vittale', 'vitale', 1],
      ['vitela', 'vitale', 2],
      ['vtiale', 'vitale', 1],
      ['grise', 'vitale', 3],
    ]
    for (const [a, b, n] of cas) assert.equal(distance(a, b, 2), n, `${a} ${b}`)
  })

  test('what is clearly nearer leaves nothing to the others', () => {
    const lexique = createLexique(['dette', 'dece', 'demander', 'deceder'])
    assert.deepEqual(
      lexique.proches('detes').map((p) => p.mot),
      ['dette'],
    )
    assert.deepEqual(
      lexique.proches('demender').map((p) => p.mot),
      ['demander'],
    )
    assert.deepEqual(lexique.proches('zzzzz'), [])
  })
})
