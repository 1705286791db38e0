import assert from 'node:assert/strict'
import { test } from 'node:test'
import { creerMonde, surChaqueBase } from './testing/index.ts'

surChaqueBase('limits', (ouvrir) => {
  test('so many tries in so many seconds, then no more until the time is over', async () => {
    const monde = creerMonde(await ouvrir(), () => [])
    const { limites } = monde.services
    const essayer = () => limites.essayer('lien:agathe', 3, 60)
    assert.deepEqual([await essayer(), await essayer(), await essayer(), await essayer()], [true, true, true, false])
    assert.equal(await limites.essayer('lien:lila', 3, 60), true, 'each key has its own count')
    monde.clock.advance(59 / 3600)
    assert.equal(await essayer(), false)
    monde.clock.advance(1 / 3600)
    assert.equal(await essayer(), true)
    monde.close()
  })

  test('of thirty tries at once, as many pass as are allowed', async () => {
    const monde = creerMonde(await ouvrir(), () => [])
    const passed = await Promise.all(Array.from({ length: 30 }, () => monde.services.limites.essayer('rafale', 5, 60)))
    assert.equal(passed.filter(Boolean).length, 5)
    monde.close()
  })
})
