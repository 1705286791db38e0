import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { type Acteur, type Database, jourIso, SYSTEME } from '../platform/index.ts'
import { creerMonde, type MondeDeTest, surChaqueBase } from '../platform/testing/index.ts'
import { accueil, type Branchements, type CompterDemandes, type DemandesDuJour } from './index.ts'

const MARDI = new Date('2026-11-24T11:20:00+01:00')

/** One line for a visit: when, by whom, procedure or event, operators, minutes. */
type Ligne = [le: string, qui: 'agathe' | 'karim' | 'noemie', motif: string, operateurs: string[], minutes: number]

const VISITES: Ligne[] = [
  ['2026-10-01T10:00:00+02:00', 'agathe', 'budget-rsa', ['caf'], 15],
  // Sunday evening and Monday just after midnight in Paris: two weeks, though the same day in universal time.
  ['2026-10-04T23:50:00+02:00', 'karim', 'budget-rsa', ['caf', 'departement'], 5],
  ['2026-10-05T00:10:00+02:00', 'agathe', 'impots-declarer', ['dgfip'], 30],
  ['2026-11-23T14:00:00+01:00', 'noemie', 'sante-compte-ameli', ['cpam'], 60],
  ['2026-11-24T09:00:00+01:00', 'noemie', 'difficultes-argent', [], 15],
  // The quarter before is compared over as many days: to 24 August included.
  ['2026-08-24T23:59:00+02:00', 'agathe', 'budget-rsa', ['caf'], 15],
  ['2026-08-25T00:00:00+02:00', 'agathe', 'budget-rsa', ['caf'], 15],
  ['2026-09-30T23:59:00+02:00', 'agathe', 'budget-rsa', ['caf'], 15],
]

const DEMANDES: DemandesDuJour[] = [
  { jour: '2026-10-02', structureId: 'tilleuls', operateur: 'caf', demarche: 'budget-rsa-bloque', nombre: 2 },
  { jour: '2026-08-01', structureId: 'tilleuls', operateur: 'caf', demarche: null, nombre: 1 },
  { jour: '2026-09-01', structureId: 'tilleuls', operateur: 'caf', demarche: null, nombre: 5 },
  { jour: '2026-11-20', structureId: 'platanes', operateur: 'cpam', demarche: null, nombre: 4 },
]

/** What the room of requests gives, for the structure and the days asked for. */
const compterDemandes: CompterDemandes = async (_trx, { structureId, du, au }) =>
  DEMANDES.filter((d) => structureId === null || d.structureId === structureId).filter(
    (d) => d.jour >= jourIso(du) && d.jour < jourIso(au),
  )

/** What is late in the whole territory; nothing before Tuesday. */
const compterRetards: Branchements['compterRetards'] = async (_trx, _departement, maintenant) =>
  maintenant < MARDI
    ? []
    : [
        { operateur: 'caf', nombre: 2 },
        { operateur: 'cpam', nombre: 1 },
      ]

surChaqueBase('activity figures', (ouvrir) => {
  let monde: MondeDeTest
  let database: Database
  let qui: Record<'agathe' | 'karim' | 'noemie' | 'cedric', Acteur>

  before(async () => {
    database = await ouvrir()
    monde = creerMonde(database, (services) => [accueil(services, { cartes: [], compterDemandes, compterRetards })])
    monde.clock.set(MARDI)
    qui = {
      agathe: await monde.compte({ role: 'aidant', nom: 'Agathe Exemple', structure: 'tilleuls' }),
      karim: await monde.compte({ role: 'responsable', nom: 'Karim Spécimen', structure: 'tilleuls' }),
      noemie: await monde.compte({ role: 'aidant', nom: 'Noémie Modèle', structure: 'platanes' }),
      cedric: await monde.compte({ role: 'coordinateur', structure: 'pilotage' }),
    }
    await database.as(SYSTEME, (trx) => trx.insertInto('visites').values(VISITES.map(enLigne)).execute())
  })

  function enLigne([le, nom, motif, operateurs, duree_minutes]: Ligne) {
    const evenement = motif === 'difficultes-argent'
    return {
      departement: '93',
      id: monde.services.newId(),
      structure_id: qui[nom].structureId,
      compte_id: qui[nom].compteId,
      le: new Date(le),
      evenement: evenement ? motif : 'evenement',
      demarche: evenement ? null : motif,
      operateurs,
      duree_minutes,
      ...{ voie: 'guichet', aide: 'information', issue: 'regle', autonomie: 'faire-avec', commune: null },
      precision: 'note du guichet',
      corrigee_le: null,
    }
  }

  const ouvrirPage = async (acteur: Acteur, path: string) => (await monde.navigateur(acteur)).get(path)

  /** The downloaded table, by heading and code. */
  async function tableau(acteur: Acteur, path: string) {
    const csv = await (await ouvrirPage(acteur, path)).text()
    const lignes = parse(csv, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[]
    return (rubrique: string, code: string) => {
      const ligne = lignes.find((l) => l.Rubrique === rubrique && l.Code === code)
      if (!ligne) return null
      const { Visites, Heures, Demandes } = ligne
      const avant = `${ligne['Visites, période d’avant']}/${ligne['Demandes, période d’avant']}`
      return { Visites, Part: ligne['Part des visites (%)'], Heures, Demandes, avant }
    }
  }

  test('the structure: totals, weeks, operators and reasons, worked out by hand', async () => {
    const t = await tableau(qui.agathe, '/agent/activite.csv')
    assert.deepEqual(t('Total', ''), { Visites: '3', Part: '100', Heures: '0,83', Demandes: '2', avant: '1/1' })
    assert.deepEqual(t('Semaine', '2026-09-28'), {
      Visites: '2',
      Part: '66,67',
      Heures: '0,33',
      Demandes: '2',
      avant: '0/0',
    })
    assert.equal(t('Semaine', '2026-10-05')?.Visites, '1')
    assert.equal(t('Semaine', '2026-11-23')?.Visites, '0')
    assert.equal(t('Semaine', '2026-11-30'), null, 'a week to come')
    assert.deepEqual(t('Organisme', 'caf'), {
      Visites: '2',
      Part: '66,67',
      Heures: '0,33',
      Demandes: '2',
      avant: '1/1',
    })
    assert.equal(t('Organisme', 'departement')?.Visites, '1', 'a visit about two operators counts for both')
    assert.equal(t('Organisme', 'cpam'), null, 'another structure')
    assert.deepEqual(t('Motif', 'budget-rsa'), {
      Visites: '2',
      Part: '66,67',
      Heures: '0,33',
      Demandes: '0',
      avant: '1/0',
    })
    assert.equal(t('Motif', 'budget-rsa-bloque')?.Demandes, '2')
    assert.equal(t('Structure', 'tilleuls'), null)
  })

  test('an agent may look at their own visits alone, over another period', async () => {
    assert.equal((await tableau(qui.karim, '/agent/activite.csv?portee=moi'))('Total', '')?.Visites, '1')
    const ete = await tableau(qui.agathe, '/agent/activite.csv?portee=moi&du=2026-08-24&au=2026-08-24')
    assert.equal(ete('Total', '')?.Visites, '1')
    const trimestre = await tableau(qui.agathe, '/agent/activite.csv?periode=trimestre-precedent')
    assert.equal(trimestre('Total', '')?.Visites, '3')
  })

  test('those who steer: the whole territory by structure, or one structure; never a person', async () => {
    const t = await tableau(qui.cedric, '/pilotage.csv')
    assert.deepEqual(t('Total', ''), { Visites: '5', Part: '100', Heures: '2,08', Demandes: '6', avant: '1/1' })
    assert.deepEqual(
      ['tilleuls', 'platanes'].map((s) => t('Structure', s)?.Visites),
      ['3', '2'],
    )
    assert.equal(t('Motif', 'difficultes-argent')?.Visites, '1')
    const une = await tableau(qui.cedric, '/pilotage.csv?structure=platanes')
    assert.deepEqual([une('Total', '')?.Visites, une('Total', '')?.Demandes], ['2', '4'])
    assert.equal((await ouvrirPage(qui.cedric, '/pilotage?structure=inconnue')).status, 404)
    const html = await (await ouvrirPage(qui.cedric, '/pilotage')).text()
    assert.match(html, /Structure platanes/)
    assert.doesNotMatch(html, /Agathe|Karim|Noémie|note du guichet/)
    assert.match(
      html,
      /3 demandes en retard[\s\S]*Caf\u00a0: 2 · Assurance maladie\u00a0: 1[\s\S]*\/pilotage\/demandes/,
    )
    for (const autre of ['/pilotage?structure=platanes', '/agent/activite'])
      assert.doesNotMatch(
        await (await ouvrirPage(qui[autre.startsWith('/agent') ? 'agathe' : 'cedric'], autre)).text(),
        /en retard/,
      )
  })

  test('the page: totals, what they are compared with, the chart and its table', async () => {
    const html = await (await ouvrirPage(qui.agathe, '/agent/activite')).text()
    assert.match(html, /3 visites, 200\u00a0% de plus qu’avant/)
    assert.match(html, /du 1er juillet 2026 au 24 août 2026, pour comparer autant de jours/)
    assert.match(html, /2 demandes envoyées aux organismes/)
    assert.match(html, /17\u00a0min par visite/)
    const semaine40 = html.match(/<th scope="row"[^>]*>40<\/th>[\s\S]*?<\/tr>/)?.[0] ?? ''
    assert.match(semaine40, />2</)
  })

  test('dates that cannot be used: this quarter, the reason, and what was typed', async () => {
    const reponse = await ouvrirPage(qui.agathe, '/agent/activite?du=2026-10-05&au=2026-09-01')
    assert.equal(reponse.status, 422)
    const html = await reponse.text()
    assert.match(html, /Le dernier jour est avant le premier/)
    assert.match(html, /id="au"[^>]*value="2026-09-01"/)
    assert.match(html, /3 visites/)
    assert.equal((await ouvrirPage(qui.agathe, '/agent/activite.csv?du=2026-10-05&au=2026-09-01')).status, 404)
  })

  test('a period without a visit says so', async () => {
    const html = await (await ouvrirPage(qui.noemie, '/agent/activite?du=2025-01-01&au=2025-01-31')).text()
    assert.match(html, /Aucune visite sur cette période/)
  })

  test('the table to download opens in a French spreadsheet and runs nothing', async () => {
    await database.as(SYSTEME, (trx) =>
      trx.updateTable('structures').set({ nom: '=HYPERLINK("x")' }).where('id', '=', 'platanes').execute(),
    )
    const reponse = await ouvrirPage(qui.cedric, '/pilotage.csv')
    assert.equal(reponse.headers.get('content-type'), 'text/csv; charset=utf-8')
    assert.match(
      reponse.headers.get('content-disposition') ?? '',
      /^attachment; filename="activite-2026-10-01-2026-11-24\.csv"$/,
    )
    const octets = Buffer.from(await reponse.arrayBuffer())
    assert.deepEqual([...octets.subarray(0, 3)], [0xef, 0xbb, 0xbf])
    assert.match(octets.toString(), /;"'=HYPERLINK\(""x""\)";/)
  })
})
