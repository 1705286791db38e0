import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surChaqueBase } from '../platform/testing/index.ts'
import { envoyerFiche, FICHE, ouvrirBureau, signerMandat, texte, unId } from './bureau.test-data.ts'

surChaqueBase('figures of orientations', (ouvrir) => {
  test('refusals and silences by structure, small ones unwritten, and nobody in them', async () => {
    const b = await ouvrirBureau(await ouvrir())
    await signerMandat(b.agent)
    const fiches = Array.from({ length: 8 }, () => unId())
    for (const id of fiches) await envoyerFiche(b.agent, { id })
    for (const id of fiches.slice(0, 6))
      await b.sociale.post(`/agent/orientations/${id}/refuser`, { id: unId(), motif: 'complet', mots: 'x' })
    const pilote = await b.monde.navigateur(await b.monde.compte({ role: 'coordinateur', structure: 'prefecture' }))
    const page = await texte(pilote.get('/pilotage/orientations'))
    assert.match(page, /Structure social 8 0 – 0 0 0 –/, 'two wait: the six refusals would tell')
    assert.match(page, /Nous n’avons plus de place 6/)
    assert.doesNotMatch(page, /Lila|expulsion|O-2026/)
    assert.equal((await b.agent.get('/pilotage/orientations')).status, 403)
    assert.equal((await pilote.get(`/agent/orientations/${FICHE}`)).status, 403)
  })

  test('a protocol is written once by a manager of one of the two, shown beside the form, and gives the delay', async () => {
    const b = await ouvrirBureau(await ouvrir())
    const karim = await b.monde.navigateur(await b.monde.compte({ role: 'responsable', structure: 'fs' }))
    const protocole = (changes = {}) => ({
      id: unId(),
      de: 'fs',
      vers: 'social',
      themes: ['logement', 'budget'],
      situations: 'Menace d’expulsion.',
      alertes: 'Appeler si l’huissier est passé.',
      conjoint: '',
      documents: 'Le bail',
      delai: '3',
      ...changes,
    })
    const { id, ...reste } = protocole()
    assert.equal((await karim.post('/agent/orientations/protocoles/nouveau', { ...reste, id })).status, 303)
    assert.match(
      await texte(karim.post('/agent/orientations/protocoles/nouveau', protocole())),
      /existe déjà entre ces deux structures/,
    )
    assert.match(
      await texte(karim.post('/agent/orientations/protocoles/nouveau', protocole({ de: 'social', vers: 'ccas' }))),
      /sa propre structure/,
    )
    assert.equal(
      (await karim.post('/agent/orientations/protocoles/nouveau', protocole({ themes: [], delai: '99' }))).status,
      422,
    )
    assert.equal((await b.agent.post('/agent/orientations/protocoles/nouveau', protocole())).status, 403)
    await signerMandat(b.agent)
    const form = await texte(
      b.agent.get('/agent/orientations/nouvelle?mandat=0198f5a0-0000-7000-8000-00000000a001&vers=social'),
    )
    assert.match(form, /Appeler si l’huissier est passé.*Le bail/)
    await envoyerFiche(b.agent)
    assert.match(await texte(b.sociale.get(`/agent/orientations/${FICHE}`)), /Réponse attendue : 3 jours ouvrés/)
    await karim.post(`/agent/orientations/protocoles/${id}/retirer`, {})
    assert.match(await texte(b.agent.get('/agent/orientations/protocoles')), /Aucun protocole/)
  })
})
