import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { SYSTEME } from '../platform/index.ts'
import { lire, type Navigateur, surChaqueBase, UN_LUNDI } from '../platform/testing/index.ts'
import { type Accueil, LIEU, ouvrirAccueil, prendre, reservations, unMoment, unMotif } from './agenda.test-data.ts'
import { importer } from './calendriers.ts'
import { suivreLesRegles } from './series.ts'

const MOTIF = {
  nom: 'Aide aux démarches',
  genre: 'creneau',
  mode: 'sur-place',
  duree: '30',
  places: '1',
  ouverture: 'public',
  rappels: ['24'],
}

surChaqueBase('the diary of a structure', (ouvrir) => {
  let a: Accueil
  let karim: Navigateur
  let expert: Navigateur
  before(async () => {
    a = await ouvrirAccueil(await ouvrir())
    await a.monde.services.database.as(SYSTEME, (trx) =>
      trx.updateTable('structures').set({ lieu_id: LIEU }).where('id', '=', 'fs').execute(),
    )
    karim = await a.monde.navigateur(a.karim)
    expert = await a.monde.navigateur(a.expert)
  })
  after(() => a.monde.close())

  const voir = async (chemin: string, qui = karim) => lire(await qui.get(chemin))
  const motif = async () => {
    const id = a.monde.services.newId()
    assert.equal((await karim.post('/agent/agenda/motifs/nouveau', { ...MOTIF, id })).status, 303)
    return id
  }
  const serie = (champs: Record<string, string | string[]>) =>
    karim.post('/agent/agenda/series/nouvelle', {
      lieu: LIEU,
      frequence: 'semaine',
      jours: ['Tu'],
      debut: '9h',
      fin: '11h',
      au: '2027-01-31',
      ...champs,
    })
  const aVenir = (serieId: string) =>
    a.monde.services.database.as(SYSTEME, (trx) =>
      trx
        .selectFrom('agenda_moments')
        .select(['id', 'debut', 'annule_le'])
        .where('serie_id', '=', serieId)
        .orderBy('debut')
        .execute(),
    )

  test('a reason, hours that come back: the public books them, the week shows them, presence is noted', async () => {
    const motifId = await motif()
    const id = a.monde.services.newId()
    const garde = await serie({ id, motif: motifId })
    assert.equal(garde.headers.get('location'), '/agent/agenda')
    const moments = await aVenir(id)
    // Ten Tuesdays to the end of January, four half-hours each; no holiday among them.
    assert.equal(moments.length, 40)
    const { statut } = await prendre(a.monde, moments[0]?.id ?? '', {
      prenom: 'Samia',
      courriel: '',
      telephone: '0199000050',
    })
    assert.equal(statut, 303)
    assert.match(await voir('/agent/agenda?jour=2026-11-24'), /9 h – 11 h Aide aux démarches 1 pris sur 4/)
    assert.match(await voir('/agent/agenda?jour=2026-11-24&vue=liste'), /Samia/)
    assert.match(await voir(`/agent/agenda/moments/${moments[0]?.id}`), /Samia Confirmé 01 99 00 00 50/)
    const [r] = await reservations(a.monde, moments[0]?.id ?? '')
    a.monde.clock.set(new Date('2026-11-24T10:00:00+01:00'))
    karim = await a.monde.navigateur(a.karim)
    await karim.post(`/agent/agenda/reservations/${r?.id}/presence`, { presence: 'absent', motif: 'transport' })
    assert.match(await voir(`/agent/agenda/moments/${moments[0]?.id}`), /Absent .*Transport ou distance/)
    a.monde.clock.set(UN_LUNDI)
    karim = await a.monde.navigateur(a.karim)
  })

  test('a rule without an end, in the past, too long or with too many hours is refused, and nothing is lost', async () => {
    const motifId = await motif()
    const cas: [Record<string, string | string[]>, RegExp][] = [
      [{ au: '' }, /Écrivez le dernier jour/],
      [{ au: '2026-11-01' }, /déjà passé/],
      [{ au: '2029-01-01' }, /un an au plus/],
      [{ jours: [] }, /Choisissez au moins un jour/],
      [{ fin: '8h' }, /La fin vient avant le début/],
      [{ motif: 'inconnu' }, /Choisissez un motif/],
    ]
    for (const [champs, attendu] of cas) {
      const reponse = await serie({ id: a.monde.services.newId(), motif: motifId, ...champs })
      assert.equal(reponse.status, 422)
      const texte = await reponse.text()
      assert.match(texte, attendu)
      assert.match(texte, /value="0?9[h:]/)
    }
  })

  test('a rule changed after bookings, and a closure announced: who had booked an hour that goes is told', async () => {
    const motifId = await motif()
    const id = a.monde.services.newId()
    const lundi = { id, motif: motifId, jours: ['We'] }
    await serie(lundi)
    const moments = await aVenir(id)
    const [tot, tard, plusTard] = [moments[0]?.id ?? '', moments[3]?.id ?? '', moments[4]?.id ?? '']
    for (const m of [tot, tard, plusTard]) await prendre(a.monde, m)
    await a.monde.services.courrier.vider()
    a.monde.courriels.length = 0
    const change = await karim.post(`/agent/agenda/series/${id}`, {
      ...lundi,
      ...{ lieu: LIEU, frequence: 'semaine', debut: '9h30', fin: '11h', au: '2027-01-31' },
    })
    assert.equal(change.status, 303)
    await a.monde.services.courrier.vider()
    assert.equal(a.monde.courriels.filter((m) => /annulé/.test(m.sujet)).length, 2, 'the 9 h of both Wednesdays')
    assert.equal((await reservations(a.monde, tard))[0]?.statut, 'confirmee', 'an hour that stays is not touched')
    a.monde.courriels.length = 0
    await a.monde.services.database.as(SYSTEME, (trx) =>
      sql`insert into exceptions (departement, lieu_id, du, au, plages, motif, saisie)
        values ('93', ${LIEU}, '2026-11-25', '2026-11-25', '{}', 'Travaux', true)`.execute(trx),
    )
    assert.equal(await suivreLesRegles(a.monde.services), 1)
    assert.equal(await suivreLesRegles(a.monde.services), 0, 'once')
    assert.equal((await reservations(a.monde, tard))[0]?.statut, 'annulee')
    assert.equal((await karim.post(`/agent/agenda/series/${id}/arreter`, {})).status, 303)
    assert.equal((await aVenir(id)).filter((m) => !m.annule_le && m.debut > a.monde.clock.now()).length, 0)
  })

  test('a session on several days is one enrolment; the room is taken on each', async () => {
    const [motifId, salle, id] = [
      await unMotif(a.monde, { genre: 'seance', places: 6 }),
      a.monde.services.newId(),
      a.monde.services.newId(),
    ]
    await karim.post('/agent/agenda/reglages/ressources', { id: salle, nom: 'Grande salle', genre: 'salle' })
    const champs = {
      id,
      motif: motifId,
      lieu: LIEU,
      ressource: salle,
      jour: '2026-12-01',
      debut: '14h',
      fin: '16h',
      places: '6',
    }
    const cree = await karim.post('/agent/agenda/seances/nouvelle', { ...champs, autres: '08/12/2026\n15/12/2026' })
    assert.equal(cree.headers.get('location'), `/agent/agenda/moments/${id}`)
    const pris = await karim.post('/agent/agenda/seances/nouvelle', {
      ...champs,
      id: a.monde.services.newId(),
      jour: '2026-12-15',
      debut: '15h',
      fin: '17h',
    })
    assert.equal(pris.status, 422)
    assert.match(await pris.text(), /déjà prise à cette heure/)
    assert.match(await voir('/agent/agenda?jour=2026-12-08'), /14 h – 16 h/)
    const passe = await karim.post('/agent/agenda/seances/nouvelle', {
      ...champs,
      id: a.monde.services.newId(),
      jour: '2026-11-01',
    })
    assert.match(await passe.text(), /est passé/)
    const { navigateur, id: inscrit } = await prendre(a.monde, id)
    assert.match(
      await lire(await navigateur.get('/mes-rendez-vous')),
      /mardi 1er décembre.*mardi 8 décembre.*mardi 15 décembre/,
    )
    const ics = await (await navigateur.get(`/mes-rendez-vous/${inscrit}/rendez-vous.ics`)).text()
    assert.equal(ics.match(/BEGIN:VEVENT/g)?.length, 3)
  })

  test('a desk books the expert of an operator for a person, with a room of its own; a neighbour does not see who', async () => {
    const motifId = await unMotif(a.monde, {
      structureId: 'op-caf',
      mode: 'visio',
      ouverture: 'agents',
      visio: 'https://visio.exemple.fr',
      nom: 'Visio avec la Caf',
    })
    const commun = { structureId: 'op-caf', ouverture: 'agents' as const, lieuId: null }
    const moment = await unMoment(a.monde, motifId, 50, { ...commun, compteId: 'bastien' })
    const autre = await unMoment(a.monde, motifId, 50, commun)
    const salle = a.monde.services.newId()
    await karim.post('/agent/agenda/reglages/ressources', { id: salle, nom: 'Poste de visio', genre: 'poste' })
    assert.match(await voir('/agent/agenda/trouver?ville=93008'), /Visio avec la Caf/)
    assert.doesNotMatch(await lire(await a.habitant.get('/rendez-vous')), /Visio avec la Caf/)
    const reserver = (m: string, prenom: string) =>
      karim.post(`/agent/agenda/moments/${m}/reserver`, {
        id: a.monde.services.newId(),
        prenom,
        telephone: '',
        courriel: `${prenom.toLowerCase()}@exemple.fr`,
        salle,
      })
    assert.equal((await reserver(moment, 'Inaya')).headers.get('location'), `/agent/agenda/moments/${moment}`)
    const prise = await reserver(autre, 'Marius')
    assert.equal(prise.status, 422, 'the station is taken at that hour')
    assert.match(await prise.text(), /Cette salle est déjà prise/)
    assert.match(await voir(`/agent/agenda/moments/${moment}`), /Inaya/)
    assert.match(await voir(`/agent/agenda/moments/${moment}`, expert), /Inaya/)
    const voisine = await a.monde.navigateur(a.voisine)
    assert.doesNotMatch(await voir(`/agent/agenda/moments/${moment}`, voisine), /Inaya/)
    const [r] = await reservations(a.monde, moment)
    assert.equal((await voisine.post(`/agent/agenda/reservations/${r?.id}/annuler`, {})).status, 404)
    const ailleurs = await unMoment(a.monde, motifId, 74, commun)
    assert.match(await (await karim.get(`/agent/agenda/reservations/${r?.id}/changer`)).text(), new RegExp(ailleurs))
    await karim.post(`/agent/agenda/reservations/${r?.id}/changer`, { vers: ailleurs })
    assert.equal((await reservations(a.monde, ailleurs)).length, 1)
    await karim.post(`/agent/agenda/reservations/${r?.id}/annuler`, {})
    assert.equal((await reservations(a.monde, ailleurs))[0]?.statut, 'annulee')
  })

  test('calendars: a feed by its sealed address and without a name; busy hours of one’s own close the seat', async () => {
    const motifId = await unMotif(a.monde, { nom: 'Suivi du dossier' })
    const moment = await unMoment(a.monde, motifId, 100, { compteId: 'karim' })
    await prendre(a.monde, moment, { prenom: 'Secrète' })
    const page = await (await karim.get('/agent/agenda/reglages')).text()
    const flux = page.match(/href="http:\/\/localhost(\/agenda\/flux\/compte\/[^"]+)"/)?.[1] ?? ''
    const ics = await (await a.habitant.get(flux)).text()
    assert.match(ics, /SUMMARY:Suivi du dossier/)
    assert.doesNotMatch(ics, /Secrète/)
    assert.equal((await a.habitant.get(flux.replace(/\/[^/]+$/, '/faux.ics'))).status, 404)
    const libre = await unMoment(a.monde, motifId, 120, { compteId: 'karim' })
    const texte = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART:20261128T080000Z',
      'DTEND:20261128T090000Z',
      'SUMMARY:Chez le dentiste',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    const lu = await importer(a.monde.services, a.karim, { adresse: 'https://agenda.exemple.fr/a.ics' }, async () => ({
      ok: true,
      value: texte,
    }))
    assert.deepEqual(lu, { ok: true, value: 1 })
    const refus = await prendre(a.monde, libre)
    assert.match(refus.texte, /vient de prendre cette place|plus libre/)
    assert.match(await voir('/agent/agenda/occupe'), /Votre agenda est lu/)
    await karim.post('/agent/agenda/occupe/retirer', {})
    assert.equal((await prendre(a.monde, libre)).statut, 303)
    const fichier = new File(['nimporte'], 'a.ics', { type: 'text/calendar' })
    assert.match(
      await (await karim.post('/agent/agenda/occupe', { adresse: '', fichier })).text(),
      /pas un agenda que nous savons lire/,
    )
    const vide = await karim.post('/agent/agenda/occupe', { adresse: 'http://exemple.fr/a.ics' })
    assert.match(await vide.text(), /commence par https/)
  })
})
