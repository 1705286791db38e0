import { z } from 'zod'
import { ROLES, SYSTEME } from './access.ts'
import type { Room } from './room.ts'
import type { Services } from './services.ts'
import { readTerritoireFile } from './territoire.ts'

const schema = z.object({
  structures: z.array(
    z.object({
      id: z.string(),
      nom: z.string(),
      nature: z.enum(['aidant', 'operateur', 'pilote']),
      operateur: z.string().nullish(),
      lieuId: z.string().nullish(),
    }),
  ),
  comptes: z.array(
    z.object({
      id: z.string(),
      nom: z.string(),
      email: z.email(),
      role: z.enum(ROLES),
      fonction: z.string(),
      structure: z.string(),
      presentation: z.string(),
    }),
  ),
})

interface InstanceTable {
  departement: string
  cle: string
  valeur: string
}
declare module './db/tables.ts' {
  interface Tables {
    instance: InstanceTable
  }
}

/**
 * Loads the fictitious accounts, then each room's data, once. A room that was interrupted is asked again at the next
 * start: its `demonstration` must bear being replayed.
 */
export async function loadDemonstration(services: Services, rooms: Room[], say: (line: string) => void): Promise<void> {
  const done = await readDone(services)
  if (!done.has('comptes')) {
    await createAccounts(services)
    await markDone(services, 'comptes')
  }
  for (const room of rooms) {
    if (!room.demonstration || done.has(room.nom)) continue
    say(`Démonstration : ${room.nom}…`)
    await room.demonstration()
    await markDone(services, room.nom)
  }
}

async function createAccounts({ config, clock, database }: Services): Promise<void> {
  const { departement } = config
  const data = readTerritoireFile(departement, 'demonstration.json', schema)
  await database.as(SYSTEME, async (trx) => {
    await trx
      .insertInto('structures')
      .values(
        data.structures.map((s) => ({
          departement,
          id: s.id,
          nom: s.nom,
          nature: s.nature,
          operateur: s.operateur ?? null,
          lieu_id: s.lieuId ?? null,
        })),
      )
      .execute()
    await trx
      .insertInto('comptes')
      .values(
        data.comptes.map(({ structure, ...compte }) => ({
          ...compte,
          departement,
          structure_id: structure,
          cree_le: clock.now(),
          desactive_le: null,
        })),
      )
      .execute()
  })
}

async function readDone({ database, config }: Services): Promise<Set<string>> {
  const rows = await database.as(SYSTEME, (trx) =>
    trx
      .selectFrom('instance')
      .select('valeur')
      .where('departement', '=', config.departement)
      .where('cle', 'like', 'demonstration:%')
      .execute(),
  )
  return new Set(rows.map((r) => r.valeur))
}

async function markDone({ database, config }: Services, what: string): Promise<void> {
  await database.as(SYSTEME, (trx) =>
    trx
      .insertInto('instance')
      .values({ departement: config.departement, cle: `demonstration:${what}`, valeur: what })
      .onConflict((oc) => oc.doNothing())
      .execute(),
  )
}
