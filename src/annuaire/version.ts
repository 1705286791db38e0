import { type Kysely, sql } from 'kysely'
import type { Clock, Database, Tables } from '../platform/index.ts'

interface VersionTable {
  departement: string
  version: string
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    annuaire_version: VersionTable
  }
}

/** Inside the transaction that changes the directory. */
export async function bumpVersion(trx: Kysely<Tables>, departement: string): Promise<void> {
  await sql`insert into annuaire_version values (${departement}, 1)
    on conflict (departement) do update set version = annuaire_version.version + 1`.execute(trx)
}

const DUREE_MS = 1000

/** The version of the directory, read at most once a second: answers are as fresh as that, on every node. */
export function createVersion(database: Database, clock: Clock, departement: string) {
  let connue = ''
  let luA = Number.NEGATIVE_INFINITY
  let lecture: Promise<string> | null = null
  async function lire(): Promise<string> {
    try {
      const ligne = await database.db
        .selectFrom('annuaire_version')
        .select('version')
        .where('departement', '=', departement)
        .executeTakeFirst()
      luA = clock.now().getTime()
      connue = ligne?.version ?? '0'
      return connue
    } finally {
      lecture = null
    }
  }
  return {
    /** The version when it is known and fresh: no promise to wait for. */
    fraiche: (maintenant = clock.now().getTime()) => (Math.abs(maintenant - luA) < DUREE_MS ? connue : null),
    lire: () => {
      lecture ??= lire()
      return lecture
    },
  }
}

export type Version = ReturnType<typeof createVersion>

/** What is long to compute of the whole directory, computed once for each of its versions. */
export function createParVersion<T>(version: Version, calculer: (version: string) => Promise<T>): () => Promise<T> {
  let pret: { version: string; valeur: Promise<T> } | null = null
  return async () => {
    const actuelle = version.fraiche() ?? (await version.lire())
    if (pret?.version === actuelle) return pret.valeur
    const valeur = calculer(actuelle)
    pret = { version: actuelle, valeur }
    valeur.catch(() => {
      pret = null
    })
    return valeur
  }
}
