import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { lire, type MondeDeTest, type Navigateur, surChaqueBase } from '../../platform/testing/index.ts'
import { ouvrirParcours } from '../essais.test-data.ts'
import { proposer } from './model.ts'

test('reading comes first for those who read in no language', () => {
  assert.deepEqual(proposer({ oral: '2', ecrit: '0', ecole: 'non' }), {
    oral: { de: 'A1', a: 'A2' },
    ecrit: { de: 'A1.1', a: 'A1.1' },
    alpha: true,
  })
  assert.equal(proposer({ oral: '2', ecrit: '0', ecole: 'oui' }).alpha, false)
  assert.equal(proposer({ oral: '2', ecrit: '1', ecole: 'peu' }).alpha, true)
  assert.equal(proposer({ oral: '4', ecrit: '3', ecole: 'non' }).alpha, false)
})

surChaqueBase('five questions for a French course', (ouvrir) => {
  let monde: MondeDeTest
  let personne: Navigateur
  before(async () => {
    monde = await ouvrirParcours(await ouvrir())
    personne = await monde.navigateur()
  })
  after(() => monde.close())

  const QUESTIONS = { oral: '2', ecrit: '1', ecole: 'oui', ville: '93000', action: 'voir' }
  const demander = async (reste: Record<string, string | string[]> = {}, langue = '') =>
    lire(await personne.post(`/apprendre-le-francais${langue}`, { ...QUESTIONS, ...reste }))

  test('a band of levels, and the courses at the times wanted before the others', async () => {
    const dit = await demander({ jours: ['4'], moments: ['soir'] })
    assert.match(dit, /Écouter et parler de A1 à A2 Lire et écrire de A1\.1 à A1/)
    assert.match(dit, /« français langue étrangère »/)
    assert.match(dit, /moments que vous voulez Cours du soir .*jeudi 26 novembre, 18 h 30/)
    assert.match(dit, /à d’autres moments Cours du mardi/)
    assert.match(await demander({ moments: 'midi' }), /que vous voulez Cours du mardi/)
    assert.match(await demander({ moments: 'soir' }), /que vous voulez Cours du soir/)
    assert.match(await demander({ jours: '6' }), /pas de cours à ces moments/)
    assert.doesNotMatch(dit, /Premiers pas|Jardin/)
  })

  test('says it in each language, and keeps the answers when the language changes', async () => {
    for (const [langue, mots] of Object.entries({ en: 'from A1 to A2', pt: 'de A1 a A2', ar: 'من A1 إلى A2' }))
      assert.ok((await demander({}, `?langue=${langue}`)).includes(mots), langue)
    const reponse = await personne.post('/apprendre-le-francais?langue=en', { oral: '3', action: 'langue' })
    assert.equal(reponse.status, 200)
    assert.match(await reponse.text(), /name="oral" value="3" checked/)
  })

  test('what is missing or unknown is said beside its field', async () => {
    const reponse = await personne.post('/apprendre-le-francais', { oral: '9', jours: '0', ville: 'nulle-part' })
    assert.equal(reponse.status, 422)
    assert.equal((await lire(reponse)).match(/Choisissez une réponse\./g)?.length, 6, 'three, above and beside')
    assert.match(await demander({ ville: '' }), /Écrivez son nom entier ou son code postal/)
  })
})
