import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { surChaqueBase } from '../platform/testing/index.ts'
import { envoyerFiche, FICHE, MANDAT, ouvrirBureau, rendezVous, signerMandat, texte, unId } from './bureau.test-data.ts'

const PAGE = `/agent/orientations/${FICHE}`

surChaqueBase('orientations on the page of the person', (ouvrir) => {
  test('the code of the paper says where it stands in five languages, without an account nor a name', async () => {
    const { agent, sociale, monde } = await ouvrirBureau(await ouvrir())
    await signerMandat(agent)
    const accord = { canal: 'courriel', adresse: 'lila@exemple.fr', langue: 'fr', accord: 'oui' }
    await agent.post(`/agent/mandats/${MANDAT}/avis`, accord)
    await envoyerFiche(agent)
    const code = (await texte(agent.get(`${PAGE}/papier`))).match(/\b\w{3}-\w{3}-\w{3}\b/)?.[0] ?? ''
    const personne = await monde.navigateur()
    await personne.post('/mon-mandat', { code, annee: '1990' })
    const suivi = await texte(personne.get('/mon-mandat'))
    assert.match(suivi, /Structure social a votre fiche Depuis le 23 novembre 2026/)
    assert.match(suivi, /Réponse attendue au plus tard : lundi 30 novembre/)
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
      const page = await texte(personne.get(`/mon-mandat?langue=${langue}`))
      assert.ok(page.includes(dit), langue)
      assert.match(page, /1 rue Exemple .*Le bail .*Structure social.*23/, 'the appointment, and who read it')
    }
    const chef = await monde.navigateur(await monde.compte({ role: 'responsable', structure: 'fs' }))
    const zip = await (await chef.get(`/agent/mandats/${MANDAT}/tout.zip`)).arrayBuffer()
    const donnees = strFromU8(unzipSync(new Uint8Array(zip))['donnees.json'] ?? new Uint8Array())
    for (const dit of ['Menace d’expulsion', '06 00 00 00 01', '1 rue Exemple']) assert.ok(donnees.includes(dit), dit)
    assert.doesNotMatch(donnees, /Noémie|Agathe/, 'agents are not named')
    await sociale.post(`${PAGE}/rencontre`, { id: unId(), suite: 'absente', mots: '' })
    assert.match(await texte(personne.get('/mon-mandat')), /Téléphonez pour avoir un nouveau rendez-vous/)
    await monde.services.courrier.vider()
    const alaPersonne = monde.courriels.filter((m) => m.a === 'lila@exemple.fr')
    assert.deepEqual(
      alaPersonne.map((m) => m.sujet),
      ['Il y a du nouveau', 'Il y a du nouveau'],
      'for the appointment, then because it was missed',
    )
    assert.doesNotMatch(alaPersonne.map((m) => m.texte).join(), /Lila|Structure|rendez-vous/)
  })

  test('the person stops the mandate alone: the sheet closes, the receiver reads no more', async () => {
    const { agent, sociale, monde } = await ouvrirBureau(await ouvrir())
    await signerMandat(agent)
    await envoyerFiche(agent)
    const code = (await texte(agent.get(`${PAGE}/papier`))).match(/\b\w{3}-\w{3}-\w{3}\b/)?.[0] ?? ''
    const personne = await monde.navigateur()
    await personne.post('/mon-mandat', { code, annee: '1990' })
    await personne.post('/mon-mandat/arreter', { arreter: 'oui' })
    const page = await texte(sociale.get(PAGE))
    assert.match(page, /Close : le mandat de la personne a pris fin/)
    assert.doesNotMatch(page, /Lila|expulsion/)
  })
})
