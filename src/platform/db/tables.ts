import type { Kysely, Transaction } from 'kysely'

/**
 * Every table by name. Each room adds its own from its `store.ts`:
 * `declare module '../platform/db/tables.ts' { interface Tables { lieux: LieuTable } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by module augmentation, so that platform knows no room
export interface Tables {}

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>
