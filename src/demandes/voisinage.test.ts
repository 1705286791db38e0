import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { avancer } from './avancer.ts'
import { insertMembre } from './groupes.ts'
import {
  DEMANDE,
  entrer,
  envoyerDemande,
  MANDAT,
  ouvrirGuichet,
  saisie,
  salleDe,
  signerMandat,
  texte,
  unExpert,
  unId,
  unPdf,
} from './guichet.test.ts'

const UNE = `/operateur/demandes/${DEMANDE}`

surChaqueBase('requests: near, and yet outside', (ouvrir) => {
  test('a program of a local operator is put in its own groups, not in those of a neighbour of the same kind', async () => {
    const { monde } = await ouvrirGuichet(await ouvrir())
    const chef = await monde.navigateur(await monde.compte({ role: 'administrateur', structure: 'maillage' }))
    const ccas = { id: unId(), operateur: 'ccas', nom: 'CCAS (exemple)', email: 'ccas@exemple.fr', communes: ['93071'] }
    const voisin = { ...ccas, id: unId(), nom: 'CCAS voisin (exemple)', communes: ['93010'] }
    for (const organisme of [ccas, voisin]) await chef.post('/administration/organisme', organisme)
    const rose = await monde.navigateur(
      await monde.compte({ role: 'responsable', structure: ccas.id, operateur: 'ccas' }),
    )
    assert.doesNotMatch(await texte(rose.get('/operateur/api')), /voisin/)
    const programme = { nom: 'Logiciel', portees: ['demandes:lire'] }
    assert.equal((await rose.post('/operateur/api', { ...programme, groupes: [voisin.id] })).status, 422)
    assert.equal((await rose.post('/operateur/api', { ...programme, groupes: [ccas.id] })).status, 200)
    monde.close()
  })

  test('whoever reads a mandate because they answer under it begins nothing with it', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    await envoyerDemande(agent)
    const nadia = await monde.compte({ id: 'nadia', role: 'responsable', operateur: 'caf', nom: 'Nadia Exemple' })
    await monde.services.database.as(SYSTEME, (trx) =>
      insertMembre(trx, nadia.departement, 'caf-minima-sociaux', nadia.compteId),
    )
    const navigateur = await monde.navigateur(nadia)
    assert.match(await texte(navigateur.get(UNE)), /Lila Témoin/)
    const nouvelle = `/agent/demandes/nouvelle?mandat=${MANDAT}&demarche=budget-rsa-bloque`
    assert.doesNotMatch(await texte(navigateur.get(nouvelle)), /Lila Témoin/)
    await navigateur.post('/agent/demandes/nouvelle', saisie({ id: unId(), pieces: unPdf('a.pdf') }))
    const depots = await monde.services.database.as(SYSTEME, (trx) => trx.selectFrom('depots').select('id').execute())
    assert.deepEqual(depots, [], 'no file is put in the dossier of another structure')
    monde.close()
  })

  test('the deputy group leaves with the one it stood in for', async () => {
    const database = await ouvrir()
    const guichet = await ouvrirGuichet(database)
    const { monde, agent } = guichet
    const chloe = await unExpert(monde, 'chloe', 'caf', 'caf-famille-logement', 'Chloé Exemple')
    await unExpert(monde, 'dora', 'cpam', 'cpam-ouest', 'Dora Fictive')
    await database.as(SYSTEME, (trx) =>
      trx
        .updateTable('groupes')
        .set({ suppleant_id: 'caf-famille-logement' })
        .where('id', '=', 'caf-minima-sociaux')
        .execute(),
    )
    await signerMandat(agent, MANDAT, { 'demarches-cpam': ['sante-carte-vitale'] })
    await envoyerDemande(agent, { pieces: unPdf('attestation.pdf') })
    monde.clock.set(new Date('2026-11-26T09:31:00+01:00'))
    await avancer(salleDe(monde))
    const voit = () => database.as(chloe, (trx) => trx.selectFrom('pieces').select('id').execute())
    assert.equal((await voit()).length, 1, 'the deputy group came in')
    const { expert } = await entrer(guichet)
    const passee = await expert.post(`${UNE}/renvoyer`, { id: unId(), groupe: 'cpam-ouest', texte: 'Pour la Cpam.' })
    assert.equal(passee.status, 303)
    assert.deepEqual(await voit(), [])
    assert.deepEqual(await database.as(chloe, (trx) => trx.selectFrom('contenus').select('demande_id').execute()), [])
    monde.close()
  })
})
