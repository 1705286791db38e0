import assert from 'node:assert/strict'
import { mandats } from '../mandats/index.ts'
import { type Acteur, type Database, type Room, type Services, SYSTEME } from '../platform/index.ts'
import { creerMonde, type MondeDeTest, type Navigateur } from '../platform/testing/index.ts'
import { savePreferences } from './avertir.ts'
import { GENRES, type Genre, PAR_DEFAUT } from './avis.ts'
import { createCatalogue } from './catalogue.ts'
import { insertMembre, readGroupes, saveGroupes } from './groupes.ts'
import { demandes, pourLesMandats } from './index.ts'
import type { Salle } from './salle.ts'

/** A desk and its operators, for the tests of this room: no test here. */
export interface Guichet {
  monde: MondeDeTest
  agathe: Acteur
  bastien: Acteur
  agent: Navigateur
  expert: Navigateur
}

export const MANDAT = '0198f5a0-0000-7000-8000-00000000a001'
export const DEMANDE = '0198f5a0-0000-7000-8000-00000000d001'

export const deuxSalles = (services: Services): Room[] => [
  mandats(services, pourLesMandats(services)),
  demandes(services),
]

export async function ouvrirGuichet(
  database: Database,
  env: Record<string, string> = {},
  salles = deuxSalles,
): Promise<Guichet> {
  const monde = creerMonde(database, salles, env)
  const { departement } = monde.services.config
  await database.as(SYSTEME, (trx) =>
    saveGroupes(trx, departement, readGroupes(departement), monde.services.clock.now()),
  )
  const agathe = await monde.compte({ id: 'agathe', role: 'aidant', structure: 'fs', nom: 'Agathe Exemple' })
  await toutDeSuite(monde, agathe)
  const bastien = await unExpert(monde, 'bastien', 'caf', 'caf-minima-sociaux', 'Bastien Factice')
  return {
    monde,
    agathe,
    bastien,
    agent: await monde.navigateur(agathe),
    expert: await monde.navigateur(bastien),
  }
}

/** Signs in again: a session does not outlive the hours a test jumps over. */
export async function entrer({ monde, agathe, bastien }: Guichet): Promise<Pick<Guichet, 'agent' | 'expert'>> {
  return { agent: await monde.navigateur(agathe), expert: await monde.navigateur(bastien) }
}

export function salleDe({ services }: MondeDeTest): Salle {
  return { ...services, catalogue: createCatalogue(services.config.departement) }
}

export async function unExpert(
  monde: MondeDeTest,
  id: string,
  operateur: string,
  groupe: string,
  nom: string,
): Promise<Acteur> {
  const acteur = await monde.compte({ id, role: 'instructeur', operateur, nom })
  await monde.services.database.as(SYSTEME, (trx) => insertMembre(trx, acteur.departement, groupe, id))
  await toutDeSuite(monde, acteur)
  return acteur
}

/** Told of everything at once: tests of mails look at what an event writes, not at digests. */
export function toutDeSuite({ services }: MondeDeTest, acteur: Acteur): Promise<void> {
  const immediats = Object.keys(GENRES) as Genre[]
  return services.database.as(acteur, (trx) => savePreferences(trx, acteur, { ...PAR_DEFAUT, immediats }))
}

const TRACE = 'M10 100L60 40L120 150L300 60'

/** A mandate signed on screen, for the RSA with the Caf unless told otherwise. */
export async function signerMandat(
  agent: Navigateur,
  id = MANDAT,
  champs: Record<string, string | string[]> = {},
): Promise<void> {
  await agent.post('/agent/mandats/nouveau', {
    id,
    prenom: 'Lila',
    nom: 'Témoin',
    naissance: '01/02/1990',
    'demarches-caf': ['budget-rsa-bloque'],
    donnees: ['identite', 'numeros'],
    duree: '12',
    ...champs,
  })
  const signe = await agent.post(`/agent/mandats/${id}/signer-ecran`, {
    personne: TRACE,
    agent: TRACE,
    identite: 'oui',
    lecture: 'oui',
  })
  assert.equal(signe.headers.get('location'), `/agent/mandats/${id}`)
}

export const saisie = (changes: Record<string, string | string[] | File | File[]> = {}) => ({
  id: DEMANDE,
  mandat: MANDAT,
  demarche: 'budget-rsa-bloque',
  commune: '93066',
  urgence: 'bloque',
  'champ-numeroAllocataire': '0000001',
  sujet: 'RSA suspendu depuis septembre',
  message: 'Bonjour. Madame Témoin ne reçoit plus le RSA.',
  ...changes,
})

/** Writes, reads over, sends. */
export async function envoyerDemande(
  agent: Navigateur,
  changes: Record<string, string | string[] | File | File[]> = {},
): Promise<void> {
  const { id = DEMANDE } = changes
  const ecrite = await agent.post('/agent/demandes/nouvelle', saisie(changes))
  assert.equal(ecrite.headers.get('location'), `/agent/demandes/nouvelle/${id}`)
  // Said only when the same already waits: most tests do not mind a second one.
  const envoyee = await agent.post(`/agent/demandes/nouvelle/${id}`, { raison: 'Autre question.' })
  assert.equal(envoyee.headers.get('location'), `/agent/demandes/${id}`)
}

/** The page as it reads: entities, non-breaking spaces and tags put aside. */
export async function lire(response: Response | Promise<Response>): Promise<string> {
  const html = await (await response).text()
  return html.replaceAll('\u00a0', ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** What a reader sees, without the tags. */
export async function texte(response: Response | Promise<Response>): Promise<string> {
  return (await lire(response)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

let rang = 0
/** A fresh form id. */
export function unId(): string {
  rang += 1
  return `0198f5a0-0000-7000-8000-${String(rang).padStart(12, '0')}`
}

export function unPdf(nom: string, taille = 0): File {
  return new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF', '\n'.repeat(taille)], nom, { type: 'application/pdf' })
}
