import type { IncomingMessage } from 'node:http'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Acteur, Action, Porte } from './access.ts'
import type { Trx } from './db/tables.ts'
import type { Routes } from './http/routes.ts'

export interface NavItem {
  porte: Porte
  /** Place in the menu, lowest first: what the day uses most comes before. */
  rang: number
  libelle: string
  href: string
  action: Action
  /** Number beside the label, for instance what waits; one cheap query, in the transaction of the whole menu. */
  compte?(trx: Trx, acteur: Acteur): Promise<number>
}

/** Where a command writes: a terminal, or the other end of the control socket. */
export interface CommandIo {
  out(line: string): void
  err(line: string): void
  /** Drawn on a terminal only. */
  progress(done: number, total: number): void
  /** Folder of whoever typed the command: relative paths start there. */
  cwd: string
}

export interface Commande {
  /** Words typed after `npm run maillage --`, for instance `import france-services`. */
  nom: string
  usage: string
  /** @returns the exit code */
  run(args: string[], io: CommandIo): Promise<number>
}

/** `registry.registerPath({ method, path, request, responses… })` */
export type ApiRegistry = OpenAPIHono['openAPIRegistry']

/** What a room gives to the composition root. */
export interface Room {
  nom: string
  routes?(routes: Routes): void
  /** Headers of a 304 when what is asked has not changed, else `null`; asked before anything else, so it must be light. */
  inchange?(request: IncomingMessage): Record<string, string> | null
  /** Describes the room's part of the open API, served at `/api/v1/openapi.json`. */
  api?(registry: ApiRegistry): void
  nav?: NavItem[]
  commandes?: Commande[]
  /**
   * Destroys what reached the end of its delay; each night and on `purge`.
   * @param aBlanc only says what would be destroyed
   * @returns French sentences, without personal data
   */
  purge?(aBlanc: boolean): Promise<string[]>
  /** Fills the demonstration with fictitious data, dated relative to the clock; called once, on an empty territory. */
  demonstration?(): Promise<void>
}
