import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { type Acteur, SYSTEME } from '../access.ts'
import type { Trx } from '../db/tables.ts'
import type { Services } from '../services.ts'
import { type CompteRow, hashSecret, toActeur } from '../session/sessions.ts'

/** What a program may be allowed to do. */
export const PORTEES = { 'demandes:lire': 'Lire les demandes', 'demandes:repondre': 'Répondre aux demandes' } as const
export type Portee = keyof typeof PORTEES

/** Its account receives no mail and opens no session: this name belongs to nobody (RFC 2606). */
export const SANS_BOITE = 'api.invalid'
/** Seconds. */
export const DUREE_JETON_S = 3600

interface MachineTable {
  departement: string
  id: string
  compte_id: string
  secret_hache: Buffer
  portees: Portee[]
  cree_le: Date
  cree_par: string
  vue_le: Date | null
  revoquee_le: Date | null
}
interface JetonTable {
  departement: string
  secret_hache: Buffer
  machine_id: string
  portees: Portee[]
  expire_le: Date
}
declare module '../db/tables.ts' {
  interface Tables {
    machines: MachineTable
    machines_jetons: JetonTable
  }
}

export interface Machine {
  id: string
  compteId: string
  nom: string
  portees: Portee[]
  creeLe: Date
  vueLe: Date | null
  revoqueeLe: Date | null
}

/** The programs of a structure, the latest first. */
export async function listMachines(trx: Trx, departement: string, structureId: string): Promise<Machine[]> {
  return trx
    .selectFrom('machines as m')
    .innerJoin('comptes as c', (j) => j.onRef('c.departement', '=', 'm.departement').onRef('c.id', '=', 'm.compte_id'))
    .select(['m.id', 'm.compte_id as compteId', 'c.nom', 'm.portees', 'm.cree_le as creeLe'])
    .select(['m.vue_le as vueLe', 'm.revoquee_le as revoqueeLe'])
    .where('m.departement', '=', departement)
    .where('c.structure_id', '=', structureId)
    .orderBy('m.id', 'desc')
    .execute()
}

/**
 * A program of the actor's structure and the account it acts under, both as the system: who may do this is for the caller
 * to check.
 * @returns its secret, in clear this once
 */
export async function creerMachine(
  trx: Trx,
  { clock, newId }: Pick<Services, 'clock' | 'newId'>,
  { departement, structureId, compteId }: Acteur,
  { nom, portees }: { nom: string; portees: readonly Portee[] },
): Promise<{ id: string; compteId: string; secret: string }> {
  const id = newId()
  const secret = randomBytes(32).toString('base64url')
  const le = clock.now()
  const compte = {
    departement,
    id,
    email: `${id}@${SANS_BOITE}`,
    nom,
    fonction: 'Programme',
    structure_id: structureId,
  }
  await trx
    .insertInto('comptes')
    // Closed from the first day: nobody signs in as a program, and no mail is written to it.
    .values({ ...compte, role: 'instructeur', presentation: '', cree_le: le, desactive_le: le })
    .execute()
  await trx
    .insertInto('machines')
    .values({
      departement,
      id,
      compte_id: id,
      secret_hache: hashSecret(secret),
      portees: [...portees],
      cree_le: le,
      cree_par: compteId,
      vue_le: null,
      revoquee_le: null,
    })
    .execute()
  return { id, compteId: id, secret }
}

/** Its tokens stop with it. @returns `false`: not there, or stopped already */
export async function revoquerMachine(trx: Trx, departement: string, id: string, le: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('machines')
    .set({ revoquee_le: le })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .where('revoquee_le', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A token for an hour; `null`: unknown program, wrong secret, or stopped. Those that ended are forgotten on the way. */
export function ouvrirJeton(
  { clock, config, database }: Services,
  id: string,
  secret: string,
  demandees: readonly string[] | null,
): Promise<{ jeton: string; portees: Portee[] } | null> {
  const { departement } = config
  return database.as(SYSTEME, async (trx) => {
    const machine = await trx
      .selectFrom('machines')
      .select(['secret_hache', 'portees'])
      .where('departement', '=', departement)
      .where('id', '=', id)
      .where('revoquee_le', 'is', null)
      .executeTakeFirst()
    if (!machine || !timingSafeEqual(machine.secret_hache, hashSecret(secret))) return null
    const portees = machine.portees.filter((p) => demandees === null || demandees.includes(p))
    const jeton = randomBytes(32).toString('base64url')
    const now = clock.now()
    const expire_le = new Date(now.getTime() + DUREE_JETON_S * 1000)
    await trx.deleteFrom('machines_jetons').where('expire_le', '<=', now).execute()
    await trx
      .insertInto('machines_jetons')
      .values({ departement, secret_hache: hashSecret(jeton), machine_id: id, portees, expire_le })
      .execute()
    await trx
      .updateTable('machines')
      .set({ vue_le: now })
      .where('departement', '=', departement)
      .where('id', '=', id)
      .execute()
    return { jeton, portees }
  })
}

interface Ouvert extends CompteRow {
  machine_id: string
  portees: Portee[]
}

/** Who is behind a token, and what it may do; `null`: unknown, ended or stopped. */
export async function lireJeton(
  { clock, database }: Services,
  jeton: string,
): Promise<{ acteur: Acteur; portees: Portee[] } | null> {
  const { rows } = await sql<Ouvert>`select * from jeton_ouvert(${hashSecret(jeton)}, ${clock.now()})`.execute(
    database.db,
  )
  const [row] = rows
  if (!row) return null
  return { acteur: toActeur(row, `machine:${row.machine_id}`), portees: row.portees }
}
