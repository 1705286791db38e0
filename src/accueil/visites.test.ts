import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { type Acteur, type Database, SYSTEME } from '../platform/index.ts'
import { creerMonde, type MondeDeTest, type Navigateur, surChaqueBase, UN_LUNDI } from '../platform/testing/index.ts'
import { accueil, type Branchements, noterDemandeEnvoyee } from './index.ts'

type Formulaire = Record<string, string | string[]>

/** A visit as the form sends it when only the reason was chosen. */
const VISITE: Formulaire = {
  motif: 'budget-rsa',
  autreMotif: '',
  aide: 'demarche-en-ligne',
  duree: '15',
  issue: 'regle',
  autonomie: 'faire-avec',
  voie: 'guichet',
  commune: '',
  precision: '',
}

/** What the other rooms give. */
const BRANCHEMENTS: Branchements = {
  cartes: [async (acteur) => `Carte pour ${acteur.nom}`],
  compterDemandes: async () => [],
  compterRetards: async () => [],
}

surChaqueBase('desk log', (ouvrir) => {
  let monde: MondeDeTest
  let database: Database
  let agathe: Acteur
  let page: Navigateur

  before(async () => {
    database = await ouvrir()
    monde = creerMonde(database, (services) => [accueil(services, BRANCHEMENTS)])
  })

  /** A structure and an agent that no other test knows. */
  async function commencer() {
    monde.clock.set(UN_LUNDI)
    agathe = await monde.compte({ role: 'aidant', nom: 'Agathe Exemple', structure: monde.services.newId() })
    page = await monde.navigateur(agathe)
  }

  /** The session closes after two hours without a page: the agent signs in again. */
  async function attendre(heures: number) {
    monde.clock.advance(heures)
    page = await monde.navigateur(agathe)
  }

  const lire = async (path: string) => await (await page.get(path)).text()
  const noter = (champs: Formulaire = {}, id = monde.services.newId()) =>
    page.post('/agent/visites', { ...VISITE, id, ...champs })
  /** Ids of today's visits, latest first. */
  const idsDuJour = async () =>
    [...(await lire('/agent')).matchAll(/href="\/agent\/visites\/([\w-]{36})"/g)].map((m) => m[1])

  test('a visit is noted, told, and listed', async () => {
    await commencer()
    const reponse = await noter()
    assert.equal(reponse.status, 303)
    assert.equal(reponse.headers.get('location'), '/agent')
    const suite = await lire('/agent')
    assert.match(suite, /Visite notée\u00a0: Demander le RSA, 15\u00a0min\./)
    assert.match(suite, /Caf · Aider en ligne · 15\u00a0min/)
    assert.match(suite, /Carte pour Agathe Exemple/)
    assert.doesNotMatch(await lire('/agent'), /Visite notée/)
  })

  test('the next form remembers the way and the commune, not the rest', async () => {
    await commencer()
    assert.ok(coche(await lire('/agent'), 'voie', 'guichet'))
    await noter({ voie: 'telephone', commune: 'aubervilliers', issue: 'oriente', duree: '45' })
    const html = await lire('/agent')
    assert.ok(coche(html, 'voie', 'telephone'))
    assert.equal(valeur(html, 'commune'), 'Aubervilliers')
    assert.ok(coche(html, 'issue', 'regle') && coche(html, 'duree', '15'))
    assert.ok(!/name="motif"[^>]*checked/.test(html))
  })

  test('a form sent twice counts once', async () => {
    await commencer()
    const id = monde.services.newId()
    await noter({}, id)
    const seconde = await noter({}, id)
    assert.equal(seconde.headers.get('location'), `/agent/visites/${id}`)
    assert.match(await lire(`/agent/visites/${id}`), /Cette visite était déjà notée\u00a0: Demander le RSA/)
    assert.equal((await idsDuJour()).length, 1)
  })

  test('a form used again with other answers asks which visit it is, and keeps what was typed', async () => {
    await commencer()
    const id = monde.services.newId()
    await noter({}, id)
    const refus = await noter({ motif: 'impots-declarer', precision: 'deux avis' }, id)
    assert.equal(refus.status, 422)
    const html = await refus.text()
    assert.match(html, /Vous venez de noter\u00a0: Demander le RSA/)
    assert.equal(valeur(html, 'precision'), 'deux avis')
    const nouvelle = valeur(html, 'id')
    assert.notEqual(nouvelle, id)
    await noter({ motif: 'impots-declarer', precision: 'deux avis' }, nouvelle)
    assert.equal((await idsDuJour()).length, 2)
  })

  test('a word is enough for a reason; several answers are offered, and what was typed stays', async () => {
    await commencer()
    await noter({ motif: 'autre', autreMotif: 'reversion' })
    assert.match(await lire('/agent'), /Demander une pension de réversion/)
    const refus = await noter({ motif: 'autre', autreMotif: 'rsa', commune: 'Bobigny', precision: 'deux enfants' })
    assert.equal(refus.status, 422)
    const html = await refus.text()
    assert.match(html, /Plusieurs motifs contiennent/)
    assert.match(html, /value="budget-rsa-bloque"/)
    assert.deepEqual(
      ['autreMotif', 'commune', 'precision'].map((n) => valeur(html, n)),
      ['rsa', 'Bobigny', 'deux enfants'],
    )
    await noter({ motif: 'budget-rsa-bloque', autreMotif: 'rsa' })
    assert.match(await lire('/agent'), /Débloquer un paiement de RSA/)
  })

  test('two different reasons, or none, are refused', async () => {
    await commencer()
    assert.match(await (await noter({ autreMotif: 'réversion' })).text(), /Gardez un seul motif/)
    assert.match(await (await noter({ motif: 'autre' })).text(), /Choisissez un motif/)
    assert.match(await (await noter({ motif: 'inconnu', autreMotif: 'zzz' })).text(), /Aucun motif ne ressemble/)
    assert.deepEqual(await idsDuJour(), [])
  })

  test('a note that points to a person is refused at its field, with everything else wrong', async () => {
    await commencer()
    const refus = await noter({
      precision: 'rappeler au 01 99 00 12 34',
      commune: 'Nulle-Part',
      aide: '',
      voie: 'pigeon',
    })
    assert.equal(refus.status, 422)
    const html = await refus.text()
    for (const champ of ['aide', 'voie', 'commune', 'precision'])
      assert.match(html, new RegExp(`href="#${champ}"`), champ)
    assert.match(html, /semble contenir un numéro de téléphone/)
    assert.equal(valeur(html, 'precision'), 'rappeler au 01 99 00 12 34')
    assert.ok(coche(html, 'motif', 'budget-rsa'))
    assert.deepEqual(await idsDuJour(), [])
  })

  test('a commune answers to its name, its postcode, and the name of one it absorbed', async () => {
    await commencer()
    for (const [commune, insee] of [
      ['saint denis', '93066'],
      ['93300', '93001'],
      ['Pierrefitte-sur-Seine', '93066'],
      ['Marseille', '13055'],
    ] as const) {
      await noter({ commune })
      const [id] = await idsDuJour()
      assert.match(await lire(`/agent/visites/${id}`), new RegExp(`commune=${insee}`), commune)
      monde.clock.advance(0.1)
    }
  })

  test('opening a request notes the visit first, and carries what it says', async () => {
    await commencer()
    const champs = {
      suite: 'demande',
      commune: 'Bondy',
      operateurs: ['departement', 'caf'],
      precision: 'loyer en retard',
    }
    const reponse = await noter(champs)
    assert.equal(
      reponse.headers.get('location'),
      `/agent/demandes/nouvelle?operateur=caf&demarche=budget-rsa&commune=93010`,
    )
    const html = await lire('/agent')
    assert.match(html, /class="tag wait"><span>À suivre/)
    assert.match(html, /Caf, Département/)
    const mandat = await noter({ suite: 'mandat', motif: 'difficultes-argent', issue: 'oriente' })
    assert.equal(mandat.headers.get('location'), '/agent/mandats/nouveau')
  })

  test('once its request has gone, the visit of the day says so; another one, or another day’s, does not', async () => {
    await commencer()
    const partir = () =>
      database.as(agathe, (trx) =>
        noterDemandeEnvoyee(monde.services, trx, agathe, { operateur: 'caf', demarche: 'budget-rsa' }),
      )
    await noter({ suite: 'demande', motif: 'difficultes-argent' })
    await noter({ suite: 'demande' })
    await attendre(24)
    await partir()
    await noter({ suite: 'demande', motif: 'difficultes-argent' })
    await noter()
    await noter({ suite: 'demande' })
    await noter({ suite: 'demande', motif: 'logement-bloquee' })
    await partir()
    const issues = async () =>
      [...(await lire('/agent')).matchAll(/<span>(À suivre|Réglé|Demande envoyée[^<]*)</g)].map((m) => m[1])
    assert.deepEqual(await issues(), ['À suivre', 'Demande envoyée à l’organisme', 'Réglé', 'À suivre'])
    await partir()
    await partir()
    assert.deepEqual((await issues()).slice(0, 1), ['Demande envoyée à l’organisme'])
    assert.equal((await issues()).at(-1), 'À suivre')
  })

  test('a visit is corrected on its day, and says so', async () => {
    await commencer()
    await noter({ commune: 'Bondy', operateurs: 'cpam' })
    const [id] = await idsDuJour()
    const formulaire = await lire(`/agent/visites/${id}`)
    assert.ok(coche(formulaire, 'motif', 'budget-rsa') && coche(formulaire, 'operateurs', 'cpam'))
    await attendre(3)
    const corrigee = await page.post(`/agent/visites/${id}`, { ...VISITE, motif: 'impots-declarer', duree: '60' })
    assert.equal(corrigee.status, 303)
    const html = await lire('/agent')
    assert.match(html, /Déclarer ses revenus/)
    assert.match(html, /Impôts · Aider en ligne · 1\u00a0h et plus · corrigée/)
    assert.doesNotMatch(html, /<p>Demander le RSA<\/p>/)
    const faux = await page.post(`/agent/visites/${id}`, { ...VISITE, precision: 'Mme Exemple' })
    assert.equal(faux.status, 422)
    assert.equal(valeur(await faux.text(), 'precision'), 'Mme Exemple')
  })

  test('after midnight a visit no longer changes, and the page says why', async () => {
    await commencer()
    await attendre(14.4)
    await noter()
    const [id] = await idsDuJour()
    assert.equal(monde.clock.now().toString().slice(16, 21), '23:54')
    await attendre(0.2)
    const lecture = await lire(`/agent/visites/${id}`)
    assert.match(lecture, /Cette visite date du lundi 23 novembre/)
    assert.doesNotMatch(lecture, /<form method="post" action="\/agent\/visites/)
    for (const path of [`/agent/visites/${id}`, `/agent/visites/${id}/supprimer`]) {
      const refus = await page.post(path, { ...VISITE, motif: 'impots-declarer' })
      assert.equal(refus.headers.get('location'), `/agent/visites/${id}`)
      assert.match(await lire(`/agent/visites/${id}`), /role="status"[\s\S]*Cette visite date du lundi 23 novembre/)
    }
    assert.deepEqual(await idsDuJour(), [])
    assert.match(await lire('/agent/visites?jour=2026-11-23'), /Demander le RSA/)
  })

  test('a visit noted by mistake is removed on its day', async () => {
    await commencer()
    await noter()
    const [id] = await idsDuJour()
    await page.post(`/agent/visites/${id}/supprimer`, {})
    assert.match(await lire('/agent'), /Visite supprimée/)
    assert.deepEqual(await idsDuJour(), [])
    assert.equal((await page.get(`/agent/visites/${id}`)).status, 404)
  })

  test('a colleague sees and corrects it; another structure gets 404, journalled', async () => {
    await commencer()
    await noter()
    const [id] = await idsDuJour()
    const collegue = await monde.compte({ role: 'responsable', nom: 'Karim Spécimen', structure: agathe.structureId })
    const chezElle = await monde.navigateur(collegue)
    assert.match(await (await chezElle.get('/agent')).text(), /Agathe Exemple/)
    assert.equal((await chezElle.post(`/agent/visites/${id}`, VISITE)).status, 303)

    const voisin = await monde.compte({ role: 'aidant', structure: 'voisine' })
    const ailleurs = await monde.navigateur(voisin)
    for (const reponse of [
      await ailleurs.get(`/agent/visites/${id}`),
      await ailleurs.post(`/agent/visites/${id}`, VISITE),
      await ailleurs.post(`/agent/visites/${id}/supprimer`, {}),
      await ailleurs.post('/agent/visites', { ...VISITE, id: id ?? '' }),
    ])
      assert.equal(reponse.status, 404)
    assert.equal((await idsDuJour()).length, 1)
    const { rows } = await database.as(SYSTEME, (trx) =>
      sql`select action from journal where compte_id = ${voisin.compteId} and action = 'acces.introuvable'`.execute(
        trx,
      ),
    )
    assert.equal(rows.length, 4)
  })

  test('row-level security: those who steer read and change nothing, another structure reads nothing', async () => {
    await commencer()
    await noter()
    const coordinateur = await monde.compte({ role: 'coordinateur', structure: 'pilotage' })
    const voisin = await monde.compte({ role: 'aidant', structure: 'voisine' })
    const compter = (acteur: Acteur) =>
      database.as(acteur, async (trx) => {
        const vues = await trx
          .selectFrom('visites')
          .select('id')
          .where('structure_id', '=', agathe.structureId)
          .execute()
        const { numDeletedRows } = await trx
          .deleteFrom('visites')
          .where('structure_id', '=', agathe.structureId)
          .executeTakeFirst()
        return { vues: vues.length, supprimees: Number(numDeletedRows) }
      })
    assert.deepEqual(await compter(coordinateur), { vues: 1, supprimees: 0 })
    assert.deepEqual(await compter(voisin), { vues: 0, supprimees: 0 })
    assert.deepEqual(await database.db.selectFrom('visites').select('id').execute(), [])
  })

  test('a day that does not exist is not found; a day without a visit says so', async () => {
    await commencer()
    assert.equal((await page.get('/agent/visites?jour=2026-13-01')).status, 404)
    assert.equal((await page.get('/agent/visites?jour=hier')).status, 404)
    assert.match(await lire('/agent/visites?jour=2026-11-22'), /Aucune visite/)
    assert.doesNotMatch(await lire('/agent/visites'), /Jour suivant/)
  })

  test('notes are forgotten after a quarter, the visits stay', async () => {
    await commencer()
    const { purge } = accueil(monde.services, BRANCHEMENTS)
    assert.ok(purge)
    await attendre(93 * 24)
    await purge(false)
    await noter({ precision: 'revient jeudi' })
    const [id] = await idsDuJour()
    await attendre(91 * 24)
    assert.deepEqual(await purge(false), ['Précisions de visites de plus de 92 jours : 0'])
    await attendre(2 * 24)
    assert.deepEqual(await purge(true), ['Précisions de visites de plus de 92 jours : 1'])
    assert.match(await lire(`/agent/visites/${id}`), /revient jeudi/)
    await purge(false)
    assert.match(await lire(`/agent/visites/${id}`), /Demander le RSA[\s\S]*<dd>Aucune<\/dd>/)
  })

  test('a prescriber notes visits, and is offered nothing they may not open', async () => {
    await commencer()
    page = await monde.navigateur(await monde.compte({ role: 'prescripteur', structure: monde.services.newId() }))
    await noter()
    const [id] = await idsDuJour()
    for (const path of ['/agent', `/agent/visites/${id}`])
      assert.doesNotMatch(await lire(path), /Ouvrir une demande|Nouveau mandat|Carte pour/)
  })

  test('the chips follow what the structure notes, from one week to the next', async () => {
    await commencer()
    await noter({ motif: 'autre', autreMotif: 'Faire une carte grise' })
    const chip = /<input[^>]*name="motif"[^>]*value="carte-grise-demander"/
    await attendre(24)
    assert.doesNotMatch(await lire('/agent'), chip)
    await attendre(6 * 24)
    assert.match(await lire('/agent'), chip)
  })
})

/** Is this option of the form ticked? */
function coche(html: string, nom: string, valeur: string): boolean {
  const controle = html.match(new RegExp(`<input[^>]*name="${nom}"[^>]*value="${valeur}"[^>]*>`))?.[0]
  assert.ok(controle, `no option ${nom}=${valeur}`)
  return /\schecked/.test(controle)
}

function valeur(html: string, nom: string): string | undefined {
  return html.match(new RegExp(`<input[^>]*name="${nom}"[^>]*>`))?.[0].match(/value="([^"]*)"/)?.[1]
}
