import { createHash } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import { type Contexte, PUBLIC, type Routes, type Services } from '../../platform/index.ts'
import { createTrouverEndroit, type TrouverEndroit } from '../communes.ts'
import { listOperateurs } from '../operateurs.ts'
import type { Chercher, Recherche } from '../recherche.ts'
import { findLieu } from '../store.ts'
import type { Version } from '../version.ts'
import { enApi, enDetailApi, enFeature } from './formes.ts'
import { type ParametresRecherche, RAYON_KM, schemaRecherche } from './parametres.ts'

const MINUTE_MS = 60_000

interface Outils {
  services: Services
  chercher: Chercher
  version: Version
}

/** The open API: no account, no cookie, any site may read it. */
export function routesApi(r: Routes, outils: Outils): void {
  const { services } = outils
  const schema = schemaRecherche(listOperateurs(services.config.departement).map((o) => o.code))
  const trouverEndroit = createTrouverEndroit(services)
  r.get('/api/v1/lieux', PUBLIC, (c) => siChange(c, outils, () => repondreLieux(c, outils, schema, trouverEndroit)))
  r.get('/api/v1/lieux/:id', PUBLIC, (c) => siChange(c, outils, () => repondreLieu(c, outils)))
}

/**
 * An answer depends on the address, the directory and the minute (« open now » does): its tag is known without a query, and
 * who has it already is told so at once.
 */
async function siChange(
  c: Contexte,
  { services, version }: Outils,
  repondre: () => Promise<Response>,
): Promise<Response> {
  const connue = version.fraiche() ?? (await version.lire())
  const minute = Math.floor(services.clock.now().getTime() / MINUTE_MS)
  const geojson = c.req.header('accept')?.includes('geo+json') ? 'g' : ''
  const etiquette = `"${createHash('sha1').update(`${connue} ${minute} ${geojson} ${c.req.url}`).digest('base64url')}"`
  // A proxy that compresses makes the tag weak: it is still ours.
  if (c.req.header('if-none-match')?.replace(/^W\//, '') === etiquette)
    return new Response(null, { status: 304, headers: entetes(etiquette) })
  const reponse = await repondre()
  if (reponse.ok) for (const [nom, valeur] of Object.entries(entetes(etiquette))) reponse.headers.set(nom, valeur)
  return reponse
}

function entetes(etiquette: string): Record<string, string> {
  return { ETag: etiquette, 'Cache-Control': 'no-cache', Vary: 'Accept', 'Access-Control-Allow-Origin': '*' }
}

async function repondreLieux(
  c: Contexte,
  { services, chercher }: Outils,
  schema: ReturnType<typeof schemaRecherche>,
  trouverEndroit: TrouverEndroit,
): Promise<Response> {
  const lus = schema.safeParse(c.req.query())
  if (!lus.success) return parametresFaux(lus.error)
  const recherche = await enRecherche(lus.data, trouverEndroit)
  if (recherche === null) return faux('commune', `« ${lus.data.commune} » n'est pas une commune connue.`)
  const trouves = await chercher(recherche)
  if (!trouves.ok) return faux(trouves.refus.champ ?? 'apres', trouves.refus.message)
  const maintenant = services.clock.now()
  const { total, suivant } = trouves.value
  const lieux = trouves.value.lieux.map((trouve) => enApi(trouve, maintenant, services.config.url))
  if (lus.data.format === 'geojson' || (!lus.data.format && c.req.header('accept')?.includes('geo+json')))
    return json(
      { type: 'FeatureCollection', total, suivant, features: lieux.map(enFeature) },
      200,
      'application/geo+json',
    )
  return json({ lieux, total, suivant })
}

/** `null`: the commune is not known. */
async function enRecherche(p: ParametresRecherche, trouverEndroit: TrouverEndroit): Promise<Recherche | null> {
  const endroit = p.commune === undefined ? undefined : await trouverEndroit(p.commune, 'insee')
  if (endroit === null) return null
  const point = p.lat === undefined || p.lon === undefined ? null : { lat: p.lat, lon: p.lon }
  const milieu = point ?? (p.rayon === undefined ? null : (endroit?.position ?? null))
  return {
    q: p.q,
    communes: endroit?.codes,
    autour: milieu ? { position: milieu, rayonKm: p.rayon ?? RAYON_KM } : undefined,
    types: p.type,
    operateurs: p.operateur,
    ouvert: p.ouvert,
    accessible: p.accessible,
    apres: p.apres,
    limite: p.limite,
  }
}

async function repondreLieu(c: Contexte, { services }: Outils): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const lieu = await findLieu(services, id)
  if (!lieu) return probleme(404, 'Lieu introuvable', `Aucun lieu n'a l'identifiant « ${id} ».`)
  return json(enDetailApi(lieu, services.clock.now(), services.config.url))
}

function parametresFaux(error: z.ZodError): Response {
  const erreurs = error.issues.map((i) => ({ parametre: String(i.path[0] ?? ''), message: `${i.message}.` }))
  const detail = erreurs.map((e) => `Paramètre « ${e.parametre} » : ${e.message}`).join(' ')
  return probleme(400, 'Paramètre incorrect', detail, erreurs)
}

function faux(parametre: string, message: string): Response {
  return probleme(400, 'Paramètre incorrect', `Paramètre « ${parametre} » : ${message}`, [{ parametre, message }])
}

function probleme(
  status: number,
  title: string,
  detail: string,
  erreurs?: { parametre: string; message: string }[],
): Response {
  return json(
    { type: 'about:blank', title, status, detail, ...(erreurs ? { erreurs } : {}) },
    status,
    'application/problem+json',
  )
}

function json(corps: unknown, status = 200, type = 'application/json'): Response {
  return new Response(JSON.stringify(corps), {
    status,
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'Access-Control-Allow-Origin': '*' },
  })
}
