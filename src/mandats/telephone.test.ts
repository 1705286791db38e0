import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surChaqueBase } from '../platform/testing/index.ts'
import { couverture, formulaire, ouvrirSalle, page, TRACE, UNE } from './essais.test.ts'

surChaqueBase('signing on the person’s phone', (ouvrir) => {
  async function partir() {
    const salle = await ouvrirSalle(await ouvrir())
    await salle.agent.post('/agent/mandats/nouveau', formulaire())
    const preparer = async () => {
      const html = await page(salle.agent.post(`/agent/mandats/${UNE}/signer-telephone`, { identite: 'oui' }))
      const lien = html.match(/\/signature\/[\w-]{20,}/)?.[0] ?? ''
      const code = html.match(/\b(\d{3} \d{3})\b/)?.[1] ?? ''
      assert.ok(lien && code, html.slice(0, 300))
      return { lien, code }
    }
    return { ...salle, preparer, telephone: await salle.monde.navigateur() }
  }

  test('the agent declares the identity; the person reads in their language, signs, takes their copy', async () => {
    const { monde, agathe, agent, preparer, telephone } = await partir()
    const sans = await agent.post(`/agent/mandats/${UNE}/signer-telephone`, {})
    assert.match(await page(sans), /href="#identite-telephone"/)
    const { lien, code } = await preparer()
    const ouvert = await page(telephone.get(`${lien}?langue=ar`))
    assert.match(ouvert, /dir="rtl"/)
    assert.doesNotMatch(ouvert, /Lila|Témoin|Caf/, 'the link alone says nothing')
    for (const [langue, dit] of Object.entries({
      fr: 'vous demandez à Agathe Exemple',
      facile: 'vous signez un papier',
      en: 'you ask Agathe Exemple',
      ar: 'تطلبون من Agathe Exemple',
      pt: 'pede a Agathe Exemple',
    })) {
      const lu = await page(telephone.post(`${lien}?langue=${langue}`, { code }))
      assert.ok(lu.includes(dit), langue)
      assert.match(lu, /Lila Témoin/)
    }
    assert.equal((await couverture(monde, agathe, 'caf', 'budget-rsa')).ok, false, 'reading is not signing')
    assert.match(await page(telephone.post(`${lien}/signer`, { code })), /Cochez la case si vous êtes d’accord/)
    const signe = await page(telephone.post(`${lien}/signer`, { code, accord: 'oui' }))
    assert.match(signe, /Le mandat est signé/)
    assert.equal((await couverture(monde, agathe, 'caf', 'budget-rsa')).ok, true)
    assert.match(await page(telephone.post(`${lien}/signer`, { code, accord: 'oui' })), /Le mandat est signé/, 'twice')
    const copie = await telephone.post(`${lien}/exemplaire`, { code })
    assert.equal(copie.headers.get('content-type'), 'application/pdf')
    const fiche = await page(agent.get(`/agent/mandats/${UNE}`))
    assert.match(fiche, /Signé par la personne sur son téléphone le 23 novembre 2026/)
    monde.clock.advance(1.1)
    assert.equal((await telephone.post(`${lien}/exemplaire`, { code })).status, 410, 'the copy is there for an hour')
    assert.match(await page(agent.post(`/agent/mandats/${UNE}/signer-telephone`, { identite: 'oui' })), /^$/)
    monde.close()
  })

  test('with a finger; what is not a signature is refused', async () => {
    const { monde, agent, preparer, telephone } = await partir()
    const { lien, code } = await preparer()
    const faux = { code, accord: 'oui', trace: 'M1 1"/><script>' }
    assert.match(await page(telephone.post(`${lien}/signer`, faux)), /La signature n’a pas pu être lue/)
    await telephone.post(`${lien}/signer`, { code, accord: 'oui', trace: TRACE })
    const fiche = await page(agent.get(`/agent/mandats/${UNE}`))
    assert.equal(fiche.match(new RegExp(`d="${TRACE}"`, 'g'))?.length, 1)
    monde.close()
  })

  test('a wrong code, an old link, a corrected draft: nothing is shown', async () => {
    const { monde, agent, preparer, telephone } = await partir()
    const un = await preparer()
    const faux = un.code === '000 000' ? '111111' : '000000'
    for (let essai = 0; essai < 5; essai += 1) {
      const refuse = await telephone.post(un.lien, { code: faux })
      assert.equal(refuse.status, 422)
      assert.doesNotMatch(await page(refuse), /Lila/)
    }
    assert.equal((await telephone.post(un.lien, { code: un.code })).status, 410, 'even with the right code')
    const deux = await preparer()
    await agent.post(`/agent/mandats/${UNE}/corriger`, formulaire({ duree: '3' }))
    assert.equal(
      (await telephone.post(deux.lien, { code: deux.code })).status,
      410,
      'what was read is not what would be signed',
    )
    const trois = await preparer()
    const quatre = await preparer()
    assert.equal((await telephone.get(trois.lien)).status, 410, 'only the last one lives')
    monde.clock.advance(0.3)
    assert.equal((await telephone.post(`${quatre.lien}/signer`, { code: quatre.code, accord: 'oui' })).status, 410)
    assert.match(await page(agent.get(`/agent/mandats/${UNE}`)), /À signer/)
    monde.close()
  })
})
