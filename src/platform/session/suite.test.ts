import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { suiteSure } from './suite.ts'

test('pages of this site are followed, with their question', () => {
  for (const page of ['/agent/demandes', '/agent/demandes?page=2&q=a%20b', '/']) assert.equal(suiteSure(page), page)
})

test('everything else leads to one’s own space', () => {
  const elsewhere = [
    undefined,
    '',
    'agent',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    '/connexion?suite=/connexion',
  ]
  for (const asked of elsewhere) assert.equal(suiteSure(asked), '/espace', JSON.stringify(asked))
})

test('whatever is asked, a browser stays on this site', () => {
  const odd = fc.string({ unit: fc.constantFrom('/', '\\', '.', '\t', '\n', 'e', '@', ':', '?', '#', '%2f', ' ') })
  fc.assert(
    fc.property(odd, (asked) => {
      const followed = new URL(suiteSure(`/${asked}`), 'https://maillage.example')
      return followed.origin === 'https://maillage.example'
    }),
    { numRuns: 5000 },
  )
})
