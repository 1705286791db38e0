import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Acteur, SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { AUTRE, couverture, ecran, formulaire, ouvrirSalle, page, papier, signe, TRACE, UNE } from './essais.test.ts'
import { lireMandat, mandats } from './index.ts'

surChaqueBase('personal data of mandates', (ouvrir) => {
  test('nothing personal is written in clear', async () => {
    const { monde, agathe, agent } = await ouvrirSalle(await ouvrir())
    await signe(monde, agathe)
    await agent.post(`/agent/mandats/${UNE}/fin`, {
      motif: 'revocation',
      jour: '23/11/2026',
      precision: 'Elle déménage.',
    })
    const tout = await monde.services.database.as(SYSTEME, async (trx) => {
      const { rows } = await sql<Record<string, unknown>>`select * from mandats`.execute(trx)
      const journal = await sql<{ ligne: string }>`select journal::text as ligne from journal`.execute(trx)
      const octets = rows
        .flatMap((r) => Object.values(r))
        .map((v) => (Buffer.isBuffer(v) ? v.toString('utf8') : String(v)))
      return [...octets, ...journal.rows.map((r) => r.ligne)].join('\n')
    })
    for (const secret of ['Lila', 'Témoin', '1990-02-01', 'budget-rsa', 'Caf', 'numeros', TRACE, 'déménage'])
      assert.ok(!tout.includes(secret), secret)
    assert.match(tout, /M-2026-0001/, 'the rows were read')
    monde.close()
  })

  test('another structure finds nothing there, and it is journalled; other roles are refused', async () => {
    const { monde, agathe } = await ouvrirSalle(await ouvrir())
    await signe(monde, agathe)
    const autre = await monde.compte({ role: 'aidant', structure: 'ccas', nom: 'Noé Factice' })
    const voisin = await monde.navigateur(autre)
    for (const suite of ['', '/signer', '/corriger', '/fin', '/mandat.pdf'])
      assert.equal((await voisin.get(`/agent/mandats/${UNE}${suite}`)).status, 404, suite)
    for (const [suite, corps] of [
      ['signer-ecran', ecran],
      ['signer-papier', papier],
      ['fin', { motif: 'revocation', jour: '23/11/2026' }],
      ['supprimer', {}],
      ['corriger', formulaire()],
    ] as const)
      assert.equal((await voisin.post(`/agent/mandats/${UNE}/${suite}`, corps)).status, 404, suite)
    assert.match(await page(voisin.post('/agent/mandats', { q: 'temoin' })), /Aucun mandat trouvé/)
    assert.doesNotMatch(await page(voisin.get(`/agent/mandats/nouveau?comme=${UNE}`)), /Lila/)
    assert.equal((await couverture(monde, autre, 'caf', 'budget-rsa')).ok, false)
    const { rows } = await monde.services.database.as(SYSTEME, (trx) =>
      sql<{
        n: string
      }>`select count(*) as n from journal where action = 'acces.introuvable' and compte_id = ${autre.compteId}`.execute(
        trx,
      ),
    )
    assert.ok(Number(rows[0]?.n) >= 10)
    for (const role of ['instructeur', 'coordinateur', 'prescripteur', 'administrateur'] as const) {
      const compte = await monde.compte({ role, structure: 'fs' })
      const navigateur = await monde.navigateur(compte)
      assert.equal((await navigateur.get('/agent/mandats')).status, 403, role)
      assert.equal((await navigateur.get(`/agent/mandats/${UNE}`)).status, 403, role)
      const vus = await monde.services.database.as(compte, (trx) => lireMandat(trx, monde.services, '93', UNE))
      assert.equal(vus, null, `${role}: the second lock holds without the first`)
    }
    assert.equal((await (await monde.navigateur()).get('/agent/mandats')).status, 303, 'nobody signed in')
    assert.equal((await (await monde.navigateur(agathe)).get('/agent/mandats/inconnu')).status, 404)
    monde.close()
  })

  test('six months after the end the data are destroyed for good, with a record; not while a request is open', async () => {
    let ouverte = true
    const { monde, agathe, agent: guichet, revenir } = await ouvrirSalle(await ouvrir())
    const salle = mandats(monde.services, { retenus: async (_trx, _departement, ids) => new Set(ouverte ? ids : []) })
    const purge = (aBlanc = false) => salle.purge?.(aBlanc)
    await signe(monde, agathe)
    const avant = await monde.services.database.as(agathe, (trx) => lireMandat(trx, monde.services, '93', UNE))
    const fichier = await monde.services.database.as(agathe, (trx) =>
      monde.services.fichiers.deposer(trx, '93', avant?.dossierId ?? '', {
        nom: 'a.pdf',
        type: 'application/pdf',
        contenu: Buffer.from('x'),
      }),
    )
    await guichet.post(`/agent/mandats/${UNE}/fin`, { motif: 'demarches-terminees', jour: '23/11/2026' })
    await revenir('2027-05-22')
    assert.deepEqual(await purge(), ['Mandats retirés, ou finis depuis plus longtemps que le délai promis : 0'])
    const agent = await revenir('2027-05-23')
    assert.deepEqual(await purge(), [
      'Mandats retirés, ou finis depuis plus longtemps que le délai promis : 0 (1 gardés : une demande est ouverte)',
    ])
    ouverte = false
    assert.deepEqual(await purge(true), ['Mandats retirés, ou finis depuis plus longtemps que le délai promis : 1'])
    assert.match(await page(agent.get(`/agent/mandats/${UNE}`)), /Lila/, 'a dry run destroys nothing')
    await purge()
    const html = await page(agent.get(`/agent/mandats/${UNE}`))
    assert.match(html, /Les données de ce mandat sont détruites/)
    assert.match(html, /23 mai 2027/)
    assert.match(html, /plus de 180 jours après la fin du mandat/)
    assert.doesNotMatch(html, /Lila|Témoin/)
    assert.match(await page(agent.get('/agent/mandats')), /Données détruites/)
    assert.equal((await agent.get(`/agent/mandats/${UNE}/mandat.pdf`)).status, 404)
    assert.equal((await agent.get(`/agent/mandats/${UNE}/signer`)).headers.get('location'), `/agent/mandats/${UNE}`)
    await monde.services.database.as(SYSTEME, async (trx) => {
      assert.equal(await monde.services.coffre.ouvrir(trx, '93', avant?.dossierId ?? ''), null)
      assert.equal(await monde.services.fichiers.lire(trx, '93', fichier), null)
      const { rows } = await sql<{
        fichiers: number
        ligne: string
      }>`select fichiers, proces_verbaux::text as ligne from proces_verbaux`.execute(trx)
      assert.equal(rows.length, 1)
      assert.equal(rows[0]?.fichiers, 1)
      assert.doesNotMatch(rows[0]?.ligne ?? '', /Lila|Témoin|Caf/)
      await sql`update proces_verbaux set regle = 'autre'`.execute(trx)
      const apres = await sql<{ regle: string }>`select regle from proces_verbaux`.execute(trx)
      assert.doesNotMatch(apres.rows[0]?.regle ?? 'autre', /^autre$/, 'a record is never changed')
    })
    assert.deepEqual(await purge(), ['Mandats retirés, ou finis depuis plus longtemps que le délai promis : 0'])
    monde.close()
  })

  test('a draft nobody signs is destroyed: at once when asked, else after thirty days', async () => {
    const { monde, agent, revenir } = await ouvrirSalle(await ouvrir())
    await agent.post('/agent/mandats/nouveau', formulaire())
    await agent.post('/agent/mandats/nouveau', formulaire({ id: AUTRE }))
    const reponse = await agent.post(`/agent/mandats/${UNE}/supprimer`, {})
    assert.equal(reponse.headers.get('location'), '/agent/mandats')
    assert.match(await page(agent.get(`/agent/mandats/${UNE}`)), /Brouillon supprimé par l’agent/)
    const plusTard = await revenir('2026-12-26')
    await mandats(monde.services).purge?.(false)
    assert.match(await page(plusTard.get(`/agent/mandats/${AUTRE}`)), /Brouillon jamais signé, plus de 30 jours/)
    monde.close()
  })

  test('records of destruction stay in their département', async () => {
    const { monde, agent } = await ouvrirSalle(await ouvrir())
    await agent.post('/agent/mandats/nouveau', formulaire())
    await agent.post(`/agent/mandats/${UNE}/supprimer`, {})
    const admin = await monde.compte({ role: 'administrateur', structure: 'fs' })
    const nombre = (acteur: Acteur) =>
      monde.services.database.as(
        acteur,
        async (trx) => (await trx.selectFrom('proces_verbaux').select('id').execute()).length,
      )
    assert.equal(await nombre(admin), 1)
    assert.equal(await nombre({ ...admin, departement: '01' }), 0)
    monde.close()
  })
})
