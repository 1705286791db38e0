import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SYSTEME } from '../platform/index.ts'
import { lire, surChaqueBase, UN_LUNDI } from '../platform/testing/index.ts'
import { type Accueil, ouvrirAccueil, prendre, reservations, unMoment, unMotif } from './agenda.test-data.ts'
import { agenda } from './index.ts'
import { annuler, changerHeure } from './moments.ts'
import { noterPresence, passerAuSuivant } from './places.ts'
import { rappeler } from './rappels.ts'

surChaqueBase('a seat', (ouvrir) => {
  let a: Accueil
  before(async () => {
    a = await ouvrirAccueil(await ouvrir())
  })
  after(() => a.monde.close())

  const envoyes = async () => {
    a.monde.courriels.length = 0
    await a.monde.services.courrier.vider()
    return a.monde.courriels.map((m) => `${m.a} ${m.sujet}`)
  }
  const mes = async (navigateur: Accueil['habitant'], suite = '') =>
    lire(await navigateur.get(`/mes-rendez-vous${suite}`))

  test('booked without an account: the code opens it, the mail says when and where and nothing else', async () => {
    const moment = await unMoment(a.monde, await unMotif(a.monde), 24)
    assert.match(await lire(await a.habitant.get('/rendez-vous?ville=93008')), /Conseil sur le logement/)
    const { navigateur, statut, id } = await prendre(a.monde, moment, { prenom: 'Lila', courriel: 'lila@exemple.fr' })
    assert.equal(statut, 303)
    const page = await mes(navigateur, `?nouveau=${id}`)
    const code = page.match(/[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}/)?.[0] ?? ''
    assert.match(page, /Votre rendez-vous est pris.*mardi 24 novembre.*9 h 30.*Le bail/)
    await envoyes()
    const [mail] = a.monde.courriels
    assert.equal(mail?.a, 'lila@exemple.fr')
    assert.match(mail?.texte ?? '', /mardi 24 novembre, 9\sh\s30/)
    assert.doesNotMatch(`${mail?.sujet} ${mail?.texte}`, /Lila|logement/)
    const autre = await a.monde.navigateur()
    assert.equal((await autre.post('/mes-rendez-vous', { code: code.toLowerCase() })).status, 303)
    assert.match(await mes(autre), /Confirmé/)
    const parLien = await a.monde.navigateur()
    await parLien.get(mail?.texte.match(/\/mes-rendez-vous\?\S+/)?.[0] ?? '')
    assert.match(await mes(parLien), /Confirmé/)
    const ics = await (await navigateur.get(`/mes-rendez-vous/${id}/rendez-vous.ics`)).text()
    assert.match(ics, /DTSTART;TZID=Europe\/Paris:20261124T093000/)
    assert.equal((await autre.get('/mes-rendez-vous/nimporte/rendez-vous.ics')).status, 404)
  })

  test('what is wrong is said beside its field; a past, taken or unknown moment too; nothing typed is lost', async () => {
    const motif = await unMotif(a.monde)
    const moment = await unMoment(a.monde, motif, 30)
    const cas: [Record<string, string>, RegExp][] = [
      [{ prenom: ' ' }, /Écrivez votre prénom/],
      [{ telephone: '12', courriel: '' }, /Vérifiez ce numéro/],
      [{ courriel: 'nimporte' }, /Vérifiez cette adresse/],
      [{ courriel: '' }, /Donnez un téléphone ou une adresse/],
    ]
    for (const [champs, attendu] of cas) {
      const { statut, texte } = await prendre(a.monde, moment, { prenom: 'Agathe', ...champs })
      assert.equal(statut, 422)
      assert.match(texte, attendu)
    }
    assert.equal((await prendre(a.monde, moment, { prenom: 'Agathe', courriel: 'a@exemple.fr' })).statut, 303)
    const pris = await prendre(a.monde, moment, { attente: '' })
    assert.equal(pris.statut, 422)
    assert.match(pris.texte, /vient de prendre cette place.*value="Lila/s)
    const deja = await prendre(a.monde, moment, { prenom: 'agathe', courriel: 'A@exemple.fr' })
    assert.match(deja.texte, /déjà pris avec ce prénom/)
    assert.equal((await prendre(a.monde, 'inconnu')).statut, 404)
    a.monde.clock.advance(31)
    assert.match((await prendre(a.monde, moment)).texte, /Cet horaire est passé/)
    const agents = await unMoment(a.monde, motif, 30, { ouverture: 'agents' })
    assert.equal((await prendre(a.monde, agents)).statut, 404)
    const invites = await unMoment(a.monde, motif, 30, { ouverture: 'invites' })
    assert.doesNotMatch(await (await a.habitant.get(`/rendez-vous/${motif}`)).text(), new RegExp(invites))
    assert.equal((await prendre(a.monde, invites)).statut, 303)
    a.monde.clock.set(UN_LUNDI)
  })

  test('the same form sent three times is one seat and one code', async () => {
    const moment = await unMoment(a.monde, await unMotif(a.monde), 24, { places: 3 })
    const id = a.monde.services.newId()
    const champs = { id, prenom: 'Lila', courriel: 'lila.trois@exemple.fr' }
    const statuts = await Promise.all([1, 2, 3].map(() => prendre(a.monde, moment, champs)))
    assert.deepEqual(
      statuts.map((s) => s.statut),
      [303, 303, 303],
    )
    assert.equal((await reservations(a.monde, moment)).length, 1)
  })

  test('a freed seat goes round the list, each one in turn, for a limited time', async () => {
    const moment = await unMoment(a.monde, await unMotif(a.monde), 72)
    const [un, deux, trois] = [
      await prendre(a.monde, moment),
      await prendre(a.monde, moment),
      await prendre(a.monde, moment),
    ]
    assert.match(await mes(deux.navigateur), /Vous êtes le premier sur la liste/)
    await envoyes()
    const sans = await un.navigateur.post(`/mes-rendez-vous/${un.id}/annuler`, {})
    assert.equal(sans.status, 422)
    await un.navigateur.post(`/mes-rendez-vous/${un.id}/annuler`, { annuler: 'oui' })
    assert.equal((await envoyes())[0]?.split(' ').slice(1).join(' '), 'Une place s’est libérée')
    assert.match(
      await mes(deux.navigateur),
      /Une place vous attend.*gardée pour vous jusqu’au mardi 24 novembre, 3 h 30/,
    )
    a.monde.clock.advance(19)
    assert.equal(await passerAuSuivant(a.monde.services), 1)
    assert.deepEqual((await envoyes()).length, 2, 'one lost it, the other has it')
    await deux.navigateur.post(`/mes-rendez-vous/${deux.id}/accepter`, {})
    assert.match(await mes(deux.navigateur), /le délai est passé|Annulé/i)
    await trois.navigateur.post(`/mes-rendez-vous/${trois.id}/accepter`, {})
    assert.deepEqual(
      (await reservations(a.monde, moment)).map((r) => r.statut),
      ['annulee', 'annulee', 'confirmee'],
    )
    assert.equal(await passerAuSuivant(a.monde.services), 0)
    a.monde.clock.set(UN_LUNDI)
  })

  test('moved by the person: the old seat is free, the code stays', async () => {
    const motif = await unMotif(a.monde)
    const [avant, apres] = [await unMoment(a.monde, motif, 48), await unMoment(a.monde, motif, 96)]
    const { navigateur, id } = await prendre(a.monde, avant)
    assert.match(await (await navigateur.get(`/mes-rendez-vous/${id}/changer`)).text(), new RegExp(apres))
    assert.equal((await navigateur.get(`/mes-rendez-vous/${id}/changer/${apres}`)).status, 200)
    await navigateur.post(`/mes-rendez-vous/${id}/changer/${apres}`, {})
    assert.match(await mes(navigateur), /vendredi 27 novembre.*Confirmé/)
    assert.equal((await prendre(a.monde, avant, { attente: '' })).statut, 303)
    await navigateur.post(`/mes-rendez-vous/${id}/changer/${avant}`, {})
    assert.match(await mes(navigateur), /vendredi 27 novembre/, 'taken meanwhile')
  })

  test('a room and an expert are in one place at a time, even by two clicks at once', async () => {
    const motif = await unMotif(a.monde)
    const { database, newId } = a.monde.services
    const ressource = newId()
    await database.as(SYSTEME, (trx) =>
      trx
        .insertInto('agenda_ressources')
        .values({
          departement: '93',
          id: ressource,
          structure_id: 'fs',
          nom: 'Bureau 2',
          genre: 'salle',
          retire_le: null,
        })
        .execute(),
    )
    const salle = { ressourceId: ressource }
    const ids = await Promise.all([1, 2, 3].map(() => unMoment(a.monde, motif, 200, salle)))
    assert.equal(ids.filter(Boolean).length, 1)
    const [pris = ''] = ids.filter(Boolean)
    assert.equal(await unMoment(a.monde, motif, 200.25, salle), '', 'it overlaps')
    assert.notEqual(await unMoment(a.monde, motif, 200.5, salle), '', 'right after')
    const fois = {
      debut: new Date(UN_LUNDI.getTime() + 200.5 * 3_600_000),
      fin: new Date(UN_LUNDI.getTime() + 201 * 3_600_000),
    }
    const refuse = await changerHeure(a.monde.services, a.karim, pris, [fois])
    assert.equal(refuse?.ok === false && refuse.refus.code, 'pris')
    const seul = { compteId: 'karim' }
    assert.notEqual(await unMoment(a.monde, motif, 300, seul), '')
    assert.equal(await unMoment(a.monde, motif, 300, seul), '')
  })

  test('cancelled or moved by the service, everybody is told; without mail nor SMS, the team is asked to call', async () => {
    const motif = await unMotif(a.monde, { genre: 'seance', places: 2 })
    const moment = await unMoment(a.monde, motif, 48, { places: 2 })
    await prendre(a.monde, moment)
    const fixe = await prendre(a.monde, moment, { courriel: '', telephone: '01 99 00 00 50' })
    const attend = await prendre(a.monde, moment)
    await envoyes()
    const debut = new Date(UN_LUNDI.getTime() + 72 * 3_600_000)
    const fin = new Date(debut.getTime() + 3_600_000)
    const deplace = await changerHeure(a.monde.services, a.karim, moment, [{ debut, fin }])
    assert.equal(deplace?.ok && deplace.value, 3)
    assert.deepEqual(
      (await envoyes()).map((m) => m.replace(/^\S+ /, '')),
      Array(2).fill('Votre rendez-vous a changé'),
    )
    assert.equal(await annuler(a.monde.services, a.voisine, moment), null, 'not theirs')
    await annuler(a.monde.services, a.karim, moment)
    assert.equal((await envoyes()).length, 2)
    assert.deepEqual(
      (await reservations(a.monde, moment)).map((r) => [r.statut, r.a_dire]),
      [
        ['annulee', null],
        ['annulee', 'annulee'],
        ['annulee', null],
      ],
    )
    assert.match(await mes(attend.navigateur), /Le service a dû annuler/)
    const ailleurs = await unMoment(a.monde, motif, 96, { places: 2 })
    await fixe.navigateur.post(`/mes-rendez-vous/${fixe.id}/changer/${ailleurs}`, {})
    assert.match(await mes(fixe.navigateur), /Confirmé/, 'the code takes another hour')
  })

  test('presence: not before the beginning, with the reason of an absence', async () => {
    const moment = await unMoment(a.monde, await unMotif(a.monde), 1)
    const { id } = await prendre(a.monde, moment)
    const noter = (presence: 'vu' | 'absent', acteur = a.karim) =>
      noterPresence(a.monde.services, acteur, id, { presence, motif: 'transport' })
    assert.equal((await noter('absent'))?.ok, false)
    assert.equal(await noter('absent', a.voisine), null)
    a.monde.clock.advance(2)
    assert.equal((await noter('absent'))?.ok, true)
    assert.equal((await reservations(a.monde, moment))[0]?.statut, 'absent')
    a.monde.clock.set(UN_LUNDI)
  })

  test('reminders: once, never after the beginning; an outage of three hours sends only what is still useful', async () => {
    await rappeler(a.monde.services)
    await envoyes()
    const motif = await unMotif(a.monde, { rappels: [24, 2] })
    const [loin, pres] = [await unMoment(a.monde, motif, 30), await unMoment(a.monde, motif, 8)]
    await prendre(a.monde, loin, { courriel: 'loin@exemple.fr' })
    await prendre(a.monde, pres, { courriel: 'pres@exemple.fr' })
    await envoyes()
    const rappels = async () => {
      await rappeler(a.monde.services)
      return (await envoyes()).filter((m) => m.startsWith('loin@') || m.startsWith('pres@'))
    }
    assert.deepEqual(await rappels(), [])
    // Down from before six hours until nine hours: one reminder is still useful, the other person has come already.
    a.monde.clock.advance(9)
    assert.deepEqual(await rappels(), ['loin@exemple.fr Rappel de votre rendez-vous'])
    assert.deepEqual(await rappels(), [], 'never twice')
    a.monde.clock.advance(20)
    assert.deepEqual(await rappels(), ['loin@exemple.fr Rappel de votre rendez-vous'], 'two hours before')
    a.monde.clock.advance(2)
    assert.deepEqual(await rappels(), [])
    const [attend, annule] = [await unMoment(a.monde, motif, 2.5), await unMoment(a.monde, motif, 2.5)]
    await prendre(a.monde, attend, { courriel: 'loin@exemple.fr' })
    const parti = await prendre(a.monde, annule, { courriel: 'pres@exemple.fr' })
    await envoyes()
    a.monde.clock.advance(1)
    assert.equal(await rappeler(a.monde.services), 2)
    await parti.navigateur.post(`/mes-rendez-vous/${parti.id}/annuler`, { annuler: 'oui' })
    // The mail server is away until after the beginning.
    a.monde.clock.advance(2)
    assert.deepEqual(
      (await envoyes()).filter((m) => /Rappel/.test(m)),
      [],
    )
    a.monde.clock.set(UN_LUNDI)
  })

  test('what the person said is destroyed after thirty days, the line after two years, the counts stay', async () => {
    const { services } = a.monde
    const salle = agenda(services)
    const moment = await unMoment(a.monde, await unMotif(a.monde), 3)
    const { id, navigateur } = await prendre(a.monde, moment, { prenom: 'Inoubliable' })
    a.monde.clock.advance(24 * 29)
    await salle.purge?.(false)
    const contenu = () =>
      services.database.as(SYSTEME, (trx) =>
        trx.selectFrom('agenda_reservations').select(['contenu', 'empreinte']).where('id', '=', id).executeTakeFirst(),
      )
    assert.ok((await contenu())?.contenu)
    a.monde.clock.advance(48)
    assert.doesNotMatch((await salle.purge?.(true))?.[0] ?? '', /: 0$/)
    await salle.purge?.(false)
    assert.deepEqual(await contenu(), { contenu: null, empreinte: null })
    assert.match(await mes(navigateur), /Mes rendez-vous/)
    a.monde.clock.advance(24 * 732)
    await salle.purge?.(false)
    assert.equal(await contenu(), undefined)
    const chiffres = await services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('agenda_chiffres').select(['statut', 'nombre']).execute(),
    )
    assert.ok(chiffres.some((c) => c.statut === 'confirmee' && c.nombre > 0))
    a.monde.clock.set(UN_LUNDI)
  })

  test('a neighbour, those who steer and the public read nobody', async () => {
    const moment = await unMoment(a.monde, await unMotif(a.monde), 24)
    await prendre(a.monde, moment)
    const pilote = await a.monde.compte({ role: 'coordinateur', structure: 'prefecture' })
    const { database } = a.monde.services
    const lues = (qui: typeof pilote) =>
      database.as(qui, (trx) => trx.selectFrom('agenda_reservations').select('id').execute())
    assert.deepEqual(await lues(pilote), [])
    assert.deepEqual(await lues(a.voisine), [])
    assert.ok((await lues(a.karim)).length > 0)
    assert.deepEqual(await database.db.selectFrom('agenda_reservations').select('id').execute(), [])
  })

  test('a code tried many times is refused, the right one too, for an hour', async () => {
    const essayer = async () => {
      const navigateur = await a.monde.navigateur()
      await navigateur.post('/mes-rendez-vous', { code: 'K7M4RT9XP' })
      return lire(await navigateur.get('/mes-rendez-vous', { 'x-forwarded-for': '10.99.99.99' }))
    }
    assert.match(await essayer(), /Aucun rendez-vous n’a ce code/)
    for (let i = 0; i < 59; i++) await essayer()
    assert.match(await essayer(), /Trop d’essais/)
    assert.match(await lire(await a.habitant.post('/mes-rendez-vous', { code: 'court' })), /Écrivez les 9 lettres/)
  })

  test('five hundred people at once for twenty seats: twenty seats, the rest in order, no error', async () => {
    const motif = await unMotif(a.monde, { genre: 'seance', places: 20 })
    const moment = await unMoment(a.monde, motif, 48, { places: 20 })
    const statuts = await Promise.all(Array.from({ length: 500 }, async () => (await prendre(a.monde, moment)).statut))
    assert.deepEqual([...new Set(statuts)], [303])
    const prises = await reservations(a.monde, moment)
    assert.equal(prises.length, 500)
    assert.deepEqual(
      prises.map((r) => r.statut),
      [...Array(20).fill('confirmee'), ...Array(480).fill('attente')],
    )
    assert.deepEqual(
      prises.map((r) => r.rang),
      Array.from({ length: 500 }, (_, i) => i + 1),
    )
  })
})
