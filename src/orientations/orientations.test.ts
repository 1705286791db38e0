import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { type Acteur, SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import {
  type Bureau,
  envoyerFiche,
  FICHE,
  MANDAT,
  ouvrirBureau,
  rendezVous,
  saisie,
  signerMandat,
  texte,
  unId,
} from './bureau.test-data.ts'

const PAGE = `/agent/orientations/${FICHE}`

surChaqueBase('orientations', (ouvrir) => {
  let b: Bureau
  beforeEach(async () => {
    b = await ouvrirBureau(await ouvrir())
    await signerMandat(b.agent)
  })

  test('what is read over says exactly who receives what; what is not ticked goes nowhere', async () => {
    const form = await texte(b.agent.get(`/agent/orientations/nouvelle?mandat=${MANDAT}&vers=social`))
    assert.match(form, /Lila Témoin, né\(e\) le 1er février 1990/)
    assert.match(form, /Ce mandat ne permet pas de dire : ses numéros de dossier, sa famille/)
    const relue = await texte(b.agent.post('/agent/orientations/nouvelle', { ...saisie(), geste: 'relire' }))
    assert.match(relue, /Noémie Modèle, Fonction exemple/)
    assert.match(relue, /06 00 00 00 01/)
    assert.match(relue, /Pas partagé .*Son logement/)
    assert.doesNotMatch(relue, /Deux mois de loyer/)
    const sans = await b.agent.post('/agent/orientations/nouvelle', { ...saisie(), geste: 'envoyer' })
    assert.equal(sans.status, 422, 'not without the person’s agreement')
    await envoyerFiche(b.agent)
    const recue = await texte(b.sociale.get(PAGE))
    assert.match(recue, /Lila Témoin/)
    assert.match(recue, /Menace d’expulsion/)
    assert.doesNotMatch(recue, /Deux mois de loyer/)
  })

  test('a ticked line without words, data outside the mandate, an unknown structure: refused, the rest kept', async () => {
    const vide = await b.agent.post('/agent/orientations/nouvelle', saisie({ 'texte-coordonnees': ' ' }))
    assert.equal(vide.status, 422)
    assert.match(await texte(vide), /Écrivez ce qui est partagé, ou décochez/)
    const hors = await b.agent.post('/agent/orientations/nouvelle', saisie({ partage: ['sante'], 'texte-sante': 'x' }))
    assert.equal(hors.status, 422)
    assert.match(await texte(hors), /Ce mandat ne permet pas de dire : « Sa santé »/)
    const inconnue = await texte(b.agent.post('/agent/orientations/nouvelle', saisie({ vers: 'fs' })))
    assert.match(inconnue, /Vers quelle structure/)
    const mandat = await texte(b.agent.post('/agent/orientations/nouvelle', saisie({ mandat: 'inconnu' })))
    assert.match(mandat, /Choisissez un mandat en vigueur/)
  })

  test('a double click sends once', async () => {
    await envoyerFiche(b.agent)
    await envoyerFiche(b.agent)
    await b.monde.services.courrier.vider()
    assert.equal(b.monde.courriels.length, 1)
    const [mail] = b.monde.courriels
    assert.equal(mail?.a, 'noemie@exemple.fr')
    assert.doesNotMatch(`${mail?.sujet} ${mail?.texte}`, /Lila|Témoin|expulsion|ogement/)
  })

  test('accepted with an appointment, changed, met: the loop closes back to the sender', async () => {
    await envoyerFiche(b.agent)
    const passe = await b.sociale.post(`${PAGE}/accepter`, rendezVous({ jour: '01/11/2026' }))
    assert.equal(passe.status, 422)
    assert.equal((await b.sociale.post(`${PAGE}/accepter`, rendezVous())).status, 303)
    assert.match(
      await texte(b.agent.get(PAGE)),
      /Rendez-vous Quand lundi 30 novembre, 14 h 30 Où 1 rue Exemple À apporter Le bail/,
    )
    await b.sociale.post(`${PAGE}/accepter`, rendezVous({ heure: '16h', mode: 'telephone' }))
    assert.match(await texte(b.agent.get(PAGE)), /lundi 30 novembre, 16 h Par téléphone/)
    assert.equal(
      (await b.agent.post(`${PAGE}/rencontre`, { id: unId(), suite: 'conjoint' })).status,
      303,
      'not the sender’s word',
    )
    assert.match(await texte(b.agent.get(PAGE)), /Rendez-vous donné/)
    await b.sociale.post(`${PAGE}/rencontre`, { id: unId(), suite: 'conjoint', mots: 'Plan d’apurement' })
    assert.match(await texte(b.agent.get(PAGE)), /La personne est venue\. Un suivi conjoint .*Plan d’apurement/)
    assert.match(await texte(b.agent.get('/agent/orientations')), /Rencontre faite/)
    await b.agent.post(`${PAGE}/clore`, { id: unId(), mots: '' })
    assert.doesNotMatch(
      await texte(b.sociale.get(PAGE)),
      /Lila|Plan d’apurement/,
      'closed: the receiver no longer reads',
    )
    await b.monde.services.courrier.vider()
    const sujets = b.monde.courriels.map((m) => `${m.a} ${m.sujet.split(' : ')[1]}`)
    assert.deepEqual(sujets, [
      'noemie@exemple.fr nouvelle fiche',
      'agathe@exemple.fr rendez-vous donné',
      'agathe@exemple.fr rendez-vous donné',
      'agathe@exemple.fr la rencontre a eu lieu',
    ])
  })

  test('refused with a reason, sent to another one: who refused reads no more', async () => {
    await envoyerFiche(b.agent)
    assert.equal((await b.sociale.post(`${PAGE}/refuser`, { id: unId(), motif: 'complet', mots: '' })).status, 422)
    await b.sociale.post(`${PAGE}/refuser`, { id: unId(), motif: 'hors-territoire', mots: 'Voyez le CCAS.' })
    const apres = await texte(b.sociale.get(PAGE))
    assert.match(apres, /Cette fiche n’est plus chez vous/)
    assert.doesNotMatch(apres, /Lila|expulsion/)
    assert.match(await texte(b.agent.get(PAGE)), /Refusée : la personne n’habite pas notre territoire .*Voyez le CCAS/)
    const sans = await b.agent.post(`${PAGE}/renvoyer`, { id: unId(), vers: 'ccas' })
    assert.match(await texte(sans), /Sans l’accord de la personne/)
    await b.agent.post(`${PAGE}/renvoyer`, { id: unId(), vers: 'ccas', accord: 'oui' })
    assert.match(await texte(b.ccas.get(PAGE)), /Lila Témoin/)
    assert.equal((await b.sociale.get(`${PAGE}/accepter`)).status, 404)
  })

  test('passed on with the person’s agreement: the history stays, the first one sees no more', async () => {
    await envoyerFiche(b.agent)
    const envoi = { id: unId(), vers: 'ccas', accord: 'oui', mots: 'Domiciliation' }
    assert.equal((await b.sociale.post(`${PAGE}/transmettre`, envoi)).status, 303)
    assert.equal((await b.sociale.post(`${PAGE}/transmettre`, envoi)).status, 303, 'twice is once')
    assert.match(await texte(b.ccas.get(PAGE)), /Transmise à Structure ccas, avec l’accord de la personne/)
    assert.doesNotMatch(await texte(b.sociale.get(PAGE)), /Lila|Domiciliation/)
    assert.match(await texte(b.agent.get('/agent/orientations')), /Structure ccas/)
  })

  test('reminded, then expired with notice, never silent; a late answer is still one', async () => {
    await envoyerFiche(b.agent)
    await sonner(b, '2026-11-27T10:00:00+01:00')
    assert.equal(b.monde.courriels.length, 1, 'nothing before five working days')
    await sonner(b, '2026-11-30T10:00:00+01:00')
    await sonner(b, '2026-11-30T11:00:00+01:00')
    assert.deepEqual(depuis(b, 1), ['noemie@exemple.fr réponse en retard'])
    assert.match(await texte((await b.monde.navigateur(b.noemie)).get('/agent/orientations')), /En retard|aujourd’hui/)
    await sonner(b, '2026-12-07T11:00:00+01:00')
    await sonner(b, '2026-12-08T11:00:00+01:00')
    assert.deepEqual(depuis(b, 2), ['noemie@exemple.fr expirée', 'agathe@exemple.fr sans réponse'])
    const sociale = await b.monde.navigateur(b.noemie)
    assert.equal((await sociale.post(`${PAGE}/accepter`, rendezVous({ jour: '14/12/2026' }))).status, 303)
    // Two working days after the appointment, then two more.
    await sonner(b, '2026-12-16T15:00:00+01:00')
    await sonner(b, '2026-12-18T16:00:00+01:00')
    await sonner(b, '2026-12-19T16:00:00+01:00')
    assert.deepEqual(depuis(b, 5), [
      'noemie@exemple.fr la rencontre a-t-elle eu lieu ?',
      'agathe@exemple.fr sans nouvelles du rendez-vous',
    ])
  })

  test('urgent means two working days; the protocol’s delay holds otherwise', async () => {
    await envoyerFiche(b.agent, { urgence: 'urgente' })
    assert.match(await texte(b.sociale.get(PAGE)), /Réponse attendue : 2 jours ouvrés/)
  })

  test('the person takes the mandate back: closed at once, the receiver reads nothing and is told', async () => {
    await envoyerFiche(b.agent)
    await b.agent.post(`/agent/mandats/${MANDAT}/fin`, { motif: 'revocation', jour: '23/11/2026', precision: '' })
    assert.doesNotMatch(await texte(b.sociale.get(PAGE)), /Lila|expulsion/)
    assert.equal((await b.sociale.get(`${PAGE}/accepter`)).status, 404)
    await b.monde.services.courrier.vider()
    assert.deepEqual(depuis(b, 1), ['noemie@exemple.fr retirée'])
    const encore = await b.agent.post('/agent/orientations/nouvelle', saisie({ id: unId() }))
    assert.match(await texte(encore), /La personne a retiré ce mandat/)
  })

  test('nobody else sees it: other structures, other roles, guessed ids, even without the checks of the pages', async () => {
    await envoyerFiche(b.agent)
    for (const suite of ['', '/accepter', '/refuser', '/transmettre', '/rencontre'])
      assert.equal((await b.ccas.get(`${PAGE}${suite}`)).status, 404, suite)
    assert.equal((await b.ccas.post(`${PAGE}/refuser`, { id: unId(), motif: 'complet', mots: 'x' })).status, 404)
    assert.equal((await b.sociale.get(`${PAGE}/papier`)).status, 404, 'the code is for the person')
    const autres: Acteur[] = [
      { ...b.agathe, structureId: 'autre' },
      { ...b.agathe, role: 'coordinateur' },
      { ...b.agathe, role: 'administrateur' },
    ]
    for (const acteur of autres)
      for (const table of ['orientations', 'orientations_contenus', 'orientations_evenements'])
        assert.equal(await compter(b, acteur, table), 0, `${acteur.role} ${table}`)
    assert.equal(await compter(b, b.noemie, 'orientations_contenus'), 1)
    await b.sociale.post(`${PAGE}/refuser`, { id: unId(), motif: 'complet', mots: 'x' })
    assert.equal(await compter(b, b.noemie, 'orientations_contenus'), 0, 'given back, read no more')
    assert.equal(await compter(b, b.noemie, 'dossiers'), 0, 'nor its key')
    const { rows } = await b.monde.services.database.as(b.noemie, (trx) =>
      sql`update orientations set lecteurs = acces returning id`.execute(trx),
    )
    assert.equal(rows.length, 0, 'nor lets itself in again')
  })

  test('reads and writes are in the journal', async () => {
    await envoyerFiche(b.agent)
    await b.sociale.get(PAGE)
    await b.sociale.get('/agent/orientations')
    const actions = await b.monde.services.database.as(SYSTEME, (trx) =>
      trx
        .selectFrom('journal')
        .select(['action', 'compte_id'])
        .where('action', 'like', 'orientation%')
        .orderBy('id')
        .execute(),
    )
    assert.deepEqual(
      actions.map((a) => `${a.compte_id} ${a.action}`),
      ['agathe orientation.envoyee', 'noemie orientation.lue', 'noemie orientations.listees'],
    )
  })

  test('destroyed with the mandate: unreadable, counts kept', async () => {
    await envoyerFiche(b.agent)
    await b.sociale.post(`${PAGE}/refuser`, { id: unId(), motif: 'complet', mots: 'x' })
    await b.agent.post(`/agent/mandats/${MANDAT}/fin`, { motif: 'revocation', jour: '23/11/2026', precision: '' })
    b.monde.clock.set(new Date('2027-01-10T10:00:00+01:00'))
    const { mandats } = await import('../mandats/index.ts')
    const { orientations } = await import('./index.ts')
    await mandats(b.monde.services).purge?.(false)
    const salle = orientations(b.monde.services)
    assert.equal((await salle.purge?.(true))?.[0], 'Fiches d’orientation dont le mandat est détruit : 1')
    assert.equal((await salle.purge?.(false))?.[0], 'Fiches d’orientation dont le mandat est détruit : 1')
    assert.equal((await salle.purge?.(false))?.[0], 'Fiches d’orientation dont le mandat est détruit : 0')
    const page = await texte((await b.monde.navigateur(b.agathe)).get(PAGE))
    assert.match(page, /Les données de cette fiche sont détruites/)
    assert.doesNotMatch(page, /Lila|expulsion/)
    assert.equal(await compter(b, SYSTEME, 'orientations_contenus'), 0)
    assert.equal(await compter(b, SYSTEME, 'orientations_envois'), 1)
  })
})

async function sonner(b: Bureau, quand: string): Promise<void> {
  b.monde.clock.set(new Date(quand))
  const { avancer } = await import('./gestes.ts')
  await avancer({ ...b.monde.services, connuDeDemande: async () => ({}), connuDeEntretien: async () => ({}) })
  await b.monde.services.courrier.vider()
}

const depuis = (b: Bureau, rang: number) =>
  b.monde.courriels.slice(rang).map((m) => `${m.a} ${m.sujet.split(' : ').slice(1).join(' : ')}`)

async function compter(b: Bureau, acteur: Acteur | typeof SYSTEME, table: string): Promise<number> {
  const { rows } = await b.monde.services.database.as(acteur, (trx) =>
    sql<{ nombre: number }>`select count(*)::int as nombre from ${sql.table(table)}`.execute(trx),
  )
  return rows[0]?.nombre ?? -1
}
