import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { desceller, sceller, tirerNumero } from './sceau.ts'

const REPONSES = { situation: 'seul', vous_ne: '04/1990', vous_salaire: '900', vues: 'urgence,foyer,ages?' }

describe('answers closed with a number', () => {
  it('open with it, and with no other', async () => {
    const texte = await sceller(REPONSES, '482913')
    assert.match(texte, /^[\w-]+$/, 'fits after the # of an address')
    assert.deepEqual(await desceller(texte, '482913'), REPONSES)
    assert.equal(await desceller(texte, '482914'), null)
  })

  it('are never twice the same, and show nothing', async () => {
    const [un, deux] = [await sceller(REPONSES, '000001'), await sceller(REPONSES, '000001')]
    assert.notEqual(un, deux)
    assert.doesNotMatch(Buffer.from(un, 'base64url').toString('latin1'), /salaire|1990/)
  })

  it('cut or written by somebody else, are refused without a failure', async () => {
    const texte = await sceller(REPONSES, '482913')
    for (const faux of ['', 'a', texte.slice(0, -4), `x${texte}`, '§'])
      assert.equal(await desceller(faux, '482913'), null)
  })

  it('have a number of six digits', () => {
    for (let n = 0; n < 50; n++) assert.match(tirerNumero(), /^\d{6}$/)
  })
})
