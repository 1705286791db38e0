import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { jourIso, plusJours } from '../../platform/index.ts'
import { lire, surChaqueBase, UN_LUNDI } from '../../platform/testing/index.ts'
import { garnir } from '../pages/banc.test-data.ts'
import { oublierNonConfirmes } from './abonnements.ts'
import { BUS, ICI, ouvrirBanc, PERMANENCE, SERVICE, VOISIN } from './banc.test-data.ts'

surChaqueBase('a closure', (ouvrir) => {
  const banc = ouvrirBanc(ouvrir)
  const dans = (jours: number) => jourIso(plusJours(UN_LUNDI, jours))

  test('is announced, a week ahead or flagged, and kept by the next import', async () => {
    const mien = async () => (await banc.page('/agent/lieu', banc.agent)).texte
    assert.match(await mien(), /Il manque 1 jour\. Vous ouvrez 24 h par semaine, sur 4 jours/)
    await banc.agent.post('/agent/lieu/fermetures', { du: dans(10), au: dans(11), motif: 'Inventaire' })
    await banc.agent.post('/agent/lieu/fermetures', { du: dans(2), motif: '' })
    const texte = await mien()
    assert.match(texte, /Fermé le mercredi 25 novembre Annoncé le 23 novembre\. Annonce tardive : 2 jours avant/)
    assert.match(texte, /Fermé du jeudi 3 décembre au vendredi 4 décembre Inventaire Annoncé le 23 novembre\. Modifier/)
    await garnir(banc.monde.services, [ICI, VOISIN, BUS])
    assert.match((await banc.page(`/lieux/${ICI.id}`)).texte, /Fermé du 3 décembre au 4 décembre Inventaire/)
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
      const reponse = await banc.agent.post('/agent/lieu/fermetures', { au: '', motif: 'À garder', ...champs })
      assert.equal(reponse.status, 422)
      assert.match(await lire(reponse), message)
    })

  test('is told once to those who confirmed, and to nobody else', async () => {
    await banc.courriels()
    for (const email of ['lila@exemple.fr', 'muet@exemple.fr'])
      assert.equal((await banc.habitant.post(`/lieux/${ICI.id}/abonnement`, { email })).status, 303)
    const demandes = await banc.courriels()
    const lien = (texte = '') => texte.match(/http:\/\/localhost(\/abonnements\/\S+)/)?.[1] ?? ''
    const deLila = lien(demandes.find((m) => m.a === 'lila@exemple.fr')?.texte)
    // A mail scanner opens the link: nothing is confirmed yet.
    assert.match((await banc.page(deLila)).texte, /Confirmer votre demande/)
    assert.equal((await banc.habitant.post(deLila, {})).status, 303)

    const fermeture = { du: dans(40), au: '', motif: 'Formation' }
    for (const _ of [1, 2]) await banc.agent.post('/agent/lieu/fermetures', fermeture)
    const annonces = await banc.courriels()
    assert.deepEqual(
      annonces.map((m) => [m.a, m.sujet]),
      [['lila@exemple.fr', 'Fermé le samedi 2 janvier : France Services d’ici']],
    )
    assert.equal(lien(annonces[0]?.texte), deLila)

    await banc.agent.post(`/agent/lieu/fermetures/${dans(40)}`, { ...fermeture, motif: 'Formation de l’équipe' })
    assert.deepEqual(await banc.courriels(), [], 'other words are not news')
    const dit = (await banc.page('/agent/lieu', banc.agent)).texte
    assert.match(dit, /Motif changé\. Personne n’est prévenu à nouveau/)
    await banc.agent.post(`/agent/lieu/fermetures/${dans(40)}`, { ...fermeture, du: dans(42) })
    assert.match((await banc.courriels())[0]?.sujet ?? '', /dates changées/)
    await banc.agent.post(`/agent/lieu/fermetures/${dans(42)}/annuler`, {})
    assert.match((await banc.courriels())[0]?.sujet ?? '', /Ouvert finalement/)

    await banc.agent.post('/agent/lieu/fermetures', { ...fermeture, du: dans(44) })
    await banc.courriels()
    banc.monde.clock.set(plusJours(UN_LUNDI, 46))
    const plusTard = await banc.monde.navigateur(await banc.tenant('structure-ici', ICI.id))
    assert.equal((await plusTard.post(`/agent/lieu/fermetures/${dans(44)}/annuler`, {})).status, 303)
    assert.deepEqual(await banc.courriels(), [], 'it was closed: it did not open after all')
    assert.match((await banc.page('/agent/lieu', plusTard)).texte, /Annonce annulée\. (?!Les personnes)/)
    banc.monde.clock.set(UN_LUNDI)

    const autrement = { ...fermeture, genre: 'autrement', du: dans(43), debut: '9h', fin: '12h' }
    await banc.agent.post('/agent/lieu/fermetures', autrement)
    const [recu] = await banc.courriels()
    assert.equal(recu?.sujet, 'Horaires changés le mardi 5 janvier : France Services d’ici')
    assert.match(recu?.texte ?? '', /ouvrira le mardi 5 janvier, de 9\sh à 12\sh\./)
    await banc.agent.post(`/agent/lieu/fermetures/${dans(43)}`, { ...autrement, fin: '11h' })
    assert.match((await banc.courriels())[0]?.texte ?? '', /de 9\sh à 11\sh/)
    await banc.agent.post(`/agent/lieu/fermetures/${dans(43)}/annuler`, {})
    assert.match((await banc.courriels())[0]?.sujet ?? '', /Horaires habituels le mardi 5 janvier/)

    await banc.habitant.post(`${deLila}/arreter`, {})
    assert.equal((await banc.page(deLila)).statut, 410)
    await banc.agent.post('/agent/lieu/fermetures', { du: dans(50), motif: '' })
    assert.deepEqual(await banc.courriels(), [])
  })

  test('two managers at once announce one closure for a day', async () => {
    const [du, au] = [dans(60), dans(62)]
    const statuts = await Promise.all(
      [{ du }, { du, au }, { du: au }].map(async (jours) => {
        const reponse = await banc.agent.post('/agent/lieu/fermetures', { au: '', motif: 'En même temps', ...jours })
        return reponse.status
      }),
    )
    assert.ok(
      statuts.every((s) => s === 303 || s === 422) && statuts.includes(303) && statuts.includes(422),
      String(statuts),
    )
    const { rows } = await sql`select from exceptions a join exceptions b on b.departement = a.departement
      and b.lieu_id = a.lieu_id and b.du > a.du and b.du <= a.au where a.motif = 'En même temps'`.execute(
      banc.monde.services.database.db,
    )
    assert.equal(rows.length, 0)
  })

  test('an address nobody confirmed is forgotten after a week', async () => {
    banc.monde.clock.set(plusJours(UN_LUNDI, 6))
    assert.equal(await oublierNonConfirmes(banc.monde.services, false), 0)
    banc.monde.clock.set(plusJours(UN_LUNDI, 8))
    assert.equal(await oublierNonConfirmes(banc.monde.services, true), 1, 'a dry run only counts')
    assert.equal(await oublierNonConfirmes(banc.monde.services, false), 1)
    assert.equal(await oublierNonConfirmes(banc.monde.services, false), 0)
  })

  test('mails to one address are counted, and a wrong address is told', async () => {
    const statuts: number[] = []
    for (let i = 0; i < 7; i++)
      statuts.push((await banc.habitant.post(`/lieux/${ICI.id}/abonnement`, { email: 'trop@exemple.fr' })).status)
    assert.deepEqual(statuts, [303, 303, 303, 303, 303, 429, 429])
    const fausse = await banc.habitant.post(`/lieux/${ICI.id}/abonnement`, { email: 'pas une adresse' })
    assert.equal(fausse.status, 422)
    assert.match(await fausse.text(), /value="pas une adresse"/)
  })

  test('calendars tell openings, permanences and closures', async () => {
    await banc.agent.post('/agent/lieu/services', { ...SERVICE, nom: 'Aide aux papiers et courriers' })
    await banc.agent.post('/agent/lieu/permanences', PERMANENCE)
    const reponse = await banc.habitant.get(`/lieux/${ICI.id}/calendrier.ics`)
    assert.equal(reponse.headers.get('content-type'), 'text/calendar; charset=utf-8')
    const ics = (await reponse.text()).replaceAll('\r\n ', '')
    assert.match(ics, /DTSTART;TZID=Europe\/Paris:20261124T090000/)
    assert.doesNotMatch(ics, /20261125T090000/, 'closed on that Wednesday')
    assert.match(ics, /DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261205/)
    assert.match(ics, /SUMMARY:Aide aux papiers et courriers/)
    const service = await (await banc.habitant.get(`/lieux/${ICI.id}/services/${SERVICE.id}/calendrier.ics`)).text()
    assert.match(service, /20270105T090000/)
    assert.doesNotMatch(service, /SUMMARY:Ouvert/)
  })
})
