import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Navigateur, surChaqueBase } from '../platform/testing/index.ts'
import { LANGUES, messages } from '../ui/index.ts'
import {
  DEMANDE,
  envoyerDemande,
  type Guichet,
  lire,
  MANDAT,
  ouvrirGuichet,
  signerMandat,
  texte,
  unId,
  unPdf,
} from './guichet.test.ts'

const AGENT = `/agent/demandes/${DEMANDE}`
const EXPERT = `/operateur/demandes/${DEMANDE}`
const LETTRE = 'Les revenus du trimestre'
const LIBRE = 'Le jugement du divorce de M. Fictif'

surChaqueBase('requests: which paper is missing', (ouvrir) => {
  let guichet: Guichet
  let agent: Navigateur
  let expert: Navigateur

  before(async () => {
    guichet = await ouvrirGuichet(await ouvrir())
    ;({ agent, expert } = guichet)
    await signerMandat(agent)
    await envoyerDemande(agent)
    await guichet.monde.services.courrier.vider()
    guichet.monde.courriels.length = 0
  })
  after(() => guichet.monde.close())

  async function suivre(langue: string): Promise<string> {
    const code = /\b\w{3}-\w{3}-\w{3}\b/.exec(await lire(agent.get(`/agent/mandats/${MANDAT}`)))?.[0] ?? ''
    const personne = await guichet.monde.navigateur()
    await personne.post('/mon-mandat', { code, annee: '1990' })
    return texte(personne.get(`/mon-mandat?langue=${langue}`))
  }

  test('asked as a list: told to the agent, kept on the page of the person in five languages, free words put aside', async () => {
    const { monde } = guichet
    assert.match(await texte(expert.get(`${EXPERT}/question`)), new RegExp(LETTRE))
    assert.equal((await expert.post(`${EXPERT}/question`, { id: unId(), autres: ' \n' })).status, 422)
    const trop = Array.from({ length: 16 }, (_, n) => `Pièce ${n}`).join('\n')
    assert.equal((await expert.post(`${EXPERT}/question`, { id: unId(), autres: trop })).status, 422)
    const demandees = { id: unId(), documents: [LETTRE], autres: LIBRE, texte: 'Pour débloquer.' }
    for (let fois = 0; fois < 2; fois += 1)
      assert.equal((await expert.post(`${EXPERT}/question`, demandees)).status, 303)
    await monde.services.courrier.vider()
    assert.deepEqual(
      monde.courriels.map((m) => m.sujet),
      ['Demande D-2026-0001 : des pièces sont demandées'],
    )
    const page = await texte(agent.get(AGENT))
    assert.match(page, /Prise en charge/, 'whoever asks takes it')
    assert.match(
      page,
      new RegExp(`demande des pièces.*Pour débloquer\\..*${LETTRE} ${LIBRE}.*Répondre pièce par pièce`),
    )
    assert.doesNotMatch(await texte(expert.get(EXPERT)), /Répondre pièce par pièce/)
    for (const langue of LANGUES) {
      const vue = await suivre(langue)
      const t = messages(langue).mandat.suivi.demandes
      assert.ok(vue.includes(t.pieces.replaceAll('\u00a0', ' ')) && vue.includes(t.autrePiece), langue)
      assert.doesNotMatch(vue, /jugement|Fictif|débloquer/, langue)
      assert.ok(!vue.includes(t.rien('')), 'papers are not nothing')
    }
    assert.match(await suivre('ar'), /دخل الأشهر الثلاثة/)
  })

  test('answered line by line: a file, a word, and all of it in one event', async () => {
    const href = /href="([^"]*\/reponse\/[^"]*)"/.exec(await lire(agent.get(AGENT)))?.[1] ?? ''
    assert.match(await texte(agent.get(href)), new RegExp(`${LETTRE}.*Fournie.*La personne ne l’a pas.*${LIBRE}`))
    const id = unId()
    // A line without an answer: the file that came with the other is kept.
    const incomplete = await agent.post(href, {
      id,
      'pieces-0': unPdf('lettre.pdf'),
      'mot-1': 'Elle le demande au greffe.',
    })
    assert.equal(incomplete.status, 422)
    const formulaire = await lire(incomplete)
    assert.match(formulaire, /Dites si cette pièce est fournie : Le jugement/)
    const gardee = /name="garder-0" value="([^"]+)" checked/.exec(formulaire)?.[1] ?? ''
    const reponse = {
      id,
      'dit-0': 'fournie',
      'garder-0': gardee,
      'dit-1': 'absente',
      'mot-1': 'Elle le demande au greffe.',
    }
    for (let fois = 0; fois < 2; fois += 1) assert.equal((await agent.post(href, reponse)).status, fois ? 404 : 303)
    const page = await texte(expert.get(EXPERT))
    assert.match(
      page,
      new RegExp(`${LETTRE} Fournie lettre\\.pdf.*${LIBRE} La personne ne l’a pas Elle le demande au greffe`),
    )
    assert.equal(page.match(/lettre\.pdf \d+ ko/g)?.length, 1, 'beside its line only')
    assert.doesNotMatch(await texte(agent.get(AGENT)), /Répondre pièce par pièce/)
    assert.doesNotMatch(await suivre('fr'), /Donnez à votre agent/)
  })
})
