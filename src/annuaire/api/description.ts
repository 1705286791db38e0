import { z } from '@hono/zod-openapi'
import type { ApiRegistry } from '../../platform/index.ts'
import { erreurApi, lieuDetailApi, pageApi } from './formes.ts'
import { schemaRecherche } from './parametres.ts'

const INCHANGE = { 304: { description: 'La réponse que vous avez (If-None-Match) est encore vraie.' } }

/** The directory's part of `/api/v1/openapi.json`. */
export function decrireApi(registry: ApiRegistry, operateurs: readonly string[]): void {
  const contenu = (schema: z.ZodType, type = 'application/json') => ({ [type]: { schema } })
  registry.registerPath({
    method: 'get',
    path: '/api/v1/lieux',
    summary: 'Chercher des lieux',
    description: 'Triés par distance autour d’un point, sinon par commune puis par nom.',
    tags: ['Annuaire'],
    request: { query: schemaRecherche(operateurs) },
    responses: {
      200: {
        description: 'Les lieux trouvés, et leur nombre en tout.',
        content: {
          ...contenu(pageApi),
          ...contenu(z.object({}).openapi({ description: 'FeatureCollection (RFC 7946).' }), 'application/geo+json'),
        },
      },
      ...INCHANGE,
      400: { description: 'Un paramètre est incorrect.', content: contenu(erreurApi, 'application/problem+json') },
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/api/v1/lieux/{id}',
    summary: 'Lire un lieu',
    tags: ['Annuaire'],
    request: { params: z.object({ id: z.string().openapi({ example: 'fs-1234' }) }) },
    responses: {
      200: { description: 'Le lieu, même s’il n’est plus dans sa liste.', content: contenu(lieuDetailApi) },
      ...INCHANGE,
      404: { description: 'Aucun lieu n’a cet identifiant.', content: contenu(erreurApi, 'application/problem+json') },
    },
  })
}
