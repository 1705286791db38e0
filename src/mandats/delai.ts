import { type Acteur, ok, type Result, type Services, type Trx } from '../platform/index.ts'
import { DELAI_MAXIMUM, verifierDelai } from './model.ts'

interface DelaiTable {
  departement: string
  structure_id: string
  jours: number
  change_le: Date
}
declare module '../platform/db/tables.ts' {
  interface Tables {
    mandats_delais: DelaiTable
  }
}

type DeStructure = Pick<Acteur, 'departement' | 'structureId'>

/** Days for which the structure keeps what was done under a mandate that is over. */
export async function readDelai(trx: Trx, { departement, structureId }: DeStructure): Promise<number> {
  const row = await trx
    .selectFrom('mandats_delais')
    .select('jours')
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .executeTakeFirst()
  return row?.jours ?? DELAI_MAXIMUM
}

/** Shorter from now on, for what is already there too: nobody was promised a longer time. */
export function reduireDelai(services: Services, acteur: Acteur, jours: number): Promise<Result<number>> {
  const { database, clock, journal } = services
  const { departement, structureId } = acteur
  return database.as(acteur, async (trx) => {
    const non = verifierDelai(await readDelai(trx, acteur), jours)
    if (non) return { ok: false, refus: non }
    const change = { jours, change_le: clock.now() }
    await trx
      .insertInto('mandats_delais')
      .values({ departement, structure_id: structureId, ...change })
      .onConflict((oc) => oc.columns(['departement', 'structure_id']).doUpdateSet(change))
      .execute()
    await trx
      .updateTable('mandats')
      .set({ delai_jours: jours })
      .where('departement', '=', departement)
      .where('structure_id', '=', structureId)
      .where('detruit_le', 'is', null)
      .where('delai_jours', '>', jours)
      .execute()
    await journal(trx, acteur, { action: 'mandats.delai-reduit', objet: `structure:${structureId}`, detail: { jours } })
    return ok(jours)
  })
}
