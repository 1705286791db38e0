import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ecarter, placerNoms } from '../islands/communs/dessin.ts'
import { cadrer, tracer } from './plan.ts'

const FRAME = { largeur: 640, hauteur: 491, marge: 50, minKm: 6 }
const position = fc.record({
  lat: fc.double({ min: 48.8, max: 49, noNaN: true }),
  lon: fc.double({ min: 2.3, max: 2.6, noNaN: true }),
})

describe('a drawn map', () => {
  it('holds every place inside its margin', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 20 }), (positions) => {
        const cadre = cadrer(positions, FRAME)
        for (const p of positions) {
          const { x, y } = cadre.place(p)
          assert.ok(x >= 49.9 && x <= 590.1 && y >= 49.9 && y <= 441.1, `${x} ${y}`)
        }
      }),
    )
  })

  it('has north at the top, east on the right, and the same scale both ways', () => {
    const cadre = cadrer([{ lat: 48.9, lon: 2.4 }], FRAME)
    const ici = cadre.place({ lat: 48.9, lon: 2.4 })
    assert.deepEqual(ici, { x: 320, y: 245.5 })
    // One kilometre each way.
    const nord = cadre.place({ lat: 48.9 + 1 / 111.195, lon: 2.4 })
    const est = cadre.place({ lat: 48.9, lon: 2.4 + 1 / (111.195 * Math.cos((48.9 * Math.PI) / 180)) })
    assert.ok(Math.abs(ici.y - nord.y - 640 / 6) < 0.5)
    assert.ok(Math.abs(est.x - ici.x - 640 / 6) < 0.5)
  })

  it('draws the outlines it shows and leaves out the others', () => {
    const cadre = cadrer([{ lat: 48.9, lon: 2.4 }], FRAME)
    const carre = (lon: number) => [
      [
        [lon, 48.89],
        [lon + 0.02, 48.89],
        [lon + 0.02, 48.91],
        [lon, 48.91],
        [lon, 48.89],
      ],
    ]
    assert.match(tracer([carre(2.39)], cadre) ?? '', /^M\d+ \d+l[\d -]+z$/)
    assert.equal(tracer([carre(3.4)], cadre), null)
  })

  it('lets every pin be read, as near as it can to its place', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 15 }), point, (points, ici) => {
        const places = ecarter(points, 30, ici)
        for (const [i, a] of places.entries())
          for (const b of [ici, ...places.slice(0, i)]) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 28)
      }),
    )
    assert.deepEqual(
      ecarter(
        [
          { x: 10, y: 10 },
          { x: 90, y: 10 },
        ],
        30,
      ),
      [
        { x: 10, y: 10 },
        { x: 90, y: 10 },
      ],
    )
  })

  it('names a commune beside the pin that covers it, and only where there is room', () => {
    const noms = [
      { texte: 'Bobigny', point: { x: 100, y: 100 } },
      { texte: 'Drancy', point: { x: 105, y: 102 } },
    ]
    const places = placerNoms(noms, [{ x: 100, y: 100, largeur: 30, hauteur: 30 }])
    assert.deepEqual(
      places.map(({ texte, boite }) => `${texte} ${boite.y}`),
      ['Bobigny 126', 'Drancy 76'],
    )
    assert.deepEqual(placerNoms(noms, [{ x: 100, y: 100, largeur: 90, hauteur: 90 }]), [])
  })
})
