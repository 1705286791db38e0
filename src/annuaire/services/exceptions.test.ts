import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jourIso, plusJours } from '../../platform/index.ts'
import { lire, surChaqueBase, UN_LUNDI } from '../../platform/testing/index.ts'
import { ICI, ouvrirBanc } from './banc.test-data.ts'

surChaqueBase('other hours for a day', (ouvrir) => {
  const banc = ouvrirBanc(ouvrir)

  const dans = (jours: number) => jourIso(plusJours(UN_LUNDI, jours))
  const lireTexte = async (chemin: string, navigateur = banc.habitant) => (await navigateur.get(chemin)).text()
  const texte = async (chemin: string, navigateur = banc.habitant) => lire(await navigateur.get(chemin))

  test('are said everywhere', async () => {
    const jour = dans(31)
    const champs = { genre: 'autrement', du: jour, au: '', debut: '9h', fin: '12h', debut2: '', fin2: '', motif: '' }
    const reponse = await banc.agent.post('/agent/lieu/fermetures', { ...champs, motif: 'Veille de fête' })
    assert.equal(reponse.status, 303)
    const annonce = /Ouvert autrement le jeudi 24 décembre De 9 h à 12 h Veille de fête/
    assert.match(await texte('/agent/lieu', banc.agent), annonce)
    assert.match(
      await texte(`/lieux/${ICI.id}`),
      /Horaires exceptionnels le jeudi 24 décembre 9 h – 12 h Veille de fête\./,
    )
    const ics = await lireTexte(`/lieux/${ICI.id}/calendrier.ics`)
    assert.match(ics, /DTSTART;TZID=Europe\/Paris:20261224T090000/)
    assert.doesNotMatch(ics, /20261224T140000/)
    const api = JSON.parse(await lireTexte(`/api/v1/lieux/${ICI.id}`))
    assert.deepEqual(api.horaires_exceptionnels, [
      { du: jour, au: jour, motif: 'Veille de fête', annonce_le: '2026-11-23', plages: [{ de: '09:00', a: '12:00' }] },
    ])
    assert.ok(
      !api.fermetures.some((f: { du: string }) => f.du === jour),
      'a reader of closures must not read it as one',
    )

    assert.match(await lireTexte(`/agent/lieu/fermetures/${jour}`, banc.agent), /id="debut"[^>]*value="09:00"/)
    banc.monde.clock.set(new Date('2026-12-24T10:00:00+01:00'))
    assert.match(await texte(`/lieux/${ICI.id}`), /Jeudi 24 aujourd’hui horaires exceptionnels 9 h – 12 h/)
    const ouverts = async () =>
      JSON.parse(await lireTexte('/api/v1/lieux?ouvert=true')).lieux.map((l: { id: string }) => l.id)
    assert.ok((await ouverts()).includes(ICI.id))
    banc.monde.clock.set(new Date('2026-12-24T15:00:00+01:00'))
    assert.ok(!(await ouverts()).includes(ICI.id))
    banc.monde.clock.set(UN_LUNDI)
    assert.equal((await banc.agent.post(`/agent/lieu/fermetures/${jour}/annuler`, {})).status, 303)

    // The history keeps both, newest first: called off, announced.
    const dit = 'Ouvert le 24 décembre 2026 de 9 h à 12 h (Veille de fête)'
    const historique = (await texte(`/agent/lieux/${ICI.id}/versions`, banc.agent)).replaceAll('\u00a0', ' ')
    const rangs = [`avant, ${dit} → , après, rien`, `avant, rien → , après, ${dit}`].map((ligne) =>
      historique.indexOf(ligne),
    )
    assert.doesNotMatch(historique, /Revenir à cette version/, 'nothing to go back to')
    assert.ok(rangs[0] && rangs[0] > 0 && rangs[1] && rangs[1] > rangs[0], historique)
  })

  const heuresRefusees: [string, Record<string, string>, RegExp][] = [
    ['without hours', {}, /Écrivez l’heure, par exemple 9h30/],
    ['that end before they begin', { debut: '12h', fin: '9h' }, /La fin vient avant le début/],
    ['at 25:00', { debut: '9h', fin: '25:00' }, /« 25:00 » n’est pas une heure/],
    [
      'that overlap',
      { debut: '9h', fin: '12h', debut2: '11h', fin2: '15h' },
      /Ces heures commencent avant la fin des premières/,
    ],
    ['for two months', { debut: '9h', fin: '12h', au: dans(95) }, /un mois au plus/],
    ['in the past', { debut: '9h', fin: '12h', du: dans(-1) }, /Ce jour est déjà passé/],
    ['and closed', { genre: 'ferme', debut: '9h', fin: '12h' }, /choisissez « Ouvert autrement », ou effacez-les/],
  ]
  for (const [nom, champs, message] of heuresRefusees)
    test(`${nom} are refused, and nothing typed is lost`, async () => {
      const saisie = { genre: 'autrement', du: dans(34), motif: 'À garder', ...champs }
      const reponse = await banc.agent.post('/agent/lieu/fermetures', saisie)
      assert.equal(reponse.status, 422)
      const html = await reponse.text()
      assert.match(html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s/g, ' '), message)
      for (const [champ, valeur] of Object.entries(saisie)) {
        if (champ === 'genre') assert.match(html, new RegExp(`value="${valeur}"[^>]*checked`))
        else assert.match(html, new RegExp(`(id|name)="${champ}"[^>]*value="${valeur}"`))
      }
    })
})
