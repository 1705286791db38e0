import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { DEMANDE, envoyerDemande, MANDAT, ouvrirGuichet, saisie, signerMandat, texte, unId } from './guichet.test.ts'
import { DEFAUTS } from './reglages.ts'
import { type Appris, type Groupe, proposer } from './routage.ts'

const groupe = (id: string, autre: Partial<Groupe> = {}): Groupe => ({
  ...DEFAUTS,
  ...{
    id,
    operateur: 'cpam',
    nom: `Groupe ${id}`,
    themes: ['css'],
    communes: null,
    delaiJoursOuvres: 3,
    email: 'g@exemple.fr',
  },
  structure: null,
  ...autre,
})
const besoin = {
  operateur: { code: 'cpam', libelle: 'Cpam', telephone: '36 46' },
  theme: { code: 'css', libelle: 'C2S' },
  demarche: 'sante-c2s',
  commune: { code: '93071', nom: 'Sevran' },
}
const rien = { appris: [] as Appris[], absents: new Set<string>() }
const ordre = (groupes: Groupe[], su = rien) => {
  const lu = proposer(groupes, besoin, su)
  return lu.ok ? lu.value.map((d) => d.groupe.id) : lu.refus.message
}

describe('routing', () => {
  test('the group and its reason, in plain words', () => {
    const lu = proposer([groupe('est', { communes: ['93071'] })], besoin, rien)
    assert.ok(lu.ok)
    assert.equal(lu.value[0].raison, '« Groupe est » reçoit les demandes de « C2S » pour Sevran.')
  })

  test('several: there today, then nearest to the subject, then to the place, then the quickest', () => {
    const tous = [
      groupe('lent', { delaiJoursOuvres: 9 }),
      groupe('vite', { delaiJoursOuvres: 1 }),
      groupe('ici', { communes: ['93071'] }),
      groupe('precis', { demarches: ['sante-c2s'] }),
      groupe('ailleurs', { communes: ['93001'] }),
      groupe('autre-sujet', { demarches: ['sante-carte'] }),
    ]
    assert.deepEqual(ordre(tous), ['precis', 'ici', 'vite', 'lent'])
    assert.deepEqual(ordre(tous, { ...rien, absents: new Set(['precis']) }), ['ici', 'vite', 'lent', 'precis'])
  })

  test('nobody: the nearest group, or the telephone', () => {
    assert.match(
      String(ordre([])),
      /Aucun groupe ne répond encore sur « C2S » \(Cpam\)\. Appelez l’organisme au 36 46\./,
    )
    assert.match(
      String(ordre([groupe('large', { themes: ['autre'] })])),
      /Le groupe le plus proche est « Groupe large »/,
    )
    assert.match(String(ordre([groupe('ailleurs', { communes: ['93001'] })])), /Vérifiez la commune/)
  })

  test('what was learnt comes first, says why, and only where the other group answers', () => {
    const appris = [{ de: 'a', vers: 'b', demarche: 'sante-c2s', nombre: 3 }]
    const [a, b] = [groupe('a'), groupe('b', { themes: ['autre'] })]
    const lu = proposer([a, b], besoin, { ...rien, appris })
    assert.ok(lu.ok)
    assert.deepEqual(
      lu.value.map((d) => d.groupe.id),
      ['b', 'a'],
    )
    assert.equal(lu.value[0].raison, 'Proposé car « Groupe a » a renvoyé 3 demandes de ce genre à « Groupe b ».')
    assert.deepEqual(ordre([a, groupe('b', { communes: ['93001'] })], { ...rien, appris }), ['a'])
    assert.deepEqual(ordre([a, groupe('b', { operateur: 'caf' })], { ...rien, appris }), ['a'])
  })
})

surChaqueBase('routing learns', (ouvrir) => {
  test('three identical reroutes move the proposal; the manager makes it forget', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    const gerante = await monde.navigateur(await monde.compte({ role: 'responsable', operateur: 'caf' }))
    await signerMandat(agent)
    const une = async (id: string) => {
      await agent.post('/agent/demandes/nouvelle', saisie({ id }))
      return texte(agent.get(`/agent/demandes/nouvelle/${id}`))
    }
    for (const rang of [1, 2, 3]) {
      const id = `${DEMANDE.slice(0, -1)}${rang}`
      assert.match(await une(id), /« Caf 93, minima sociaux » reçoit les demandes/)
      await envoyerDemande(agent, { id })
      const renvoi = { id: unId(), groupe: 'caf-famille-logement', texte: 'C’est pour eux.' }
      await expert.post(`/operateur/demandes/${id}/renvoyer`, renvoi)
      // A form sent twice teaches once.
      await expert.post(`/operateur/demandes/${id}/renvoyer`, renvoi)
    }
    const proposee = await une(DEMANDE)
    assert.match(
      proposee,
      /Proposé car « Caf 93, minima sociaux » a renvoyé 3 demandes de ce genre à « Caf 93, famille et logement »/,
    )
    assert.match(proposee, /Envoyer quand même à Caf 93, famille et logement/)
    assert.match(
      await texte(agent.get(`/agent/demandes/nouvelle/${DEMANDE}?groupe=caf-minima-sociaux`)),
      /Envoyer quand même à Caf 93, minima sociaux/,
    )
    const page = '/operateur/groupes/caf-minima-sociaux'
    assert.match(await texte(gerante.get(page)), /3 demandes renvoyées à « Caf 93, famille et logement »/)
    await gerante.post(`${page}/appris/oublier`, { vers: 'caf-famille-logement', demarche: 'budget-rsa-bloque' })
    assert.match(await texte(gerante.get(page)), /Rien encore/)
    assert.match(
      await texte(agent.get(`/agent/demandes/nouvelle/${DEMANDE}`)),
      /« Caf 93, minima sociaux » reçoit les demandes/,
    )
    const envoyee = await agent.post(`/agent/demandes/nouvelle/${DEMANDE}`, { groupe: 'caf-famille-logement' })
    assert.equal(envoyee.status, 303)
    monde.close()
  })

  test('what a group cannot do without is asked before sending; its template fills the form', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    const modeles = JSON.stringify([{ demarche: 'budget-rsa-bloque', sujet: 'RSA bloqué', message: 'Depuis quand :' }])
    await monde.services.database.as(SYSTEME, (trx) =>
      trx
        .updateTable('groupes')
        .set({ champs: ['numeroAllocataire'], modeles })
        .where('id', '=', 'caf-minima-sociaux')
        .execute(),
    )
    const formulaire = `/agent/demandes/nouvelle?mandat=${MANDAT}&commune=93066`
    assert.match(await texte(agent.get(formulaire)), /Un groupe propose un texte à compléter RSA bloqué/)
    assert.match(await texte(agent.get(`${formulaire}&modele=caf-minima-sociaux`)), /Depuis quand :/)
    const sans = await agent.post('/agent/demandes/nouvelle', saisie({ 'champ-numeroAllocataire': '' }))
    assert.equal(sans.status, 422)
    assert.match(
      await texte(sans),
      /(ne peut pas répondre sans : numéro d’allocataire|Il manque : numéro d’allocataire)/,
    )
    monde.close()
  })
})
