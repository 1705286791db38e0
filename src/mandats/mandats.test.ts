import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Acteur, jourIso, loadDemonstration, readTerritoireFile, SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { AUTRE, couverture, ecran, formulaire, ouvrirSalle, page, papier, signe, TRACE, UNE } from './essais.test.ts'
import { chercherMandats, etatLe, lireMandat, type Mandat, mandats } from './index.ts'

const scenario = z.object({
  mandats: z.array(
    z.object({ id: z.string(), etat: z.string(), operateurs: z.array(z.string()), structure: z.string() }),
  ),
})

surChaqueBase('mandates', (ouvrir) => {
  test('the desk journey: prepare, read aloud, sign on screen, print, use, take back', async () => {
    const finis: string[] = []
    const {
      monde,
      agathe,
      agent: guichet,
      revenir,
    } = await ouvrirSalle(await ouvrir(), {
      aLaFin: async (_trx, _acteur, mandat) => void finis.push(mandat.repere),
      lienDemande: (id) => `/agent/demandes/nouvelle?mandat=${id}`,
    })
    assert.match(await page(guichet.get('/agent/mandats')), /Aucun mandat pour l’instant/)
    assert.match(
      await page(guichet.get('/agent/mandats/nouveau?operateur=caf&demarche=budget-rsa')),
      /value="budget-rsa" checked/,
    )

    const cree = await guichet.post('/agent/mandats/nouveau', formulaire())
    assert.equal(cree.status, 303)
    assert.equal(cree.headers.get('location'), `/agent/mandats/${UNE}/signer`)
    assert.equal((await couverture(monde, agathe, 'caf', 'budget-rsa')).ok, false, 'a draft covers nothing')

    const lecture = await page(guichet.get(`/agent/mandats/${UNE}/signer`))
    assert.match(lecture, /Lila Témoin, vous demandez à Agathe Exemple, fonction exemple/)
    assert.match(lecture, /Caf : (suivre son AAH ; demander le RSA|demander le RSA ; suivre son AAH)/)
    assert.match(lecture, /Assurance maladie : toutes les démarches/)
    assert.match(lecture, /Vous ne donnez aucun mot de passe/)

    const signee = await guichet.post(`/agent/mandats/${UNE}/signer-ecran`, ecran)
    assert.equal(signee.headers.get('location'), `/agent/mandats/${UNE}`)
    const fiche = await page(guichet.get(`/agent/mandats/${UNE}`))
    assert.match(fiche, /Le mandat est signé\. Imprimez l’exemplaire de la personne\./)
    assert.match(fiche, /En vigueur/)
    assert.match(fiche, /au plus tard le 23 novembre 2027/)
    assert.match(fiche, new RegExp(`href="/agent/demandes/nouvelle\\?mandat=${UNE}"`))
    assert.equal(fiche.match(new RegExp(`d="${TRACE}"`, 'g'))?.length, 2)
    assert.equal((await couverture(monde, agathe, 'caf', 'budget-rsa')).ok, true)
    assert.equal((await couverture(monde, agathe, 'cpam', 'sante-carte-vitale')).ok, true)
    assert.equal((await couverture(monde, agathe, 'caf', 'budget-simuler')).ok, false)

    const pdf = await guichet.get(`/agent/mandats/${UNE}/mandat.pdf`)
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
    assert.equal(pdf.headers.get('content-disposition'), 'inline; filename="mandat-M-2026-0001.pdf"')
    assert.equal(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )

    const agent = await revenir('2026-12-01')
    assert.match(await page(agent.get(`/agent/mandats/${UNE}/fin`)), /La personne n’a pas à donner de raison/)
    const fin = await agent.post(`/agent/mandats/${UNE}/fin`, {
      motif: 'revocation',
      jour: '01/12/2026',
      precision: 'Elle déménage.',
    })
    assert.equal(fin.status, 303)
    const finie = await page(agent.get(`/agent/mandats/${UNE}`))
    assert.match(finie, /pris fin le 1er décembre 2026 : la personne retire son mandat/)
    assert.match(finie, /Elle déménage\./)
    assert.deepEqual(finis, ['M-2026-0001'])
    const apres = await couverture(monde, agathe, 'caf', 'budget-rsa')
    assert.match(apres.ok ? '' : apres.refus.message, /La personne a retiré ce mandat le 1er décembre 2026/)
    monde.close()
  })

  test('on paper: the agent attests, for a day that is neither before the draft nor to come', async () => {
    const { monde, agathe, agent, revenir } = await ouvrirSalle(await ouvrir())
    await agent.post('/agent/mandats/nouveau', formulaire({ duree: '3' }))
    const url = `/agent/mandats/${UNE}/signer-papier`
    for (const [jour, message] of [
      ['24/11/2026', 'dans l’avenir'],
      ['20/11/2026', 'Ce mandat a été préparé le 23 novembre 2026'],
      ['31/02/2026', 'Vérifiez cette date'],
    ] as const) {
      const refuse = await agent.post(url, { ...papier, jour })
      assert.equal(refuse.status, 422, jour)
      const html = await page(refuse)
      assert.match(html, new RegExp(message))
      assert.match(html, new RegExp(`value="${jour}"`), 'what was typed is kept')
      assert.match(html, /id="identite-papier"[^>]*checked/)
    }
    const sansAttestation = await page(agent.post(url, { ...papier, attestation: '' }))
    assert.match(sansAttestation, /href="#attestation"/)
    const plusTard = await revenir('2026-11-25')
    await plusTard.post(url, papier)
    const mandat = await monde.services.database.as(agathe, (trx) => lireMandat(trx, monde.services, '93', UNE))
    assert.deepEqual(
      [mandat?.signature?.mode, mandat?.signature?.debut, mandat?.signature?.dernierJour],
      ['papier', '2026-11-23', '2027-02-23'],
    )
    assert.match(await page(plusTard.get(`/agent/mandats/${UNE}`)), /Agathe Exemple l’atteste le 25 novembre 2026/)
    monde.close()
  })

  test('bad input: everything is said at once, in French, and nothing typed is lost', async () => {
    const { monde, agent } = await ouvrirSalle(await ouvrir())
    const faux = await agent.post('/agent/mandats/nouveau', {
      id: UNE,
      prenom: 'Lila',
      naissance: '32/01/1990',
      'demarches-caf': '',
    })
    assert.equal(faux.status, 422)
    const html = await page(faux)
    for (const [champ, message] of [
      ['nom', 'Écrivez le nom de famille de la personne'],
      ['naissance', 'Vérifiez cette date, et écrivez-la ainsi : 31/12/1980'],
      ['demarches', 'Choisissez au moins une démarche'],
      ['donnees', 'Choisissez au moins une information'],
      ['duree', 'Choisissez la durée du mandat'],
    ]) {
      assert.match(html, new RegExp(`<a href="#${champ}">${message}`))
      assert.match(html, new RegExp(`id="${champ}"`), 'the link leads somewhere')
    }
    assert.match(html, /value="Lila"/)
    assert.match(html, /value="32\/01\/1990"/)
    const demain = await page(agent.post('/agent/mandats/nouveau', formulaire({ naissance: '24/11/2026' })))
    assert.match(demain, /Cette date de naissance est dans l’avenir/)
    assert.match(demain, /value="budget-rsa" checked/)
    assert.match(await page(agent.get('/agent/mandats')), /Aucun mandat/)

    await agent.post('/agent/mandats/nouveau', formulaire())
    const url = `/agent/mandats/${UNE}/signer-ecran`
    const vide = await agent.post(url, { personne: TRACE, agent: '', identite: 'oui' })
    assert.equal(vide.status, 422)
    const htmlVide = await page(vide)
    assert.match(htmlVide, /Il manque la signature de l’agent/)
    assert.match(htmlVide, /<a href="#lecture-ecran">/)
    assert.match(htmlVide, new RegExp(`name="personne" value="${TRACE}"`), 'the drawing is kept')
    const force = await page(agent.post(url, { ...ecran, agent: 'M10 10L90 90"/><script>' }))
    assert.match(force, /La signature de l’agent n’a pas pu être lue/)
    assert.doesNotMatch(force, /"\/><script>/)
    monde.close()
  })

  test('a form sent twice: one mandate, one signature, one end', async () => {
    const { monde, agathe, agent } = await ouvrirSalle(await ouvrir())
    const [un, deux] = await Promise.all([
      agent.post('/agent/mandats/nouveau', formulaire()),
      agent.post('/agent/mandats/nouveau', formulaire()),
    ])
    assert.deepEqual([un?.status, deux?.status], [303, 303])
    assert.match(await page(agent.get(`/agent/mandats/${UNE}/signer`)), /déjà enregistré, sous le numéro M-2026-0001/)
    await agent.post(`/agent/mandats/${UNE}/signer-ecran`, ecran)
    const encore = await agent.post(`/agent/mandats/${UNE}/signer-ecran`, ecran)
    assert.equal(encore.headers.get('location'), `/agent/mandats/${UNE}`)
    assert.match(await page(agent.get(`/agent/mandats/${UNE}`)), /Ce mandat est déjà signé/)
    await agent.post(`/agent/mandats/${UNE}/corriger`, formulaire({ nom: 'Autre' }))
    await agent.post(`/agent/mandats/${UNE}/supprimer`, {})
    await agent.post('/agent/mandats/nouveau', formulaire({ nom: 'Autre' }))
    assert.doesNotMatch(await page(agent.get('/agent/mandats')), /Autre|M-2026-0002/)
    const fin = { motif: 'demarches-terminees', jour: '23/11/2026', precision: '' }
    await agent.post(`/agent/mandats/${UNE}/fin`, fin)
    await agent.post(`/agent/mandats/${UNE}/fin`, { ...fin, motif: 'revocation' })
    const mandat = await monde.services.database.as(agathe, (trx) => lireMandat(trx, monde.services, '93', UNE))
    assert.equal(mandat?.fin?.motif, 'demarches-terminees')
    const { rows } = await monde.services.database.as(SYSTEME, (trx) =>
      sql<{ action: string; n: string }>`select action, count(*) as n from journal where objet = ${`mandat:${UNE}`}
        and action in ('mandat.etabli', 'mandat.signe', 'mandat.fini') group by action order by action`.execute(trx),
    )
    assert.deepEqual(
      rows.map((r) => [r.action, Number(r.n)]),
      [
        ['mandat.etabli', 1],
        ['mandat.fini', 1],
        ['mandat.signe', 1],
      ],
    )
    monde.close()
  })

  test('a draft is corrected, then signed in the name of the colleague who is there', async () => {
    const { monde, agent } = await ouvrirSalle(await ouvrir())
    await agent.post('/agent/mandats/nouveau', formulaire())
    assert.match(await page(agent.get(`/agent/mandats/${UNE}/corriger`)), /value="01\/02\/1990"/)
    await agent.post(
      `/agent/mandats/${UNE}/corriger`,
      formulaire({ nom: 'Témoin-Modèle', 'demarches-cpam': '', duree: '1' }),
    )
    const karim = await monde.compte({ role: 'responsable', structure: 'fs', nom: 'Karim Spécimen' })
    const collegue = await monde.navigateur(karim)
    const lecture = await page(collegue.get(`/agent/mandats/${UNE}/signer`))
    assert.match(lecture, /Lila Témoin-Modèle, vous demandez à Karim Spécimen/)
    assert.doesNotMatch(lecture, /Assurance maladie/)
    await collegue.post(`/agent/mandats/${UNE}/signer-ecran`, ecran)
    const fiche = await page(agent.get(`/agent/mandats/${UNE}`))
    assert.match(fiche, /je demande à Karim Spécimen/)
    assert.match(fiche, /au plus tard le 23 décembre 2026/)
    monde.close()
  })

  test('found by number or by name, accents or not; made again from an old one', async () => {
    const { monde, agent } = await ouvrirSalle(await ouvrir())
    await agent.post('/agent/mandats/nouveau', formulaire())
    await agent.post('/agent/mandats/nouveau', formulaire({ id: AUTRE, prenom: 'Noé', nom: 'Factice' }))
    const chercher = async (q: string) => (await page(agent.post('/agent/mandats', { q }))).match(/M-2026-\d{4}(?=<)/g)
    assert.deepEqual(await chercher(''), ['M-2026-0002', 'M-2026-0001'])
    assert.deepEqual(await chercher('0002'), ['M-2026-0002'])
    assert.deepEqual(await chercher('m-2026-0001'), ['M-2026-0001'])
    assert.deepEqual(await chercher('temoin lila'), ['M-2026-0001'])
    assert.deepEqual(await chercher('fact'), ['M-2026-0002'])
    assert.equal(await chercher('inconnue'), null)
    const copie = await page(agent.get(`/agent/mandats/nouveau?comme=${AUTRE}`))
    assert.match(copie, /value="Noé"/)
    assert.doesNotMatch(copie, new RegExp(`name="id" value="${AUTRE}"`))
    monde.close()
  })

  test('mandates in force for a request: those of one’s structure, by name, and that suit', async () => {
    const { monde, agathe, agent } = await ouvrirSalle(await ouvrir())
    await signe(monde, agathe)
    await agent.post('/agent/mandats/nouveau', formulaire({ id: AUTRE, nom: 'Brouillon' }))
    const noms = (acteur: Acteur, recherche = '', convient?: (mandat: Mandat) => boolean) =>
      monde.services.database.as(acteur, async (trx) =>
        (await chercherMandats(trx, monde.services, acteur, recherche, convient)).map((m) => m.contenu.mandant.nom),
      )
    assert.deepEqual(await noms(agathe), ['Témoin'])
    assert.deepEqual(await noms(agathe, 'temoin'), ['Témoin'])
    assert.deepEqual(await noms(agathe, 'autre nom'), [])
    assert.deepEqual(await noms(agathe, '', () => false), [])
    monde.clock.set(new Date('2027-11-24T10:00:00+01:00'))
    assert.deepEqual(await noms(agathe), [])
    monde.close()
  })

  test('the demonstration: fictitious mandates in the states its file announces', async () => {
    const { monde } = await ouvrirSalle(await ouvrir())
    const { services } = monde
    await loadDemonstration(services, [mandats(services)], () => {})
    const { mandats: attendus } = readTerritoireFile('93', 'demonstration.json', scenario)
    await services.database.as(SYSTEME, async (trx) => {
      for (const { id, etat, operateurs, structure } of attendus) {
        const fiche = await lireMandat(trx, services, '93', id)
        assert.ok(fiche?.contenu, id)
        assert.equal(etatLe(fiche, jourIso(monde.clock.now())), etat === 'a-signer' ? 'brouillon' : etat, id)
        assert.equal(fiche.structureId, structure, id)
        assert.deepEqual(fiche.contenu.portees.map((p) => p.operateur.code).toSorted(), operateurs.toSorted(), id)
      }
    })
    const agathe = { compteId: 'agathe-exemple', departement: '93', structureId: 'fs-tilleuls' } as Acteur
    const agent = await monde.navigateur(agathe)
    assert.match(await page(agent.get('/agent/mandats/m01/mandat.pdf')), /^%PDF/)
    monde.close()
  })

  test('references follow each other within a year, however many agents write at once', async () => {
    const { monde, agathe, revenir } = await ouvrirSalle(await ouvrir())
    const ids = Array.from({ length: 12 }, () => monde.services.newId())
    const agent = await monde.navigateur(agathe)
    await Promise.all(ids.map((id) => agent.post('/agent/mandats/nouveau', formulaire({ id }))))
    const reperes = (await page(agent.get('/agent/mandats'))).match(/M-2026-\d{4}(?=<)/g)
    assert.deepEqual(
      reperes?.toSorted(),
      Array.from({ length: 12 }, (_, i) => `M-2026-${String(i + 1).padStart(4, '0')}`),
    )
    const apres = await revenir('2027-01-04')
    await apres.post('/agent/mandats/nouveau', formulaire())
    assert.match(await page(apres.get(`/agent/mandats/${UNE}`)), /M-2027-0001/)
    monde.close()
  })
})
