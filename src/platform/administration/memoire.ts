import { z } from 'zod'
import { verifyJournal } from '../journal.ts'
import type { Services } from '../services.ts'

const FAITS = {
  /** `backup` wrote the whole database. */
  sauvegarde: z.object({ le: z.coerce.date() }),
  /** The journal's chain was read from end to end. */
  journal: z.object({ le: z.coerce.date(), ruptures: z.number() }),
}
type Faits = { [F in keyof typeof FAITS]: z.infer<(typeof FAITS)[F]> }

/** Remembers the last time of an upkeep task: whoever looks after the instance asks for it. */
export async function retenir<F extends keyof Faits>(
  { database, config }: Pick<Services, 'database' | 'config'>,
  fait: F,
  contenu: Faits[F],
): Promise<void> {
  const valeur = JSON.stringify(contenu)
  await database.db
    .insertInto('instance')
    .values({ departement: config.departement, cle: `entretien:${fait}`, valeur })
    .onConflict((oc) => oc.columns(['departement', 'cle']).doUpdateSet({ valeur }))
    .execute()
}

export async function derniereFois<F extends keyof Faits>(
  { database, config }: Services,
  fait: F,
): Promise<Faits[F] | null> {
  const row = await database.db
    .selectFrom('instance')
    .select('valeur')
    .where('departement', '=', config.departement)
    .where('cle', '=', `entretien:${fait}`)
    .executeTakeFirst()
  return row ? (FAITS[fait].parse(JSON.parse(row.valeur)) as Faits[F]) : null
}

/** Reads the whole chain and remembers it. @returns what is broken, in sentences */
export async function controlerJournal(services: Services): Promise<string[]> {
  const ruptures = await verifyJournal(services.database, services.coffre)
  await retenir(services, 'journal', { le: services.clock.now(), ruptures: ruptures.length })
  if (ruptures.length > 0) services.log('journal rompu', { ruptures: ruptures.length })
  return ruptures
}
