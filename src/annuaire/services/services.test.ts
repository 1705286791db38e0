import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { lire, surChaqueBase, UN_LUNDI } from '../../platform/testing/index.ts'
import { listVersions } from '../versions/store.ts'
import { BUS, ICI, ouvrirBanc, PERMANENCE, SERVICE, VOISIN } from './banc.test-data.ts'

surChaqueBase('services of a place', (ouvrir) => {
  const banc = ouvrirBanc(ouvrir)
  const api = async (id: string) => (await banc.habitant.get(`/api/v1/lieux/${id}`)).json()

  describe('a service', () => {
    test('is written once however often the form is sent, and everybody reads it', async () => {
      for (const _ of [1, 2]) {
        const reponse = await banc.agent.post('/agent/lieu/services', SERVICE)
        assert.equal(reponse.status, 303)
      }
      assert.equal(await banc.compter('offres'), 1)
      const lieu = await banc.page(`/lieux/${ICI.id}`)
      assert.match(
        lieu.texte,
        /Services proposés .*Démarches et droits Aide aux papiers .*Sans rendez-vous À distance Gratuit/,
      )
      const service = await banc.page(`/lieux/${ICI.id}/services/${SERVICE.id}`)
      assert.match(service.texte, /Pour qui \? Familles/)
      assert.match(service.texte, /Langues parlées : français, langue des signes/)
      assert.match(service.texte, /Aux horaires d’ouverture du lieu/)
    })

    test('is in the open API with the codes of data·inclusion, beside what was there', async () => {
      const { services, offres } = await api(ICI.id)
      assert.deepEqual(services, [])
      assert.equal(offres.length, 1)
      assert.deepEqual(offres[0].modes_accueil, ['en-presentiel', 'a-distance'])
      assert.deepEqual(offres[0].thematiques, [SERVICE.thematiques])
      assert.equal(offres[0].date_maj, '2026-11-23')
    })

    test('is corrected, with hours of its own', async () => {
      const corrige = {
        ...SERVICE,
        nom: 'Aide aux papiers et courriers',
        rang: '1',
        aSesHeures: 'oui',
        frequence: 'paire',
        jours: 'We',
        debut: '14h',
        fin: '16h30',
      }
      assert.equal((await banc.agent.post(`/agent/lieu/services/${SERVICE.id}`, corrige)).status, 303)
      const { texte } = await banc.page(`/lieux/${ICI.id}/services/${SERVICE.id}`)
      assert.match(texte, /Fermé, ouvre mercredi à 14 h/)
      assert.match(texte, /Mercredi, les semaines paires, de 14 h à 16 h 30/)
      assert.match(texte, /Mercredi 25 novembre .*de 14 h à 16 h 30/)
      banc.monde.clock.set(new Date(2026, 10, 25, 15))
      assert.match((await banc.page(`/lieux/${ICI.id}/services/${SERVICE.id}`)).texte, /Ouvert jusqu’à 16 h 30/)
      banc.monde.clock.set(UN_LUNDI)
      const formulaire = await (await banc.agent.get(`/agent/lieu/services/${SERVICE.id}`)).text()
      assert.match(formulaire, /value="14:00"/)
      assert.match(formulaire, /<option value="paire" selected/)
    })

    test('with errors: nothing written, nothing lost, each said beside its field', async () => {
      const reponse = await banc.agent.post('/agent/lieu/services', {
        ...SERVICE,
        id: '018f0000-0000-7000-8000-00000000000f',
        description: 'Bonjour <script>alert(1)</script>',
        thematiques: 'inventee--inventee',
      })
      assert.equal(reponse.status, 422)
      const html = await reponse.text()
      assert.match(html, /Écrivez du texte simple/)
      assert.match(html, /Choisissez dans la liste/)
      assert.match(html, /Bonjour &lt;script&gt;alert\(1\)/)
      assert.doesNotMatch(html, /<script>alert/)
      assert.match(html, /value="sans-rendez-vous"[^>]*checked/)
      assert.equal(await banc.compter('offres'), 1)
    })

    test('is not for another team, nor by its identifier', async () => {
      assert.equal((await banc.agentDuBus.get(`/agent/lieu/services/${SERVICE.id}`)).status, 404)
      assert.equal((await banc.agentDuBus.post(`/agent/lieu/services/${SERVICE.id}`, SERVICE)).status, 404)
      assert.equal((await banc.agentDuBus.post(`/agent/lieu/services/${SERVICE.id}/retirer`, {})).status, 404)
      assert.equal(await banc.compter('offres'), 1)
    })

    test('the database itself refuses to write for a place that is not one’s own', async () => {
      const voleur = await banc.monde.compte({ role: 'aidant', structure: 'structure-bus' })
      const { rows } = await banc.monde.services.database.as(voleur, (trx) =>
        sql`update offres set nom = 'volé' where id = ${SERVICE.id} returning id`.execute(trx),
      )
      assert.deepEqual(rows, [])
      await assert.rejects(
        banc.monde.services.database.as(voleur, (trx) =>
          sql`insert into exceptions (departement, lieu_id, du, au) values ('93', ${ICI.id}, '2027-01-04', '2027-01-04')`.execute(
            trx,
          ),
        ),
      )
    })
  })

  describe('a permanence', () => {
    test('is shown at the host and on the service, with its next dates', async () => {
      for (const _ of [1, 2]) assert.equal((await banc.agent.post('/agent/lieu/permanences', PERMANENCE)).status, 303)
      assert.equal(await banc.compter('permanences'), 1)
      const hote = await banc.page(`/lieux/${VOISIN.id}`)
      assert.match(hote.texte, /Permanences dans ce lieu .*Par : France Services d’ici/)
      assert.match(hote.texte, /Mardi, le premier du mois, de 9 h à 12 h Pas pendant les vacances scolaires/)
      assert.match(hote.texte, /mardi 1er décembre, de 9 h à 12 h mardi 5 janvier, de 9 h à 12 h mardi 2 février/)
      assert.match((await banc.page(`/lieux/${ICI.id}`)).texte, /Permanences dans d’autres lieux .*CCAS voisin/)
      const { permanences } = await api(VOISIN.id)
      assert.deepEqual([permanences[0].lieu, permanences[0].horaires], [VOISIN.id, 'Tu[1] 09:00-12:00; SH off'])
    })

    test('leaves out the days its host is closed', async () => {
      const hote = await banc.monde.navigateur(await banc.tenant('structure-voisin', VOISIN.id))
      await hote.post('/agent/lieu/fermetures', { du: '2026-12-01', au: '', motif: 'Travaux' })
      assert.doesNotMatch((await banc.page(`/lieux/${ICI.id}`)).texte, /mardi 1er décembre/)
    })

    const refusees: [string, Record<string, string>, RegExp][] = [
      ['on 31 February', { frequence: 'dates', dates: '14/02/2027 31/02/2027' }, /Le 31\/02\/2027 n’existe pas/],
      ['until 31 February', { au: '2027-02-31' }, /Le 31\/02\/2027 n’existe pas/],
      ['that ends before it begins', { debut: '14h', fin: '9h' }, /La fin vient avant le début/],
      ['at 25 o’clock', { debut: '25h' }, /« 25h » n’est pas une heure/],
      ['without a day', { jours: '' }, /Choisissez au moins un jour/],
      ['in a place that is not listed', { lieu: 'Nulle part' }, /n’est pas dans l’annuaire/],
      ['of another team’s service', { offre: 'inconnue' }, /Choisissez le service/],
      [
        'at an address without a town',
        { ou: 'adresse', endroit: 'Marché', commune: 'Atlantide' },
        /Écrivez la commune/,
      ],
    ]
    for (const [nom, champs, message] of refusees)
      test(`${nom} is refused with a sentence`, async () => {
        const reponse = await banc.agent.post('/agent/lieu/permanences', { ...PERMANENCE, ...champs })
        assert.equal(reponse.status, 422)
        assert.match(await lire(reponse), message)
        assert.equal(await banc.compter('permanences'), 1)
      })

    test('of an itinerant is a stop of its round, and makes its state', async () => {
      const arret = {
        id: '018f0000-0000-7000-8000-000000000003',
        offre: '',
        ou: 'adresse',
        endroit: 'Place du Marché',
        adresse: '1 place de l’Exemple',
        commune: 'Bobigny',
        frequence: 'semaine',
        jours: ['Mo', 'Th'],
        debut: '9h',
        fin: '12h',
        debut2: '13h30',
        fin2: '16h',
      }
      assert.equal((await banc.agentDuBus.post('/agent/lieu/permanences', arret)).status, 303)
      const { texte } = await banc.page(`/lieux/${BUS.id}`)
      assert.match(texte, /Ouvert jusqu’à 12 h/)
      assert.match(
        texte,
        /Prochains arrêts Lundi 23 novembre de 9 h à 12 h de 13 h 30 à 16 h Place du Marché 1 place de l’Exemple Bobigny/,
      )
      assert.doesNotMatch(texte, /Nous ne connaissons pas les horaires/)
      const mien = await banc.page('/agent/lieu', banc.agentDuBus)
      assert.match(mien.texte, /Il manque 13 h par semaine et 3 jours/)
    })
  })

  test('a service that goes takes its permanences; the journal has it all', async () => {
    assert.match(
      (await banc.page(`/agent/lieu/services/${SERVICE.id}/retirer`, banc.agent)).texte,
      /Retirer « Aide aux papiers/,
    )
    await banc.agent.post(`/agent/lieu/services/${SERVICE.id}/retirer`, {})
    assert.equal(await banc.compter('offres'), 0)
    const acteur = await banc.monde.compte({ role: 'administrateur' })
    const { versions, actions } = await banc.monde.services.database.as(acteur, async (trx) => ({
      versions: await listVersions(trx, 'service', { departement: '93', id: SERVICE.id }),
      actions: (
        await trx
          .selectFrom('journal')
          .select('action')
          .where('objet', '=', `offre:${SERVICE.id}`)
          .orderBy('id')
          .execute()
      ).map((j) => j.action),
    }))
    assert.deepEqual(actions, ['offre.ajoutee', 'offre.corrigee', 'offre.retiree'])
    assert.deepEqual(
      versions.map((v) => v.changements.nom),
      [
        ['Aide aux papiers et courriers', null],
        ['Aide aux papiers', 'Aide aux papiers et courriers'],
        [null, 'Aide aux papiers'],
      ],
    )
    assert.equal(await banc.compter('permanences', sql`offre_id is not null`), 0)
    assert.equal((await banc.page(`/lieux/${ICI.id}/services/${SERVICE.id}`)).statut, 404)
  })

  test('a correction of what was written by somebody else meanwhile: refused with a sentence, and nothing typed is lost', async () => {
    const neuve = { ...SERVICE, id: '018f0000-0000-7000-8000-000000000009' }
    await banc.agent.post('/agent/lieu/services', neuve)
    const adresse = `/agent/lieu/services/${neuve.id}`
    const rang = (await (await banc.agent.get(adresse)).text()).match(/name="rang" value="(\d+)"/)?.[1] ?? ''
    const lu = { ...neuve, nom: 'Aide aux papiers et courriers', rang, conditions: 'Sur place' }
    assert.equal((await banc.agent.post(adresse, lu)).status, 303)
    const refusee = await banc.agent.post(adresse, { ...lu, conditions: 'Écrit en même temps' })
    assert.equal(refusee.status, 422)
    const html = await refusee.text()
    assert.match(html, /Quelqu’un a changé cette fiche/)
    assert.match(html, /value="Écrit en même temps"/)
    assert.match((await banc.page(`/lieux/${ICI.id}/services/${neuve.id}`)).texte, /Sur place/)
    const neuf = html.match(/name="rang" value="(\d+)"/)?.[1] ?? ''
    assert.equal((await banc.agent.post(adresse, { ...lu, conditions: 'Gardé', rang: neuf })).status, 303)
  })

  test('an account without a place is told so', async () => {
    const sans = await banc.monde.navigateur(await banc.monde.compte({ role: 'aidant', structure: 'sans-lieu' }))
    assert.match((await banc.page('/agent/lieu', sans)).texte, /Votre structure n’a pas de lieu/)
  })
})
