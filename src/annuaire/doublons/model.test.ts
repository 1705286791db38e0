import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { comparer, type Jumeau, SEUIL } from './model.ts'

const UN: Jumeau = {
  source: 'une-liste',
  nom: 'CCAS de Bobigny',
  ville: 'Bobigny',
  types: ['ccas'],
  itinerant: false,
  adresse: '1 rue de l’Exemple',
  commune: '93008',
  position: { lat: 48.907, lon: 2.44 },
  telephone: '0199000001',
  email: 'ccas@exemple.fr',
}
const AUTRE: Jumeau = { ...UN, source: 'autre-liste' }

const jumeau: fc.Arbitrary<Jumeau> = fc.record({
  source: fc.constantFrom('a', 'b', 'c'),
  nom: fc.constantFrom('CCAS', 'CCAS de Bobigny', 'Centre social des Tilleuls', 'Bus des Tilleuls', 'Bobigny', ''),
  ville: fc.constantFrom('Bobigny', 'Saint-Denis'),
  types: fc.subarray(['ccas', 'centre-social', 'msap', 'france-services']),
  itinerant: fc.boolean(),
  adresse: fc.option(fc.constantFrom('1 rue A', '1, Rue a', '2 rue B')),
  commune: fc.option(fc.constantFrom('93008', '93066')),
  position: fc.option(
    fc.record({
      lat: fc.double({ min: 48.9, max: 48.905, noNaN: true }),
      lon: fc.double({ min: 2.44, max: 2.45, noNaN: true }),
    }),
  ),
  telephone: fc.option(fc.constantFrom('0199000001', '+33199000001', '3646', '0809000000')),
  email: fc.option(fc.constantFrom('a@exemple.fr', 'A@exemple.fr', 'b@exemple.fr')),
})

test('the order of the two sheets says nothing, and the score is a share of a hundred', () => {
  fc.assert(
    fc.property(jumeau, jumeau, (a, b) => {
      const { score, preuves } = comparer(a, b)
      assert.deepEqual(comparer(b, a), { score, preuves })
      assert.ok(score >= 0 && score <= 100)
      assert.equal(score === 0, preuves.length === 0)
    }),
  )
})

test('two of one list, a bus and a desk, or two kinds are never one place', () => {
  fc.assert(
    fc.property(jumeau, jumeau, (a, b) => {
      assert.equal(comparer(a, { ...b, source: a.source }).score, 0)
      assert.equal(comparer({ ...a, itinerant: true }, { ...b, itinerant: false, nom: 'CCAS' }).score, 0)
      assert.equal(comparer({ ...a, types: ['ccas'] }, { ...b, types: ['centre-social'] }).score, 0)
    }),
  )
})

test('one more agreement never makes two sheets look less alike', () => {
  fc.assert(
    fc.property(jumeau, jumeau, fc.constantFrom('adresse', 'telephone', 'email', 'position'), (a, b, champ) => {
      const mieux = { ...b, commune: a.commune, [champ]: a[champ] ?? b[champ] }
      assert.ok(comparer(a, mieux).score >= comparer(a, { ...b, commune: a.commune }).score)
    }),
  )
})

test('the same sheet in two lists is as alike as can be; a former kind is its new one', () => {
  assert.equal(comparer(UN, AUTRE).score, 100)
  assert.ok(comparer({ ...UN, types: ['msap'] }, { ...AUTRE, types: ['france-services'] }).score >= SEUIL)
})

test('the name of a kind alone proves nothing, nor a national number', () => {
  const vide = { adresse: null, position: null, telephone: null, email: null }
  assert.equal(comparer({ ...UN, ...vide }, { ...AUTRE, ...vide }).score, 0)
  const national = { ...vide, telephone: '3646' }
  assert.deepEqual(comparer({ ...UN, ...national }, { ...AUTRE, ...national }).preuves, [])
})

test('a list that cannot say « itinerant » says it in the name', () => {
  assert.equal(comparer({ ...UN, nom: 'Bus du CCAS', itinerant: false }, AUTRE).score, 0)
  const bus = { nom: 'Bus du CCAS', itinerant: true }
  assert.ok(comparer({ ...UN, ...bus }, { ...AUTRE, ...bus }).score >= SEUIL)
})
