import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surChaqueBase } from '../platform/testing/index.ts'
import {
  type Bureau,
  envoyerFiche,
  FICHE,
  MANDAT,
  ouvrirBureau,
  rendezVous,
  signerMandat,
  texte,
  unId,
} from './bureau.test-data.ts'
import { lireCode } from './model.ts'

const PAGE = `/agent/orientations/${FICHE}`

surChaqueBase('the code of the paper', (ouvrir) => {
  async function partir(): Promise<Bureau & { code: string }> {
    const b = await ouvrirBureau(await ouvrir())
    await signerMandat(b.agent)
    await envoyerFiche(b.agent)
    const code = (await texte(b.agent.get(`${PAGE}/papier`))).match(/\b\w{3}-\w{3}-\w{3}\b/)?.[0] ?? ''
    assert.ok(lireCode(code), code)
    return { ...b, code }
  }

  test('says where it stands in five languages, without an account nor a name', async () => {
    const { code, monde, sociale } = await partir()
    const personne = await monde.navigateur()
    const tape = await personne.post('/suivi', { code: ` ${code.toLowerCase().replaceAll('-', ' ')}` })
    assert.equal(tape.headers.get('location'), '/suivi', 'the code is not in the address')
    const suivi = await texte(personne.get('/suivi'))
    assert.match(suivi, /Structure social a votre fiche/)
    assert.match(suivi, /Réponse attendue au plus tard : lundi 30 novembre/)
    assert.match(suivi, /Qui a lu votre fiche Structure fs, le 23 novembre 2026 Vous/)
    assert.doesNotMatch(suivi, /Lila|Témoin|expulsion/)
    await sociale.get(PAGE)
    await sociale.post(`${PAGE}/accepter`, rendezVous())
    const attendus = {
      fr: 'vous donne un rendez-vous',
      facile: 'Vous avez un rendez-vous',
      en: 'gives you an appointment',
      ar: 'لديكم موعد',
      pt: 'Tem uma marcação',
    }
    for (const [langue, dit] of Object.entries(attendus)) {
      const page = await texte(personne.get(`/suivi?langue=${langue}`))
      assert.ok(page.includes(dit), langue)
      assert.match(page, /1 rue Exemple .*Le bail/)
      assert.match(page, /Structure social.*23/, 'who read it')
    }
    await personne.post('/suivi/fermer', {})
    assert.match(await texte(personne.get('/suivi')), /Code du papier/)
  })

  test('an invented code, a destroyed sheet: the same answer', async () => {
    const { code, monde, agent } = await partir()
    const personne = await monde.navigateur()
    assert.equal((await personne.post('/suivi', { code: 'pas un code' })).status, 422)
    await personne.post('/suivi', { code: '222-222-222' })
    assert.match(await texte(personne.get('/suivi')), /Aucune fiche n’a ce code/)
    await agent.post(`${PAGE}/clore`, { id: unId(), mots: '' })
    await personne.post('/suivi', { code })
    assert.match(await texte(personne.get('/suivi')), /Votre fiche est fermée/)
    await agent.post(`/agent/mandats/${MANDAT}/fin`, { motif: 'revocation', jour: '23/11/2026', precision: '' })
    monde.clock.set(new Date('2027-01-10T10:00:00+01:00'))
    const { mandats } = await import('../mandats/index.ts')
    await mandats(monde.services).purge?.(false)
    assert.match(await texte(personne.get('/suivi')), /Aucune fiche n’a ce code/)
  })

  test('tries are counted: a robot is stopped long before it finds one', async () => {
    const { monde } = await partir()
    const robot = await monde.navigateur()
    await robot.post('/suivi', { code: '222-222-222' })
    const slip = robot.cookies.get('suivi') ?? ''
    let page = ''
    for (let i = 0; i < 61; i++) {
      robot.cookies.set('suivi', slip)
      page = await texte(robot.get('/suivi'))
    }
    assert.match(page, /Trop d’essais/)
  })
})
