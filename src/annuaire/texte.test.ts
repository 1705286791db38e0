import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleTri, mots } from './texte.ts'

test('words without accents, empty words nor plurals', () => {
  assert.deepEqual(mots('Mes démarches à l’Épinay-sur-Seine, mes œuvres'), ['demarche', 'epinay', 'seine', 'oeuvre'])
  assert.deepEqual(mots('le la les'), [])
  assert.equal(cleTri('L’Île-Saint-Denis'), 'l ile saint denis')
})
