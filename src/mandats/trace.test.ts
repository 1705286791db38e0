import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ecrireTrace, HAUTEUR, LARGEUR, lireTrace } from './trace.ts'

const points = fc.tuple(fc.integer({ min: 0, max: LARGEUR }), fc.integer({ min: 0, max: HAUTEUR }))
const traits = fc.array(fc.array(points, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 10 })

test('property: what a pad writes is read back, point for point', () => {
  fc.assert(
    fc.property(traits, (dessin) => {
      const lu = lireTrace(ecrireTrace(dessin))
      if (lu === 'vide') return // too short to be a signature
      assert.deepEqual(lu, dessin)
    }),
  )
})

test('property: nothing but such a path is ever accepted', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ML 0123456789zh"<>-.,e\n') }), (texte) => {
      const lu = lireTrace(texte)
      if (typeof lu !== 'string') assert.equal(ecrireTrace(lu), texte)
    }),
  )
})

test('an empty pad, a dot and a slip of the finger are not a signature', () => {
  for (const chemin of ['', 'M10 10', 'M10 10L10 10', 'M10 10L50 10']) assert.equal(lireTrace(chemin), 'vide', chemin)
  assert.notEqual(lireTrace('M10 10L90 10'), 'vide')
})

test('what does not come from a pad is refused: outside the sheet, other commands, too many points', () => {
  const long = `M0 0${'L9 9L0 0'.repeat(3000)}`
  for (const chemin of ['M601 10L90 10', 'M10 261L90 10', 'M10 10C1 1 2 2 3 3', 'M10 10L90 10"/>', 'L1 1L90 90', long])
    assert.equal(lireTrace(chemin), 'illisible', chemin.slice(0, 30))
})
