import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Contexte, PUBLIC, type Routes, type Services } from '../../platform/index.ts'
import type { Version } from '../version.ts'
import { FICHIERS } from './formats.ts'

/** Open data: whole files, that any site may read and keep until the directory changes. */
export function routesExport(r: Routes, services: Services, version: Version): void {
  const garder = createGarder()
  r.get('/api/v1/export', PUBLIC, (c) => {
    c.header('Access-Control-Allow-Origin', '*')
    return c.json({ fichiers: Object.keys(FICHIERS).map((nom) => `${services.config.url}/api/v1/export/${nom}`) })
  })
  r.get('/api/v1/export/:fichier', PUBLIC, (c) => exporter(c, services, version, garder))
}

async function exporter(c: Contexte, services: Services, version: Version, garder: Garder): Promise<Response> {
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
  const morceaux = fichier.entier
    ? await garder(nom, actuelle, () => fichier.ecrire(services))
    : fichier.ecrire(services)
  return c.body(enFlux(morceaux), 200, { 'Content-Type': fichier.type })
}

/** Keeps the last file of each name, for the version of the directory it was written from; asked twice at once, written once. */
function createGarder() {
  const gardes = new Map<string, { version: string; morceaux: Promise<(string | Uint8Array)[]> }>()
  return async (nom: string, version: string, ecrire: () => AsyncIterable<string | Uint8Array>) => {
    const garde = gardes.get(nom)
    if (garde?.version === version) return enSuite(await garde.morceaux)
    const morceaux = lireTout(ecrire())
    gardes.set(nom, { version, morceaux })
    morceaux.catch(() => gardes.delete(nom))
    return enSuite(await morceaux)
  }
}

type Garder = ReturnType<typeof createGarder>

async function lireTout<T>(suite: AsyncIterable<T>): Promise<T[]> {
  const tout: T[] = []
  for await (const morceau of suite) tout.push(morceau)
  return tout
}

async function* enSuite<T>(morceaux: readonly T[]): AsyncGenerator<T> {
  yield* morceaux
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
