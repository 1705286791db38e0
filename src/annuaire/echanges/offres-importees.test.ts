import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SYSTEME } from '../../platform/index.ts'
import { surChaqueBase } from '../../platform/testing/index.ts'
import { corrigerOffre } from '../services/gestes.ts'
import { findOffre } from '../services/store.ts'
import { ouvrirMonde, prendre } from './banc.test-data.ts'

const SERVICES = 'data-inclusion-services.json'

surChaqueBase('services of a data·inclusion list', (ouvrir) => {
  test('a service corrected here stands against its list, follows it to another place, and goes with it', async () => {
    const { monde, visiteur } = await ouvrirMonde(ouvrir, false)
    const { services } = monde
    const lieu = {
      source: 'dora',
      date_maj: '2026-10-01',
      commune: 'Bobigny',
      code_postal: '93000',
      code_insee: '93008',
    }
    const places = ['a', 'b'].map((id) => ({
      ...lieu,
      id: `dora--${id}`,
      nom: `Lieu ${id}`,
      reseaux_porteurs: ['caf'],
    }))
    await prendre(services, 'data-inclusion-structures', JSON.stringify(places))
    const service = (id: string, plus: object = {}) => ({
      source: 'dora',
      id: `dora--${id}`,
      structure_id: 'dora--a',
      date_maj: '2026-10-01',
      nom: `Service ${id}`,
      description: 'Aide au budget.',
      thematiques: ['famille--garde-denfants'],
      ...plus,
    })
    const lister = (...liste: object[]) => prendre(services, 'data-inclusion-services', JSON.stringify(liste))
    assert.equal((await lister(service('un'), service('deux'))).crees, 2)

    const acteur = await monde.compte({ role: 'responsable', structure: 'equipe' })
    await services.database.as(SYSTEME, (trx) =>
      trx.updateTable('structures').set({ lieu_id: 'dora--a' }).where('id', '=', 'equipe').execute(),
    )
    const offre = await findOffre(services, '93', 'dora--un')
    assert.ok(offre)
    const { id, lieuId, exemple, misAJourLe, ...contenu } = offre
    const corrige = { ...contenu, nom: 'Corrigé ici' }
    assert.ok((await corrigerOffre(services, acteur, { id: lieuId, exemple }, { id, rang: 0 }, corrige)).ok)

    const suite = await lister(
      service('un', { description: 'Autre texte.' }),
      service('deux', { structure_id: 'dora--b' }),
    )
    assert.deepEqual([suite.crees, suite.modifies, suite.retires, suite.avertissements], [0, 2, 0, []])
    const page = await (await visiteur.get('/lieux/dora--a/services/dora--un')).text()
    assert.match(page, /Corrigé ici[\s\S]*Autre texte/)
    assert.equal((await visiteur.get('/lieux/dora--b/services/dora--deux')).status, 200)

    const vieille = await lister(service('un', { nom: 'Vieux nom' }), service('deux', { structure_id: 'dora--b' }))
    assert.deepEqual(
      vieille.avertissements.map((a) => a.code),
      ['correction-gardee'],
    )
    const neuve = await lister(service('un', { nom: 'Neuf', date_maj: '2027-12-01' }))
    assert.deepEqual([neuve.modifies, neuve.retires], [1, 1])
    assert.deepEqual(
      neuve.avertissements.map((a) => a.code),
      ['correction-remplacee'],
    )
    assert.equal((await findOffre(services, '93', 'dora--un'))?.nom, 'Neuf')
    assert.equal(await findOffre(services, '93', 'dora--deux'), null)
    monde.close()
  })

  test('a service given at another address keeps it, here and when it is passed on', async () => {
    const { monde, visiteur, lire } = await ouvrirMonde(ouvrir, false)
    const { services } = monde
    const commun = {
      source: 'dora',
      date_maj: '2026-10-01',
      code_insee: '93008',
      commune: 'Bobigny',
      code_postal: '93000',
    }
    const structure = { ...commun, id: 'dora--ici', nom: 'Ici', adresse: '1 rue Exemple', reseaux_porteurs: ['caf'] }
    const service = { ...commun, structure_id: 'dora--ici', description: 'Essai.', thematiques: [] }
    await prendre(services, 'data-inclusion-structures', JSON.stringify([structure]))
    const ailleurs = { adresse: '9 allée Témoin', complement_adresse: 'Salle 2', latitude: 48.9, longitude: 2.4 }
    const liste = [
      { ...service, ...ailleurs, id: 'dora--la', nom: 'Ailleurs' },
      { ...service, id: 'dora--meme', nom: 'Ici même', adresse: '1, RUE EXEMPLE' },
      { ...service, id: 'dora--rien', nom: 'Sans rue' },
    ]
    assert.equal((await prendre(services, 'data-inclusion-services', JSON.stringify(liste))).crees, 3)
    assert.equal((await findOffre(services, '93', 'dora--la'))?.ailleurs?.adresse, '9 allée Témoin')
    assert.equal((await findOffre(services, '93', 'dora--meme'))?.ailleurs, null)
    assert.equal((await findOffre(services, '93', 'dora--rien'))?.ailleurs, null)

    const page = await (await visiteur.get('/lieux/dora--ici/services/dora--la')).text()
    assert.match(page, /9 allée Témoin/)
    assert.doesNotMatch(page, /1 rue Exemple/)
    assert.match(await (await visiteur.get('/lieux/dora--ici')).text(), /9 allée Témoin, Bobigny/)
    const ecrit = await lire(SERVICES)
    const [la] = JSON.parse(ecrit).filter((s: { id: string }) => s.id === 'dora--la')
    for (const [champ, valeur] of Object.entries({ ...ailleurs, commune: 'Bobigny' }))
      assert.equal(la[champ], valeur, champ)

    const encore = await prendre(services, 'data-inclusion-services', JSON.stringify(liste))
    assert.deepEqual([encore.crees, encore.modifies, encore.inchanges], [0, 0, 3])
    const revenu = await prendre(
      services,
      'data-inclusion-services',
      JSON.stringify([{ ...liste[0], adresse: null }, ...liste.slice(1)]),
    )
    assert.equal(revenu.modifies, 1)
    assert.equal((await findOffre(services, '93', 'dora--la'))?.ailleurs, null)
    monde.close()
  })

  test('an identifier with a slash, a question mark and a hash has pages that its links lead to', async () => {
    const { monde, visiteur } = await ouvrirMonde(ouvrir, false)
    const id = 'dora--a/b?c#d'
    const lieu = { source: 'dora', id, date_maj: '2026-10-01', nom: 'Lieu coupé', commune: 'Bobigny' }
    const place = { ...lieu, code_postal: '93000', code_insee: '93008', reseaux_porteurs: ['caf'] }
    await prendre(monde.services, 'data-inclusion-structures', JSON.stringify([place]))
    const service = {
      ...lieu,
      structure_id: id,
      id: 'dora--s/1?',
      description: 'Aide.',
      thematiques: ['famille--garde-denfants'],
    }
    await prendre(monde.services, 'data-inclusion-services', JSON.stringify([{ ...service, nom: 'Service coupé' }]))
    const suivre = async (page: string, texte: string) => {
      const lien =
        (await (await visiteur.get(page)).text()).match(/href="(\/lieux\/[^"]*)"[^>]*>(?=[^<]*coupé)/)?.[1] ?? ''
      const reponse = await visiteur.get(lien)
      assert.equal(reponse.status, 200, lien)
      assert.match(await reponse.text(), new RegExp(`<h1[^>]*>[^<]*${texte}`))
      return lien
    }
    const duLieu = await suivre('/lieux?q=coupé', 'Lieu coupé')
    await suivre(duLieu, 'Service coupé')
    monde.close()
  })
})
