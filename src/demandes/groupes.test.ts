import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Database, SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { readGroupes, saveGroupes } from './groupes.ts'
import { envoyerDemande, type Guichet, ouvrirGuichet, signerMandat, texte, unExpert, unId } from './guichet.test.ts'

const RSA = '/operateur/groupes/caf-minima-sociaux'

const REGLAGES = {
  id: 'caf-minima-sociaux',
  nom: 'Caf 93, minima sociaux',
  email: 'minima-sociaux@caf93.exemple.fr',
  themes: ['minima-sociaux', 'aah'],
  delaiJoursOuvres: '3',
  jours: ['1', '2', '3', '4', '5'],
  fermetures: '',
  suppleant: '',
  rappelPart: '75',
  responsableJours: '1',
  coordinationJours: '3',
  relanceJours: '3',
  clotureJours: '10',
}

async function ouvrirGerance(database: Database) {
  const guichet = await ouvrirGuichet(database)
  const nadia = await guichet.monde.compte({ id: 'nadia', role: 'responsable', operateur: 'caf', nom: 'Nadia Exemple' })
  return { ...guichet, gerante: await guichet.monde.navigateur(nadia) }
}

surChaqueBase('groups kept by their manager', (ouvrir) => {
  const actions = async ({ monde }: Guichet) =>
    (
      await monde.services.database.as(SYSTEME, (trx) =>
        trx
          .selectFrom('journal')
          .select('action')
          .where('objet', '=', 'groupe:caf-minima-sociaux')
          .orderBy('id')
          .execute(),
      )
    ).map((l) => l.action)

  test('the calendar typed decides when the answer is due', async () => {
    const guichet = await ouvrirGerance(await ouvrir())
    const { gerante, agent, monde } = guichet
    const modifie = await gerante.post(`${RSA}/modifier`, {
      ...REGLAGES,
      jours: ['1', '2'],
      fermetures: '24/11/2026\n',
    })
    assert.equal(modifie.headers.get('location'), RSA)
    assert.match(await texte(gerante.get(RSA)), /Le groupe est enregistré.*lundi, mardi.*24 novembre 2026/)
    await signerMandat(agent)
    await envoyerDemande(agent)
    // Monday 23, then Monday 30, Tuesday 1, Monday 7.
    assert.match(await texte(agent.get('/agent/demandes')), /.*/)
    const { echeance } = await monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('demandes').select('echeance').executeTakeFirstOrThrow(),
    )
    assert.deepEqual(echeance, new Date('2026-12-07T09:30:00+01:00'))
    assert.deepEqual(await actions(guichet), ['groupe.modifie'])
    monde.close()
  })

  test('what is wrong is said beside its field, and nothing typed is lost', async () => {
    const { gerante, monde } = await ouvrirGerance(await ouvrir())
    const refuse = await gerante.post(`${RSA}/modifier`, {
      ...REGLAGES,
      nom: 'Un nom tapé',
      email: 'pas une adresse',
      themes: [],
      fermetures: '24/12/2026\nNoël',
      relanceJours: '12',
    })
    assert.equal(refuse.status, 422)
    const dit = await texte(refuse)
    assert.match(dit, /Il y a 3 erreurs/)
    assert.match(dit, /Écrivez une adresse comme groupe@exemple\.fr/)
    assert.match(dit, /Cochez au moins un sujet/)
    assert.match(dit, /« Noël » n’est pas une date/)
    assert.match(dit, /24\/12\/2026/)
    assert.doesNotMatch(await texte(gerante.get('/operateur/groupes')), /Un nom tapé/)
    const pareil = await gerante.post(`${RSA}/modifier`, { ...REGLAGES, nom: 'caf 93, famille et logement' })
    assert.match(await texte(pareil), /Un autre de vos groupes a déjà ce nom/)
    const tard = await gerante.post(`${RSA}/modifier`, { ...REGLAGES, relanceJours: '10' })
    assert.match(await texte(tard), /L’agent est relancé avant que la demande se ferme/)
    monde.close()
  })

  test('a new group gets its members and reads requests; its form sent twice counts once', async () => {
    const { gerante, monde } = await ouvrirGerance(await ouvrir())
    const id = unId()
    const nouveau = { ...REGLAGES, id, nom: 'Caf 93, urgences' }
    await gerante.post('/operateur/groupes/nouveau', nouveau)
    const encore = await gerante.post('/operateur/groupes/nouveau', nouveau)
    assert.equal(encore.headers.get('location'), `/operateur/groupes/${id}`)
    assert.match(await texte(gerante.get(`/operateur/groupes/${id}`)), /Personne ne lit les demandes de ce groupe/)
    await gerante.post(`/operateur/groupes/${id}/membres`, { compte: 'bastien' })
    const page = await texte(gerante.get(`/operateur/groupes/${id}`))
    assert.match(page, /Bastien Factice.*Retirer Bastien Factice du groupe/)
    await gerante.post(`/operateur/groupes/${id}/membres/retirer`, { compte: 'bastien' })
    assert.match(await texte(gerante.get(`/operateur/groupes/${id}`)), /Personne ne lit/)
    monde.close()
  })

  test('nobody of another operator is taken in, no group of another operator is touched', async () => {
    const guichet = await ouvrirGerance(await ouvrir())
    const { gerante, monde, bastien } = guichet
    const cedric = await unExpert(monde, 'cedric', 'cpam', 'cpam-ouest', 'Cédric Témoin')
    const refuse = await gerante.post(`${RSA}/membres`, { compte: cedric.compteId })
    assert.equal(refuse.status, 422)
    assert.match(await texte(refuse), /Choisissez une personne de la liste/)
    for (const chemin of ['', '/modifier'])
      assert.equal((await gerante.get(`/operateur/groupes/cpam-ouest${chemin}`)).status, 404)
    assert.equal((await gerante.post('/operateur/groupes/cpam-ouest/membres', { compte: 'bastien' })).status, 404)
    const vole = await gerante.post('/operateur/groupes/nouveau', { ...REGLAGES, id: 'cpam-ouest', nom: 'Pris' })
    assert.match(await texte(vole), /Ce groupe n’est pas de votre organisme/)
    // The database alone refuses it too.
    const nadia = { ...bastien, compteId: 'nadia', role: 'responsable' as const }
    await assert.rejects(
      monde.services.database.as(nadia, (trx) =>
        trx
          .insertInto('membres')
          .values({ departement: '93', groupe_id: 'cpam-ouest', compte_id: 'bastien' })
          .execute(),
      ),
      /row-level security/,
    )
    monde.close()
  })

  test('absences are noted, and end; dates the wrong way round are refused', async () => {
    const { gerante, monde } = await ouvrirGerance(await ouvrir())
    const absence = { id: unId(), qui: 'bastien', du: '2026-11-30', au: '2026-11-25' }
    const refuse = await gerante.post(`${RSA}/absences`, absence)
    assert.match(await texte(refuse), /Le dernier jour vient avant le premier/)
    const note = await gerante.post(`${RSA}/absences`, { ...absence, au: '2026-12-04' })
    assert.equal(note.status, 303)
    await gerante.post(`${RSA}/absences`, { id: unId(), qui: 'groupe', du: '2026-11-23', au: '2026-11-23' })
    assert.match(
      await texte(gerante.get(RSA)),
      /Tout le groupe , le .*Bastien Factice , du 30 novembre 2026 au 4 décembre 2026/,
    )
    assert.match(await texte(gerante.get('/operateur/groupes')), /Caf 93, minima sociaux.*Absent aujourd’hui/)
    await gerante.post(`${RSA}/absences/retirer`, { id: absence.id })
    assert.doesNotMatch(await texte(gerante.get(RSA)), /4 décembre/)
    monde.close()
  })

  test('a mailbox that refuses our mails is named to the manager', async () => {
    const { gerante, agent, monde } = await ouvrirGerance(await ouvrir())
    await signerMandat(agent)
    await envoyerDemande(agent)
    assert.doesNotMatch(await texte(gerante.get(RSA)), /refusent nos courriels/)
    await monde.services.database.as(SYSTEME, (trx) =>
      trx
        .updateTable('courriers')
        .set({ etat: 'abandonne' })
        .where('destinataire', '=', 'minima-sociaux@caf93.exemple.fr')
        .execute(),
    )
    assert.match(
      await texte(gerante.get(RSA)),
      /Ces boîtes aux lettres refusent nos courriels .*minima-sociaux@caf93\.exemple\.fr/,
    )
    monde.close()
  })

  test('the territory’s file leaves alone what was changed on screen', async () => {
    const { gerante, monde } = await ouvrirGerance(await ouvrir())
    await gerante.post(`${RSA}/modifier`, { ...REGLAGES, nom: 'Caf 93, RSA' })
    const { database, clock } = monde.services
    await database.as(SYSTEME, (trx) => saveGroupes(trx, '93', readGroupes('93'), clock.now()))
    assert.match(await texte(gerante.get('/operateur/groupes')), /Caf 93, RSA/)
    monde.close()
  })

  test('a manager of a desk is told there is nothing here', async () => {
    const { monde } = await ouvrirGuichet(await ouvrir())
    const karim = await monde.navigateur(await monde.compte({ role: 'responsable', structure: 'fs' }))
    assert.match(await texte(karim.get('/operateur/groupes')), /Votre structure n’en est pas un/)
    assert.equal((await karim.get(RSA)).status, 404)
    monde.close()
  })
})
