import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Role, SYSTEME } from '../platform/index.ts'
import { type Navigateur, surChaqueBase } from '../platform/testing/index.ts'
import { insertMembre } from './groupes.ts'
import {
  DEMANDE,
  envoyerDemande,
  type Guichet,
  lire,
  MANDAT,
  ouvrirGuichet,
  signerMandat,
  texte,
  unId,
} from './guichet.test.ts'

const AGENT = `/agent/demandes/${DEMANDE}`
const OPERATEUR = `/operateur/demandes/${DEMANDE}`

surChaqueBase('requests: a body that is both desk and operator', (ouvrir) => {
  /** Somebody of the desk's own structure who is also in the group that answers. */
  async function desDeuxCotes({ monde }: Guichet, role: Role): Promise<Navigateur> {
    const acteur = await monde.compte({ id: `deux-${role}`, role, structure: 'fs', nom: 'Rose Fictive' })
    await monde.services.database.as(SYSTEME, (trx) =>
      insertMembre(trx, acteur.departement, 'caf-minima-sociaux', acteur.compteId),
    )
    return monde.navigateur(acteur)
  }

  const repondre = (qui: Navigateur) =>
    qui.post(`${OPERATEUR}/messages`, { id: unId(), texte: 'C’est fait.', geste: 'traitee' })

  test('its experts answer what its agents sent', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde, agent } = guichet
    await signerMandat(agent)
    await envoyerDemande(agent)
    const expert = await desDeuxCotes(guichet, 'instructeur')
    await expert.post(`${OPERATEUR}/prendre`, { id: unId() })
    assert.doesNotMatch(await texte(expert.get(OPERATEUR)), /pour votre structure/)
    await repondre(expert)
    assert.match(await texte(agent.get(AGENT)), /Traitée.*Rose Fictive s’occupe de la demande.*C’est fait\./)
    monde.close()
  })

  test('who runs both acts by each door for that side, even on what one sent oneself', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde } = guichet
    const rose = await desDeuxCotes(guichet, 'responsable')
    await signerMandat(rose)
    await envoyerDemande(rose)
    const cote = await lire(rose.get(AGENT))
    assert.match(cote, new RegExp(`href="${OPERATEUR}"[^>]*>(<[^>]+>)*Répondre pour le groupe`))
    assert.doesNotMatch(cote, /Je m’en occupe|« traitée »/)
    const autre = await lire(rose.get(OPERATEUR))
    assert.match(autre, new RegExp(`href="${AGENT}"[^>]*>(<[^>]+>)*Suivre pour votre structure`))
    assert.match(autre, /Je m’en occupe/)
    assert.doesNotMatch(autre, /Clore la demande/)
    await rose.post(`${OPERATEUR}/notes`, { id: unId(), note: 'Entre nous.' })
    assert.match(await texte(rose.get(OPERATEUR)), /Note interne.*Entre nous/)
    assert.doesNotMatch(await texte(rose.get(AGENT)), /Entre nous/)
    await repondre(rose)
    assert.equal((await rose.post(`${AGENT}/clore`, { id: unId(), utile: 'oui', texte: '' })).status, 303)
    assert.match(await texte(rose.get(AGENT)), /Close/)
    monde.close()
  })

  test('an agent who is also in the group ends a mandate: what a colleague sent closes', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde, agent } = guichet
    await signerMandat(agent)
    await envoyerDemande(agent)
    const collegue = await desDeuxCotes(guichet, 'aidant')
    assert.match(await texte(collegue.get(AGENT)), /Clore la demande/)
    await collegue.post(`/agent/mandats/${MANDAT}/fin`, { motif: 'revocation', jour: '23/11/2026', precision: '' })
    assert.match(await texte(agent.get(AGENT)), /Le mandat a pris fin : la demande est close/)
    monde.close()
  })

  test('who answers and sends it elsewhere keeps the messages only, though of the structure that sent it', async () => {
    const guichet = await ouvrirGuichet(await ouvrir())
    const { monde, agent } = guichet
    await signerMandat(agent)
    await envoyerDemande(agent)
    const expert = await desDeuxCotes(guichet, 'instructeur')
    await expert.post(`${OPERATEUR}/renvoyer`, { id: unId(), groupe: 'caf-famille-logement', texte: 'Logement.' })
    assert.match(await texte(agent.get(AGENT)), /Rose Fictive ((?!Messages)[^·])*· a passé la main Messages seulement/)
    assert.match(await texte(agent.get(AGENT)), /Agathe Exemple ((?!Messages)[^·])*Messages, pièces, identité/)
    monde.close()
  })
})
