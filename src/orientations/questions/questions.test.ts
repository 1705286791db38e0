import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demandes } from '../../demandes/index.ts'
import { type Services, SYSTEME } from '../../platform/index.ts'
import { surChaqueBase } from '../../platform/testing/index.ts'
import { type Bureau, deuxSalles, ouvrirBureau, texte, unId } from '../bureau.test-data.ts'
import { orientations } from '../index.ts'
import { relancer } from './gestes.ts'

const salles = (services: Services) => [...deuxSalles(services), demandes(services)]
const ID = '0198f5a0-0000-7000-8000-00000000e001'
const PAGE = `/agent/questions/${ID}`
const question = (changes = {}) => ({
  id: ID,
  vers: 's:social',
  genre: 'regle',
  theme: 'logement',
  sujet: 'Qui peut saisir le FSL ?',
  texte: 'Le bailleur refuse de remplir sa partie.',
  ...changes,
})

surChaqueBase('questions between professionals', (ouvrir) => {
  test('asked, answered, published by a manager for everybody; the thread stays between the two', async () => {
    const b = await ouvrirBureau(await ouvrir(), salles)
    assert.equal((await b.agent.post('/agent/questions/nouvelle', question())).headers.get('location'), PAGE)
    await b.agent.post('/agent/questions/nouvelle', question())
    assert.match(await texte(b.sociale.get('/agent/questions')), /Qui peut saisir le FSL \? .*Attend une réponse/)
    assert.equal((await b.ccas.get(PAGE)).status, 404)
    assert.equal((await b.ccas.post(`${PAGE}/messages`, { id: unId(), texte: 'x' })).status, 404)
    await b.sociale.post(`${PAGE}/messages`, { id: unId(), texte: 'La personne elle-même, sans le bailleur.' })
    assert.match(await texte(b.agent.get(PAGE)), /Répondue .*La personne elle-même/)
    const publication = { question: 'Qui saisit le FSL ?', reponse: 'La personne, sans le bailleur.' }
    assert.equal((await b.sociale.post(`${PAGE}/publier`, publication)).status, 403)
    const fs = await b.monde.navigateur(await b.monde.compte({ role: 'responsable', structure: 'fs' }))
    assert.equal((await fs.post(`${PAGE}/publier`, publication)).status, 404, 'not by those who ask')
    const chef = await b.monde.navigateur(await b.monde.compte({ role: 'responsable', structure: 'social' }))
    await chef.post(`${PAGE}/publier`, publication)
    assert.match(await texte(b.ccas.get('/agent/questions')), /Qui saisit le FSL \? La personne, sans le bailleur/)
    assert.equal((await b.ccas.get(PAGE)).status, 404, 'published, the thread stays closed')
    await b.monde.services.courrier.vider()
    assert.deepEqual(
      b.monde.courriels.map((m) => `${m.a} ${m.sujet}`),
      [
        'noemie@exemple.fr Question : une question vous attend',
        'agathe@exemple.fr Question : réponse à votre question',
      ],
    )
  })

  test('six months after the last word the thread is destroyed; the answer published from it stays', async () => {
    const b = await ouvrirBureau(await ouvrir(), salles)
    const AUTRE = unId()
    for (const id of [ID, AUTRE]) {
      await b.agent.post('/agent/questions/nouvelle', question({ id }))
      await b.sociale.post(`/agent/questions/${id}/messages`, { id: unId(), texte: 'La personne elle-même.' })
    }
    const chef = await b.monde.navigateur(await b.monde.compte({ role: 'responsable', structure: 'social' }))
    await chef.post(`${PAGE}/publier`, { question: 'Qui saisit le FSL ?', reponse: 'La personne.' })
    const purge = async (aBlanc: boolean) => (await orientations(b.monde.services).purge?.(aBlanc))?.[1]
    b.monde.clock.advance(24 * 179)
    assert.match((await purge(false)) ?? '', /sans un mot depuis plus de 180 jours : 0$/)
    b.monde.clock.advance(48)
    assert.match((await purge(true)) ?? '', / : 2$/)
    const agent = await b.monde.navigateur(b.agathe)
    assert.equal((await agent.get(`/agent/questions/${AUTRE}`)).status, 200, 'a dry run destroys nothing')
    assert.match((await purge(false)) ?? '', / : 2$/)
    assert.match((await purge(false)) ?? '', / : 0$/)
    assert.equal((await agent.get(`/agent/questions/${AUTRE}`)).status, 404)
    const ailleurs = await b.monde.navigateur(await b.monde.compte({ role: 'aidant', structure: 'ailleurs' }))
    assert.match(await texte(ailleurs.get('/agent/questions')), /Qui saisit le FSL \? La personne\./)
    const reste = await texte(agent.get(PAGE))
    assert.doesNotMatch(reste, /elle-même|Qui peut saisir|refuse de remplir/)
  })

  test('nobody is spoken of: numbers, dates of birth and addresses are refused', async () => {
    const b = await ouvrirBureau(await ouvrir(), salles)
    for (const mots of [
      'Son numéro est 1 90 02 75 000 000 00',
      'née le 01/02/1990',
      'lila@exemple.fr',
      '06 00 00 00 01',
    ])
      assert.match(
        await texte(b.agent.post('/agent/questions/nouvelle', question({ texte: mots }))),
        /on ne parle d’aucune personne/,
      )
    assert.equal((await b.agent.post('/agent/questions/nouvelle', question({ vers: 's:fs' }))).status, 422)
  })

  test('to an operator’s group: its members answer; silence is told', async () => {
    const b = await ouvrirBureau(await ouvrir(), salles)
    const bastien = await groupe(b)
    await b.agent.post('/agent/questions/nouvelle', question({ vers: 'g:caf-essai', genre: 'urgence' }))
    assert.match(await texte(bastien.get(PAGE)), /Répondre/)
    assert.equal((await b.sociale.get(PAGE)).status, 404)
    for (const jour of ['2026-11-24T12:00', '2026-11-24T13:00', '2026-11-25T13:00', '2026-11-27T13:00']) {
      b.monde.clock.set(new Date(`${jour}:00+01:00`))
      await relancer({ ...b.monde.services, connuDeDemande: async () => ({}), connuDeEntretien: async () => ({}) })
    }
    await b.monde.services.courrier.vider()
    assert.deepEqual(
      b.monde.courriels.map((m) => `${m.a} ${m.sujet}`),
      [
        'bastien@exemple.fr Question : une question vous attend',
        'bastien@exemple.fr Question : une question attend encore',
        'agathe@exemple.fr Question : votre question est sans réponse',
      ],
    )
  })
})

async function groupe({ monde }: Bureau) {
  const bastien = await monde.compte({ id: 'bastien', role: 'instructeur', operateur: 'caf' })
  const { departement } = bastien
  await monde.services.database.as(SYSTEME, async (trx) => {
    await trx
      .insertInto('groupes')
      .values({
        departement,
        id: 'caf-essai',
        operateur: 'caf',
        nom: 'Caf, essai',
        themes: [],
        communes: null,
        delai_jours_ouvres: 3,
        email: 'groupe@exemple.fr',
        retire_le: null,
      })
      .execute()
    await trx.insertInto('membres').values({ departement, groupe_id: 'caf-essai', compte_id: 'bastien' }).execute()
  })
  return monde.navigateur(bastien)
}
