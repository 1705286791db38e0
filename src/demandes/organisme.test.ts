import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surChaqueBase } from '../platform/testing/index.ts'
import { ouvrirGuichet, texte, unId } from './guichet.test.ts'

surChaqueBase('a local operator joins', (ouvrir) => {
  test('its manager keeps its own group, and no neighbour of the same kind does', async () => {
    const { monde } = await ouvrirGuichet(await ouvrir())
    const chef = await monde.navigateur(await monde.compte({ role: 'administrateur', structure: 'maillage' }))
    const vide = await chef.post('/administration/organisme', { id: unId(), nom: '', operateur: 'inconnu', email: 'x' })
    assert.equal(vide.status, 422)
    assert.match(await texte(vide), /Il y a 3 erreurs/)
    const ccas = { id: unId(), operateur: 'ccas', nom: 'CCAS (exemple)', email: 'ccas@exemple.fr', communes: ['93071'] }
    const voisin = { ...ccas, id: unId(), nom: 'CCAS voisin (exemple)', communes: ['93010'] }
    for (const organisme of [ccas, ccas, voisin]) {
      const cree = await chef.post('/administration/organisme', organisme)
      assert.equal(cree.headers.get('location'), '/administration/comptes/nouveau')
    }
    assert.match(
      await texte(chef.post('/administration/organisme', { ...ccas, id: unId() })),
      /Une structure a déjà ce nom/,
    )
    const responsable = await monde.compte({
      role: 'responsable',
      structure: ccas.id,
      operateur: 'ccas',
      nom: 'Rose Exemple',
    })
    await monde.compte({ id: 'autre', role: 'responsable', structure: voisin.id, operateur: 'ccas', nom: 'Luc Voisin' })
    const rose = await monde.navigateur(responsable)
    const liste = await texte(rose.get('/operateur/groupes'))
    assert.match(liste, /CCAS \(exemple\).*Sevran/)
    assert.doesNotMatch(liste, /voisin/)
    assert.equal((await rose.get(`/operateur/groupes/${voisin.id}`)).status, 404)
    const page = `/operateur/groupes/${ccas.id}`
    assert.doesNotMatch(await texte(rose.get(page)), /Luc Voisin/)
    assert.equal((await rose.post(`${page}/membres`, { compte: 'autre' })).status, 422)
    assert.equal((await rose.post(`${page}/membres`, { compte: responsable.compteId })).status, 303)
    // The database alone refuses it too.
    await assert.rejects(
      monde.services.database.as(responsable, (trx) =>
        trx
          .insertInto('membres')
          .values({ departement: '93', groupe_id: voisin.id, compte_id: responsable.compteId })
          .execute(),
      ),
      /row-level security/,
    )
    monde.close()
  })
})
