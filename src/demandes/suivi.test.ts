import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surChaqueBase } from '../platform/testing/index.ts'
import { DEMANDE, envoyerDemande, MANDAT, ouvrirGuichet, signerMandat } from './guichet.test.ts'

surChaqueBase('what the person sees of a request', (ouvrir) => {
  test('who has it, since when, what to do, who read; and it closes when they stop the mandate', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    await envoyerDemande(agent)
    const fiche = await (await agent.get(`/agent/mandats/${MANDAT}`)).text()
    const personne = await monde.navigateur()
    await personne.post('/mon-mandat', { code: fiche.match(/\b\w{3}-\w{3}-\w{3}\b/)?.[0] ?? '', annee: '1990' })
    const voir = async (langue = 'fr') =>
      (await (await personne.get(`/mon-mandat?langue=${langue}`)).text()).replaceAll('\u00a0', ' ')

    const recue = await voir()
    assert.match(recue, /Caf a reçu votre demande\.[\s\S]*Depuis le 23 novembre 2026[\s\S]*Réponse attendue avant le/)
    assert.match(recue, /Ce que vous devez faire :<\/b> Rien pour l’instant/)
    assert.doesNotMatch(recue, /Structure op-caf/, 'the group has not opened it')
    assert.doesNotMatch(recue, /Lila|Témoin|RSA suspendu|0000001|Bastien|Agathe/)

    await expert.get(`/operateur/demandes/${DEMANDE}`)
    await expert.post(`/operateur/demandes/${DEMANDE}/prendre`, { id: '0198f5a0-0000-7000-8000-00000000e001' })
    const prise = await voir('en')
    assert.match(prise, /Somebody is looking after your request: Caf/)
    assert.match(prise, /Structure op-caf, on 23 November 2026/)
    assert.match(await voir('ar'), /شخص يهتم بطلبكم/)
    await personne.post('/mon-mandat/arreter', { arreter: 'oui' })
    assert.match(await (await expert.get(`/operateur/demandes/${DEMANDE}`)).text(), /Close/)
    assert.match(await voir(), /Cette demande est finie|Votre année de naissance/)
    monde.close()
  })
})
