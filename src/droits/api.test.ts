import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { systeme } from '../platform/index.ts'
import { creerMonde, type MondeDeTest, surChaqueBase } from '../platform/testing/index.ts'
import type { Demarche } from './engine/demarches.ts'
import type { Reponse } from './engine/index.ts'
import { droits } from './index.ts'

const SEULE = {
  mois: '2026-11',
  situation: 'seul',
  logement: { statut: 'locataire_social', loyer_hors_charges: 420, code_insee: '93008' },
  personnes: [
    { id: 'A1', role: 'adulte', date_naissance: '1988-04-10', activite: 'sans_activite', nationalite: 'francaise' },
  ],
}
type Corps = { droits: Record<string, Reponse & { demarche?: Demarche }> }

surChaqueBase('rights API', (ouvrir) => {
  let monde: MondeDeTest
  before(async () => {
    monde = creerMonde(await ouvrir(), (services) => {
      const salle = droits(services)
      return [salle, systeme(services, [salle])]
    })
  })
  after(() => monde.close())

  const demander = (corps: unknown, suite = '') =>
    monde.app.request(`/api/v1/droits/evaluation${suite}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof corps === 'string' ? corps : JSON.stringify(corps),
    })
  const refus = async (corps: unknown) => {
    const r = await demander(corps)
    assert.equal(r.status, 400)
    assert.match(r.headers.get('content-type') ?? '', /problem\+json/)
    return (await r.json()) as { detail: string; erreurs: { champ: string; message: string }[] }
  }

  test('a household gets every right, why, and what to do', async () => {
    const r = await demander(SEULE)
    assert.equal(r.status, 200)
    const { droits } = (await r.json()) as Corps
    assert.equal(droits.rsa?.montant, 573.49)
    assert.equal(
      droits.rsa?.demarche?.operateur,
      'Caisse d’allocations familiales (Caf) ou Mutualité sociale agricole (MSA)',
    )
    assert.equal(droits.rsa?.explication?.at(-1)?.id, 'rsa')
    assert.equal(droits.css?.niveau, 'gratuite')
    assert.equal(droits.solidarite_transport?.statut, 'ouvert')
    assert.equal(droits.adaje?.statut, 'ferme')
    assert.deepEqual(droits.fsl?.manquants, ['impayes_logement_ou_energie'])
    assert.ok(droits.aide_logement?.baremes.includes('barème du 1er octobre 2025'))
  })

  test('every right, local ones too, says whom to ask, with what, and after a refusal', async () => {
    const { droits } = (await (await demander(SEULE)).json()) as Corps
    assert.deepEqual(
      Object.keys(droits).filter((nom) => !droits[nom]?.demarche?.operateur),
      [],
    )
    const { demarche } = droits.solidarite_transport ?? {}
    assert.equal(demarche?.operateur, 'Île-de-France Mobilités')
    // What no source says is a question to ask, never a detail made up.
    assert.equal(demarche?.delai, 'À demander à Île-de-France Mobilités')
    assert.equal(demarche?.recours?.vers, 'À demander à Île-de-France Mobilités')
  })

  test('a list of households gets a list of answers, without steps', async () => {
    const r = await demander({ foyers: [SEULE, { mois: '2026-11' }] })
    const { foyers } = (await r.json()) as { foyers: Corps[] }
    assert.deepEqual(
      foyers.map((f) => [f.droits.rsa?.statut, f.droits.rsa?.explication]),
      [
        ['ouvert', undefined],
        ['a_completer', undefined],
      ],
    )
  })

  test('a mistake is refused by the name of its field', async () => {
    assert.match((await refus('{')).detail, /foyer est attendu/)
    assert.deepEqual((await refus({ ...SEULE, nom: 'Exemple' })).erreurs, [
      { champ: 'nom', message: 'le champ « nom » n’existe pas.' },
    ])
    const ailleurs = { ...SEULE, logement: { ...SEULE.logement, code_insee: '93999' } }
    assert.match((await refus(ailleurs)).detail, /logement\.code_insee.*93999.*inconnue/)
    assert.equal((await refus({ foyers: [SEULE, { mois: 'hier' }] })).erreurs[0]?.champ, 'foyers[1].mois')
    assert.match((await refus({ foyers: Array(1001).fill(SEULE) })).detail, /1000 au plus/)
  })

  test('the open API describes it', async () => {
    const r = await monde.app.request('/api/v1/openapi.json')
    const { paths } = (await r.json()) as { paths: Record<string, unknown> }
    assert.ok('/api/v1/droits/evaluation' in paths)
  })
})
