import assert from 'node:assert/strict'
import { test } from 'node:test'
import { controlerFichiers, SYSTEME } from '../platform/index.ts'
import { demarrerFauxMoteur, EICAR, surChaqueBase } from '../platform/testing/index.ts'
import { DEMANDE, envoyerDemande, lire, ouvrirGuichet, saisie, signerMandat, texte, unPdf } from './guichet.test.ts'

const PAGE = `/operateur/demandes/${DEMANDE}`
const vicie = (nom: string) => new File(['%PDF-1.7\n', EICAR, '\n%%EOF'], nom, { type: 'application/pdf' })

surChaqueBase('attachments and the antivirus', (ouvrir) => {
  async function ouvrirAvecMoteur() {
    const moteur = await demarrerFauxMoteur()
    const guichet = await ouvrirGuichet(await ouvrir(), { MAILLAGE_CLAMAV: moteur.adresse })
    await signerMandat(guichet.agent)
    return { moteur, ...guichet }
  }

  test('an infected file is refused by its name; the others and the words stay', async () => {
    const { monde, moteur, agent } = await ouvrirAvecMoteur()
    const reponse = await agent.post(
      '/agent/demandes/nouvelle',
      saisie({ pieces: [vicie('facture.pdf'), unPdf('bail.pdf')] }),
    )
    assert.equal(reponse.status, 422)
    const page = await lire(reponse)
    assert.match(page, /« facture\.pdf » contient un virus\. Il n’a pas été gardé/)
    assert.match(page, /Madame Témoin ne reçoit plus le RSA/)
    assert.match(page, /name="garder"[^>]*checked[\s\S]*bail\.pdf/)
    assert.equal(moteur.vus.length, 2)
    await moteur.arreter()
    monde.close()
  })

  test('with the engine away, the request goes and its file stays closed; opened once it was seen', async () => {
    const { monde, moteur, agent, expert } = await ouvrirAvecMoteur()
    await moteur.arreter()
    await envoyerDemande(agent, { pieces: [unPdf('bail.pdf'), vicie('facture.pdf')] })
    const page = await lire(expert.get(PAGE))
    assert.equal(page.match(/Vérification antivirus en cours/g)?.length, 2)
    assert.doesNotMatch(page, /href="[^"]*\/pieces\//)
    const pieces = await monde.services.database.as(SYSTEME, (trx) =>
      trx.selectFrom('pieces').select('id').where('demande_id', '=', DEMANDE).execute(),
    )
    assert.equal(pieces.length, 2)
    for (const { id } of pieces) {
      const fermee = await expert.get(`${PAGE}/pieces/${id}`)
      assert.equal(fermee.status, 403)
      assert.match(await texte(fermee), /n’est pas encore vérifié contre les virus\. Revenez dans quelques minutes/)
    }
    assert.equal(await controlerFichiers(monde.services), 0, 'still away')
    await moteur.reprendre()
    assert.equal(await controlerFichiers(monde.services), 2)
    assert.equal(await controlerFichiers(monde.services), 0, 'once is enough')
    const apres = await lire(expert.get(PAGE))
    const lien = apres.match(/href="([^"]*\/pieces\/[^"?]+)"[^>]*download="bail\.pdf"/)?.[1] ?? ''
    assert.equal((await expert.get(lien)).status, 200)
    assert.match(apres, /facture\.pdf[\s\S]*Virus : pièce détruite/)
    const statuts = await Promise.all(pieces.map(async ({ id }) => (await expert.get(`${PAGE}/pieces/${id}`)).status))
    assert.deepEqual(statuts.sort(), [200, 410])
    await moteur.arreter()
    monde.close()
  })

  test('seen in its tab, a file runs and reaches nothing; what a browser cannot draw is kept', async () => {
    const { monde, agent, expert } = await ouvrirGuichet(await ouvrir())
    await signerMandat(agent)
    await envoyerDemande(agent, { pieces: [unPdf('bail.pdf')] })
    const lien = (await lire(expert.get(PAGE))).match(/href="([^"]*\/pieces\/[^"?]+\?voir=oui)"/)?.[1] ?? ''
    const vue = await expert.get(lien)
    assert.match(vue.headers.get('content-disposition') ?? '', /^inline/)
    const politique = vue.headers.get('content-security-policy') ?? ''
    assert.match(politique, /default-src 'none'/)
    assert.doesNotMatch(politique, /script-src|connect-src/)
    assert.equal(vue.headers.get('x-content-type-options'), 'nosniff')
    const gardee = await expert.get(lien.replace('?voir=oui', ''))
    assert.match(gardee.headers.get('content-disposition') ?? '', /^attachment/)
    monde.close()
  })
})
