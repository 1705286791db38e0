import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SYSTEME } from '../platform/index.ts'
import { type Navigateur, surChaqueBase } from '../platform/testing/index.ts'
import { AUTRE, formulaire, ouvrirSalle, page, signe, UNE } from './essais.test.ts'

const CODE = /\b[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}\b/

surChaqueBase('the page of the person', (ouvrir) => {
  async function partir() {
    const finis: string[] = []
    const salle = await ouvrirSalle(await ouvrir(), {
      aLaFin: async (_trx, _acteur, mandat) => void finis.push(mandat.repere),
      suivi: [{ objets: async () => ['demande:une'], montrer: async (_trx, _m, langue) => `Une partie (${langue}).` }],
    })
    await signe(salle.monde, salle.agathe)
    const fiche = await page(salle.agent.get(`/agent/mandats/${UNE}`))
    return { ...salle, finis, code: fiche.match(CODE)?.[0] ?? '', personne: await salle.monde.navigateur() }
  }
  const ouvrirPage = async (personne: Navigateur, code: string, annee = '1990', langue = '') => {
    const reponse = await personne.post(`/mon-mandat${langue}`, { code, annee })
    return reponse.status === 303 ? page(personne.get(reponse.headers.get('location') ?? '')) : page(reponse)
  }

  test('code and year of birth show where it stands and who read, in five languages, without a name', async () => {
    const { monde, agent, code, personne } = await partir()
    const tape = await personne.post('/mon-mandat', { code: code.toLowerCase().replaceAll('-', ' '), annee: '1990' })
    assert.equal(tape.headers.get('location'), '/mon-mandat', 'the code is not in the address')
    for (const [langue, dit] of Object.entries({
      fr: 'Le mandat dure jusqu’au 23 novembre 2027',
      facile: 'Vous avez signé un papier',
      en: 'The mandate lasts until 23 November 2027',
      ar: 'يستمر التوكيل حتى',
      pt: 'O mandato dura até',
    })) {
      const html = await page(personne.get(`/mon-mandat?langue=${langue}`))
      assert.ok(html.includes(dit), langue)
      assert.ok(html.includes(`Une partie (${langue}).`), 'other rooms add theirs')
      assert.match(html, /Structure fs.*23/, 'who read it')
      assert.doesNotMatch(html, /Lila|Témoin|Agathe|1990/)
    }
    await personne.post('/mon-mandat/fermer', {})
    assert.match(await page(personne.get('/mon-mandat')), /Votre année de naissance/)

    await agent.post(`/agent/mandats/${UNE}/code`, {})
    assert.match(await ouvrirPage(personne, code), /Nous ne trouvons pas ce code/, 'the old code is dead')
    const neuf = (await page(agent.get(`/agent/mandats/${UNE}`))).match(CODE)?.[0] ?? ''
    assert.match(await ouvrirPage(personne, neuf), /Qui a lu vos informations/)
    monde.close()
  })

  test('a wrong year, an invented code, a draft, too many tries', async () => {
    const { monde, code, personne } = await partir()
    for (const [c, a] of [
      [code, '1991'],
      ['222-222-222', '1990'],
    ] as const)
      assert.match(await ouvrirPage(personne, c, a), /Nous ne trouvons pas ce code/)
    assert.match(await ouvrirPage(personne, 'abc', '90'), /Écrivez les 9 lettres[\s\S]*Écrivez les 4 chiffres/)
    for (let essai = 0; essai < 20; essai += 1) await ouvrirPage(personne, code, '1950')
    assert.match(await ouvrirPage(personne, code), /essayé trop de fois/, 'even with the right year')
    monde.clock.advance(2)
    assert.match(await ouvrirPage(personne, code), /Qui a lu vos informations/)
    monde.close()
  })

  test('the person stops the mandate: closed at once, the desk told without a name', async () => {
    const { monde, agent, agathe, code, personne, finis } = await partir()
    await ouvrirPage(personne, code)
    assert.match(await page(personne.post('/mon-mandat/arreter', {})), /Cochez la case si vous voulez arrêter/)
    assert.deepEqual(finis, [])
    const fait = await page(personne.post('/mon-mandat/arreter', { arreter: 'oui' }))
    assert.match(fait, /Plus personne n’agit pour vous/)
    assert.deepEqual(finis, ['M-2026-0001'])
    const fiche = await page(agent.get(`/agent/mandats/${UNE}`))
    assert.match(fiche, /pris fin le 23 novembre 2026 : la personne retire son mandat/)
    await monde.services.courrier.vider()
    const [avis] = monde.courriels
    assert.equal(avis?.a, agathe.email)
    assert.doesNotMatch(avis?.texte ?? '', /Lila|Témoin/)
    assert.equal((await personne.post('/mon-mandat/arreter', { arreter: 'oui' })).status, 303, 'sent twice')
    assert.equal(finis.length, 1)
    monde.close()
  })

  test('near its end the person asks for another mandate: the list says so, until an agent draws it up or sets it aside', async () => {
    const { monde, agathe, code, personne } = await partir()
    await ouvrirPage(personne, code)
    await personne.post('/mon-mandat/renouveler', {})
    assert.doesNotMatch(await page(personne.get('/mon-mandat')), /nouveau mandat/, 'a year before its end')
    for (const jour of ['2027-10-20', '2027-12-01']) {
      monde.clock.set(new Date(`${jour}T10:00:00+02:00`))
      const agent = await monde.navigateur(agathe)
      await ouvrirPage(personne, code)
      assert.match(await page(personne.get('/mon-mandat?langue=en')), /Ask for a new mandate/)
      await personne.post('/mon-mandat/renouveler', {})
      monde.clock.advance(0.1)
      await personne.post('/mon-mandat/renouveler', {})
      assert.match(await page(personne.get('/mon-mandat')), /Vous avez demandé un nouveau mandat le/)
      await monde.services.courrier.vider()
      assert.equal(monde.courriels.length, 1, 'told once')
      const [avis] = monde.courriels.splice(0)
      assert.match(avis?.sujet ?? '', /M-2026-0001 : la personne demande à le renouveler/)
      assert.doesNotMatch(avis?.texte ?? '', /Lila|Témoin/)
      assert.match(await page(agent.get('/agent/mandats')), /Une personne demande à renouveler[\s\S]*M-2026-0001/)
      assert.match(await page(agent.get(`/agent/mandats/${UNE}`)), /La personne demande à renouveler ce mandat/)
      if (jour === '2027-10-20') await agent.post(`/agent/mandats/${UNE}/renouvellement`, {})
      else await agent.post('/agent/mandats/nouveau', formulaire({ id: AUTRE, comme: UNE }))
      assert.doesNotMatch(await page(agent.get('/agent/mandats')), /demande à renouveler/)
    }
    monde.close()
  })

  test('what is written in the database does not give the code', async () => {
    const { monde, code } = await partir()
    const rows = await monde.services.database.as(SYSTEME, (trx) => trx.selectFrom('mandats').selectAll().execute())
    const octets = rows
      .flatMap((row) => Object.values(row))
      .map((v) => (Buffer.isBuffer(v) ? v.toString('latin1') : String(v)))
    for (const secret of [code, code.replaceAll('-', ''), 'Lila'])
      assert.ok(!octets.some((o) => o.includes(secret)), secret)
    monde.close()
  })
})
