import { z } from 'zod'
import { jourIso, readTerritoireFile, type Services, SYSTEME } from '../platform/index.ts'
import './tables.ts'

/** `territoires/<département>/parcours.json`: invented self-tests, in months before now. */
const schema = z.array(
  z.object({
    ilYAMois: z.int().min(1),
    /** By commune: tests at levels 1, 2 and 3. */
    tests: z.record(z.string(), z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)])),
  }),
)

export async function loadDemonstration({ database, clock, config: { departement } }: Services): Promise<void> {
  const lignes = readTerritoireFile(departement, 'parcours.json', schema).flatMap(({ ilYAMois, tests }) => {
    const debut = new Date(clock.now())
    debut.setDate(1)
    debut.setMonth(debut.getMonth() - ilYAMois)
    const mois = jourIso(debut).slice(0, 7)
    return Object.entries(tests).flatMap(([commune, nombres]) =>
      nombres.map((nombre, rang) => ({ departement, commune, mois, niveau: rang + 1, nombre })),
    )
  })
  await database.as(SYSTEME, (trx) =>
    trx
      .insertInto('parcours_comptes')
      .values(lignes.filter(({ nombre }) => nombre > 0))
      .onConflict((oc) => oc.doNothing())
      .execute(),
  )
}
