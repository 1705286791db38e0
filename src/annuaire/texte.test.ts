import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleTri, mots } from './texte.ts'
import { createVocabulaire, requeteTexte } from './vocabulaire.ts'

test('words without accents, empty words nor plurals', () => {
  assert.deepEqual(mots('Mes démarches à l’Épinay-sur-Seine, mes œuvres'), ['demarche', 'epinay', 'seine', 'oeuvre'])
  assert.deepEqual(mots('le la les'), [])
  assert.equal(cleTri('L’Île-Saint-Denis'), 'l ile saint denis')
})

test('a word is looked for in places, and in what their operators do', () => {
  const vocabulaire = createVocabulaire('93')
  const requete = requeteTexte('carte vitale', vocabulaire)
  assert.match(requete?.large ?? '', /carte:\*.*'@cpam'.* & \(vitale:\* \| '@cpam'\)/)
  assert.equal(requete?.directe, 'carte:* & vitale:*')
  assert.deepEqual(requeteTexte('Bobigny', vocabulaire), { large: '(bobigny:*)', directe: null })
  assert.equal(requeteTexte('de la', vocabulaire), null)
})

test('what is typed never becomes an operator of the query language', () => {
  for (const texte of ["'); drop table lieux; --", 'a & !b | (c', '@caf', 'x:*', '\\']) {
    const { large } = requeteTexte(texte, new Map()) ?? { large: '' }
    assert.match(large, /^(?:\([a-z0-9]+:\*\)(?: & )?)*$/, texte)
  }
})
