import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { mandats } from '../mandats/index.ts'
import { type CommandIo, SYSTEME } from '../platform/index.ts'
import { type MondeDeTest, surChaqueBase } from '../platform/testing/index.ts'
import { compterDemandes } from './chiffres.ts'
import {
  DEMANDE,
  entrer,
  envoyerDemande,
  lire,
  MANDAT,
  ouvrirGuichet,
  saisie,
  signerMandat,
  texte,
  unExpert,
  unId,
  unPdf,
} from './guichet.test.ts'
import { demandes, pourLesMandats } from './index.ts'

surChaqueBase('requests: what lasts', (ouvrir) => {
  test('groups come from the territory; accounts enter and leave them by command', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    const commande = createCommandes(monde)
    assert.deepEqual(await commande('import groupes'), { code: 0, dit: ['20 groupes à jour.'] })
    assert.deepEqual(await commande('groupe membre', 'retirer', 'caf-minima-sociaux', 'Bastien@exemple.fr'), {
      code: 0,
      dit: ['Bastien@exemple.fr n’est plus dans le groupe caf-minima-sociaux.'],
    })
    await envoyerDemande(agent)
    assert.equal((await expert.get(`/operateur/demandes/${DEMANDE}`)).status, 404)
    await commande('groupe membre', 'ajouter', 'caf-minima-sociaux', 'bastien@exemple.fr')
    assert.equal((await expert.get(`/operateur/demandes/${DEMANDE}`)).status, 200)
    const inconnu = await commande('groupe membre', 'ajouter', 'caf-minima-sociaux', 'personne@exemple.fr')
    assert.deepEqual(inconnu, { code: 1, dit: ['Aucun compte n’a l’adresse personne@exemple.fr.'] })
    assert.equal((await commande('groupe membre', 'ajouter', 'caf-inconnue', 'bastien@exemple.fr')).code, 1)
    assert.equal((await commande('groupe membre', 'changer')).code, 2)
    monde.close()
  })

  test('the data of a mandate wait while a request is open, then go; the dates stay for the figures', async () => {
    const database = await ouvrir()
    const guichet = await ouvrirGuichet(database)
    const { monde, agent, agathe } = guichet
    await signerMandat(agent, MANDAT, { duree: '1' })
    await envoyerDemande(agent, { pieces: unPdf('attestation.pdf') })
    const purge = () => mandats(monde.services, pourLesMandats(monde.services)).purge?.(false)
    monde.clock.set(new Date('2027-08-16T09:00:00+02:00'))
    assert.match((await purge())?.join() ?? '', /1 gardés/)

    const { agent: plusTard, expert } = await entrer(guichet)
    const refusee = await expert.post(`/operateur/demandes/${DEMANDE}/messages`, {
      id: unId(),
      texte: 'Réponse.',
      geste: 'traitee',
    })
    assert.equal(refusee.status, 422)
    assert.match(await texte(refusee), /N’écrivez plus rien sur cette personne/)
    await plusTard.post(`/agent/demandes/${DEMANDE}/clore`, { id: unId(), utile: 'sans-objet', texte: '' })
    await purge()
    const page = await texte(plusTard.get(`/agent/demandes/${DEMANDE}`))
    assert.match(page, /Les données de cette demande sont détruites/)
    assert.doesNotMatch(page, /Lila|RSA suspendu|attestation\.pdf|0000001/)
    assert.match(await texte(plusTard.get('/agent/demandes?vue=closes')), /Données détruites D-2026-0001/)
    const portee = {
      departement: '93',
      structureId: 'fs',
      compteId: null,
      du: new Date('2026-11-01'),
      au: new Date('2026-12-01'),
    }
    const chiffres = await database.as(agathe, (trx) => compterDemandes(trx, portee))
    assert.deepEqual(chiffres, [
      { jour: '2026-11-23', structureId: 'fs', operateur: 'caf', demarche: 'budget-rsa-bloque', nombre: 1 },
    ])
    monde.close()
  })

  test('what was begun and never sent is shown, then forgotten', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde, agent } = guichet
    await signerMandat(agent)
    await agent.post('/agent/demandes/nouvelle', saisie({ pieces: unPdf('oubliee.pdf') }))
    assert.equal(fichiersDe(monde), 1)
    assert.match(await texte(agent.get('/agent/demandes')), /Une demande commencée n’est pas envoyée/)
    const ailleurs = await monde.navigateur(await monde.compte({ role: 'aidant', structure: 'fs' }))
    assert.doesNotMatch(await texte(ailleurs.get('/agent/demandes')), /commencée/)
    assert.equal((await ailleurs.get(`/agent/demandes/nouvelle/${DEMANDE}`)).status, 404)
    const purge = (aBlanc: boolean) => demandes(monde.services).purge?.(aBlanc)
    assert.match((await purge(true))?.join() ?? '', /jamais envoyées : 0$/)
    monde.clock.set(new Date('2026-12-26T09:00:00+01:00'))
    assert.match((await purge(true))?.join() ?? '', /jamais envoyées : 1$/)
    assert.equal(fichiersDe(monde), 1)
    assert.match((await purge(false))?.join() ?? '', /jamais envoyées : 1$/)
    assert.equal(fichiersDe(monde), 0)
    const { agent: plusTard } = await entrer(guichet)
    assert.doesNotMatch(await texte(plusTard.get('/agent/demandes')), /commencée/)
    monde.close()
  })

  test('abandoned on the last page, nothing is sent', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    await agent.post('/agent/demandes/nouvelle', saisie({ pieces: [unPdf('une.pdf'), unPdf('autre.pdf')] }))
    const formulaire = await lire(agent.get(`/agent/demandes/nouvelle?brouillon=${DEMANDE}`))
    const garder = formulaire.match(/name="garder" value="([^"]+)"/)?.[1] ?? ''
    await agent.post('/agent/demandes/nouvelle', saisie({ garder }))
    assert.equal(fichiersDe(monde), 1, 'the file that was unticked is gone')
    const abandon = await agent.post(`/agent/demandes/nouvelle/${DEMANDE}/abandonner`, {})
    assert.equal(abandon.headers.get('location'), '/agent/demandes')
    assert.equal((await agent.post(`/agent/demandes/nouvelle/${DEMANDE}`, {})).status, 404)
    assert.equal(fichiersDe(monde), 0)
    monde.close()
  })

  test('from a visit, the mandates that fit; from several procedures, one to choose', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent, MANDAT, {
      'demarches-caf': ['budget-rsa-bloque', 'logement-bloquee'],
      'demarches-cpam': 'toutes',
    })
    const visite = '/agent/demandes/nouvelle?operateur=caf&demarche=logement-bloquee&commune=93008'
    const choix = await lire(agent.get(visite))
    const suite = choix.match(/href="(\/agent\/demandes\/nouvelle\?mandat=[^"]+)"/)?.[1] ?? ''
    const formulaire = await lire(agent.get(suite))
    assert.match(formulaire, /name="demarche" value="logement-bloquee"/)
    assert.match(formulaire, /value="93008" selected/)
    assert.match(
      await texte(agent.get('/agent/demandes/nouvelle?operateur=cnav&demarche=carriere')),
      /Aucun mandat en vigueur.*il faut l’accord signé de la personne/,
    )
    const plusieurs = await lire(agent.get(`/agent/demandes/nouvelle?mandat=${MANDAT}`))
    assert.match(plusieurs, /Quelle démarche, pour Lila Témoin \?/)
    assert.match(plusieurs, /<optgroup label="Assurance maladie">/)
    monde.close()
  })

  test('a mandate that does not cover the procedure: another one for the same person, nothing typed again', async () => {
    const { monde, agent } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    const page = await lire(agent.get(`/agent/demandes/nouvelle?mandat=${MANDAT}&demarche=logement-bloquee`))
    assert.match(page, /Ce mandat ne couvre pas cette démarche/)
    assert.match(page, /Pour une autre personne \?/)
    const suite = page.match(/href="([^"]*comme=[^"]*)"/)?.[1] ?? ''
    const formulaire = await lire(agent.get(suite))
    assert.match(formulaire, /value="Lila"/)
    for (const code of ['budget-rsa-bloque', 'logement-bloquee'])
      assert.match(formulaire, new RegExp(`value="${code}"[^>]* checked`))
    monde.close()
  })

  test('lists: twenty a page, one operator, a number that leads to its request', async () => {
    const database = await ouvrir()
    const { monde, agent, expert } = await ouvrirGuichet(database)
    await signerMandat(agent)
    for (let rang = 0; rang < 21; rang++) await envoyerDemande(agent, { id: unId(), sujet: `Sujet ${rang}` })
    const premiere = await texte(agent.get('/agent/demandes'))
    assert.match(premiere, /À suivre 21/)
    assert.equal(premiere.match(/Sujet \d+/g)?.length, 20)
    assert.equal((await texte(agent.get('/agent/demandes?page=2'))).match(/Sujet \d+/g)?.length, 1)
    assert.match(await texte(agent.get('/agent/demandes?operateur=cpam')), /Aucune demande en attente/)
    assert.equal((await texte(expert.get('/operateur'))).match(/Sujet \d+/g)?.length, 20)
    const trouvee = await agent.get('/agent/demandes?numero=d-2026-0007')
    assert.match(trouvee.headers.get('location') ?? '', /\/agent\/demandes\/0198f5a0/)
    const perdue = await agent.get('/agent/demandes?numero=D-2026-9999')
    assert.equal(perdue.headers.get('location'), '/agent/demandes')
    const lectures = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('journal').select('detail').where('action', '=', 'demandes.listees').execute(),
    )
    assert.match(JSON.stringify(lectures[0]), /D-2026-0001 D-2026-0002/, 'the journal says which ones were read')
    monde.close()
  })

  test('sent elsewhere and back: the first group is whole again', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    const chloe = await monde.navigateur(await unExpert(monde, 'chloe', 'caf', 'caf-famille-logement', 'Chloé Témoin'))
    await signerMandat(agent)
    await envoyerDemande(agent, { pieces: unPdf('loyer.pdf') })
    const une = `/operateur/demandes/${DEMANDE}`
    await expert.post(`${une}/renvoyer`, { id: unId(), groupe: 'caf-famille-logement', texte: 'Pour le logement.' })
    assert.doesNotMatch(await texte(expert.get(une)), /loyer\.pdf/)
    await chloe.post(`${une}/renvoyer`, {
      id: unId(),
      groupe: 'caf-minima-sociaux',
      texte: 'Non, c’est bien pour vous.',
    })
    const page = await texte(expert.get(une))
    assert.match(page, /loyer\.pdf/)
    assert.match(page, /Bastien Factice Fonction exemple, Structure op-caf Messages, pièces, identité/)
    assert.doesNotMatch(await texte(chloe.get(une)), /loyer\.pdf/)
    monde.close()
  })
})

/** How many files the store keeps. */
function fichiersDe({ services }: MondeDeTest): number {
  return globSync(join(services.config.dataDir, 'fichiers', '**', '*'), { withFileTypes: true }).filter((f) =>
    f.isFile(),
  ).length
}

/** Runs a command of this room and says what it said. */
function createCommandes(monde: MondeDeTest) {
  return async (nom: string, ...args: string[]): Promise<{ code: number | undefined; dit: string[] }> => {
    const dit: string[] = []
    const io: CommandIo = { out: (l) => dit.push(l), err: (l) => dit.push(l), progress: () => {}, cwd: '/' }
    const code = await demandes(monde.services)
      .commandes?.find((c) => c.nom === nom)
      ?.run(args, io)
    return { code, dit }
  }
}
