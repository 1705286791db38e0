import { z } from 'zod'
import { readTerritoireFile, type Services, SYSTEME } from '../../platform/index.ts'
import { insertCircuit, insertReferent } from './store.ts'

const fichier = z.object({
  referents: z.array(
    z.object({
      operateur: z.string(),
      fonction: z.string(),
      telephone: z.string(),
      courriel: z.string(),
      themes: z.array(z.string()),
      precision: z.string(),
    }),
  ),
  circuits: z.array(
    z.object({
      operateur: z.string().nullable(),
      situation: z.string(),
      marche: z.string(),
      criteres: z.string(),
      documents: z.string(),
    }),
  ),
})

/** Invented referents, and circuits marked as examples. */
export async function semerReferents({ clock, config, database, newId }: Services): Promise<void> {
  const { departement } = config
  const { referents, circuits } = readTerritoireFile(departement, 'referents.json', fichier)
  const marque = { departement, le: clock.now(), par: null }
  await database.as(SYSTEME, async (trx) => {
    for (const r of referents) await insertReferent(trx, marque, { ...r, id: newId(), structureId: null, nom: '' })
    for (const c of circuits) await insertCircuit(trx, marque, { ...c, id: newId(), exemple: true })
  })
}
