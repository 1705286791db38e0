import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Contexte, PUBLIC, type Routes, type Services } from '../../platform/index.ts'
import type { Version } from '../version.ts'
import { FICHIERS } from './formats.ts'

/** Open data: whole files, that any site may read and keep until the directory changes. */
export function routesExport(r: Routes, services: Services, version: Version): void {
  r.get('/api/v1/export', PUBLIC, (c) => {
    c.header('Access-Control-Allow-Origin', '*')
    return c.json({ fichiers: Object.keys(FICHIERS).map((nom) => `${services.config.url}/api/v1/export/${nom}`) })
  })
  r.get('/api/v1/export/:fichier', PUBLIC, (c) => exporter(c, services, version))
}

async function exporter(c: Contexte, services: Services, version: Version): Promise<Response> {
  const nom = c.req.param('fichier') ?? ''
  const fichier = Object.hasOwn(FICHIERS, nom) ? FICHIERS[nom] : undefined
  if (!fichier) return inconnu(nom)
  const actuelle = version.fraiche() ?? (await version.lire())
  const etiquette = `"${hash('sha1', `${nom} ${actuelle}`, 'base64url')}"`
  c.header('ETag', etiquette)
  c.header('Cache-Control', 'no-cache')
  c.header('Access-Control-Allow-Origin', '*')
  const connue = c.req.header('if-none-match')
  if (connue === etiquette || connue === `W/${etiquette}`) return c.body(null, 304)
  return c.body(enFlux(fichier.ecrire(services)), 200, { 'Content-Type': fichier.type })
}

function enFlux(morceaux: AsyncIterable<string | Uint8Array>): ReadableStream {
  return Readable.toWeb(Readable.from(morceaux, { objectMode: false })) as ReadableStream
}

function inconnu(nom: string): Response {
  const detail = `Le fichier « ${nom} » n'existe pas. Fichiers : ${Object.keys(FICHIERS).join(', ')}.`
  return Response.json(
    { type: 'about:blank', title: 'Fichier introuvable', status: 404, detail },
    { status: 404, headers: { 'content-type': 'application/problem+json', 'access-control-allow-origin': '*' } },
  )
}
