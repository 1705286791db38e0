import { OpenAPIHono } from '@hono/zod-openapi'
import { sql } from 'kysely'
import { FAVICON, PageComposants } from '../ui/index.ts'
import { PUBLIC } from './access.ts'
import type { Contexte } from './http/contexte.ts'
import { pagePublique } from './http/pages.tsx'
import { PAGES_INFORMATION, PageInformation } from './information.tsx'
import type { Room } from './room.ts'
import type { Services } from './services.ts'

/** Health, description of the API, and the pages that speak of the instance itself. */
export function systeme(services: Services, rooms: Room[]): Room {
  return {
    nom: 'systeme',
    routes(r) {
      r.get('/favicon.svg', PUBLIC, (c) =>
        c.body(FAVICON, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
      )
      r.get('/sante', PUBLIC, (c) => health(c))
      const description = JSON.stringify(describeApi(services, rooms))
      r.get('/api/v1/openapi.json', PUBLIC, (c) => c.body(description, 200, { 'content-type': 'application/json' }))
      r.get('/composants', PUBLIC, (c) =>
        pagePublique(c, { titre: 'Composants', ilots: ['clavier'] }, <PageComposants />),
      )
      for (const page of PAGES_INFORMATION) {
        r.get(page.chemin, PUBLIC, (c) =>
          pagePublique(
            c,
            { titre: page.titre, fil: [{ libelle: 'Accueil', href: '/' }, { libelle: page.titre }] },
            <PageInformation page={page} />,
          ),
        )
      }
    },
  }
}

/** For supervision: 200 when the database answers, 503 otherwise; never says more than that. */
async function health(c: Contexte): Promise<Response> {
  const { database } = c.var.services
  try {
    const { rows } = await sql<{ vu: Date | null }>`select max(cron_on) as vu from pgboss.version`.execute(database.db)
    return c.json({ etat: 'ok', base: database.kind, taches: rows[0]?.vu ?? null })
  } catch {
    return c.json({ etat: 'en-panne' }, 503)
  }
}

function describeApi(services: Services, rooms: Room[]): object {
  const document = new OpenAPIHono()
  for (const room of rooms) room.api?.(document.openAPIRegistry)
  return document.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: `Maillage, ${services.territoire.nom}`,
      version: '1',
      description: "Données ouvertes de l'annuaire : lieux d'accueil, horaires, services.",
    },
    servers: [{ url: services.config.url || '/' }],
  })
}
