import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { partager } from './zone.ts'

const COMMUNES = ['Bobigny', 'Les Lilas', 'Saint-Denis', 'Saint-Ouen-sur-Seine', 'Le Blanc-Mesnil'].map((nom) => ({
  nom,
}))

describe('one box for a need and a town', () => {
  const cas: [string, string | null, string | null][] = [
    ['carte Vitale, Bobigny', 'carte Vitale', 'Bobigny'],
    ['retraite à saint denis', 'retraite', 'saint denis'],
    ['RSA St-Denis', 'RSA', 'St-Denis'],
    ['les lilas pmi', 'pmi', 'les lilas'],
    ['Le Blanc Mesnil', '', 'Le Blanc Mesnil'],
    ['impôts 93200', 'impôts', '93200'],
    ['93200 impôts', 'impôts', '93200'],
    ['aide au logement, Melun', 'aide au logement', 'Melun'],
    ['aide au logement', null, null],
    ['numéro 123456', null, null],
    ['', null, null],
  ]
  for (const [texte, besoin, ville] of cas) {
    it(`reads « ${texte} »`, () => {
      assert.deepEqual(partager(texte, COMMUNES), ville === null ? null : { besoin, ville })
    })
  }
})
