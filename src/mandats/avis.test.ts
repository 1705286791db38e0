import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { SYSTEME } from '../platform/index.ts'
import { demarrerFaussePasserelle, type FaussePasserelle, surChaqueBase } from '../platform/testing/index.ts'
import { ouvrirSalle, page, signe, UNE } from './essais.test.ts'
import { avertirPersonne, mandats } from './index.ts'

const FICHE = `/agent/mandats/${UNE}`
const CODE = /\b[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}\b/
const parSms = { canal: 'sms', numero: '06 00 00 00 01', adresse: '', langue: 'pt', accord: 'oui' }

surChaqueBase('telling the person that there is something new', (ouvrir) => {
  let passerelle: FaussePasserelle
  let salle: Awaited<ReturnType<typeof ouvrirSalle>>
  before(async () => {
    passerelle = await demarrerFaussePasserelle()
    salle = await ouvrirSalle(await ouvrir(), {}, { MAILLAGE_SMS_URL: passerelle.adresse })
    await signe(salle.monde, salle.agathe)
  })
  after(async () => {
    await passerelle.arreter()
    salle.monde.close()
  })
  beforeEach(() => {
    passerelle.recus.length = 0
    salle.monde.courriels.length = 0
  })

  const nouvelle = (cle: string) =>
    salle.monde.services.database.as(salle.agathe, (trx) =>
      avertirPersonne(trx, salle.monde.services, salle.agathe, { departement: '93', mandatId: UNE, cle }),
    )
  const vider = () => salle.monde.services.courrier.vider()
  const avis = () =>
    salle.monde.services.database.as(SYSTEME, (trx) => trx.selectFrom('mandats_avis').selectAll().execute())

  test('without an agreement nothing leaves; what is missing is said', async () => {
    const { agent } = salle
    await nouvelle('avant')
    assert.equal(await vider(), 0)
    for (const [champs, dit] of [
      [{ ...parSms, accord: '' }, /Demandez son accord à la personne/],
      [{ ...parSms, canal: '' }, /Choisissez un SMS ou un courriel/],
      [
        { ...parSms, numero: '01 00 00 00 01', accord: '' },
        /ne reçoit pas de SMS[\s\S]*son accord[\s\S]*01 00 00 00 01/,
      ],
      [{ ...parSms, canal: 'courriel', adresse: 'lila@' }, /comme prenom@exemple\.fr/],
    ] as const) {
      const refuse = await agent.post(`${FICHE}/avis`, champs)
      assert.equal(refuse.status, 422)
      assert.match(await page(refuse), dit)
    }
    assert.deepEqual(await avis(), [])
    const autre = await salle.monde.navigateur(await salle.monde.compte({ role: 'aidant', structure: 'ccas' }))
    assert.equal((await autre.get(`${FICHE}/avis`)).status, 404)
    assert.equal((await autre.post(`${FICHE}/avis`, parSms)).status, 404)
  })

  test('one SMS for one event, in their language, that says nothing; its link stops them', async () => {
    const { agent, monde } = salle
    assert.equal((await agent.post(`${FICHE}/avis`, parSms)).headers.get('location'), FICHE)
    assert.match(await page(agent.get(FICHE)), /Par SMS, au <b class="nb">06 00 00 00 01<\/b>, en <bdi>Português/)
    const lignes = (await avis()).map((row) => JSON.stringify({ ...row, scelle: row.scelle.toString('latin1') }))
    assert.doesNotMatch(lignes.join(), /600000001|06 00/, 'sealed')
    await nouvelle('une')
    await nouvelle('une')
    assert.equal(await vider(), 1)
    const [sms] = passerelle.recus
    assert.equal(sms?.to, '+33600000001')
    assert.match(
      sms?.text ?? '',
      /^Há novidades\. Veja com o seu código.*\nVer: http:\/\/localhost\/mon-mandat\?langue=pt\n/,
    )
    assert.doesNotMatch(sms?.text ?? '', /Lila|Témoin|Caf|Structure/)

    const personne = await monde.navigateur()
    const lien = sms?.text.match(/http:\/\/localhost(\/avis\/\S+)$/)?.[1] ?? ''
    assert.match(await page(personne.get(lien)), /Não receber mais mensagens/)
    assert.equal((await avis()).length, 1, 'opening it, as a scanner does, stops nothing')
    assert.match(await page(personne.post(lien, {})), /foi apagado/)
    assert.deepEqual(await avis(), [])
    assert.equal((await personne.post(lien, {})).status, 410)
    assert.equal((await personne.get('/avis/inconnu')).status, 410)
    await nouvelle('apres')
    assert.equal(await vider(), 0)
  })

  test('by mail; stopped with the code, what had not left does not leave', async () => {
    const { agent, monde } = salle
    await agent.post(`${FICHE}/avis`, {
      canal: 'courriel',
      numero: '',
      adresse: 'lila@exemple.fr',
      langue: 'fr',
      accord: 'oui',
    })
    await nouvelle('deux')
    await vider()
    assert.deepEqual(
      monde.courriels.map((m) => [m.a, m.sujet]),
      [['lila@exemple.fr', 'Il y a du nouveau']],
    )
    await nouvelle('trois')
    const personne = await monde.navigateur()
    const code = (await page(agent.get(FICHE))).match(CODE)?.[0] ?? ''
    await personne.post('/mon-mandat', { code, annee: '1990' })
    assert.match(await page(personne.get('/mon-mandat')), /Nous vous envoyons un courriel quand il y a du nouveau/)
    await personne.post('/mon-mandat/avis/arreter', {})
    assert.match(await page(personne.get('/mon-mandat')), /Vous voulez un message quand il y a du nouveau/)
    assert.equal(await vider(), 0)
    assert.deepEqual(await avis(), [])
  })

  test('the agent stops them too; with the mandate, the address goes', async () => {
    const { agent, monde } = salle
    await agent.post(`${FICHE}/avis`, parSms)
    await agent.post(`${FICHE}/avis/arreter`, {})
    assert.deepEqual(await avis(), [])
    await agent.post(`${FICHE}/avis`, parSms)
    await nouvelle('quatre')
    await agent.post(`${FICHE}/fin`, { motif: 'revocation', jour: '23/11/2026', precision: '' })
    await mandats(monde.services).purge?.(false)
    assert.deepEqual(await avis(), [])
    assert.equal(await vider(), 0, 'nobody can read the number any more')
  })
})
