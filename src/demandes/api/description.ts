import { z } from '@hono/zod-openapi'
import type { ApiRegistry } from '../../platform/index.ts'
import { STATUTS, URGENCES, type Urgence } from '../model.ts'

const instant = z.string().openapi({ format: 'date-time', example: '2026-11-23T09:30:00.000Z' })
const resume = z
  .object({
    id: z.string(),
    repere: z.string().openapi({ example: 'D-2026-0417' }),
    demarche: z.string().openapi({ example: 'budget-rsa-bloque' }),
    commune: z.string().openapi({ description: 'Code Insee.', example: '93008' }),
    urgence: z.enum(Object.keys(URGENCES) as Urgence[]),
    groupe: z.string(),
    statut: z.enum(STATUTS),
    envoyee_le: instant,
    echeance: instant,
    mouvement_le: instant,
  })
  .openapi('DemandeResume')
const piece = z.object({ id: z.string(), nom: z.string(), type: z.string(), taille: z.number() }).openapi('Piece')
const detail = resume
  .extend({
    detruite: z.boolean().openapi({ description: 'Les données de la personne ont été détruites.' }),
    sujet: z.string().nullable(),
    personne: z.object({ prenom: z.string(), nom: z.string(), naissance: z.string() }).nullable(),
    champs: z.array(z.object({ cle: z.string(), valeur: z.string() })),
    evenements: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        le: instant,
        cote: z.enum(['aidant', 'operateur', 'invite', 'systeme']),
        texte: z.string().nullable(),
        papiers: z
          .array(z.object({ libelle: z.string(), fourni: z.boolean().nullable(), mot: z.string() }))
          .nullable()
          .openapi({ description: 'Pièces demandées (« question »), puis ce que l’agent en dit (« reponse »).' }),
        pieces: z.array(piece),
      }),
    ),
  })
  .openapi('DemandeDetail')
const erreur = z
  .object({ type: z.string(), title: z.string(), status: z.number(), detail: z.string().optional() })
  .openapi('ErreurDemande')

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const rate = (description: string) => ({ description, content: { 'application/problem+json': { schema: erreur } } })
const SECURITE = [{ jeton: [] }]
const UNE = '/api/v1/demandes/{id}'
const params = z.object({ id: z.string() })
const cle = z.object({
  'idempotency-key': z.uuid().openapi({ description: 'Nouveau pour chaque geste, le même si vous recommencez.' }),
})
const gestes = {
  200: { description: 'Déjà fait avec cette clé : rien n’est fait deux fois.', content: json(resume) },
  201: { description: 'Fait.', content: json(resume) },
  400: rate('Un paramètre est incorrect.'),
  401: rate('Jeton absent, inconnu ou fini.'),
  403: rate('Portée absente.'),
  404: rate('Aucune demande de vos groupes n’a cet identifiant.'),
  409: rate('Ce geste n’est pas possible maintenant.'),
}

/** What operators' own tools may call. */
export function decrireApi(registry: ApiRegistry): void {
  registry.registerComponent('securitySchemes', 'jeton', {
    type: 'oauth2',
    flows: {
      clientCredentials: {
        tokenUrl: '/api/v1/jeton',
        scopes: { 'demandes:lire': 'Lire les demandes', 'demandes:repondre': 'Répondre aux demandes' },
      },
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/api/v1/demandes',
    summary: 'Demandes de vos groupes, dans l’ordre où elles ont bougé',
    security: SECURITE,
    request: {
      query: z.object({
        statut: z.enum(['ouvertes', 'toutes']).optional(),
        depuis: instant.optional(),
        apres: z.string().optional().openapi({ description: '« suivant » de la page d’avant.' }),
        limite: z.number().int().min(1).max(200).optional(),
      }),
    },
    responses: {
      200: {
        description: 'Une page.',
        content: json(z.object({ demandes: z.array(resume), suivant: z.string().nullable() })),
      },
      400: gestes[400],
      401: gestes[401],
      403: gestes[403],
    },
  })
  registry.registerPath({
    method: 'get',
    path: UNE,
    summary: 'Une demande : la personne, les messages, les pièces. La lecture est inscrite au journal',
    security: SECURITE,
    request: { params },
    responses: {
      200: { description: 'La demande.', content: json(detail) },
      401: gestes[401],
      403: gestes[403],
      404: gestes[404],
    },
  })
  registry.registerPath({
    method: 'post',
    path: `${UNE}/prise-en-charge`,
    summary: 'S’en occuper',
    security: SECURITE,
    request: { params, headers: cle, body: { content: json(z.object({ relais: z.boolean().optional() })) } },
    responses: gestes,
  })
  registry.registerPath({
    method: 'post',
    path: `${UNE}/messages`,
    summary: 'Répondre ; « traitee » dit que c’est la réponse attendue',
    security: SECURITE,
    request: {
      params,
      headers: cle,
      body: { content: json(z.object({ texte: z.string().max(5000), traitee: z.boolean().optional() })) },
    },
    responses: gestes,
  })
}
