import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Acteur, type Database, SYSTEME } from '../platform/index.ts'
import { creerMonde, type MondeDeTest, surChaqueBase } from '../platform/testing/index.ts'
import { lireMandat, type Mandat, mandats, mandatsEnVigueur, type OptionsMandats, verifierCouverture } from './index.ts'

const UNE = '0198f5a0-0000-7000-8000-000000000001'
const AUTRE = '0198f5a0-0000-7000-8000-000000000002'
const TRACE = 'M10 100L60 40L120 150L300 60'

const formulaire = (changes: Record<string, string | string[]> = {}) => ({
  id: UNE,
  prenom: 'Lila',
  nom: 'Témoin',
  naissance: '01/02/1990',
  'demarches-caf': ['budget-rsa', 'handicap-aah'],
  'demarches-cpam': 'toutes',
  donnees: ['identite', 'numeros'],
  duree: '12',
  ...changes,
})
const ecran = { personne: TRACE, agent: TRACE, identite: 'oui', lecture: 'oui' }
const papier = { jour: '23/11/2026', identite: 'oui', lecture: 'oui', attestation: 'oui' }

/** HTML entities and non-breaking spaces as they read. */
async function page(response: Response | Promise<Response>): Promise<string> {
  const html = await (await response).text()
  return html.replaceAll('\u00a0', ' ').replaceAll('&#39;', "'")
}

async function ouvrirSalle(database: Database, choix: Partial<OptionsMandats> = {}) {
  const monde = creerMonde(database, (services) => [mandats(services, choix)])
  const agathe = await monde.compte({ role: 'aidant', structure: 'fs', nom: 'Agathe Exemple' })
  // Sessions end by themselves when the clock moves by days: sign in again.
  const revenir = async (jour: string) => {
    monde.clock.set(new Date(`${jour}T10:00:00+01:00`))
    return monde.navigateur(agathe)
  }
  return { monde, agathe, agent: await monde.navigateur(agathe), revenir }
}

async function signe(monde: MondeDeTest, acteur: Acteur, id = UNE): Promise<void> {
  const agent = await monde.navigateur(acteur)
  await agent.post('/agent/mandats/nouveau', formulaire({ id }))
  const reponse = await agent.post(`/agent/mandats/${id}/signer-ecran`, ecran)
  assert.equal(reponse.headers.get('location'), `/agent/mandats/${id}`)
}

const couverture = (monde: MondeDeTest, acteur: Acteur, operateur: string, demarche: string | null) =>
  monde.services.database.as(acteur, (trx) =>
    verifierCouverture(trx, monde.services, { departement: '93', mandatId: UNE, operateur, demarche }),
  )

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
      ['31/02/2026', 'Écrivez la date ainsi'],
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
      ['naissance', 'Écrivez la date ainsi : 31/12/1980'],
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
    const chercher = async (q: string) =>
      (await page(agent.get(`/agent/mandats?q=${encodeURIComponent(q)}`))).match(/M-2026-\d{4}(?=<)/g)
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
    assert.match(await page(voisin.get('/agent/mandats?q=temoin')), /Aucun mandat trouvé/)
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

  test('mandates in force for a request: those of one’s structure, for that operator', async () => {
    const { monde, agathe, agent } = await ouvrirSalle(await ouvrir())
    await signe(monde, agathe)
    await agent.post('/agent/mandats/nouveau', formulaire({ id: AUTRE, nom: 'Brouillon' }))
    const noms = (acteur: Acteur, operateur?: string) =>
      monde.services.database.as(acteur, async (trx) =>
        (await mandatsEnVigueur(trx, monde.services, acteur, operateur)).map((m: Mandat) => m.contenu.mandant.nom),
      )
    assert.deepEqual(await noms(agathe), ['Témoin'])
    assert.deepEqual(await noms(agathe, 'cpam'), ['Témoin'])
    assert.deepEqual(await noms(agathe, 'cnav'), [])
    monde.clock.set(new Date('2027-11-24T10:00:00+01:00'))
    assert.deepEqual(await noms(agathe), [])
    monde.close()
  })

  test('thirty days after the end the data are destroyed for good, with a record; not while a request is open', async () => {
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
    await guichet.post(`/agent/mandats/${UNE}/fin`, { motif: 'revocation', jour: '23/11/2026' })
    await revenir('2026-12-23')
    assert.deepEqual(await purge(), ['Mandats finis depuis plus de 30 jours : 0'])
    const agent = await revenir('2026-12-24')
    assert.deepEqual(await purge(), ['Mandats finis depuis plus de 30 jours : 0 (1 gardés : une demande est ouverte)'])
    ouverte = false
    assert.deepEqual(await purge(true), ['Mandats finis depuis plus de 30 jours : 1'])
    assert.match(await page(agent.get(`/agent/mandats/${UNE}`)), /Lila/, 'a dry run destroys nothing')
    await purge()
    const html = await page(agent.get(`/agent/mandats/${UNE}`))
    assert.match(html, /Les données de ce mandat sont détruites/)
    assert.match(html, /24 décembre 2026/)
    assert.match(html, /plus de 30 jours après la fin du mandat/)
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
    assert.deepEqual(await purge(), ['Mandats finis depuis plus de 30 jours : 0'])
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
