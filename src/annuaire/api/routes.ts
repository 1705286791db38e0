import type { z } from '@hono/zod-openapi'
import { type Contexte, PUBLIC, type Routes, type Services } from '../../platform/index.ts'
import { createTrouverEndroit, type TrouverEndroit } from '../communes.ts'
import { listOperateurs } from '../operateurs.ts'
import type { Chercher, Recherche } from '../recherche.ts'
import { findServices } from '../services/store.ts'
import { findLieu } from '../store.ts'
import type { Version } from '../version.ts'
import { createEcrivain, type Ecrivain } from './ecrivain.ts'
import { type Etiquette, entetes, estInchange, veutGeoJson } from './etiquette.ts'
import { comprisEnApi, enApi, enDetailApi, enFeature } from './formes.ts'
import { type ParametresRecherche, RAYON_KM, schemaRecherche } from './parametres.ts'

interface Outils {
  services: Services
  chercher: Chercher
  version: Version
  etiquetteDe: Etiquette
}

/** The open API: no account, no cookie, any site may read it. */
export function routesApi(r: Routes, outils: Outils): void {
  const { services } = outils
  const recherche: OutilsRecherche = {
    ...outils,
    schema: schemaRecherche(listOperateurs(services.config.departement).map((o) => o.code)),
    trouverEndroit: createTrouverEndroit(services),
    ecrire: createEcrivain(() => services.config.url),
  }
  r.get('/api/v1/lieux', PUBLIC, (c) => siChange(c, outils, (v) => repondreLieux(c, recherche, v)))
  r.get('/api/v1/lieux/:id', PUBLIC, (c) => siChange(c, outils, () => repondreLieu(c, outils)))
}

/** Who has the answer already is told so, without a query; the others get it with its tag. */
async function siChange(
  c: Contexte,
  { version, etiquetteDe }: Outils,
  repondre: (version: string) => Promise<Response>,
): Promise<Response> {
  const connue = version.fraiche() ?? (await version.lire())
  const chemin = c.req.url.slice(c.req.url.indexOf('/', 8))
  const etiquette = etiquetteDe({ chemin, accept: c.req.header('accept') })
  if (etiquette !== null) for (const [nom, valeur] of Object.entries(entetes(etiquette))) c.header(nom, valeur)
  if (etiquette !== null && estInchange(c.req.header('if-none-match'), etiquette)) return c.body(null, 304)
  return repondre(connue)
}

interface OutilsRecherche extends Outils {
  schema: ReturnType<typeof schemaRecherche>
  trouverEndroit: TrouverEndroit
  ecrire: Ecrivain
}

async function repondreLieux(c: Contexte, outils: OutilsRecherche, version: string): Promise<Response> {
  const { services, chercher, schema, trouverEndroit, ecrire } = outils
  const lus = schema.safeParse(c.req.query())
  if (!lus.success) return parametresFaux(c, lus.error)
  const recherche = await enRecherche(lus.data, trouverEndroit)
  if (recherche === null) return faux(c, 'commune', `« ${lus.data.commune} » n'est pas une commune connue.`)
  const trouves = await chercher(recherche)
  if (!trouves.ok) return faux(c, trouves.refus.champ ?? 'apres', trouves.refus.message)
  const { total, suivant, lieux } = trouves.value
  const compris = comprisEnApi(recherche.q, trouves.value.compris, services.config.url)
  if (lus.data.format === 'geojson' || (!lus.data.format && veutGeoJson(c.req.header('accept')))) {
    const features = lieux.map((trouve) => enFeature(enApi(trouve, services.config.url)))
    return json(
      c,
      JSON.stringify({ type: 'FeatureCollection', total, suivant, compris, features }),
      200,
      'application/geo+json',
    )
  }
  const reste = JSON.stringify({ total, suivant, compris }).slice(1)
  return json(c, `{"lieux":${ecrire(lieux, version)},${reste}`)
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
  if (!lieu) return probleme(c, 404, 'Lieu introuvable', `Aucun lieu n'a l'identifiant « ${id} ».`)
  const offerts = await findServices(services, lieu)
  return json(c, JSON.stringify(enDetailApi(lieu, offerts, services.clock.now(), services.config.url)))
}

function parametresFaux(c: Contexte, error: z.ZodError): Response {
  const erreurs = error.issues.map((i) => ({ parametre: String(i.path[0] ?? ''), message: `${i.message}.` }))
  const detail = erreurs.map((e) => `Paramètre « ${e.parametre} » : ${e.message}`).join(' ')
  return probleme(c, 400, 'Paramètre incorrect', detail, erreurs)
}

function faux(c: Contexte, parametre: string, message: string): Response {
  return probleme(c, 400, 'Paramètre incorrect', `Paramètre « ${parametre} » : ${message}`, [{ parametre, message }])
}

type Erreurs = { parametre: string; message: string }[]

function probleme(c: Contexte, status: 400 | 404, title: string, detail: string, erreurs?: Erreurs): Response {
  // What was wrong must not be kept as what was right.
  c.header('ETag', undefined)
  const corps = { type: 'about:blank', title, status, detail, ...(erreurs ? { erreurs } : {}) }
  return json(c, JSON.stringify(corps), status, 'application/problem+json')
}

function json(c: Contexte, corps: string, status: 200 | 400 | 404 = 200, type = 'application/json'): Response {
  return c.body(corps, status, { 'Content-Type': `${type}; charset=utf-8` })
}
