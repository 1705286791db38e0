import { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  type Portee,
  probleme,
  type Refus,
  type Result,
  type Routes,
} from '../../platform/index.ts'
import { API_DEMANDES } from '../access.ts'
import { ecrire, prendre } from '../gestes.ts'
import { lireDemande, lirePiece } from '../lire.ts'
import type { Issue, Salle } from '../salle.ts'
import type { Demande, Entrant } from '../store.ts'
import { enApi, enDetailApi } from './formes.ts'
import { listResumes } from './store.ts'

const PAGE = 50
const PAGE_MAX = 200

/** What an operator's own tools do: list, read, take, answer. The same rules, journal and mails as by the screens. */
export function routesApi(r: Routes, salle: Salle): void {
  const demandes = '/api/v1/demandes'
  r.get(demandes, API_DEMANDES, (c) => avec(c, 'demandes:lire', () => lister(salle, c)))
  r.get(`${demandes}/:id`, API_DEMANDES, (c) => avec(c, 'demandes:lire', () => lire(salle, c)))
  r.get(`${demandes}/:id/pieces/:piece`, API_DEMANDES, (c) => avec(c, 'demandes:lire', () => piece(salle, c)))
  r.post(`${demandes}/:id/prise-en-charge`, API_DEMANDES, (c) =>
    avec(c, 'demandes:repondre', () => prendreEnCharge(salle, c)),
  )
  r.post(`${demandes}/:id/messages`, API_DEMANDES, (c) => avec(c, 'demandes:repondre', () => repondre(salle, c)))
}

/** The token must allow it. */
function avec(c: Contexte, portee: Portee, faire: () => Promise<Response>): Promise<Response> | Response {
  if (c.var.portees.includes(portee)) return faire()
  return probleme(403, 'Portée absente', `Ce jeton n’a pas la portée « ${portee} ».`, {
    'www-authenticate': `Bearer error="insufficient_scope", scope="${portee}"`,
  })
}

const entrantDe = (c: Contexte): Entrant => ({ ...acteurDe(c), porte: 'operateur' })
const idDe = (c: Contexte) => c.req.param('id') ?? ''
const ABSENTE = () => probleme(404, 'Demande introuvable', 'Aucune demande de vos groupes n’a cet identifiant.')

const schemaListe = z.object({
  statut: z.enum(['ouvertes', 'toutes'], { error: '« ouvertes » ou « toutes »' }).default('ouvertes'),
  depuis: z.iso.datetime({ offset: true, error: 'une date et une heure, par exemple 2026-11-23T09:00:00Z' }).optional(),
  apres: z
    .string()
    .regex(/^[\w-]+$/, { error: 'la valeur « suivant » de la page d’avant' })
    .optional(),
  limite: z.coerce
    .number({ error: `un nombre de 1 à ${PAGE_MAX}` })
    .int()
    .min(1)
    .max(PAGE_MAX)
    .default(PAGE),
})

const schemaCurseur = z.object({ le: z.coerce.date(), id: z.string() })

async function lister(salle: Salle, c: Contexte): Promise<Response> {
  const lu = schemaListe.safeParse(c.req.query())
  if (!lu.success) return faux(lu.error)
  const { statut, depuis, apres, limite } = lu.data
  const curseur = apres === undefined ? null : lireCurseur(apres)
  if (curseur === 'faux') return probleme(400, 'Paramètre incorrect', 'Paramètre « apres » : reprenez « suivant ».')
  const acteur = acteurDe(c)
  const lignes = await salle.database.as(acteur, async (trx) => {
    const trouvees = await listResumes(trx, acteur, {
      ouvertes: statut === 'ouvertes',
      depuis: depuis === undefined ? null : new Date(depuis),
      apres: curseur,
      limite: limite + 1,
    })
    await salle.journal(trx, acteur, { action: 'demandes.listees', objet: 'demandes:api' })
    return trouvees
  })
  const demandes = lignes.slice(0, limite)
  const derniere = lignes.length > limite ? demandes.at(-1) : undefined
  return c.json({ demandes: demandes.map(enApi), suivant: derniere ? ecrireCurseur(derniere) : null })
}

function ecrireCurseur({ mouvementLe, id }: { mouvementLe: Date; id: string }): string {
  return Buffer.from(JSON.stringify({ le: mouvementLe, id })).toString('base64url')
}

function lireCurseur(texte: string): { mouvementLe: Date; id: string } | 'faux' {
  try {
    const { le, id } = schemaCurseur.parse(JSON.parse(Buffer.from(texte, 'base64url').toString('utf8')))
    return { mouvementLe: le, id }
  } catch {
    return 'faux'
  }
}

async function lire(salle: Salle, c: Contexte): Promise<Response> {
  const vue = await lireDemande(salle, entrantDe(c), idDe(c))
  return vue ? c.json(enDetailApi(vue)) : ABSENTE()
}

async function piece(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await lirePiece(salle, entrantDe(c), idDe(c), c.req.param('piece') ?? '')
  if (!lu) return ABSENTE()
  if (!lu.ok) return probleme(409, 'Pièce fermée', lu.refus.message)
  const { contenu, nom, type } = lu.value
  return c.body(Uint8Array.from(contenu), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`,
    'cache-control': 'no-store',
  })
}

const schemaPrise = z.strictObject({ relais: z.boolean({ error: 'vrai ou faux' }).default(false) })
const schemaMessage = z.strictObject({
  texte: z
    .string({ error: 'un texte' })
    .trim()
    .min(1, { error: 'un texte' })
    .max(5000, { error: '5000 caractères au plus' }),
  traitee: z.boolean({ error: 'vrai ou faux' }).default(false),
})

async function prendreEnCharge(salle: Salle, c: Contexte): Promise<Response> {
  const cle = cleDe(c)
  if (!cle) return SANS_CLE()
  const lu = schemaPrise.safeParse(await corpsDe(c))
  if (!lu.success) return faux(lu.error)
  return suite(c, await prendre(salle, entrantDe(c), idDe(c), { id: cle, ...lu.data }))
}

async function repondre(salle: Salle, c: Contexte): Promise<Response> {
  const cle = cleDe(c)
  if (!cle) return SANS_CLE()
  const lu = schemaMessage.safeParse(await corpsDe(c))
  if (!lu.success) return faux(lu.error)
  return suite(c, await ecrire(salle, entrantDe(c), idDe(c), { id: cle, ...lu.data }))
}

/** The key is the event's id: sent again after a cut, it counts once. */
function cleDe(c: Contexte): string | null {
  const lu = z.uuid().safeParse(c.req.header('idempotency-key'))
  return lu.success ? lu.data : null
}

const SANS_CLE = () =>
  probleme(
    400,
    'Clé absente',
    'Il faut l’en-tête « Idempotency-Key » : un UUID nouveau pour chaque geste, le même si vous recommencez.',
  )

const corpsDe = (c: Contexte): Promise<unknown> => c.req.json().catch(() => ({}))

function suite(c: Contexte, issue: Result<Issue> | null): Response {
  if (!issue) return ABSENTE()
  if (!issue.ok) return refusee(issue.refus)
  const { demande, deja } = issue.value
  if (deja) c.header('Idempotency-Replayed', 'true')
  return c.json(enApi(resumeDe(demande)), deja ? 200 : 201)
}

function resumeDe({ id, repere, demarche, commune, urgence, etat }: Demande) {
  const { groupe, statut, envoyeeLe, echeance, mouvementLe } = etat
  return { id, repere, demarche, commune, urgence, groupe, statut, envoyeeLe, echeance, mouvementLe }
}

function refusee({ code, message }: Refus): Response {
  return probleme(409, 'Ce geste n’est pas possible', `${message} (${code})`)
}

function faux(error: z.ZodError): Response {
  const detail = error.issues.map((i) =>
    i.code === 'unrecognized_keys'
      ? `Champ inconnu : « ${i.keys.join(' », « ')} ».`
      : `« ${i.path.join('.')} » : il faut ${i.message}.`,
  )
  return probleme(400, 'Paramètre incorrect', detail.join(' '))
}
