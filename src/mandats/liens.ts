import type { Trx } from '../platform/index.ts'
import type { Mandat } from './model.ts'

export interface LienTable {
  departement: string
  id: string
  mandat_id: string
  jeton_hache: Buffer
  code_hache: Buffer
  compte_id: string
  expire_le: Date
  essais: number
}
declare module '../platform/db/tables.ts' {
  interface Tables {
    mandats_liens: LienTable
  }
}

/** What the person reads must be what they sign: a draft that changes closes its links. */
export async function fermerLiens(trx: Trx, { departement, id }: Pick<Mandat, 'departement' | 'id'>): Promise<void> {
  await trx.deleteFrom('mandats_liens').where('departement', '=', departement).where('mandat_id', '=', id).execute()
}

/** Removes the links nobody can open any more. */
export function purgerLiens(trx: Trx, departement: string, avant: Date) {
  return trx.deleteFrom('mandats_liens').where('departement', '=', departement).where('expire_le', '<', avant).execute()
}
