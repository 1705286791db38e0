import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Acteur, SYSTEME } from '../../platform/index.ts'
import { lire, surChaqueBase } from '../../platform/testing/index.ts'
import { createBanc, listeFranceServices } from '../imports/banc.test-data.ts'
import { annuaire } from '../index.ts'
import { confiance } from './model.ts'
import { relancer } from './relances.ts'
import { listFiches } from './store.ts'

const JOUR = 24
const UUID = '0198aaaa-0000-7000-8000-00000000000'

surChaqueBase('keeping sheets right', (ouvrir) => {
  let banc: ReturnType<typeof createBanc>
  let responsable: Acteur
  let coordinateur: Acteur

  const commande = async (...args: string[]) => {
    const sortie: string[] = []
    const commandes = annuaire(banc.services).commandes ?? []
    const relance = commandes.find((c) => c.nom === 'annuaire relancer')
    const ecrire = (ligne: string) => void sortie.push(ligne)
    const code = await relance?.run(args, { out: ecrire, err: ecrire, progress: () => {}, cwd: '' })
    return { code, sortie: sortie.join('\n') }
  }
  /** Mails that left since the last time. */
  const courriels = async () => {
    await banc.services.courrier.vider()
    return banc.courriels.splice(0)
  }
  const lien = (texte: string, nom: string) =>
    texte.slice(texte.indexOf(nom)).match(/http:\/\/localhost(\/confirmer\/[\w-]+)/)?.[1] ?? ''
  const systeme = <T>(requete: ReturnType<typeof sql<T>>) =>
    banc.services.database.as(SYSTEME, async (trx) => (await requete.execute(trx)).rows)
  const signaler = async (plus: Record<string, string> = {}, id = 'fs-1') =>
    (await banc.navigateur()).post(`/lieux/${id}/signaler`, {
      id: banc.services.newId(),
      quoi: 'horaires',
      texte: 'Fermé le lundi <script>alert(1)</script>',
      email: '',
      site: '',
      ...plus,
    })

  before(async () => {
    banc = createBanc(await ouvrir())
    banc.ecrire(
      'liste-20260501.csv',
      listeFranceServices([
        { id_fs: '1', lib_fs: 'France services Une', mail: 'accueil-une@exemple.fr' },
        { id_fs: '2', lib_fs: 'France services Deux', mail: 'accueil-deux@exemple.fr' },
        { id_fs: '3', lib_fs: 'France services Trois', mail: 'accueil-deux@exemple.fr' },
        { id_fs: '4', lib_fs: 'France services Sans boîte', mail: '' },
      ]),
    )
    await banc.importer('france-services', 'liste-20260501.csv')
    responsable = await banc.compte({ role: 'responsable', structure: 'fs-exemple' })
    coordinateur = await banc.compte({ role: 'coordinateur', structure: 'pilotage' })
    await systeme(sql`update structures set lieu_id = 'fs-1' where id = 'fs-exemple'`)
  })
  after(() => banc.fermer())

  test('the dry run says to whom, and writes to nobody', async () => {
    const { code, sortie } = await commande('--toutes', '--dry-run')
    assert.equal(code, 0)
    assert.match(sortie, /2 courriels pour 3 fiches/)
    assert.match(sortie, /accueil-deux@exemple\.fr : France services Trois, Bobigny \(message 1 sur 3\)/)
    assert.deepEqual(await courriels(), [])
    assert.equal((await commande('--nimporte')).code, 2)
  })

  test('by itself, it only writes to places of structures here', async () => {
    assert.match((await commande('--dry-run')).sortie, /1 courriel pour 1 fiche\.\n {2}accueil-une@/)
  })

  test('one mail for each mailbox, never twice, and no more than three', async () => {
    await commande('--toutes')
    const premiers = await courriels()
    assert.deepEqual(premiers.map((m) => m.a).sort(), ['accueil-deux@exemple.fr', 'accueil-une@exemple.fr'])
    assert.match((await commande('--toutes')).sortie, /^0 courriel /)
    for (const rang of [2, 3]) {
      banc.clock.advance(20 * JOUR)
      assert.match((await commande('--toutes')).sortie, /^0 courriel /, 'too soon')
      banc.clock.advance(2 * JOUR)
      await commande('--toutes')
      const suivants = await courriels()
      assert.equal(suivants.length, 2)
      assert.match(suivants[0]?.texte ?? '', new RegExp(`message ${rang} sur 3`))
    }
    banc.clock.advance(200 * JOUR)
    assert.match((await commande('--toutes')).sortie, /^0 courriel /, 'three is enough')
  })

  test('two nodes at once write once', async () => {
    await systeme(sql`delete from relances`)
    await Promise.all([
      relancer(banc.services, { essai: false, toutes: true }),
      relancer(banc.services, { essai: false, toutes: true }),
    ])
    assert.equal((await courriels()).length, 2)
  })

  test('a link opened confirms nothing; the button does, once, in the name of the structure', async () => {
    await systeme(sql`delete from relances`)
    banc.clock.advance(JOUR)
    await relancer(banc.services, { essai: false, toutes: true })
    const mail = (await courriels()).find((m) => m.a === 'accueil-une@exemple.fr')
    const chemin = lien(mail?.texte ?? '', 'France services Une')
    const robot = await banc.navigateur()
    const page = await lire(await robot.get(chemin))
    assert.match(page, /01 99 00 00 01/)
    assert.match(page, /lundi : 9h-12h, 14h-17h mardi : 9h-12h mercredi : fermé/)
    assert.equal((await banc.lieu('fs-1'))?.confirme_par, null)
    const fait = await robot.post(chemin, {})
    assert.equal(fait.status, 200)
    assert.equal((await banc.lieu('fs-1'))?.confirme_par, 'Structure fs-exemple')
    assert.equal((await robot.post(chemin, {})).status, 410)
    assert.equal((await robot.get(chemin)).status, 410)
    assert.equal((await robot.post('/confirmer/nimporte', {})).status, 410)
    assert.match(await lire(await robot.get('/lieux/fs-1')), /Confirmé aujourd’hui par Structure fs-exemple/)
    banc.clock.advance(22 * JOUR)
    await commande('--toutes')
    assert.deepEqual(
      (await courriels()).map((m) => m.a),
      ['accueil-deux@exemple.fr'],
      'whoever confirmed is left alone',
    )
  })

  test('a link stops after sixty days, and serves its own sheet only', async () => {
    await systeme(sql`delete from relances`)
    banc.clock.advance(JOUR)
    await relancer(banc.services, { essai: false, toutes: true })
    const texte = (await courriels())[0]?.texte ?? ''
    const [deux, trois] = [lien(texte, 'France services Deux'), lien(texte, 'France services Trois')]
    const robot = await banc.navigateur()
    await robot.post(deux, {})
    assert.equal((await banc.lieu('fs-2'))?.confirme_par, 'France services Deux', 'nobody here: the place itself')
    assert.equal((await banc.lieu('fs-3'))?.confirme_par, null)
    banc.clock.advance(60 * JOUR)
    assert.equal((await robot.post(trois, {})).status, 410)
    assert.equal((await banc.lieu('fs-3'))?.confirme_par, null)
  })

  test('anybody says what is wrong; the owner is told, never what was written', async () => {
    const id = `${UUID}1`
    assert.equal((await signaler({ id, email: 'quelquun@exemple.fr' })).status, 200)
    assert.equal((await signaler({ id, email: 'quelquun@exemple.fr' })).status, 200, 'sent twice, kept once')
    assert.equal((await banc.lieu('fs-1'))?.signales, 1)
    const [mail, ...autres] = await courriels()
    assert.deepEqual([mail?.a, autres.length], ['accueil-une@exemple.fr', 0])
    assert.doesNotMatch(mail?.texte ?? '', /lundi|quelquun/i)
    const elle = await banc.navigateur(responsable)
    assert.match(await lire(await elle.get('/agent/fiches')), /Les horaires/)
    const page = await lire(await elle.get(`/agent/signalements/${id}`))
    assert.match(page, /Fermé le lundi &lt;script&gt;/, 'what people type is text')
  })

  test('a report that is incomplete, a robot, too many: nothing kept, nothing lost', async () => {
    const refus = await signaler({ quoi: '', texte: 'ab', email: 'pas une adresse' })
    assert.equal(refus.status, 422)
    const html = await refus.text()
    for (const dit of [/Choisissez ce qui est faux/, /en quelques mots/, /pas complète/, /value="pas une adresse"/])
      assert.match(html, dit)
    assert.equal((await signaler({ site: 'https://exemple.fr' })).status, 200)
    assert.equal((await signaler({}, 'inconnu')).status, 404)
    assert.equal((await banc.lieu('fs-1'))?.signales, 1)
    for (let i = 0; i < 6; i++) await signaler({}, 'fs-2')
    const derniere = await signaler({ texte: 'Mon texte' }, 'fs-2')
    assert.equal(derniere.status, 422)
    assert.match(await derniere.text(), /Réessayez dans une heure[\s\S]*Mon texte/)
    assert.ok(Number((await banc.lieu('fs-2'))?.signales) < 6)
    await systeme(sql`delete from signalements where lieu_id = 'fs-2'`)
    await systeme(sql`update lieux set signales = 0 where id = 'fs-2'`)
    await systeme(sql`delete from limites`)
    await courriels()
  })

  test('the form speaks the reader’s language', async () => {
    const page = await lire(await (await banc.navigateur()).get('/lieux/fs-1/signaler?langue=pt'))
    assert.match(page, /Comunicar um erro/)
    assert.match(page, /Os horários/)
  })

  test('reports are read and closed by those whose place it is', async () => {
    const id = `${UUID}1`
    const autre = await banc.navigateur(await banc.compte({ role: 'responsable', structure: 'autre' }))
    assert.equal((await autre.get(`/agent/signalements/${id}`)).status, 404)
    assert.equal((await autre.post(`/agent/signalements/${id}`, { etat: 'corrige' })).status, 404)
    banc.clock.advance(7 * JOUR)
    const pilote = await banc.navigateur(coordinateur)
    assert.match(await lire(await pilote.get('/pilotage/fiches')), /Un signalement attend depuis plus de 72 heures/)
    const elle = await banc.navigateur(responsable)
    assert.equal((await elle.post(`/agent/signalements/${id}`, { etat: 'pas-erreur' })).status, 422, 'a reason is due')
    const suite = { etat: 'pas-erreur', reponse: 'Nous ouvrons bien le lundi.' }
    assert.equal((await elle.post(`/agent/signalements/${id}`, suite)).status, 303)
    assert.equal((await banc.lieu('fs-1'))?.signales, 0)
    const [reponse] = await courriels()
    assert.deepEqual([reponse?.a, reponse?.sujet], ['quelquun@exemple.fr', 'Votre signalement a été vérifié'])
    assert.deepEqual(await systeme(sql`select email from signalements where id = ${id}`), [{ email: null }])
    await elle.post(`/agent/signalements/${id}`, { etat: 'corrige' })
    assert.match(await lire(await elle.get(`/agent/signalements/${id}`)), /Ce n’était pas une erreur/)
  })

  test('a place without a mailbox: its managers are told', async () => {
    await systeme(sql`update structures set lieu_id = 'fs-4' where id = 'fs-exemple'`)
    await signaler({}, 'fs-4')
    assert.deepEqual(
      (await courriels()).map((m) => m.a),
      [responsable.email],
    )
  })

  test('nobody reads reports past row-level security', async () => {
    const { db } = banc.services.database
    assert.deepEqual((await sql`select * from signalements`.execute(db)).rows, [])
    const aidant = await banc.compte({ role: 'aidant', structure: 'fs-exemple' })
    const lus = await banc.services.database.as(
      aidant,
      async (trx) => (await sql`select * from signalements`.execute(trx)).rows,
    )
    assert.deepEqual(lus, [])
  })

  test('what people wrote is destroyed after six months', async () => {
    const salle = annuaire(banc.services)
    assert.match((await salle.purge?.(true))?.join('\n') ?? '', /Signalements de plus de 6 mois : 0/)
    banc.clock.advance(185 * JOUR)
    assert.match((await salle.purge?.(true))?.join('\n') ?? '', /Signalements de plus de 6 mois : 2/)
    await salle.purge?.(false)
    assert.deepEqual(await systeme(sql`select id from signalements`), [])
    assert.equal((await banc.lieu('fs-4'))?.signales, 0, 'the sheet no longer counts it')
  })

  test('the database counts the score as the model does', async () => {
    const jour = banc.clock.now().toISOString().slice(0, 10)
    const valeurs = Array.from({ length: 400 }, (_, i) => ({
      id: `s-${i}`,
      age: i % 7 === 0 ? null : (i * 37) % 1100,
      par: i % 3 === 0 ? 'Structure' : null,
      signales: i % 5,
      tel: i % 2 === 0,
      adr: i % 11 > 2,
      hor: ['connus', 'incertains', 'inconnus'][i % 3],
      app: i % 13 === 0,
    }))
    await systeme(sql`insert into lieux (departement, id, source, source_id, source_titre, nom, cle_tri, types, operateurs,
        itinerant, ville, approchee, heures, ouvre_feries, services, exemple, recherche, confirme_le, confirme_par, signales,
        telephone, adresse, horaires, semaine, incertain)
      select '77', v.id, 'essai', v.id, 'Essai', v.id, v.id, '{}', '{}', false, 'Ville', v.app, '{}', false, '{}', true, '',
        ${jour}::date - v.age, v.par, v.signales, case when v.tel then '1' end, case when v.adr then '1' end,
        case when v.hor <> 'inconnus' then 'Mo 09:00-10:00' end, case when v.hor <> 'inconnus' then '{[540,600)}'::int4multirange end,
        case v.hor when 'connus' then '{}'::int4multirange when 'incertains' then '{[600,700)}'::int4multirange end
      from jsonb_to_recordset(${JSON.stringify(valeurs)}::jsonb)
        as v(id text, age int, par text, signales int, tel boolean, adr boolean, hor text, app boolean)`)
    const lues: number[] = []
    for (let page = 0; page < 20; page++) {
      const filtre = { structureId: null, retard: false, page }
      const { fiches, suite } = await banc.services.database.as(SYSTEME, (trx) =>
        listFiches(trx, '77', filtre, banc.clock.now()),
      )
      assert.equal(suite, page < 19)
      for (const f of fiches) {
        assert.equal(f.score, confiance(f.faits).score, f.id)
        const v = valeurs.find((x) => x.id === f.id)
        assert.deepEqual([f.faits.jours, f.faits.horaires, f.faits.signales], [v?.age ?? null, v?.hor, v?.signales])
        lues.push(f.score)
      }
    }
    assert.equal(lues.length, 400)
    assert.deepEqual(
      lues,
      lues.toSorted((a, b) => a - b),
      'the least sure first',
    )
  })
})
