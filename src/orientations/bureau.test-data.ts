import assert from 'node:assert/strict'
import { mandats } from '../mandats/index.ts'
import type { Acteur, Database, Room, Services } from '../platform/index.ts'
import { creerMonde, type MondeDeTest, type Navigateur } from '../platform/testing/index.ts'
import { orientations, orientationsPourLesMandats } from './index.ts'

/** A desk, a social service, and a third structure, for the tests of this room. */
export interface Bureau {
  monde: MondeDeTest
  agathe: Acteur
  noemie: Acteur
  agent: Navigateur
  sociale: Navigateur
  /** Of a third structure. */
  ccas: Navigateur
}

export const MANDAT = '0198f5a0-0000-7000-8000-00000000a001'
export const FICHE = '0198f5a0-0000-7000-8000-00000000f001'

export const deuxSalles = (services: Services): Room[] => [
  mandats(services, orientationsPourLesMandats(services)),
  orientations(services),
]

export async function ouvrirBureau(database: Database, salles = deuxSalles): Promise<Bureau> {
  const monde = creerMonde(database, salles)
  const agathe = await monde.compte({ id: 'agathe', role: 'aidant', structure: 'fs', nom: 'Agathe Exemple' })
  const noemie = await monde.compte({ id: 'noemie', role: 'aidant', structure: 'social', nom: 'Noémie Modèle' })
  const alma = await monde.compte({
    id: 'alma',
    role: 'instructeur',
    operateur: 'ccas',
    structure: 'ccas',
    nom: 'Alma Fictive',
  })
  const agent = await monde.navigateur(agathe)
  const sociale = await monde.navigateur(noemie)
  return { monde, agathe, noemie, agent, sociale, ccas: await monde.navigateur(alma) }
}

const TRACE = 'M10 100L60 40L120 150L300 60'

export async function signerMandat(agent: Navigateur, id = MANDAT): Promise<void> {
  await agent.post('/agent/mandats/nouveau', {
    id,
    prenom: 'Lila',
    nom: 'Témoin',
    naissance: '01/02/1990',
    'demarches-caf': ['budget-rsa-bloque'],
    donnees: ['identite', 'coordonnees', 'logement'],
    duree: '12',
  })
  const signature = { personne: TRACE, agent: TRACE, identite: 'oui', lecture: 'oui' }
  const signe = await agent.post(`/agent/mandats/${id}/signer-ecran`, signature)
  assert.equal(signe.headers.get('location'), `/agent/mandats/${id}`)
}

type Champs = Record<string, string | string[]>

export const saisie = (changes: Champs = {}): Champs => ({
  id: FICHE,
  mandat: MANDAT,
  vers: 'social',
  origine: 'mandat',
  theme: 'logement',
  urgence: 'normale',
  mots: 'Menace d’expulsion en mars.',
  partage: ['identite', 'coordonnees'],
  'texte-coordonnees': '06 00 00 00 01, le matin',
  'texte-logement': 'Deux mois de loyer en retard',
  ...changes,
})

/** Reads over, then sends with the person's agreement. */
export async function envoyerFiche(agent: Navigateur, changes: Champs = {}): Promise<void> {
  const champs = saisie(changes)
  const envoyee = await agent.post('/agent/orientations/nouvelle', { ...champs, geste: 'envoyer', accord: 'oui' })
  assert.equal(envoyee.headers.get('location'), `/agent/orientations/${champs.id}`)
}

let rang = 0
/** A fresh form id. */
export function unId(): string {
  rang += 1
  return `0198f5a0-0000-7000-9000-${String(rang).padStart(12, '0')}`
}

export const rendezVous = (changes: Champs = {}): Champs => ({
  id: unId(),
  mode: 'sur-place',
  jour: '30/11/2026',
  heure: '14 h 30',
  lieu: '1 rue Exemple',
  apporter: 'Le bail',
  mots: 'À bientôt',
  ...changes,
})

/** What a reader sees, without the tags. */
export async function texte(response: Response | Promise<Response>): Promise<string> {
  const html = await (await response).text()
  return html
    .replaceAll('\u00a0', ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}
