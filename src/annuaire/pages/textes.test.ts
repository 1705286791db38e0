import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LANGUES, messages } from '../../ui/index.ts'
import { bouquet } from '../bouquet.ts'
import { CODES_TYPES, TYPES } from '../types.ts'

describe('the words of the directory', () => {
  it('name every life event and every kind of place in every language', () => {
    for (const langue of LANGUES) {
      const { evenements, lieux } = messages(langue)
      assert.deepEqual(Object.keys(evenements).sort(), bouquet.evenements.map((e) => e.code).sort(), langue)
      assert.deepEqual(Object.keys(lieux.types).sort(), [...CODES_TYPES].sort(), langue)
      assert.deepEqual(
        Object.keys(lieux.familles).sort(),
        [...new Set(Object.values(TYPES).map((t) => t.famille))].sort(),
        langue,
      )
    }
  })

  it('say in French what the bouquet of services says', () => {
    const { evenements } = messages('fr')
    for (const { code, libelle } of bouquet.evenements)
      assert.equal((evenements as Record<string, string>)[code], libelle)
  })

  it('count as each language does', () => {
    const compte = (langue: (typeof LANGUES)[number], n: number) => messages(langue).lieux.compte(n, String(n))
    assert.deepEqual(
      [0, 1, 2].map((n) => compte('fr', n)),
      ['Aucun lieu trouvé', '1 lieu', '2 lieux'],
    )
    assert.deepEqual(
      [0, 1, 2, 5, 15, 102].map((n) => compte('ar', n)),
      ['لا يوجد أي مكان', 'مكان واحد', 'مكانان', '5 أماكن', '15 مكاناً', '102 مكان'],
    )
  })

  it('put the right little word before the name of a town', () => {
    const { autourDe } = messages('fr').lieux
    assert.deepEqual(
      [
        'Bobigny',
        'Aubervilliers',
        'Épinay-sur-Seine',
        'Le Blanc-Mesnil',
        'Les Lilas',
        'La Courneuve',
        'L’Île-Saint-Denis',
      ].map((ville) => autourDe('', ville).trim()),
      [
        'autour de Bobigny',
        'autour d’Aubervilliers',
        'autour d’Épinay-sur-Seine',
        'autour du Blanc-Mesnil',
        'autour des Lilas',
        'autour de La Courneuve',
        'autour de L’Île-Saint-Denis',
      ],
    )
  })
})
