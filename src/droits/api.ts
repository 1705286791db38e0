import { type Contexte, PUBLIC, type Routes } from '../platform/index.ts'
import { estUneCommune } from './communes.ts'
import { demarcheDe } from './engine/demarches.ts'
import { type Droit, type Erreur, evaluer, type Foyer, verifierFoyer } from './engine/index.ts'

export const FOYERS_MAX = 1000

/** The open API of rights: nothing is kept, nothing is logged but the address of the route. */
export function routesApi(r: Routes, locaux: readonly Droit[]): void {
  r.post('/api/v1/droits/evaluation', PUBLIC, (c) => repondre(c, locaux))
}

async function repondre(c: Contexte, locaux: readonly Droit[]): Promise<Response> {
  const corps: unknown = await c.req.json().catch(() => undefined)
  if (typeof corps !== 'object' || corps === null || Array.isArray(corps))
    return probleme(c, [{ champ: '', message: 'un foyer est attendu, en JSON.' }])
  const avecExplication = c.req.query('explication')
  if ('foyers' in corps) return repondreListe(c, corps, locaux, avecExplication === 'oui')
  const verifie = verifierFoyer(corps, estUneCommune)
  if (!verifie.ok) return probleme(c, verifie.erreurs)
  return json(c, evaluerFoyer(verifie.foyer, locaux, avecExplication !== 'non'))
}

function repondreListe(c: Contexte, corps: object, locaux: readonly Droit[], explication: boolean): Response {
  const { foyers, ...autres } = corps as { foyers: unknown }
  const inconnus = Object.keys(autres).map((cle) => ({ champ: cle, message: `le champ « ${cle} » n’existe pas.` }))
  if (inconnus.length > 0) return probleme(c, inconnus)
  if (!Array.isArray(foyers)) return probleme(c, [{ champ: 'foyers', message: 'une liste est attendue.' }])
  if (foyers.length > FOYERS_MAX)
    return probleme(c, [{ champ: 'foyers', message: `${foyers.length} foyers : ${FOYERS_MAX} au plus.` }])
  const verifies = foyers.map((f) => verifierFoyer(f, estUneCommune))
  const erreurs = verifies.flatMap((v, i) =>
    v.ok ? [] : v.erreurs.map((e) => ({ ...e, champ: e.champ ? `foyers[${i}].${e.champ}` : `foyers[${i}]` })),
  )
  if (erreurs.length > 0) return probleme(c, erreurs.slice(0, 100))
  return json(c, { foyers: verifies.flatMap((v) => (v.ok ? [evaluerFoyer(v.foyer, locaux, explication)] : [])) })
}

function evaluerFoyer(foyer: Foyer, locaux: readonly Droit[], explication: boolean) {
  const { droits } = evaluer(foyer, { explication, locaux })
  return {
    droits: Object.fromEntries(
      Object.entries(droits).map(([nom, reponse]) => {
        const demarche = demarcheDe(nom, locaux)
        return [nom, demarche ? { ...reponse, demarche } : reponse]
      }),
    ),
  }
}

function probleme(c: Contexte, erreurs: Erreur[]): Response {
  const detail = erreurs
    .slice(0, 5)
    .map((e) =>
      e.champ ? `Champ « ${e.champ} » : ${e.message}` : `${e.message[0]?.toUpperCase()}${e.message.slice(1)}`,
    )
    .join(' ')
  const corps = { type: 'about:blank', title: 'Foyer incorrect', status: 400, detail, erreurs }
  return c.body(JSON.stringify(corps), 400, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Access-Control-Allow-Origin': '*',
  })
}

function json(c: Contexte, corps: object): Response {
  return c.body(JSON.stringify(corps), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'no-store',
  })
}
