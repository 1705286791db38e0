import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ecrireMobile, lireMobile } from './telephone.ts'

describe('French mobile numbers', () => {
  test('are read however they are written', () => {
    for (const [texte, numero] of [
      ['06 00 00 00 01', '+33600000001'],
      ['07.00.00.00.01', '+33700000001'],
      ['+33 6 00 00 00 01', '+33600000001'],
      ['+33 (0)6 00-00-00-01', '+33600000001'],
      ['0033600000001', '+33600000001'],
      ['600000001', '+33600000001'],
      ['0690 00 00 01', '+590690000001'],
      ['+262 692 00 00 01', '+262692000001'],
      ['0639 00 00 01', '+262639000001'],
    ] as const) {
      const lu = lireMobile(texte)
      assert.equal(lu.ok && lu.value, numero, texte)
      assert.match(ecrireMobile(numero), /^0[67]( \d\d){4}$/)
    }
    assert.equal(ecrireMobile('+33600000001'), '06 00 00 00 01')
    assert.equal(ecrireMobile('+590690000001'), '06 90 00 00 01')
  })

  test('what is not one is refused with what to do', () => {
    for (const [texte, dit] of [
      ['', /Écrivez le numéro du téléphone portable/],
      ['06 00 00 00', /a 10 chiffres\. Celui-ci en a 8/],
      ['06 00 00 00 011', /Celui-ci en a 11/],
      ['01 00 00 00 01', /n’est pas un portable/],
      ['0800 000 001', /n’est pas un portable/],
      ['+351 900 000 001', /un numéro français/],
      ['six-cent', /seulement les chiffres/],
    ] as const) {
      const lu = lireMobile(texte)
      assert.ok(!lu.ok, texte)
      assert.match(lu.refus.message, dit)
      assert.equal(lu.refus.champ, 'numero')
    }
  })
})
