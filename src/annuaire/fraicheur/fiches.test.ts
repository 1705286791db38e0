import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Acteur, SYSTEME } from '../../platform/index.ts'
import { lire, surChaqueBase } from '../../platform/testing/index.ts'
import { createBanc, listeFranceServices } from '../imports/banc.test-data.ts'
import { lireHoraires } from '../osm.ts'
import { ecrireJournee } from '../versions/semaine-ecrite.ts'

type Banc = ReturnType<typeof createBanc>

surChaqueBase('correcting a sheet', (ouvrir) => {
  let banc: Banc
  let responsable: Acteur
  let rang = 0

  /** Signed in anew: the days that pass close a session. */
  const elle = () => banc.navigateur(responsable)
  /** A newer list, in which these desks stand. */
  const nouvelleListe = (desks: Parameters<typeof listeFranceServices>[0]) => {
    rang += 1
    const jour = banc.clock.now().toISOString().slice(0, 10).replaceAll('-', '')
    const nom = `liste-${rang}-${jour}.csv`
    banc.ecrire(nom, listeFranceServices(desks))
    return banc.importer('france-services', nom)
  }
  const versions = async (id: string) =>
    banc.services.database.as(SYSTEME, async (trx) => {
      const { rows } = await sql<{
        origine: string
        organisation: string
        compte_id: string | null
        changements: object
      }>`
        select origine, organisation, compte_id, changements from versions where objet_id = ${id} order by rang`.execute(
        trx,
      )
      return rows
    })
  const formulaire = async (plus: Record<string, string> = {}, id = 'fs-1') => {
    const lieu = await banc.lieu(id)
    const { rows } = await banc.services.database.as(SYSTEME, (trx) =>
      sql<{ n: number }>`select coalesce(max(rang), 0)::int as n from versions where objet_id = ${id}`.execute(trx),
    )
    const osm = lieu?.horaires ? lireHoraires(String(lieu.horaires)) : null
    const jours = Object.fromEntries(
      Array.from({ length: 7 }, (_, j) => [`jour${j}`, osm?.ok ? ecrireJournee(osm.value, j) : '']),
    )
    const textes = {
      adresse: 'adresse',
      codePostal: 'code_postal',
      ville: 'ville',
      telephone: 'telephone',
      email: 'email',
      nom: 'nom',
    }
    const champs = Object.fromEntries(Object.entries(textes).map(([k, col]) => [k, String(lieu?.[col] ?? '')]))
    return { ...champs, ...jours, accessible: 'inconnu', rang: String(rows[0]?.n ?? 0), ...plus }
  }
  const corriger = async (plus: Record<string, string>) =>
    (await elle()).post('/agent/lieux/fs-1/modifier', await formulaire(plus))

  before(async () => {
    banc = createBanc(await ouvrir())
    await nouvelleListe([{ id_fs: '1' }, { id_fs: '2', lib_fs: 'France services Voisine' }])
    responsable = await banc.compte({ role: 'responsable', structure: 'fs-exemple', nom: 'Karim Spécimen' })
    await banc.services.database.as(SYSTEME, (trx) =>
      sql`update structures set lieu_id = 'fs-1' where id = 'fs-exemple'`.execute(trx),
    )
  })
  after(() => banc.fermer())

  test('a list that changes a place leaves a version; one that changes nothing leaves none', async () => {
    assert.deepEqual(await versions('fs-1'), [])
    banc.clock.advance(24)
    await nouvelleListe([
      { id_fs: '1', telephone: '01 99 00 00 05' },
      { id_fs: '2', lib_fs: 'France services Voisine' },
    ])
    assert.deepEqual(await versions('fs-1'), [
      {
        origine: 'import',
        organisation: 'Liste nationale France services',
        compte_id: null,
        changements: { telephone: ['01 99 00 00 01', '01 99 00 00 05'] },
      },
    ])
    assert.deepEqual(await versions('fs-2'), [])
  })

  test('the manager of the place corrects it, which confirms it', async () => {
    banc.clock.advance(24)
    const reponse = await corriger({
      telephone: '0199000077',
      jour2: '9h-12h et 14h-16h30',
      note: 'Sonnez <b>fort</b>',
    })
    assert.equal(reponse.status, 303)
    const lieu = await banc.lieu('fs-1')
    assert.equal(lieu?.telephone, '01 99 00 00 77')
    assert.match(String(lieu?.horaires), /We 09:00-12:00,14:00-16:30/)
    assert.deepEqual([lieu?.confirme_le, lieu?.confirme_par], ['2026-11-25', 'Structure fs-exemple'])
    const [, version] = await versions('fs-1')
    assert.deepEqual(
      [version?.origine, version?.organisation, version?.compte_id],
      ['correction', 'Structure fs-exemple', responsable.compteId],
    )
    const page = await lire(await (await elle()).get('/agent/lieux/fs-1/versions'))
    assert.match(page, /Téléphone : avant, 01 99 00 00 05 → , après, 01 99 00 00 77/)
    assert.match(page, /Mercredi : avant, fermé → , après, 9h-12h, 14h-16h30/)
    assert.match(page, /Karim Spécimen/)
    assert.match(page, /&lt;b&gt;fort/, 'what people type is text')
  })

  test('what is wrong is said beside its field, and nothing typed is lost', async () => {
    const reponse = await corriger({
      telephone: '12',
      email: 'agathe.exemple@exemple.fr',
      codePostal: '9300',
      ville: 'Nullepart',
      jour0: '17h-13h30',
      jour1: '9h-12h, 11h-14h',
      jour3: 'le matin',
      adresse: 'Une autre rue',
    })
    assert.equal(reponse.status, 422)
    const page = await lire(reponse)
    for (const phrase of [
      /« 12 » n'est pas un numéro de téléphone/,
      /semble être celle d'une personne/,
      /« 9300 » n'est pas un code postal/,
      /pas de commune « Nullepart »/,
      /Lundi : « 17:00 - 13:30 » finit avant de commencer/,
      /Mardi : .*se chevauchent/,
      /Jeudi : « le matin » n’est pas un horaire/,
    ])
      assert.match(page, phrase)
    const html = await (await corriger({ telephone: '12', adresse: 'Une autre rue', jour3: 'le matin' })).text()
    for (const tape of ['value="12"', 'value="Une autre rue"', 'value="le matin"']) assert.ok(html.includes(tape), tape)
    assert.equal((await banc.lieu('fs-1'))?.telephone, '01 99 00 00 77')
  })

  test('hours unknown stay unknown until somebody writes them', async () => {
    const vides = Object.fromEntries(Array.from({ length: 7 }, (_, j) => [`jour${j}`, '']))
    assert.equal((await corriger(vides)).status, 422, 'empty is neither closed nor unknown')
    assert.equal((await corriger({ ...vides, inconnus: 'oui' })).status, 303)
    assert.deepEqual([(await banc.lieu('fs-1'))?.horaires, (await banc.lieu('fs-1'))?.semaine], [null, null])
    assert.equal((await corriger({ inconnus: 'oui', jour0: '9h-12h' })).status, 422)
    assert.equal((await corriger({ jour0: '9h-12h' })).status, 303)
    assert.equal((await banc.lieu('fs-1'))?.semaine, '{[540,720)}')
  })

  test('two people at once: the second is told and loses nothing', async () => {
    const reponse = await corriger({ rang: '0', nom: 'France services Renommée' })
    assert.equal(reponse.status, 422)
    const html = await reponse.text()
    assert.match(html, /a changé pendant que vous écriviez/)
    assert.ok(html.includes('value="France services Renommée"'))
  })

  test('a list that repeats itself leaves corrections alone; one that changes the same field is followed and told', async () => {
    const desks = (telephone: string) => [
      { id_fs: '1', telephone },
      { id_fs: '2', lib_fs: 'France services Voisine' },
    ]
    banc.clock.advance(24)
    const meme = await nouvelleListe(desks('01 99 00 00 05'))
    assert.deepEqual([meme.modifies, meme.avertissements], [0, []])
    assert.equal((await banc.lieu('fs-1'))?.telephone, '01 99 00 00 77')
    assert.equal((await banc.lieu('fs-1'))?.semaine, '{[540,720)}')

    await (await elle()).post('/agent/lieux/fs-1/confirmer', {})
    banc.ecrire('vieille-20260101.csv', listeFranceServices(desks('01 99 00 00 04')))
    const vieille = await banc.importer('france-services', 'vieille-20260101.csv')
    assert.deepEqual(
      vieille.avertissements.map((a) => [a.ligne, a.code]),
      [[2, 'correction-gardee']],
    )
    assert.equal((await banc.lieu('fs-1'))?.telephone, '01 99 00 00 77')
    assert.equal((await banc.lieu('fs-1'))?.confirme_par, 'Structure fs-exemple', 'an old list confirms nothing')
    assert.deepEqual((await banc.importer('france-services', 'vieille-20260101.csv')).avertissements, [], 'told once')

    banc.clock.advance(24)
    const neuve = await nouvelleListe(desks('01 99 00 00 06'))
    assert.deepEqual(
      neuve.avertissements.map((a) => a.code),
      ['correction-remplacee'],
    )
    assert.match(
      neuve.avertissements[0]?.message ?? '',
      /téléphone : la liste dit maintenant « 01 99 00 00 06 », qui remplace « 01 99 00 00 77 »/,
    )
    const lieu = await banc.lieu('fs-1')
    assert.equal(lieu?.telephone, '01 99 00 00 06')
    assert.equal(lieu?.semaine, '{[540,720)}', 'the other corrections hold')
    assert.deepEqual([lieu?.confirme_par, lieu?.confirme_le], [null, '2026-11-27'])
  })

  test('any version can be taken up again, and the list still does not undo it', async () => {
    const avant = await versions('fs-1')
    const page = await lire(await (await elle()).get('/agent/lieux/fs-1/versions'))
    assert.match(page, /Fiche d’origine/)
    const rang = avant.findIndex((v) => 'telephone' in v.changements && v.origine === 'correction') + 1
    assert.equal((await (await elle()).post(`/agent/lieux/fs-1/versions/${rang}/retour`, {})).status, 303)
    const lieu = await banc.lieu('fs-1')
    assert.equal(lieu?.telephone, '01 99 00 00 77')
    assert.match(String(lieu?.horaires), /We 09:00-12:00,14:00-16:30/)
    assert.equal((await versions('fs-1')).at(-1)?.origine, 'retour')
    await (await elle()).post('/agent/lieux/fs-1/versions/0/retour', {})
    assert.equal((await banc.lieu('fs-1'))?.telephone, '01 99 00 00 01')
    assert.equal((await (await elle()).post('/agent/lieux/fs-1/versions/99/retour', {})).status, 404)
  })

  test('a place that moved stands in the middle of its commune until its list says where', async () => {
    await banc.services.database.as(SYSTEME, (trx) =>
      sql`update communes set lat = 48.9, lon = 2.4 where code = '93008'`.execute(trx),
    )
    await corriger({ adresse: '2 rue de l’Exemple', demenage: 'oui' })
    const lieu = await banc.lieu('fs-1')
    assert.deepEqual([lieu?.adresse, lieu?.lat, lieu?.approchee], ['2 rue de l’Exemple', 48.9, true])
  })

  test('what a list no longer has is a version too, and is not corrected any more', async () => {
    banc.clock.advance(24)
    await nouvelleListe([{ id_fs: '2', lib_fs: 'France services Voisine' }])
    assert.deepEqual((await versions('fs-1')).at(-1)?.changements, { retireLe: [null, '2026-11-28'] })
    assert.equal((await corriger({ nom: 'Autre nom' })).status, 422)
  })

  test('only those whose place it is may correct, undo or confirm it', async () => {
    const autre = await banc.navigateur(await banc.compte({ role: 'responsable', structure: 'autre' }))
    const coordinateur = await banc.navigateur(await banc.compte({ role: 'coordinateur', structure: 'pilotage' }))
    for (const [navigateur, statut] of [
      [autre, 404],
      [coordinateur, 200],
    ] as const) {
      assert.equal((await navigateur.get('/agent/lieux/fs-2/modifier')).status, statut)
      assert.equal((await navigateur.get('/agent/lieux/fs-2/versions')).status, statut)
    }
    assert.equal((await autre.post('/agent/lieux/fs-2/modifier', await formulaire({}, 'fs-2'))).status, 404)
    assert.equal((await autre.post('/agent/lieux/fs-2/confirmer', {})).status, 404)
    assert.equal((await coordinateur.post('/agent/lieux/fs-2/confirmer', {})).status, 303)
    assert.equal((await banc.lieu('fs-2'))?.confirme_par, 'Structure pilotage')
    assert.deepEqual(
      (await versions('fs-2')).map((v) => v.origine),
      ['confirmation'],
    )
  })
})
