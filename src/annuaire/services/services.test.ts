import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Acteur, jourIso, plusJours } from '../../platform/index.ts'
import { lire, type MondeDeTest, type Navigateur, surChaqueBase, UN_LUNDI } from '../../platform/testing/index.ts'
import { creerMondeAnnuaire, garnir } from '../pages/banc.test-data.ts'
import { listVersions } from '../versions/store.ts'
import { oublierNonConfirmes } from './abonnements.ts'

const ICI = {
  id: 'fs-ici',
  nom: 'France Services d’ici',
  types: ['france-services'],
  horaires: 'Mo-Th 09:00-12:00,14:00-17:00',
}
const VOISIN = { id: 'ccas-voisin', nom: 'CCAS voisin' }
const BUS = { id: 'bus', nom: 'Bus exemple', types: ['france-services'], itinerant: true, horaires: null }

const SERVICE = {
  id: '018f0000-0000-7000-8000-000000000001',
  nom: 'Aide aux papiers',
  description: 'On vous aide à remplir vos papiers.\nApportez tout.',
  organisme: '',
  thematiques: 'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
  modes: ['sans-rendez-vous', 'a-distance'],
  publics: 'familles',
  frais: 'gratuit',
  langues: ['fr', 'fsl'],
  mobilisablePar: 'usagers',
  documents: 'Une pièce d’identité',
}

const PERMANENCE = {
  id: '018f0000-0000-7000-8000-000000000002',
  offre: SERVICE.id,
  ou: 'lieu',
  lieu: 'CCAS voisin, Bobigny',
  frequence: '1',
  jours: 'Tu',
  debut: '9h',
  fin: '12h',
  scolaire: 'oui',
}

surChaqueBase('services of a place', (ouvrir) => {
  let monde: MondeDeTest
  let agent: Navigateur
  let agentDuBus: Navigateur
  let public_: Navigateur

  before(async () => {
    monde = creerMondeAnnuaire(await ouvrir())
    await garnir(monde.services, [ICI, VOISIN, BUS])
    agent = await monde.navigateur(await tenant('structure-ici', ICI.id))
    agentDuBus = await monde.navigateur(await tenant('structure-bus', BUS.id))
    public_ = await monde.navigateur()
  })
  beforeEach(() => monde.clock.set(UN_LUNDI))
  after(() => monde.close())

  async function tenant(structure: string, lieuId: string): Promise<Acteur> {
    const acteur = await monde.compte({ role: 'responsable', structure })
    await sql`update structures set lieu_id = ${lieuId} where id = ${structure}`.execute(monde.services.database.db)
    return acteur
  }

  const page = async (chemin: string, navigateur = public_) => {
    const reponse = await navigateur.get(chemin)
    return { statut: reponse.status, texte: await lire(reponse) }
  }
  const compter = async (table: string, ou = sql`true`) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${ou}`.execute(
      monde.services.database.db,
    )
    return rows[0]?.n
  }
  const api = async (id: string) => (await public_.get(`/api/v1/lieux/${id}`)).json()

  describe('a service', () => {
    test('is written once however often the form is sent, and everybody reads it', async () => {
      for (const _ of [1, 2]) {
        const reponse = await agent.post('/agent/lieu/services', SERVICE)
        assert.equal(reponse.status, 303)
      }
      assert.equal(await compter('offres'), 1)
      const lieu = await page(`/lieux/${ICI.id}`)
      assert.match(
        lieu.texte,
        /Services proposés .*Démarches et droits Aide aux papiers .*Sans rendez-vous À distance Gratuit/,
      )
      const service = await page(`/lieux/${ICI.id}/services/${SERVICE.id}`)
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
        aSesHeures: 'oui',
        frequence: 'paire',
        jours: 'We',
        debut: '14h',
        fin: '16h30',
      }
      assert.equal((await agent.post(`/agent/lieu/services/${SERVICE.id}`, corrige)).status, 303)
      const { texte } = await page(`/lieux/${ICI.id}/services/${SERVICE.id}`)
      assert.match(texte, /Fermé, ouvre mercredi à 14 h/)
      assert.match(texte, /Mercredi, les semaines paires, de 14 h à 16 h 30/)
      assert.match(texte, /Mercredi 25 novembre .*de 14 h à 16 h 30/)
      monde.clock.set(new Date(2026, 10, 25, 15))
      assert.match((await page(`/lieux/${ICI.id}/services/${SERVICE.id}`)).texte, /Ouvert jusqu’à 16 h 30/)
      monde.clock.set(UN_LUNDI)
      const formulaire = await (await agent.get(`/agent/lieu/services/${SERVICE.id}`)).text()
      assert.match(formulaire, /value="14:00"/)
      assert.match(formulaire, /<option value="paire" selected/)
    })

    test('with errors: nothing written, nothing lost, each said beside its field', async () => {
      const reponse = await agent.post('/agent/lieu/services', {
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
      assert.equal(await compter('offres'), 1)
    })

    test('is not for another team, nor by its identifier', async () => {
      assert.equal((await agentDuBus.get(`/agent/lieu/services/${SERVICE.id}`)).status, 404)
      assert.equal((await agentDuBus.post(`/agent/lieu/services/${SERVICE.id}`, SERVICE)).status, 404)
      assert.equal((await agentDuBus.post(`/agent/lieu/services/${SERVICE.id}/retirer`, {})).status, 404)
      assert.equal(await compter('offres'), 1)
    })

    test('the database itself refuses to write for a place that is not one’s own', async () => {
      const voleur = await monde.compte({ role: 'aidant', structure: 'structure-bus' })
      const { rows } = await monde.services.database.as(voleur, (trx) =>
        sql`update offres set nom = 'volé' where id = ${SERVICE.id} returning id`.execute(trx),
      )
      assert.deepEqual(rows, [])
      await assert.rejects(
        monde.services.database.as(voleur, (trx) =>
          sql`insert into exceptions (departement, lieu_id, du, au) values ('93', ${ICI.id}, '2027-01-04', '2027-01-04')`.execute(
            trx,
          ),
        ),
      )
    })
  })

  describe('a permanence', () => {
    test('is shown at the host and on the service, with its next dates', async () => {
      for (const _ of [1, 2]) assert.equal((await agent.post('/agent/lieu/permanences', PERMANENCE)).status, 303)
      assert.equal(await compter('permanences'), 1)
      const hote = await page(`/lieux/${VOISIN.id}`)
      assert.match(hote.texte, /Permanences dans ce lieu .*Par : France Services d’ici/)
      assert.match(hote.texte, /Mardi, le premier du mois, de 9 h à 12 h Pas pendant les vacances scolaires/)
      assert.match(hote.texte, /mardi 1er décembre, de 9 h à 12 h mardi 5 janvier, de 9 h à 12 h mardi 2 février/)
      assert.match((await page(`/lieux/${ICI.id}`)).texte, /Permanences dans d’autres lieux .*CCAS voisin/)
      const { permanences } = await api(VOISIN.id)
      assert.deepEqual([permanences[0].lieu, permanences[0].horaires], [VOISIN.id, 'Tu[1] 09:00-12:00; SH off'])
    })

    test('leaves out the days its host is closed', async () => {
      const hote = await monde.navigateur(await tenant('structure-voisin', VOISIN.id))
      await hote.post('/agent/lieu/fermetures', { du: '2026-12-01', au: '', motif: 'Travaux' })
      assert.doesNotMatch((await page(`/lieux/${ICI.id}`)).texte, /mardi 1er décembre/)
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
        const reponse = await agent.post('/agent/lieu/permanences', { ...PERMANENCE, ...champs })
        assert.equal(reponse.status, 422)
        assert.match(await lire(reponse), message)
        assert.equal(await compter('permanences'), 1)
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
      assert.equal((await agentDuBus.post('/agent/lieu/permanences', arret)).status, 303)
      const { texte } = await page(`/lieux/${BUS.id}`)
      assert.match(texte, /Ouvert jusqu’à 12 h/)
      assert.match(
        texte,
        /Prochains arrêts Lundi 23 novembre de 9 h à 12 h de 13 h 30 à 16 h Place du Marché 1 place de l’Exemple Bobigny/,
      )
      assert.doesNotMatch(texte, /Nous ne connaissons pas les horaires/)
      const mien = await page('/agent/lieu', agentDuBus)
      assert.match(mien.texte, /Il manque 13 h par semaine et 3 jours/)
    })
  })

  describe('a closure', () => {
    const dans = (jours: number) => jourIso(plusJours(UN_LUNDI, jours))

    test('is announced, a week ahead or flagged, and kept by the next import', async () => {
      const mien = async () => (await page('/agent/lieu', agent)).texte
      assert.match(await mien(), /Il manque 1 jour\. Vous ouvrez 24 h par semaine, sur 4 jours/)
      await agent.post('/agent/lieu/fermetures', { du: dans(10), au: dans(11), motif: 'Inventaire' })
      await agent.post('/agent/lieu/fermetures', { du: dans(2), motif: '' })
      const texte = await mien()
      assert.match(texte, /Fermé le mercredi 25 novembre Annoncé le 23 novembre\. Annonce tardive : 2 jours avant/)
      assert.match(
        texte,
        /Fermé du jeudi 3 décembre au vendredi 4 décembre Inventaire Annoncé le 23 novembre\. Modifier/,
      )
      await garnir(monde.services, [ICI, VOISIN, BUS])
      assert.match((await page(`/lieux/${ICI.id}`)).texte, /Fermé du 3 décembre au 4 décembre Inventaire/)
    })

    const refusees: [string, Record<string, string>, RegExp][] = [
      ['in the past', { du: dans(-1) }, /Ce jour est déjà passé/],
      ['that ends before it begins', { du: dans(20), au: dans(19) }, /Le dernier jour vient avant le premier/],
      ['of two years', { du: dans(20), au: dans(750) }, /un an au plus/],
      ['on 31 February', { du: '31/02/2027' }, /Le 31\/02\/2027 n’existe pas/],
      ['over another', { du: dans(11) }, /Une exception est déjà annoncée du jeudi 3 décembre/],
      ['with tags', { du: dans(30), motif: '<b>Travaux</b>' }, /Écrivez du texte simple/],
      ['without a day', { du: '' }, /Écrivez le premier jour/],
    ]
    for (const [nom, champs, message] of refusees)
      test(`${nom} is refused with a sentence`, async () => {
        const reponse = await agent.post('/agent/lieu/fermetures', { au: '', motif: 'À garder', ...champs })
        assert.equal(reponse.status, 422)
        assert.match(await lire(reponse), message)
      })

    test('is told once to those who confirmed, and to nobody else', async () => {
      const courriels = async () => {
        await monde.services.courrier.vider()
        return monde.courriels.splice(0)
      }
      await courriels()
      for (const email of ['lila@exemple.fr', 'muet@exemple.fr'])
        assert.equal((await public_.post(`/lieux/${ICI.id}/abonnement`, { email })).status, 303)
      const demandes = await courriels()
      const lien = (texte = '') => texte.match(/http:\/\/localhost(\/abonnements\/\S+)/)?.[1] ?? ''
      const deLila = lien(demandes.find((m) => m.a === 'lila@exemple.fr')?.texte)
      // A mail scanner opens the link: nothing is confirmed yet.
      assert.match((await page(deLila)).texte, /Confirmer votre demande/)
      assert.equal((await public_.post(deLila, {})).status, 303)

      const fermeture = { du: dans(40), au: '', motif: 'Formation' }
      for (const _ of [1, 2]) await agent.post('/agent/lieu/fermetures', fermeture)
      const annonces = await courriels()
      assert.deepEqual(
        annonces.map((m) => [m.a, m.sujet]),
        [['lila@exemple.fr', 'Fermé le samedi 2 janvier : France Services d’ici']],
      )
      assert.equal(lien(annonces[0]?.texte), deLila)

      await agent.post(`/agent/lieu/fermetures/${dans(40)}`, { ...fermeture, motif: 'Formation de l’équipe' })
      assert.deepEqual(await courriels(), [], 'other words are not news')
      await agent.post(`/agent/lieu/fermetures/${dans(40)}`, { ...fermeture, du: dans(42) })
      assert.match((await courriels())[0]?.sujet ?? '', /dates changées/)
      await agent.post(`/agent/lieu/fermetures/${dans(42)}/annuler`, {})
      assert.match((await courriels())[0]?.sujet ?? '', /Ouvert finalement/)

      const autrement = { ...fermeture, genre: 'autrement', du: dans(43), debut: '9h', fin: '12h' }
      await agent.post('/agent/lieu/fermetures', autrement)
      const [dit] = await courriels()
      assert.equal(dit?.sujet, 'Horaires changés le mardi 5 janvier : France Services d’ici')
      assert.match(dit?.texte ?? '', /ouvrira le mardi 5 janvier, de 9\sh à 12\sh\./)
      await agent.post(`/agent/lieu/fermetures/${dans(43)}`, { ...autrement, fin: '11h' })
      assert.match((await courriels())[0]?.texte ?? '', /de 9\sh à 11\sh/)
      await agent.post(`/agent/lieu/fermetures/${dans(43)}/annuler`, {})
      assert.match((await courriels())[0]?.sujet ?? '', /Horaires habituels le mardi 5 janvier/)

      await public_.post(`${deLila}/arreter`, {})
      assert.equal((await page(deLila)).statut, 410)
      await agent.post('/agent/lieu/fermetures', { du: dans(50), motif: '' })
      assert.deepEqual(await courriels(), [])
    })

    test('two managers at once announce one closure for a day', async () => {
      const [du, au] = [dans(60), dans(62)]
      const statuts = await Promise.all(
        [{ du }, { du, au }, { du: au }].map(async (jours) => {
          const reponse = await agent.post('/agent/lieu/fermetures', { au: '', motif: 'En même temps', ...jours })
          return reponse.status
        }),
      )
      assert.ok(
        statuts.every((s) => s === 303 || s === 422) && statuts.includes(303) && statuts.includes(422),
        String(statuts),
      )
      const { rows } = await sql`select from exceptions a join exceptions b on b.departement = a.departement
        and b.lieu_id = a.lieu_id and b.du > a.du and b.du <= a.au where a.motif = 'En même temps'`.execute(
        monde.services.database.db,
      )
      assert.equal(rows.length, 0)
    })

    test('an address nobody confirmed is forgotten after a week', async () => {
      monde.clock.set(plusJours(UN_LUNDI, 6))
      assert.equal(await oublierNonConfirmes(monde.services, false), 0)
      monde.clock.set(plusJours(UN_LUNDI, 8))
      assert.equal(await oublierNonConfirmes(monde.services, true), 1, 'a dry run only counts')
      assert.equal(await oublierNonConfirmes(monde.services, false), 1)
      assert.equal(await oublierNonConfirmes(monde.services, false), 0)
    })

    test('mails to one address are counted, and a wrong address is told', async () => {
      const statuts: number[] = []
      for (let i = 0; i < 7; i++)
        statuts.push((await public_.post(`/lieux/${ICI.id}/abonnement`, { email: 'trop@exemple.fr' })).status)
      assert.deepEqual(statuts, [303, 303, 303, 303, 303, 429, 429])
      const fausse = await public_.post(`/lieux/${ICI.id}/abonnement`, { email: 'pas une adresse' })
      assert.equal(fausse.status, 422)
      assert.match(await fausse.text(), /value="pas une adresse"/)
    })
  })

  test('calendars tell openings, permanences and closures', async () => {
    const reponse = await public_.get(`/lieux/${ICI.id}/calendrier.ics`)
    assert.equal(reponse.headers.get('content-type'), 'text/calendar; charset=utf-8')
    const ics = (await reponse.text()).replaceAll('\r\n ', '')
    assert.match(ics, /DTSTART;TZID=Europe\/Paris:20261124T090000/)
    assert.doesNotMatch(ics, /20261125T090000/, 'closed on that Wednesday')
    assert.match(ics, /DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261205/)
    assert.match(ics, /SUMMARY:Aide aux papiers et courriers/)
    const service = await (await public_.get(`/lieux/${ICI.id}/services/${SERVICE.id}/calendrier.ics`)).text()
    assert.match(service, /20270105T090000/)
    assert.doesNotMatch(service, /SUMMARY:Ouvert/)
  })

  test('a service that goes takes its permanences; the journal has it all', async () => {
    assert.match((await page(`/agent/lieu/services/${SERVICE.id}/retirer`, agent)).texte, /Retirer « Aide aux papiers/)
    await agent.post(`/agent/lieu/services/${SERVICE.id}/retirer`, {})
    assert.equal(await compter('offres'), 0)
    const acteur = await monde.compte({ role: 'administrateur' })
    const { versions, actions } = await monde.services.database.as(acteur, async (trx) => ({
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
    assert.equal(await compter('permanences', sql`offre_id is not null`), 0)
    assert.equal((await page(`/lieux/${ICI.id}/services/${SERVICE.id}`)).statut, 404)
  })

  test('an account without a place is told so', async () => {
    const sans = await monde.navigateur(await monde.compte({ role: 'aidant', structure: 'sans-lieu' }))
    assert.match((await page('/agent/lieu', sans)).texte, /Votre structure n’a pas de lieu/)
  })
})
