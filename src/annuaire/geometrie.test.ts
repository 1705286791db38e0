import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { centre, distanceAuBord, estDedans, liensDeVoisinage, type Polygone } from './geometrie.ts'

const carre: Polygone = [
  [
    [2, 48],
    [3, 48],
    [3, 49],
    [2, 49],
    [2, 48],
  ],
]
/** A horseshoe: the centroid falls in the opening. */
const fer: Polygone = [
  [
    [0, 0],
    [10, 0],
    [10, 10],
    [9, 10],
    [9, 1],
    [1, 1],
    [1, 10],
    [0, 10],
    [0, 0],
  ],
]

describe('outlines', () => {
  test('inside, outside, in a hole', () => {
    const troue: Polygone = [
      ...carre,
      [
        [2.4, 48.4],
        [2.6, 48.4],
        [2.6, 48.6],
        [2.4, 48.6],
        [2.4, 48.4],
      ],
    ]
    assert.equal(estDedans({ lat: 48.1, lon: 2.1 }, troue), true)
    assert.equal(estDedans({ lat: 48.5, lon: 2.5 }, troue), false)
    assert.equal(estDedans({ lat: 48.5, lon: 3.1 }, troue), false)
  })

  test('kilometres to the edge', () => {
    const distance = distanceAuBord({ lat: 48.5, lon: 3.01 }, carre)
    // A hundredth of a degree of longitude at that latitude.
    assert.ok(Math.abs(distance - 0.737) < 0.005, String(distance))
  })

  test('the middle of an area is inside it', () => {
    assert.deepEqual(centre([carre]), { lat: 48.5, lon: 2.5 })
    const milieu = centre([fer])
    assert.ok(milieu && estDedans(milieu, fer), JSON.stringify(milieu))
    assert.equal(centre([]), null)
  })

  test('neighbours are linked both near and once, whatever the points', () => {
    const point = fc.record({
      lat: fc.double({ min: 48, max: 49, noNaN: true }),
      lon: fc.double({ min: 2, max: 3, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), (points) => {
        const liens = liensDeVoisinage(points)
        assert.equal(new Set(liens.map((l) => l.join(' '))).size, liens.length)
        for (const [i, j] of liens) assert.ok(i < j && j < points.length)
        const distincts = new Set(points.map((p) => `${p.lat} ${p.lon}`))
        // The nearest pair of all is always linked.
        if (distincts.size === points.length) assert.ok(liens.length > 0)
      }),
    )
  })
})
