import assert from 'node:assert/strict'
import type { Acteur, Database } from '../platform/index.ts'
import { creerMonde, type MondeDeTest } from '../platform/testing/index.ts'
import { mandats, type OptionsMandats, verifierCouverture } from './index.ts'

/** What the tests of this room share: a desk with one agent, and what she sends. No test here. */
export const UNE = '0198f5a0-0000-7000-8000-000000000001'
export const AUTRE = '0198f5a0-0000-7000-8000-000000000002'
export const TRACE = 'M10 100L60 40L120 150L300 60'

export const formulaire = (changes: Record<string, string | string[]> = {}) => ({
  id: UNE,
  prenom: 'Lila',
  nom: 'Témoin',
  naissance: '01/02/1990',
  'demarches-caf': ['budget-rsa', 'handicap-aah'],
  'demarches-cpam': 'toutes',
  donnees: ['identite', 'numeros'],
  duree: '12',
  ...changes,
})
export const ecran = { personne: TRACE, agent: TRACE, identite: 'oui', lecture: 'oui' }
export const papier = { jour: '23/11/2026', identite: 'oui', lecture: 'oui', attestation: 'oui' }

/** HTML entities and non-breaking spaces as they read. */
export async function page(response: Response | Promise<Response>): Promise<string> {
  const html = await (await response).text()
  return html.replaceAll('\u00a0', ' ').replaceAll('&#39;', "'")
}

export async function ouvrirSalle(
  database: Database,
  choix: Partial<OptionsMandats> = {},
  env: Record<string, string> = {},
) {
  const monde = creerMonde(database, (services) => [mandats(services, choix)], env)
  const agathe = await monde.compte({ role: 'aidant', structure: 'fs', nom: 'Agathe Exemple' })
  // Sessions end by themselves when the clock moves by days: sign in again.
  const revenir = async (jour: string) => {
    monde.clock.set(new Date(`${jour}T10:00:00+01:00`))
    return monde.navigateur(agathe)
  }
  return { monde, agathe, agent: await monde.navigateur(agathe), revenir }
}

export async function signe(monde: MondeDeTest, acteur: Acteur, id = UNE): Promise<void> {
  const agent = await monde.navigateur(acteur)
  await agent.post('/agent/mandats/nouveau', formulaire({ id }))
  const reponse = await agent.post(`/agent/mandats/${id}/signer-ecran`, ecran)
  assert.equal(reponse.headers.get('location'), `/agent/mandats/${id}`)
}

export const couverture = (monde: MondeDeTest, acteur: Acteur, operateur: string, demarche: string | null) =>
  monde.services.database.as(acteur, (trx) =>
    verifierCouverture(trx, monde.services, { departement: '93', mandatId: UNE, operateur, demarche }),
  )
