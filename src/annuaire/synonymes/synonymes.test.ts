import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { SYSTEME } from '../../platform/index.ts'
import { lire, type MondeDeTest, type Navigateur, surChaqueBase, UN_LUNDI } from '../../platform/testing/index.ts'
import { creerMondeAnnuaire, garnir } from '../pages/banc.test-data.ts'

const ADRESSE = '/pilotage/synonymes'
const BESOIN = 'une aide pour manger'

surChaqueBase('words added to the search', (ouvrir) => {
  let monde: MondeDeTest
  let pilote: Navigateur
  let public_: Navigateur

  before(async () => {
    monde = creerMondeAnnuaire(await ouvrir())
    await garnir(monde.services, [{ id: 'epicerie', nom: 'Épicerie exemple', types: ['aide-alimentaire'] }])
    monde.clock.set(UN_LUNDI)
    pilote = await monde.navigateur(await monde.compte({ role: 'coordinateur', structure: 'prefecture' }))
    public_ = await monde.navigateur()
  })
  after(() => monde.close())

  const page = async () => lire(await pilote.get(ADRESSE))
  const chercher = async (q: string) =>
    (await (await public_.get(`/api/v1/lieux?${new URLSearchParams({ q })}`)).json()) as {
      compris: { besoins: { nom: string }[] } | null
    }
  const besoinsDe = async (q: string) => ((await chercher(q)).compris?.besoins ?? []).map((b) => b.nom)
  /** Answers are as fresh as a second. */
  const attendre = () => monde.clock.set(new Date(monde.services.clock.now().getTime() + 2000))

  test('nothing yet: an empty page that says what to do', async () => {
    assert.match(await page(), /Quand un mot ne donne rien, ajoutez-le ici .* Aucun mot ajouté/)
  })

  test('a word is understood from the next search on, mistakes included, until it is removed', async () => {
    assert.deepEqual(await besoinsDe('zoubida bleue'), [])
    const ajout = await pilote.post(ADRESSE, { mot: ' Zoubida bleue ', besoin: BESOIN })
    assert.equal(ajout.status, 303)
    attendre()
    for (const q of ['zoubida bleue', 'la bleue de zoubida', 'zoubda bleue'])
      assert.deepEqual(await besoinsDe(q), [BESOIN], q)
    assert.match(await page(), /Zoubida bleue une aide pour manger Retirer « Zoubida bleue »/)
    const deja = await pilote.post(ADRESSE, { mot: 'les zoubidas bleues', besoin: 'un emploi' })
    assert.equal(deja.status, 422)
    assert.match(await lire(deja), /« les zoubidas bleues » mène déjà à « une aide pour manger »/)

    for (const texte of [/est retiré/, /déjà retiré/]) {
      const retrait = await pilote.post(`${ADRESSE}/retirer`, { mot: 'Zoubida bleue' })
      assert.equal(retrait.status, 303)
      assert.match(await page(), texte)
    }
    attendre()
    assert.deepEqual(await besoinsDe('zoubida bleue'), [])
    const { rows } = await monde.services.database.as(SYSTEME, (trx) =>
      sql<{ action: string }>`select action from journal where action like 'synonyme.%' order by action`.execute(trx),
    )
    assert.deepEqual(
      rows.map((r) => r.action),
      ['synonyme.ajoute', 'synonyme.retire'],
    )
  })

  const refuses: [string, Record<string, string>, RegExp][] = [
    ['an empty word', { mot: '  ' }, /Écrivez le mot/],
    ['a word of the list', { mot: 'Cartes grises' }, /mène déjà à « votre carte grise »/],
    ['markup', { mot: '<b>frigo</b>' }, /Écrivez du texte simple/],
    ['a word that says nothing', { mot: 'où est le' }, /ne dit rien tout seul/],
    ['too long a text', { mot: 'frigo '.repeat(20) }, /60 caractères au plus/],
    ['a need that is not in the list', { mot: 'frigo', besoin: 'autre' }, /Choisissez le besoin dans la liste/],
  ]
  for (const [nom, champs, message] of refuses)
    test(`${nom} is refused, and what was typed stays`, async () => {
      const reponse = await pilote.post(ADRESSE, { besoin: BESOIN, ...champs })
      assert.equal(reponse.status, 422)
      const html = await reponse.text()
      assert.match(html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '), message)
      if (champs.besoin === undefined) assert.match(html, new RegExp(`<option value="${BESOIN}" selected`))
      if (nom === 'a word of the list') assert.match(html, /value="Cartes grises"/)
    })

  test('only those who steer', async () => {
    for (const role of ['aidant', 'responsable', 'instructeur'] as const) {
      const autre = await monde.navigateur(await monde.compte({ role, structure: 'structure-ici' }))
      assert.equal((await autre.get(ADRESSE)).status, 403, role)
      assert.equal((await autre.post(ADRESSE, { mot: 'frigo', besoin: BESOIN })).status, 403, role)
    }
  })
})
