import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tracePersonnelle } from './precision.ts'

test('ordinary notes are kept', () => {
  for (const note of [
    '',
    'Attend une pièce, revient jeudi',
    'Déclarations 2024-2025 et 2025 2026',
    'Formulaire Cerfa 12 pages, 3 enfants',
    'Renvoyé vers 93200, bureau 12',
    'Loyer de 1 250,50 €',
    'Madame parle peu français, M. aussi',
    'Dossier MDPH : rendez-vous le 12/11/2026 à 14 h 30',
    'Compte ameli bloqué, appelé le 3646 puis le 39 49',
  ])
    assert.equal(tracePersonnelle(note), null, note)
})

test('what points to a person is named', () => {
  const cases: [string, string][] = [
    ['écrire à lila.temoin@exemple.fr', 'une adresse électronique'],
    ['rappeler le 01 99 00 12 34', 'un numéro de téléphone'],
    ['rappeler +33 (0)1 99 00 12 34', 'un numéro de téléphone'],
    ['0033199001234', 'un numéro de téléphone'],
    ['nir 1 00 00 00 000 002', 'un numéro de sécurité sociale'],
    ['2 00 00 2A 000 003 12', 'un numéro de sécurité sociale'],
    ['allocataire 0000001', 'un numéro de dossier'],
    ['FR76 0000 0000 0000 0000 0000 000', 'un numéro de compte bancaire'],
    ['Mme Exemple revient', 'un nom de personne'],
    ['vu M.Témoin', 'un nom de personne'],
    ['avec Monsieur Modèle', 'un nom de personne'],
  ]
  for (const [note, quoi] of cases) assert.equal(tracePersonnelle(note), quoi, note)
})

test('a telephone number is found however it is spaced, in the middle of any words', () => {
  const words = fc.array(fc.constantFrom('rappeler', 'le', 'demain', 'dossier', 'à', 'voir'), { maxLength: 4 })
  const separator = fc.constantFrom('', ' ', '.', '-', ' . ')
  const prefix = fc.constantFrom('0', '+33', '+33 ', '0033', '+33(0)')
  const pairs = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(
      words,
      prefix,
      fc.integer({ min: 1, max: 9 }),
      pairs,
      separator,
      words,
      (before, p, first, rest, s, after) => {
        const number = [`${p}${first}`, ...rest.map((n) => String(n).padStart(2, '0'))].join(s)
        assert.notEqual(tracePersonnelle([...before, number, ...after].join(' ')), null)
      },
    ),
  )
})

test('any run of six figures or more is refused, any of four or fewer alone is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100_000, max: 99_999_999 }), (n) =>
      assert.notEqual(tracePersonnelle(`n° ${n}`), null),
    ),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (n) => assert.equal(tracePersonnelle(`vers ${n} euros`), null)),
  )
})
