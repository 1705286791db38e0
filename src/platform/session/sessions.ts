import { createHash, randomBytes } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sql } from 'kysely'
import { type Acteur, type Role, SYSTEME } from '../access.ts'
import type { Contexte } from '../http/contexte.ts'
import { cookieName, cookieOptions } from '../http/cookies.ts'
import type { Services } from '../services.ts'

interface SessionTable {
  departement: string
  id: string
  compte_id: string
  secret_hache: Buffer
  cree_le: Date
  vu_le: Date
  expire_le: Date
  appareil: string
  /** Given back to the identity provider to sign out there too. */
  jeton_oidc: string | null
}
declare module '../db/tables.ts' {
  interface Tables {
    sessions: SessionTable
  }
}

/** A working day; then one signs in again whatever happens. */
const ABSOLUTE_HOURS = 12
/** A lunch break and a meeting; a counter left alone closes. */
const IDLE_MINUTES = 120
const TOUCH_EVERY_MS = 60_000
const COOKIE = 'session'

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** An account as the database gives it to whoever shows its secret. */
export interface CompteRow {
  compte_id: string
  nom: string
  email: string
  fonction: string
  role: Role
  departement: string
  structure_id: string
  structure_nom: string
  operateur: string | null
}

export function toActeur(row: CompteRow, sessionId: string): Acteur {
  return {
    compteId: row.compte_id,
    nom: row.nom,
    email: row.email,
    fonction: row.fonction,
    role: row.role,
    departement: row.departement,
    structureId: row.structure_id,
    structureNom: row.structure_nom,
    operateur: row.operateur,
    sessionId,
  }
}

interface OpenRow extends CompteRow {
  session_id: string
  vu_le: Date
}

/** The account behind the request's cookie, or `null`. One query; the time seen is written at most once a minute. */
export async function readSession(c: Contexte): Promise<Acteur | null> {
  const { services } = c.var
  const secret = getCookie(c, cookieName(services.config, COOKIE))
  if (!secret) return null
  const now = services.clock.now()
  const { rows } = await sql<OpenRow>`
    select * from session_ouverte(${hashSecret(secret)}, ${now}, make_interval(mins => ${IDLE_MINUTES}))`.execute(
    services.database.db,
  )
  const row = rows[0]
  if (!row) return null
  if (now.getTime() - row.vu_le.getTime() > TOUCH_EVERY_MS) await touch(services, row, now)
  return toActeur(row, row.session_id)
}

async function touch(services: Services, row: OpenRow, now: Date): Promise<void> {
  await services.database.as(SYSTEME, (trx) =>
    trx
      .updateTable('sessions')
      .set({ vu_le: now })
      .where('departement', '=', row.departement)
      .where('id', '=', row.session_id)
      .execute(),
  )
}

/** How somebody proved who they are; written in the journal. */
export type Moyen = 'lien' | 'code' | 'oidc' | 'demonstration'

/**
 * Opens a session for the account and sets its cookie. Always a new secret, and the session this browser had is closed:
 * a cookie planted or left before signing in opens nothing.
 */
export async function openSession(
  c: Contexte,
  compte: { departement: string; id: string },
  moyen: Moyen,
  jetonOidc: string | null = null,
): Promise<void> {
  const { services } = c.var
  const previous = getCookie(c, cookieName(services.config, COOKIE))
  const secret = randomBytes(32).toString('base64url')
  const now = services.clock.now()
  await services.database.as(SYSTEME, async (trx) => {
    if (previous) await trx.deleteFrom('sessions').where('secret_hache', '=', hashSecret(previous)).execute()
    await trx
      .insertInto('sessions')
      .values({
        departement: compte.departement,
        id: services.newId(),
        compte_id: compte.id,
        secret_hache: hashSecret(secret),
        cree_le: now,
        vu_le: now,
        expire_le: new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000),
        appareil: describeDevice(c.req.header('user-agent') ?? ''),
        jeton_oidc: jetonOidc,
      })
      .execute()
    await trx
      .updateTable('comptes')
      .set({ vu_le: now })
      .where('departement', '=', compte.departement)
      .where('id', '=', compte.id)
      .execute()
    await services.journal(trx, SYSTEME, {
      action: 'session.ouverte',
      objet: `compte:${compte.id}`,
      detail: { moyen },
    })
  })
  setCookie(c, cookieName(services.config, COOKIE), secret, {
    ...cookieOptions(services.config),
    maxAge: ABSOLUTE_HOURS * 3600,
  })
}

/**
 * Closes this session, or every session of the account (« partout »).
 * @returns the ID token of this session when it was opened through an identity provider
 */
export async function closeSessions(c: Contexte, acteur: Acteur, everywhere: boolean): Promise<string | null> {
  const { services } = c.var
  const closed = await services.database.as(acteur, async (trx) => {
    let query = trx
      .deleteFrom('sessions')
      .where('departement', '=', acteur.departement)
      .where('compte_id', '=', acteur.compteId)
    if (!everywhere) query = query.where('id', '=', acteur.sessionId)
    const rows = await query.returning(['id', 'jeton_oidc']).execute()
    await services.journal(trx, acteur, {
      action: everywhere ? 'session.fermee-partout' : 'session.fermee',
      objet: `compte:${acteur.compteId}`,
    })
    return rows
  })
  deleteCookie(c, cookieName(services.config, COOKIE), cookieOptions(services.config))
  return closed.find((s) => s.id === acteur.sessionId)?.jeton_oidc ?? null
}

export interface SessionVue {
  id: string
  appareil: string
  creeLe: Date
  vuLe: Date
}

/** The account's sessions that still open something, the last used first. */
export async function listSessions({ database, clock }: Services, acteur: Acteur): Promise<SessionVue[]> {
  const now = clock.now()
  return database.as(acteur, (trx) =>
    trx
      .selectFrom('sessions')
      .select(['id', 'appareil', 'cree_le as creeLe', 'vu_le as vuLe'])
      .where('departement', '=', acteur.departement)
      .where('compte_id', '=', acteur.compteId)
      .where('expire_le', '>', now)
      .where('vu_le', '>', new Date(now.getTime() - IDLE_MINUTES * 60_000))
      .orderBy('vu_le', 'desc')
      .execute(),
  )
}

/** « Firefox, Windows »: enough to recognise one's own device, not enough to trace it. */
function describeDevice(agent: string): string {
  const browser =
    ['Edg', 'Firefox', 'Chrome', 'Safari'].find((b) => agent.includes(b))?.replace('Edg', 'Edge') ?? 'Navigateur'
  const system =
    ['Windows', 'Android', 'iPhone', 'Mac OS', 'Linux'].find((s) => agent.includes(s)) ?? 'appareil inconnu'
  return `${browser}, ${system}`
}
