import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { SYSTEME } from '../../platform/index.ts'
import { lire, type MondeDeTest, type Navigateur, surChaqueBase } from '../../platform/testing/index.ts'
import { ecrireCode, lireCode, nouveauCode } from '../code.ts'
import { ouvrirParcours } from '../essais.test-data.ts'
import { parcours } from '../index.ts'
import { ETAPES, etapePermise, GRILLE, noter, type Question, type Reponse, type Reponses, SUJETS } from './model.ts'

const QUESTIONS = SUJETS.flatMap((sujet) => Object.keys(GRILLE[sujet]) as Question[])
const toutes = (reponse: Reponse): Reponses => Object.fromEntries(QUESTIONS.map((q) => [q, reponse]))
const reponses = fc.array(fc.constantFrom<Reponse>('oui', 'aide', 'non'), {
  minLength: QUESTIONS.length,
  maxLength: QUESTIONS.length,
})

describe('levels of the self-test', () => {
  test('three questions a subject, worked by hand', () => {
    const { niveaux, ensemble } = noter({
      ...toutes('non'),
      mobile: 'oui',
      ordinateur: 'oui',
      connexion: 'oui', // 6 points
      message: 'oui', // 2 points
      mail: 'oui',
      piece: 'aide', // 3 points
      formulaire: 'oui',
      compte: 'oui',
      attestation: 'oui', // 6 points
    })
    assert.deepEqual(niveaux, { equipement: 3, telephone: 1, courriel: 2, demarches: 3, internet: 1, securite: 1 })
    assert.equal(ensemble, 1, '11 points of 30: equipment does not count')
    assert.equal(noter({ ...toutes('aide'), mobile: 'non' }).ensemble, 2)
    assert.equal(noter(toutes('oui')).ensemble, 3)
  })

  test('a better answer never lowers a level', () => {
    fc.assert(
      fc.property(reponses, fc.nat(QUESTIONS.length - 1), (liste, rang) => {
        const avant = Object.fromEntries(QUESTIONS.map((q, i) => [q, liste[i]])) as Reponses
        const apres = noter({ ...avant, [QUESTIONS[rang] as Question]: 'oui' })
        const { niveaux, ensemble } = noter(avant)
        assert.ok(apres.ensemble >= ensemble && SUJETS.every((s) => apres.niveaux[s] >= niveaux[s]))
      }),
    )
  })

  test('nobody goes past a page that lacks an answer', () => {
    assert.equal(etapePermise('resultat', {}), 'equipement')
    const { piece, ...reste } = toutes('oui')
    assert.equal(etapePermise('resultat', reste), 'courriel')
    for (const etape of ETAPES) assert.equal(etapePermise(etape, { ...reste, piece: piece ?? 'non' }), etape)
  })

  test('a code is read whatever the case and the spaces', () => {
    const code = nouveauCode()
    assert.equal(lireCode(` ${ecrireCode(code).toLowerCase().replaceAll('-', ' ')} `), code)
    for (const faux of ['', 'K7M4', `${code}A`, code.replace(/./, '0')]) assert.equal(lireCode(faux), null)
  })
})

surChaqueBase('the digital self-test', (ouvrir) => {
  let monde: MondeDeTest
  let personne: Navigateur
  before(async () => {
    monde = await ouvrirParcours(await ouvrir())
    personne = await monde.navigateur()
  })
  after(() => monde.close())

  const PASSAGE = '0198c1d2-0000-7000-8000-00000000000'
  const envoi = (reste: Record<string, string> = {}) => ({
    ...toutes('non'),
    etape: 'ville',
    ville: 'Bobigny',
    passage: `${PASSAGE}1`,
    ...reste,
  })
  const poster = async (reste: Record<string, string> = {}, langue = '') =>
    lire(await personne.post(`/numerique${langue}`, envoi(reste)))
  const comptes = () =>
    monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('parcours_comptes').select(['commune', 'mois', 'niveau', 'nombre']).orderBy('commune').execute(),
    )

  test('one subject a page, with what was answered before in the form and nowhere else', async () => {
    const debut = await personne.get('/numerique')
    assert.match(await debut.text(), /J’ai un téléphone avec internet/)
    const reponse = await personne.post('/numerique', { ...toutes('oui'), etape: 'equipement', action: 'suite' })
    assert.equal(reponse.headers.get('cache-control'), 'no-store')
    const page = await reponse.text()
    assert.match(page, /<h1>Mon téléphone<\/h1>/)
    assert.match(page, /type="hidden" name="mobile" value="oui"/)
    const incomplete = await personne.post('/numerique', { etape: 'equipement', action: 'suite', mobile: 'oui' })
    assert.equal(incomplete.status, 422)
    assert.match(await lire(incomplete), /Il manque une réponse Choisissez une réponse\. Choisissez une réponse\./)
    assert.deepEqual(await comptes(), [])
  })

  test('the result says levels in plain words and the workshop near, in each language', async () => {
    const dit = await poster()
    assert.match(dit, /Premiers pas Un atelier pour débuter/)
    assert.match(dit, /Mes mails À découvrir/)
    assert.match(dit, /Premiers pas Pour : Mon téléphone, Mes mails.*Espace exemple.*mardi 24 novembre, 14 h/)
    assert.doesNotMatch(dit, /Jardin/)
    for (const [langue, mots] of Object.entries({ en: 'First steps', pt: 'Primeiros passos', ar: 'الخطوات الأولى' }))
      assert.ok((await poster({}, `?langue=${langue}`)).includes(mots), langue)
    assert.match(await poster({ ville: 'nulle-part' }), /Nous ne trouvons pas cette ville/)
  })

  test('counts once, by commune, month and level, and keeps nothing else', async () => {
    await poster({ passage: `${PASSAGE}2`, ville: '' })
    await poster({ passage: `${PASSAGE}3` })
    assert.deepEqual(await comptes(), [
      { commune: '93008', mois: '2026-11', niveau: 1, nombre: 2 },
      { commune: 'autre', mois: '2026-11', niveau: 1, nombre: 1 },
    ])
    assert.equal((await monde.services.database.db.selectFrom('parcours_comptes').selectAll().execute()).length, 0)
  })

  test('a code compares two results, keeps no name, and dies after two years', async () => {
    const dit = await poster({ action: 'garder' })
    const code = dit.match(/\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b/)?.[0] ?? ''
    assert.ok(lireCode(code))
    assert.match(dit, /Il marche jusqu’au 23 novembre 2028/)
    monde.clock.advance(24 * 90)
    const compare = await poster({ ...toutes('oui'), action: 'comparer', code: code.toLowerCase() })
    assert.match(compare, /Comparé avec le 23 novembre 2026/)
    assert.match(compare, /Mes mails Sans aide La fois d’avant : À découvrir/)
    const gardes = await monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('parcours_gardes').selectAll().execute(),
    )
    const octets = gardes
      .flatMap((g) => Object.values(g))
      .map((v) => (Buffer.isBuffer(v) ? v.toString('latin1') : `${v}`))
    for (const secret of [lireCode(code) ?? '', 'courriel', '93008'])
      assert.ok(!octets.some((o) => o.includes(secret)), secret)
    assert.match(await poster({ action: 'comparer', code: ecrireCode(nouveauCode()) }), /Nous ne trouvons pas ce code/)
    monde.clock.advance(24 * 660)
    assert.match(await poster({ action: 'comparer', code }), /Nous ne trouvons pas ce code/)
    const purger = (aBlanc: boolean) => parcours(monde.services).purge?.(aBlanc)
    assert.match((await purger(true))?.[0] ?? '', /: 1$/)
    await purger(false)
    assert.match((await purger(true))?.[0] ?? '', /: 0$/)
    const dossier = await monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('dossiers').select(['cle', 'motif_destruction']).executeTakeFirst(),
    )
    assert.deepEqual(dossier, { cle: null, motif_destruction: 'delai' })
  })

  test('the person destroys what a code keeps; too many tries are refused', async () => {
    const code = (await poster({ action: 'garder' })).match(/\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){2}\b/)?.[0] ?? ''
    assert.match(await poster({ action: 'detruire', code }), /Le code est détruit/)
    assert.match(await poster({ action: 'comparer', code }), /Nous ne trouvons pas ce code/)
    for (let essai = 0; essai < 30; essai += 1)
      await personne.post('/numerique', envoi({ action: 'comparer', code: 'x' }))
    assert.match(await poster({ action: 'comparer', code }), /essayé trop de fois/)
  })
})
