import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bouquet, listOperateurs } from '../annuaire/index.ts'
import { createMotifs, motifsFrequents, PUCES } from './motifs.ts'

const motifs = createMotifs(bouquet, listOperateurs('93'))
const codes = (texte: string) => motifs.chercher(texte).map((m) => m.code)

test('the exact label is that reason alone, whatever the case, the accents and the apostrophe', () => {
  fc.assert(
    fc.property(fc.constantFrom(...motifs.tous), fc.boolean(), ({ code, libelle }, flat) => {
      const typed = flat ? libelle.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toUpperCase() : libelle
      assert.deepEqual(codes(typed), [code])
    }),
  )
})

test('one word finds what it names, the start of a word too', () => {
  assert.deepEqual(codes('réversion'), ['deces-reversion'])
  assert.deepEqual(codes('rever'), ['deces-reversion'])
  assert.deepEqual(codes('rsa'), ['budget-rsa', 'budget-rsa-bloque'])
  assert.deepEqual(codes('bloqu paiement rsa'), [])
  assert.deepEqual(codes('debloquer rsa'), ['budget-rsa-bloque'])
})

test('the operator and the family lead to their reasons', () => {
  assert.ok(codes('msa').includes('msa-rendez-vous'))
  assert.ok(codes('handicap').includes('handicap-carte-mobilite'))
  assert.deepEqual(codes('   '), [])
})

test('every procedure and every life event can be noted', () => {
  assert.equal(motifs.tous.length, bouquet.demarches.length + bouquet.evenements.length)
  for (const d of bouquet.demarches) assert.equal(motifs.parCode.get(d.code)?.evenement, d.evenement)
})

test('the chips are the most noted reasons, in the order of the bouquet, completed from every family', () => {
  const neuve = motifsFrequents(motifs, [])
  assert.equal(neuve.length, PUCES)
  assert.equal(new Set(neuve.map((m) => m.famille)).size, bouquet.familles.length)
  const notes = motifsFrequents(motifs, ['logement-fsl', 'msa-dossier', 'disparue'])
  assert.equal(notes.length, PUCES)
  const rangs = notes.map((m) => motifs.tous.indexOf(m))
  assert.deepEqual(
    rangs,
    rangs.toSorted((a, b) => a - b),
  )
  assert.ok(notes.some((m) => m.code === 'logement-fsl') && notes.some((m) => m.code === 'msa-dossier'))
})
