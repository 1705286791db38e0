import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { messages } from '../../ui/index.ts'
import { DEMANDE_VIDE, lireDemande, parametres } from './demande.ts'

describe('the address of a search', () => {
  const lire = (adresse: string) => lireDemande(new URLSearchParams(adresse), ['caf'], messages('fr').lieux.erreurs)

  it('says the same once read and written again', () => {
    const adresse =
      'q=rsa&ville=Bobigny&rayon=20&type=caf&type=pmi&operateur=caf&accessible=oui&tri=proches&apres=x&rang=16'
    const { demande, erreurs } = lire(adresse)
    assert.deepEqual(erreurs, [])
    assert.equal(parametres(demande).toString(), adresse)
    assert.equal(parametres(DEMANDE_VIDE).toString(), '')
  })

  it('prefers the town that is typed to the position of the last search', () => {
    assert.equal(lire('ville=Pantin&lat=48.9&lon=2.4').demande.position, null)
    assert.deepEqual(lire('lat=48.9&lon=2.4').demande.position, { lat: 48.9, lon: 2.4 })
  })

  it('leaves out and tells what it cannot read', () => {
    for (const faux of ['type=x', 'operateur=x', 'evenement=x', 'lat=1', 'lat=a&lon=b', 'rayon=-3', 'rang=zero'])
      assert.equal(lire(faux).erreurs.length, 1, faux)
  })
})
