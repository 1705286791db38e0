import { z } from 'zod'
import { type Result, ROLES, readTerritoireFile, SYSTEME, type Trx } from '../platform/index.ts'
import { avancer } from './avancer.ts'
import { envoyer } from './envoyer.ts'
import { clore, ecrire, inviter, prendre, renvoyer, rouvrir } from './gestes.ts'
import { insertMembre, readGroupes, saveGroupes } from './groupes.ts'
import { URGENCES, type Urgence } from './model.ts'
import { demanderPieces } from './pieces-demandees.ts'
import type { Issue, Salle } from './salle.ts'
import type { Entrant } from './store.ts'

const etape = z.object({
  etape: z.enum([
    'envoyee',
    'prise-en-charge',
    'message',
    'question',
    'traitee',
    'pas-pour-nous',
    'invitation',
    'rouverte',
    'close',
  ]),
  ilYAHeures: z.number(),
  par: z.string(),
  texte: z.string().optional(),
  pieces: z.array(z.string()).optional(),
  groupe: z.string().optional(),
  utile: z.boolean().optional(),
})

const schema = z.object({
  structures: z.array(z.object({ id: z.string(), nom: z.string(), operateur: z.string().nullable() })),
  comptes: z.array(
    z.object({
      id: z.string(),
      nom: z.string(),
      email: z.string(),
      role: z.enum(ROLES),
      fonction: z.string(),
      structure: z.string(),
      groupes: z.array(z.string()),
    }),
  ),
  personnes: z.array(z.object({ id: z.string(), commune: z.string(), numeros: z.record(z.string(), z.string()) })),
  demandes: z.array(
    z.object({
      id: z.string(),
      personne: z.string(),
      mandat: z.string(),
      auteur: z.string(),
      operateur: z.string(),
      demarche: z.string(),
      urgence: z.enum(Object.keys(URGENCES) as Urgence[]),
      sujet: z.string(),
      message: z.string(),
      etapes: z.array(etape),
    }),
  ),
})
type Scenario = z.infer<typeof schema>
type DemandeFictive = Scenario['demandes'][number]
type Etape = z.infer<typeof etape>

const HEURE = 3_600_000

/**
 * Groups, their members, and requests in every state, lived step by step through the gestures of the pages, each at its
 * hour. Replayed after an interruption, what was already done is found again.
 */
export async function loadDemonstration(salle: Salle): Promise<void> {
  const { departement } = salle.config
  const scenario = readTerritoireFile(departement, 'demonstration.json', schema)
  await salle.database.as(SYSTEME, (trx) => saveOrganisation(trx, salle, scenario))
  const maintenant = salle.clock.now().getTime()
  const pas = scenario.demandes
    .flatMap((demande) =>
      demande.etapes.map((etape, rang) => ({ demande, etape, rang, le: maintenant - etape.ilYAHeures * HEURE })),
    )
    .sort((a, b) => a.le - b.le || a.rang - b.rang)
  for (const { demande, etape, rang, le } of pas) {
    const alors = { ...salle, clock: { now: () => new Date(le) } }
    const issue = await jouer(alors, scenario, demande, etape, rang)
    if (!issue?.ok)
      throw new Error(
        `demonstration.json: ${demande.id}, ${etape.etape}: ${issue?.refus.message ?? 'not seen by its account'}`,
      )
  }
  await avancer(salle)
}

async function saveOrganisation(trx: Trx, { config, clock }: Salle, { comptes }: Scenario): Promise<void> {
  const { departement } = config
  await saveGroupes(trx, departement, readGroupes(departement), clock.now())
  for (const { id, groupes } of comptes) for (const groupe of groupes) await insertMembre(trx, departement, groupe, id)
}

async function jouer(
  salle: Salle,
  scenario: Scenario,
  demande: DemandeFictive,
  etape: Etape,
  rang: number,
): Promise<Result<Issue> | null> {
  const acteur = entrantDe(salle, scenario, etape.par)
  // Known in advance, so that a second run finds them.
  const fait = { id: `${demande.id}-${rang}`, texte: etape.texte ?? '' }
  switch (etape.etape) {
    case 'envoyee':
      return envoyer(salle, acteur, { id: demande.id, mandatId: demande.mandat, saisi: saisiDe(scenario, demande) })
    case 'prise-en-charge':
      return prendre(salle, acteur, demande.id, { ...fait, relais: false })
    case 'message':
      return ecrire(salle, acteur, demande.id, { ...fait, traitee: false })
    case 'question':
      return demanderPieces(salle, acteur, demande.id, { ...fait, libelles: etape.pieces ?? [] })
    case 'traitee':
      return ecrire(salle, acteur, demande.id, { ...fait, traitee: true })
    case 'pas-pour-nous':
      return renvoyer(salle, acteur, demande.id, { ...fait, groupe: etape.groupe ?? null })
    case 'invitation':
      return inviter(salle, acteur, demande.id, { ...fait, groupe: etape.groupe ?? null, compte: null, voit: 'tout' })
    case 'rouverte':
      return rouvrir(salle, acteur, demande.id, fait)
    case 'close':
      return clore(salle, acteur, demande.id, { ...fait, utile: etape.utile ? 'oui' : 'non' })
  }
}

function saisiDe({ personnes }: Scenario, { personne, operateur, demarche, urgence, sujet, message }: DemandeFictive) {
  const { commune, numeros } = find(personnes, personne)
  return { operateur, demarche, commune, urgence, sujet, message, champs: numeros }
}

function entrantDe({ config }: Salle, { comptes, structures }: Scenario, id: string): Entrant {
  const { nom, email, role, fonction, structure } = find(comptes, id)
  const { nom: structureNom, operateur } = find(structures, structure)
  const { departement } = config
  return {
    compteId: id,
    nom,
    email,
    fonction,
    role,
    departement,
    structureId: structure,
    structureNom,
    operateur,
    sessionId: '',
    porte: operateur === null ? 'agent' : 'operateur',
  }
}

function find<T extends { id: string }>(list: readonly T[], id: string): T {
  const found = list.find((x) => x.id === id)
  if (!found) throw new Error(`demonstration.json: « ${id} » is not there`)
  return found
}
