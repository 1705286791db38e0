import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Acteur, type Role, SYSTEME } from '../access.ts'
import type { Clock } from '../clock.ts'
import { newUuid } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import type { Courriel } from '../courrier.ts'
import { createServices } from '../create-services.ts'
import type { Database } from '../db/open.ts'
import { writeDurably } from '../fichiers.ts'
import { type App, createApp } from '../http/app.ts'
import type { Room } from '../room.ts'
import type { Services } from '../services.ts'
import { hashSecret } from '../session/sessions.ts'

/** A Monday morning in the middle of a school term; tests move it, none depends on today. */
export const UN_LUNDI = new Date('2026-11-23T09:30:00+01:00')

export interface MondeDeTest {
  services: Services
  app: App
  clock: Clock & { set(date: Date): void; advance(hours: number): void }
  /** What the mail server received. */
  courriels: Courriel[]
  /** Set to make the mail server refuse, or the disk full. */
  panne: { courriel: boolean; disque: boolean }
  /** Creates the structure when needed and an account in it. */
  compte(options: {
    id?: string
    role: Role
    structure?: string
    operateur?: string
    nom?: string
    email?: string
  }): Promise<Acteur>
  /** A browser: keeps cookies, follows nothing by itself. */
  navigateur(acteur?: Acteur): Promise<Navigateur>
  close(): void
}

export interface Navigateur {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Same-origin form POST; arrays repeat the field; a `Blob`/`File` value makes it multipart. */
  post(
    path: string,
    form: Record<string, string | string[] | File | File[]>,
    headers?: Record<string, string>,
  ): Promise<Response>
  cookies: Map<string, string>
}

/** The whole server in this process on `database`, with a clock that tests move and a mail server in memory. */
export function creerMonde(
  database: Database,
  rooms: (services: Services) => Room[],
  env: Record<string, string> = {},
): MondeDeTest {
  const dir = mkdtempSync(join(tmpdir(), 'maillage-test-'))
  const clock = movableClock()
  const courriels: Courriel[] = []
  const panne = { courriel: false, disque: false }
  const config: Config = readConfig({
    MAILLAGE_DATA: dir,
    MAILLAGE_URL: 'http://localhost',
    MAILLAGE_DEMONSTRATION: 'non',
    MAILLAGE_LIMITE: '0',
    ...env,
  })
  const services = createServices({
    config,
    database,
    clock,
    newId: newUuid,
    transport: async (mail) => {
      if (panne.courriel) throw new Error('connect ECONNREFUSED')
      courriels.push(mail)
    },
    ecrireFichier: async (path, octets) => {
      if (panne.disque) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
      await writeDurably(path, octets)
    },
    log: () => {},
  })
  const app = createApp(services, rooms(services), dir)
  return {
    services,
    app,
    clock,
    courriels,
    panne,
    compte: (options) => createCompte(services, options),
    navigateur: (acteur) => createNavigateur(app, services, acteur),
    close: () => rmSync(dir, { recursive: true, force: true }),
  }
}

function movableClock() {
  let now = UN_LUNDI
  return {
    now: () => now,
    set: (date: Date) => {
      now = date
    },
    advance: (hours: number) => {
      now = new Date(now.getTime() + hours * 3_600_000)
    },
  }
}

async function createCompte(services: Services, options: Parameters<MondeDeTest['compte']>[0]): Promise<Acteur> {
  const departement = services.config.departement
  const id = options.id ?? services.newId()
  const structureId = options.structure ?? (options.operateur ? `op-${options.operateur}` : 'structure-exemple')
  const nom = options.nom ?? `${options.role} Exemple`
  const email = options.email ?? `${id}@exemple.fr`
  const acteur: Acteur = {
    compteId: id,
    nom,
    email,
    fonction: 'Fonction exemple',
    role: options.role,
    departement,
    structureId,
    structureNom: `Structure ${structureId}`,
    operateur: options.operateur ?? null,
    sessionId: '',
  }
  await services.database.as(SYSTEME, async (trx) => {
    await trx
      .insertInto('structures')
      .values({
        departement,
        id: structureId,
        nom: acteur.structureNom,
        nature: options.operateur ? 'operateur' : 'aidant',
        operateur: acteur.operateur,
        lieu_id: null,
      })
      .onConflict((oc) => oc.doNothing())
      .execute()
    await trx
      .insertInto('comptes')
      .values({
        departement,
        id,
        email,
        nom,
        fonction: acteur.fonction,
        role: options.role,
        structure_id: structureId,
        presentation: '',
        cree_le: services.clock.now(),
        desactive_le: null,
      })
      .execute()
  })
  return acteur
}

async function createNavigateur(app: App, services: Services, acteur?: Acteur): Promise<Navigateur> {
  const cookies = new Map<string, string>()
  if (acteur) cookies.set('session', await plantSession(services, acteur))
  const send = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    headers.set('host', 'localhost')
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([k, v]) => `${k}=${v}`).join('; '))
    const response = await app.request(`http://localhost${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return response
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, form, headers = {}) =>
      send(path, {
        method: 'POST',
        body: encode(form),
        headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost', ...headers },
      }),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const [name = '', value = ''] = pair.split('=')
  if (/max-age=0/i.test(line)) cookies.delete(name)
  else cookies.set(name, decodeURIComponent(value))
}

function encode(form: Record<string, string | string[] | File | File[]>): URLSearchParams | FormData {
  const entries = Object.entries(form).flatMap(([k, v]) =>
    Array.isArray(v) ? v.map((x) => [k, x] as const) : [[k, v] as const],
  )
  if (!entries.some(([, v]) => typeof v !== 'string')) return new URLSearchParams(entries as [string, string][])
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

async function plantSession(services: Services, acteur: Acteur): Promise<string> {
  const secret = services.newId()
  const now = services.clock.now()
  await services.database.as(SYSTEME, (trx) =>
    trx
      .insertInto('sessions')
      .values({
        departement: acteur.departement,
        id: services.newId(),
        compte_id: acteur.compteId,
        secret_hache: hashSecret(secret),
        cree_le: now,
        vu_le: now,
        // Far away: tests that move the clock by weeks stay signed in unless they test expiry itself.
        expire_le: new Date(now.getTime() + 400 * 86_400_000),
        appareil: 'test',
      })
      .execute(),
  )
  return secret
}
