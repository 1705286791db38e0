import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Database, SYSTEME } from '../platform/index.ts'
import { type Navigateur, surChaqueBase } from '../platform/testing/index.ts'
import {
  DEMANDE,
  envoyerDemande,
  type Guichet,
  lire,
  ouvrirGuichet,
  saisie,
  signerMandat,
  texte,
  unExpert,
  unId,
  unPdf,
} from './guichet.test.ts'

const AGENT = `/agent/demandes/${DEMANDE}`
const EXPERT = `/operateur/demandes/${DEMANDE}`
const NOUVELLE = '/agent/demandes/nouvelle'

surChaqueBase('requests: the same twice', (ouvrir) => {
  let database: Database
  let guichet: Guichet
  let agent: Navigateur
  let expert: Navigateur
  const seconde = unId()

  before(async () => {
    database = await ouvrir()
    guichet = await ouvrirGuichet(database)
    ;({ agent, expert } = guichet)
    await signerMandat(agent)
    await envoyerDemande(agent)
  })
  after(() => guichet.monde.close())

  const ecrire = (id: string, changes = {}) => agent.post(NOUVELLE, saisie({ id, ...changes }))

  test('said before it leaves; nothing leaves without a reason', async () => {
    await ecrire(seconde, { sujet: 'Toujours pas de RSA', message: 'Bonjour. Rien depuis.', pieces: unPdf('avis.pdf') })
    const relue = await lire(agent.get(`${NOUVELLE}/${seconde}`))
    assert.match(
      relue,
      new RegExp(`attend déjà[\\s\\S]*href="${AGENT}"[\\s\\S]*Joindre mon message[\\s\\S]*Pourquoi une autre`),
    )
    const sans = await agent.post(`${NOUVELLE}/${seconde}`, { raison: ' ' })
    assert.equal(sans.headers.get('location'), `${NOUVELLE}/${seconde}`)
    assert.match(await texte(agent.get(`${NOUVELLE}/${seconde}`)), /dites pourquoi il en faut une autre/)
    assert.equal((await agent.get(`/agent/demandes/${seconde}`)).status, 404)
  })

  test('the draft joins the one that waits, with its file, once', async () => {
    const ailleurs = await agent.post(`${NOUVELLE}/${seconde}/joindre`, { vers: unId() })
    assert.equal(ailleurs.status, 303)
    for (let fois = 0; fois < 2; fois += 1) {
      const jointe = await agent.post(`${NOUVELLE}/${seconde}/joindre`, { vers: DEMANDE })
      assert.equal(fois === 0 ? jointe.headers.get('location') : jointe.status, fois === 0 ? AGENT : 404)
    }
    const page = await texte(expert.get(EXPERT))
    assert.equal(page.match(/Rien depuis\. avis\.pdf/g)?.length, 1)
    assert.equal((await agent.get(`${NOUVELLE}/${seconde}`)).status, 404)
  })

  test('another person, or another desk, is no duplicate; the same person under another mandate is', async () => {
    const omar = unId()
    await signerMandat(agent, omar, { prenom: 'Omar', nom: 'Fictif' })
    const id = unId()
    await ecrire(id, { mandat: omar })
    assert.doesNotMatch(await texte(agent.get(`${NOUVELLE}/${id}`)), /attend déjà/)
    // The same person under a mandate of her own later on: her case and her accents may differ.
    const encore = unId()
    await signerMandat(agent, encore, { prenom: 'LILA', nom: 'temoin' })
    await ecrire(id, { mandat: encore })
    const relue = await texte(agent.get(`${NOUVELLE}/${id}`))
    assert.match(relue, /attend déjà.*Elle suit un autre mandat/)
    await agent.post(`${NOUVELLE}/${id}/abandonner`, {})
    const chez = await guichet.monde.compte({ role: 'aidant', structure: 'autre-fs', nom: 'Zoé Ailleurs' })
    const ailleurs = await guichet.monde.navigateur(chez)
    const sien = unId()
    await signerMandat(ailleurs, sien)
    const la = unId()
    await ailleurs.post(NOUVELLE, saisie({ id: la, mandat: sien }))
    assert.doesNotMatch(
      await texte(ailleurs.get(`${NOUVELLE}/${la}`)),
      /attend déjà/,
      'what another desk asked is not said',
    )
  })

  const troisieme = unId()
  test('sent anyway: the reason is read by the group, and both are tied for those who see both', async () => {
    const { monde } = guichet
    await ecrire(troisieme, { message: 'Autre période.' })
    await agent.post(`${NOUVELLE}/${troisieme}`, { raison: 'Une autre période de droits.' })
    const page = await texte(expert.get(`/operateur/demandes/${troisieme}`))
    assert.match(
      page,
      /Autre période\. Déjà en attente : D-2026-0001\. Pourquoi une autre demande : Une autre période de droits\./,
    )
    assert.match(page, /Demandes liées D-2026-0001/)
    assert.match(await texte(agent.get(AGENT)), /Demandes liées D-2026-0002/)
    const noe = await unExpert(monde, 'noe', 'caf', 'caf-famille-logement', 'Noé Spécimen')
    await expert.post(`${EXPERT}/inviter`, { id: unId(), qui: 'g:caf-famille-logement', voit: 'tout', texte: '' })
    assert.doesNotMatch(await texte((await monde.navigateur(noe)).get(EXPERT)), /D-2026-0002|Demandes liées D/)
    assert.deepEqual(await database.as(noe, (trx) => trx.selectFrom('liens_demandes').selectAll().execute()), [])
  })

  test('tied by hand, within a mandate, and untied; never by who sees one of them only', async () => {
    const { monde } = guichet
    const noe = await monde.navigateur({ ...guichet.bastien, compteId: 'noe' })
    const lier = (qui: Navigateur, page: string, avec: string, quoi = 'lier') => qui.post(`${page}/${quoi}`, { avec })
    await lier(expert, EXPERT, troisieme, 'delier')
    assert.doesNotMatch(await texte(agent.get(AGENT)), /Demandes liées D-/)
    assert.match(await texte(expert.get(EXPERT)), /Lier à une autre du même mandat .*D-2026-0002, Caf 93/)
    assert.doesNotMatch(await texte(noe.get(EXPERT)), /Lier à une autre/)
    assert.equal((await lier(noe, EXPERT, troisieme)).status, 404)
    await lier(agent, AGENT, 'nimporte')
    assert.match(await texte(agent.get(AGENT)), /Choisissez une autre demande du même mandat/)
    await lier(expert, EXPERT, troisieme)
    assert.match(await texte(agent.get(AGENT)), /Demandes liées D-2026-0002/)
  })

  test('merged by the desk: one closes and points to the other; who reads what stays as it was', async () => {
    const avant = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('demandes').select(['acces', 'acces_pieces']).execute(),
    )
    const choix = await texte(agent.get(`/agent/demandes/${troisieme}/reunir`))
    assert.match(choix, /RSA suspendu depuis septembre \(D-2026-0001\)/)
    const refusee = await agent.post(`/agent/demandes/${troisieme}/reunir`, { id: unId(), vers: troisieme })
    assert.equal(refusee.status, 422)
    const id = unId()
    for (let fois = 0; fois < 2; fois += 1)
      assert.equal((await agent.post(`/agent/demandes/${troisieme}/reunir`, { id, vers: DEMANDE })).status, 303)
    assert.match(
      await texte(expert.get(`/operateur/demandes/${troisieme}`)),
      /Close .*a réuni cette demande à la demande D-2026-0001/,
    )
    const gardee = await texte(agent.get(AGENT))
    assert.equal(gardee.match(/Agathe Exemple a réuni ici la demande D-2026-0002/g)?.length, 1)
    const noe = await guichet.monde.navigateur({ ...guichet.bastien, compteId: 'noe' })
    assert.match(await texte(noe.get(EXPERT)), /a réuni ici une autre demande/, 'sees one of them only')
    const apres = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('demandes').select(['acces', 'acces_pieces']).execute(),
    )
    assert.deepEqual(apres, avant)
    assert.match(await texte(agent.get(`${AGENT}/reunir`)), /Aucune autre demande n’attend/)
    assert.equal((await expert.get(`/operateur/demandes/${troisieme}/reunir`)).status, 404, 'closed')
  })
})
