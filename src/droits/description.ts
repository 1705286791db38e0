import { z } from '@hono/zod-openapi'
import type { ApiRegistry } from '../platform/index.ts'
import { FOYERS_MAX } from './api.ts'
import {
  ACTIVITES,
  NATIONALITES,
  NATURES,
  ROLES_FOYER,
  SCOLARITES,
  SITUATIONS,
  STATUTS_LOGEMENT,
} from './engine/index.ts'

const mois = z.string().openapi({ example: '2026-11' })
const jour = z.string().openapi({ format: 'date' })
const oui = z.boolean().nullish()
const euros = z.number().nullish().openapi({ description: 'Euros par mois.' })

const revenu = z
  .strictObject({
    nature: z.enum(NATURES).nullish(),
    net_mensuel: euros,
    imposable_mensuel: euros,
    brut_mensuel: euros,
    du: mois.nullish(),
    au: mois.nullish(),
  })
  .openapi('RevenuFoyer')
const personne = z
  .strictObject({
    id: z.string().optional(),
    role: z.enum(ROLES_FOYER),
    date_naissance: jour.nullish(),
    activite: z.enum(ACTIVITES).nullish(),
    nationalite: z.enum(NATIONALITES).nullish(),
    annees_titre_sejour: z.number().nullish(),
    scolarite: z.enum(SCOLARITES).nullish(),
    enceinte: oui,
    a_naitre: oui,
    handicap: oui,
    taux_incapacite: z.number().nullish(),
    rsdae: oui,
    complement_aeeh: z.number().int().nullish(),
    condition_activite_ass: oui,
    debut_chomage: jour.nullish(),
    boursier: oui,
    epargne_non_imposee: z.number().nullish(),
    perte_autonomie: oui,
    revenus: z.array(revenu).nullish(),
  })
  .openapi('PersonneFoyer')
const foyer = z
  .strictObject({
    mois,
    situation: z.enum(SITUATIONS).nullish(),
    separation_moins_18_mois: oui,
    logement: z
      .strictObject({
        statut: z.enum(STATUTS_LOGEMENT).nullish(),
        loyer_hors_charges: euros,
        code_insee: z.string().nullish().openapi({ example: '93008' }),
        zone: z.number().int().nullish(),
        colocation: oui,
        chambre: oui,
        residence_crous: oui,
      })
      .nullish(),
    personnes: z.array(personne).nullish(),
    nombre_enfants: z.number().int().nullish(),
    demenagement: oui,
    violences_moins_12_mois: oui,
    impayes_logement_ou_energie: oui,
    recus: z.array(z.string()).optional(),
  })
  .openapi('Foyer', { description: 'Une réponse absente ou null n’est pas connue : les droits disent ce qui manque.' })

const reponse = z
  .object({
    statut: z.enum(['ouvert', 'ferme', 'a_completer']),
    montant: z.number().optional(),
    fourchette: z.array(z.number()).optional(),
    maximum: z.number().optional(),
    periodicite: z.enum(['mois', 'an', 'unique']),
    niveau: z.enum(['gratuite', 'participation', 'aucune']).optional(),
    participation: z.number().optional(),
    manquants: z.array(z.string()),
    decision: z.string().optional(),
    baremes: z.array(z.string()),
    explication: z.array(z.looseObject({ id: z.string(), libelle: z.string() })).optional(),
    demarche: z.looseObject({ operateur: z.string(), documents: z.array(z.string()) }).optional(),
  })
  .openapi('Droit')
const evaluation = z.object({ droits: z.record(z.string(), reponse) }).openapi('Evaluation')
const erreur = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  erreurs: z.array(z.object({ champ: z.string(), message: z.string() })),
})

/** The rights' part of `/api/v1/openapi.json`. */
export function decrireApi(registry: ApiRegistry): void {
  registry.registerPath({
    method: 'post',
    path: '/api/v1/droits/evaluation',
    summary: 'Évaluer les droits d’un ou de plusieurs foyers',
    description: `Un foyer, ou jusqu’à ${FOYERS_MAX}. Rien n’est gardé. Ne mettez ni nom ni numéro : ils seraient refusés.`,
    tags: ['Droits'],
    request: {
      query: z.object({
        explication: z.enum(['oui', 'non']).optional().openapi({
          description: 'Les étapes du calcul. Par défaut : oui pour un foyer, non pour une liste.',
        }),
      }),
      body: {
        content: {
          'application/json': { schema: z.union([foyer, z.strictObject({ foyers: z.array(foyer).max(FOYERS_MAX) })]) },
        },
      },
    },
    responses: {
      200: {
        description: 'Les droits, par nom.',
        content: { 'application/json': { schema: z.union([evaluation, z.object({ foyers: z.array(evaluation) })]) } },
      },
      400: {
        description: 'Un champ est inconnu ou incorrect.',
        content: { 'application/problem+json': { schema: erreur } },
      },
    },
  })
}
