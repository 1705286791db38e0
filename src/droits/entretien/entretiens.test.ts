import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { mandats } from '../../mandats/index.ts'
import { type Acteur, SYSTEME } from '../../platform/index.ts'
import { creerMonde, lire, type MondeDeTest, type Navigateur, surChaqueBase } from '../../platform/testing/index.ts'
import { droits, droitsPourLesMandats } from '../index.ts'

const MANDAT = '0198f5a0-0000-7000-8000-00000000a001'
const AUTRE = '0198f5a0-0000-7000-8000-00000000a002'
const ENTRETIEN = '0198f5a0-0000-7000-8000-00000000e001'
const FAMILLE = {
  situation: 'marie_ou_pacse',
  vous_ne: '04/1990',
  vous_activite: 'emploi',
  vous_nationalite: 'francaise',
  vous_salaire: '1350',
  conjoint_ne: '06/1988',
  conjoint_activite: 'sans_activite',
  conjoint_nationalite: 'francaise',
  conjoint_rien: 'oui',
  enfant_1_ne: '03/2016',
  enfant_2_ne: '05/2019',
  commune: '93008',
  logement: 'locataire_social',
  loyer: '520',
}

async function signer(agent: Navigateur, id: string, donnees: string[]): Promise<void> {
  const trace = 'M10 100L60 40L120 150L300 60'
  await agent.post('/agent/mandats/nouveau', {
    id,
    prenom: 'Lila',
    nom: 'Témoin',
    naissance: '01/02/1990',
    'demarches-caf': ['budget-rsa-bloque'],
    donnees: ['identite', ...donnees],
    duree: '12',
  })
  const signe = await agent.post(`/agent/mandats/${id}/signer-ecran`, {
    personne: trace,
    agent: trace,
    identite: 'oui',
    lecture: 'oui',
  })
  assert.equal(signe.headers.get('location'), `/agent/mandats/${id}`)
}

surChaqueBase('interviews about rights', (ouvrir) => {
  let monde: MondeDeTest
  let agathe: Acteur
  let agent: Navigateur
  before(async () => {
    monde = creerMonde(await ouvrir(), (services) => [
      mandats(services, droitsPourLesMandats(services)),
      droits(services),
    ])
    agathe = await monde.compte({ role: 'aidant', structure: 'fs', nom: 'Agathe Exemple' })
    agent = await monde.navigateur(agathe)
    await signer(agent, MANDAT, ['famille', 'logement', 'ressources'])
    await signer(agent, AUTRE, [])
  })
  after(() => monde.close())

  const gardes = () => monde.services.database.as(SYSTEME, (trx) => trx.selectFrom('entretiens').selectAll().execute())
  const traces = () =>
    monde.services.database.as(SYSTEME, (trx) => trx.selectFrom('journal').select('id').execute()).then((r) => r.length)
  const garder = (mandat: string, changes: Record<string, string> = {}) =>
    agent.post('/agent/droits/nouveau', { id: ENTRETIEN, action: 'garder', mandat, ...FAMILLE, ...changes })

  test('a resident without JavaScript: the next page in the answer itself, nothing kept, nothing logged', async () => {
    const personne = await monde.navigateur()
    const avant = await traces()
    const suite = await personne.post('/droits', { etape: 'urgence', action: 'suite', urgence: 'non' })
    assert.equal(suite.status, 200)
    assert.equal(suite.headers.get('location'), null)
    assert.equal(suite.headers.get('cache-control'), 'no-store')
    const page = await suite.text()
    assert.match(page, /Qui vit avec vous/)
    assert.match(page, /<input type="hidden" name="urgence" value="non"/)
    assert.equal(personne.cookies.size, 0)
    assert.equal(await traces(), avant)
  })

  test('a mistake: 422, beside its field, with what was typed', async () => {
    const personne = await monde.navigateur()
    const champs = { etape: 'logement', action: 'suite', vues: 'urgence', loyer: 'cher', commune: '93008' }
    const refuse = await personne.post('/droits', champs)
    assert.equal(refuse.status, 422)
    const page = await refuse.text()
    assert.match(page, /value="cher"/)
    assert.match(await lire(new Response(page)), /Écrivez un montant en chiffres/)
  })

  test('strange forms get a page, never an error', async () => {
    const personne = await monde.navigateur()
    for (const champs of [{}, { etape: 'nimporte', action: 'aller:nimporte' }, { vues: ',,?,x?', enfants: '99' }])
      assert.equal((await personne.post('/droits', champs as Record<string, string>)).status, 200)
  })

  test('an agent without mandate: computed, not kept', async () => {
    const calcul = await agent.post('/agent/droits/nouveau', { id: ENTRETIEN, action: 'calculer', ...FAMILLE })
    assert.equal(calcul.status, 200)
    assert.match(await lire(calcul), /Allocations familiales.*153,01/)
    const refuse = await garder('')
    assert.equal(refuse.status, 422)
    assert.match(await lire(refuse), /sans mandat, rien n’est gardé/)
    assert.deepEqual(await gardes(), [])
  })

  test('a mandate that does not speak of income does not let it be kept', async () => {
    assert.match(await lire(await garder(AUTRE)), /ne permet pas de garder : la famille, le logement, les ressources/)
    const sante = await garder(MANDAT, { vous_handicap: 'oui' })
    assert.match(await lire(sante), /ne permet pas de garder : la santé/)
    assert.deepEqual(await gardes(), [])
  })

  test('under a mandate: kept once, encrypted, counted without anybody', async () => {
    const garde = await garder(MANDAT)
    assert.equal(garde.headers.get('location'), `/agent/droits/${ENTRETIEN}`)
    await garder(MANDAT)
    const [ligne, ...autres] = await gardes()
    assert.deepEqual(autres, [])
    assert.equal(ligne?.contenu.includes('vous_salaire'), false)
    assert.equal(await nombre('allocations_familiales', 'repere'), 1)
    assert.match(await lire(await agent.get(`/agent/droits/${ENTRETIEN}`)), /Droits de Lila Témoin/)
  })

  const nombre = async (droit: string, issue: 'repere' | 'obtenu' | 'refuse' | 'abandonne') =>
    (
      await monde.services.database.as(SYSTEME, (trx) =>
        trx
          .selectFrom('droits_chiffres')
          .select('nombre')
          .where('droit', '=', droit)
          .where('issue', '=', issue)
          .execute(),
      )
    ).reduce((somme, r) => somme + r.nombre, 0)

  test('from each right, one click: the request, the appointment, the places, the letter, the rule', async () => {
    const page = (await (await agent.get(`/agent/droits/${ENTRETIEN}`)).text()).replaceAll('&amp;', '&')
    for (const lien of [
      `/agent/demandes/nouvelle?mandat=${MANDAT}&demarche=budget-prime-activite`,
      '/agent/droits/rendez-vous/prime_activite',
      '/lieux?operateur=caf',
      '/agent/droits/lettres/prime_activite',
      '/droits/prime_activite',
    ])
      assert.ok(page.includes(`href="${lien}`), lien)
    const fiche = await lire(await agent.get('/agent/droits/rendez-vous/prime_activite'))
    assert.match(fiche, /Demander ce droit : Prime d’activité/)
    assert.match(fiche, /Bulletins de salaire/)
    assert.match(
      await lire(await agent.get('/agent/droits/rendez-vous/cheque_reussite')),
      /Département de la Seine-Saint-Denis/,
    )
    assert.equal((await agent.get('/agent/droits/rendez-vous/nimporte')).status, 404)
  })

  test('how it went is asked with its reason, and moves the counts', async () => {
    const noter = (issue: string, motif = '') =>
      agent.post(`/agent/droits/${ENTRETIEN}`, {
        droit: 'prime_activite',
        'issue-prime_activite': issue,
        'motif-prime_activite': motif,
        'qui-prime_activite': 'personne',
        'pour-prime_activite': '2026-12-24',
      })
    assert.equal((await noter('abandonne')).status, 422)
    assert.equal((await noter('abandonne', 'trop-long')).status, 303)
    assert.equal(await nombre('prime_activite', 'abandonne'), 1)
    assert.equal((await noter('obtenu')).status, 303)
    assert.deepEqual([await nombre('prime_activite', 'abandonne'), await nombre('prime_activite', 'obtenu')], [0, 1])
    assert.match(await lire(await agent.get(`/agent/droits/${ENTRETIEN}/plan`)), /La personne 24 décembre 2026 Obtenu/)
  })

  test('another structure sees none of it; those who steer see masked counts', async () => {
    const ailleurs = await monde.navigateur(await monde.compte({ role: 'aidant', structure: 'ailleurs' }))
    assert.equal((await ailleurs.get(`/agent/droits/${ENTRETIEN}`)).status, 404)
    assert.equal((await ailleurs.get(`/agent/droits/${ENTRETIEN}/plan`)).status, 404)
    assert.doesNotMatch(await lire(await ailleurs.get('/agent/droits')), /Témoin/)
    const pilote = await monde.navigateur(await monde.compte({ role: 'coordinateur' }))
    const chiffres = await lire(await pilote.get('/pilotage/droits'))
    assert.match(chiffres, /Allocations familiales moins de 5/)
    assert.doesNotMatch(chiffres, /Témoin/)
  })

  test('what waits comes back on its day', async () => {
    assert.match(await lire(await agent.get('/agent/droits')), /Lila Témoin .* le 23 décembre 2026/)
    monde.clock.advance(24 * 31)
    const revenue = await monde.navigateur(agathe)
    assert.match(await lire(await revenue.get('/agent/droits')), /depuis le 23 décembre 2026/)
    assert.match(await (await revenue.get('/agent/droits')).text(), /class="count">1</)
  })

  test('given to the person with the rest; who read it is said on their page', async () => {
    const chef = await monde.navigateur(await monde.compte({ role: 'responsable', structure: 'fs' }))
    const reponse = await chef.get(`/agent/mandats/${MANDAT}/tout.zip`)
    const archive = unzipSync(new Uint8Array(await reponse.arrayBuffer()))
    const [entretien] = JSON.parse(strFromU8(archive['donnees.json'] ?? new Uint8Array()))['rendez-vous-des-droits']
    assert.equal(entretien.reponses.vous_salaire, '1350')
    const lus = entretien.droits.map((d: { droit: string; etat: string }) => `${d.droit} : ${d.etat}`)
    assert.ok(lus.includes('Prime d’activité : Obtenu'), lus.join())
    const code = (await lire(await chef.get(`/agent/mandats/${MANDAT}`))).match(/\b\w{3}-\w{3}-\w{3}\b/)?.[0] ?? ''
    const personne = await monde.navigateur()
    await personne.post('/mon-mandat', { code, annee: '1990' })
    const page = async () => lire(await personne.get('/mon-mandat'))
    const demain = new Date(monde.clock.now().getTime() + 86_400_000)
    monde.clock.set(demain)
    const avant = (await page()).match(/Structure fs, le /g)?.length ?? 0
    await (await monde.navigateur(agathe)).get(`/agent/droits/${ENTRETIEN}`)
    assert.equal((await page()).match(/Structure fs, le /g)?.length, avant + 1)
  })

  test('destroyed with the mandate’s dossier', async () => {
    const { services } = monde
    const [ligne] = await gardes()
    await services.database.as(SYSTEME, (trx) =>
      services.coffre.detruire(trx, agathe.departement, ligne?.dossier_id ?? '', 'essai'),
    )
    const revenue = await monde.navigateur(agathe)
    assert.equal((await revenue.get(`/agent/droits/${ENTRETIEN}`)).status, 404)
    const salle = droits(services)
    assert.deepEqual(await salle.purge?.(true), ['Entretiens dont le mandat est détruit : 1'])
    assert.equal((await gardes()).length, 1, 'nothing goes when only asked what would')
    await salle.purge?.(false)
    assert.deepEqual(await gardes(), [])
    assert.equal(await nombre('allocations_familiales', 'repere'), 1, 'counts stay: nobody is in them')
  })
})
