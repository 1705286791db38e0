import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { SYSTEME } from '../../platform/index.ts'
import { lire, type MondeDeTest, type Navigateur, surChaqueBase } from '../../platform/testing/index.ts'
import { ecrireCode, lireCode, nouveauCode } from '../code.ts'
import { codeExemple, loadDemonstration } from '../demonstration.ts'
import { ouvrirParcours } from '../essais.test-data.ts'
import { parcours } from '../index.ts'
import { enEuropass } from './europass.ts'
import { ajouter, niveauxActuels, passeportVide } from './model.ts'
import { lireFichier } from './signature.ts'

const CODE = /\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b/
const LILA = passeportVide('Lila', 'Témoin', '2026-01-05')
const TEST = { genre: 'evaluation', par: 'Asso A', moyen: 'test' } as const

describe('a language passport', () => {
  test('the latest level of each skill, whoever found it, in whatever order it was written', () => {
    const plein = [
      { ...TEST, le: '2026-06-01', niveaux: { lire: 'A2', oral: 'A2' } as const },
      { ...TEST, le: '2026-02-01', par: 'Asso B', niveaux: { lire: 'A1.1', ecouter: 'A1' } as const },
    ].reduce(ajouter, LILA)
    assert.deepEqual(niveauxActuels(plein), {
      lire: { niveau: 'A2', le: '2026-06-01', par: 'Asso A' },
      oral: { niveau: 'A2', le: '2026-06-01', par: 'Asso A' },
      ecouter: { niveau: 'A1', le: '2026-02-01', par: 'Asso B' },
    })
  })

  test('the Europass form has its own names, and no place for A1.1', () => {
    const plein = ajouter(ajouter(LILA, { ...TEST, le: '2026-06-01', niveaux: { lire: 'A2', ecrire: 'A1.1' } }), {
      genre: 'attestation',
      intitule: 'DELF <A2> & co',
      organisme: 'Centre',
      le: '2026-07-02',
      niveau: 'A2',
      par: 'X',
    })
    const xml = enEuropass(plein)
    assert.match(xml, /<ProficiencyLevel><Reading>A2<\/Reading><\/ProficiencyLevel>/)
    assert.match(
      xml,
      /<Title>DELF &lt;A2&gt; &amp; co<\/Title>.*<Date year="2026" month="--07" day="---02"\/><Level>A2/,
    )
    assert.match(xml, /<FirstName>Lila<\/FirstName><Surname>Témoin<\/Surname>/)
    assert.doesNotMatch(xml, /A1\.1|Writing/)
  })
})

surChaqueBase('the passport between bodies', (ouvrir) => {
  let monde: MondeDeTest
  let ecole: Navigateur
  let suivante: Navigateur
  let personne: Navigateur
  let code = ''
  before(async () => {
    monde = await ouvrirParcours(await ouvrir())
    ecole = await monde.navigateur(await monde.compte({ role: 'prescripteur', structure: 'ecole' }))
    suivante = await monde.navigateur(await monde.compte({ role: 'aidant', structure: 'suivante' }))
    personne = await monde.navigateur()
  })
  after(() => monde.close())
  const page = async (qui: Navigateur, chemin: string) => lire(await qui.get(chemin))
  const ajout = { le: '2026-11-20', moyen: 'test d’entrée', ecouter: 'A2', lire: 'A1.1', oral: '' }

  test('a body opens it, gives the code, and writes levels in its own name', async () => {
    await ecole.post('/agent/passeport/nouveau', { prenom: 'Lila', nom: 'Témoin' })
    const ouverte = await page(ecole, '/agent/passeport')
    code = ouverte.match(CODE)?.[0] ?? ''
    assert.ok(lireCode(code))
    await ecole.post('/agent/passeport/ajouter/evaluation', ajout)
    await ecole.post('/agent/passeport/ajouter/cours', { intitule: 'Débuter', du: '2026-09-02', au: '', heures: '40' })
    const pleine = await page(ecole, '/agent/passeport')
    assert.match(pleine, /Écouter Évalué par Structure ecole, le 20 novembre 2026 A2/)
    assert.match(pleine, /Débuter Structure ecole depuis le 2 septembre 2026 40 heures/)
    await ecole.post('/agent/passeport/fermer', {})
    assert.match(await page(ecole, '/agent/passeport'), /Ouvrir avec le code/)
  })

  test('what is wrong is said beside its field, in its fold', async () => {
    const autre = await monde.navigateur(await monde.compte({ role: 'aidant' }))
    assert.match(
      await lire(
        await autre
          .post('/agent/passeport/ouvrir', { code: ecrireCode(nouveauCode()) })
          .then(() => autre.get('/agent/passeport')),
      ),
      /Aucun passeport n’a ce code/,
    )
    await autre.post('/agent/passeport/ouvrir', { code })
    const refuse = async (genre: string, form: Record<string, string>) => {
      const reponse = await autre.post(`/agent/passeport/ajouter/${genre}`, form)
      assert.equal(reponse.status, 422)
      return reponse.text()
    }
    assert.match(await refuse('evaluation', { ...ajout, ecouter: '', lire: '' }), /Choisissez au moins un niveau/)
    assert.match(await refuse('evaluation', { ...ajout, le: '2027-01-01' }), /Cette date est dans le futur/)
    assert.match(
      await refuse('cours', { intitule: 'x', du: '2026-02-01', au: '2026-01-01' }),
      /La fin est avant le début/,
    )
    assert.match(
      await refuse('attestation', { intitule: 'DELF' }),
      /<details class="tog" open=""><summary>Une attestation/,
    )
  })

  test('the person reads it in five languages, takes it along, and the next body trusts the file', async () => {
    await personne.post('/passeport', { code: code.toLowerCase() })
    for (const [langue, mots] of Object.entries({
      fr: 'Évalué par Structure ecole',
      en: 'Assessed by Structure ecole',
      pt: 'Avaliado por Structure ecole',
      ar: 'قيمه Structure ecole',
    }))
      assert.ok((await page(personne, `/passeport?langue=${langue}`)).includes(mots), langue)
    const pdf = Buffer.from(await (await personne.get('/passeport/passeport.pdf')).arrayBuffer()).toString('latin1')
    assert.match(pdf, /^%PDF-1\.7[\s\S]*\/Marked true/)
    assert.match(await (await personne.get('/passeport/europass.xml')).text(), /<Listening>A2<\/Listening>/)
    const fichier = await (await personne.get('/passeport/passeport.json')).text()
    const envoyer = async (texte: string) =>
      lire(await suivante.post('/agent/passeport/fichier', { fichier: new File([texte], 'passeport.json') }))
    assert.match(await envoyer(fichier), /Ce fichier est intact.*Évalué par Structure ecole/)
    assert.match(await envoyer(fichier.replace('"A2"', '"C2"')), /Ce fichier a été modifié/)
    assert.match(await envoyer('{"format":1}'), /n’est pas un passeport linguistique/)
    assert.match(await envoyer('x'.repeat(200_000)), /trop gros/)
    const { signature } = JSON.parse(fichier) as { signature: string }
    await suivante.post('/agent/passeport/nouveau', { signature })
    const repris = await page(suivante, '/agent/passeport')
    assert.match(repris, /Lila Témoin.*Évalué par Structure ecole/)
    assert.notEqual(repris.match(CODE)?.[0], code, 'another code')
  })

  test('no byte of a file can be changed', async () => {
    const fichier = await (await personne.get('/passeport/passeport.json')).text()
    const debut = fichier.indexOf('"passeport"')
    const rangs = fc.integer({ min: debut, max: fichier.lastIndexOf('"') - 1 })
    assert.equal(lireFichier(monde.services, fichier).ok, true)
    fc.assert(
      fc.property(rangs, (rang) => {
        const altere = `${fichier.slice(0, rang)}${fichier[rang] === 'B' ? 'C' : 'B'}${fichier.slice(rang + 1)}`
        // Spaces between two lines mean nothing.
        if (/\s/.test(fichier[rang] ?? '')) return
        assert.equal(lireFichier(monde.services, altere).ok, false, altere.slice(rang - 10, rang + 10))
      }),
    )
  })

  test('the database gives neither the code nor the name; the person destroys it', async () => {
    const lignes = await monde.services.database.as(SYSTEME, async (trx) => [
      ...(await trx.selectFrom('parcours_gardes').selectAll().execute()),
      ...(await trx.selectFrom('journal').selectAll().execute()),
    ])
    const octets = lignes
      .flatMap((ligne) => Object.values(ligne))
      .map((v) => (Buffer.isBuffer(v) ? v.toString('latin1') : JSON.stringify(v)))
    for (const secret of ['Lila', 'Témoin', lireCode(code) ?? ''])
      assert.ok(!octets.some((o) => o.includes(secret)), secret)
    assert.ok(octets.includes('"passeport.lu"'), 'who read it is written')
    assert.match(await lire(await personne.post('/passeport/effacer', {})), /Cochez la case/)
    assert.match(
      await lire(await personne.post('/passeport/effacer', { effacer: 'oui' })),
      /Votre passeport est détruit/,
    )
    await personne.post('/passeport', { code })
    assert.match(await page(personne, '/passeport'), /Nous ne trouvons pas ce code/)
  })

  test('it dies three years after its last line', async () => {
    monde.clock.advance(24 * 366 * 3 + 24)
    await parcours(monde.services).purge?.(false)
    const reste = await monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('dossiers').select('id').where('cle', 'is not', null).execute(),
    )
    assert.deepEqual(reste, [])
  })

  test('the demonstration has a passport that everybody can open', async () => {
    await loadDemonstration(monde.services)
    await personne.post('/passeport', { code: codeExemple('93') })
    assert.match(await page(personne, '/passeport'), /Passeport de Lila Témoin.*Cours de français pour débuter/)
  })

  test('a code tried too many times is refused', async () => {
    for (let essai = 0; essai < 60; essai += 1)
      await monde.services.limites.essayer('passeport:adresse:inconnue', 60, 3600)
    await personne.post('/passeport', { code: ecrireCode(nouveauCode()) })
    assert.match(await page(personne, '/passeport'), /essayé trop de fois/)
  })
})
