import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ConfigError } from './config.ts'
import { projectRoot } from './paths.ts'

const territoireSchema = z.object({
  departement: z.string(),
  nom: z.string(),
  centre: z.object({ lat: z.number(), lon: z.number() }),
})

/** What makes an instance: the facts of one département, kept as data in `territoires/<code>/`. */
export type Territoire = z.infer<typeof territoireSchema>

export function readTerritoire(departement: string): Territoire {
  if (!existsSync(join(projectRoot, 'territoires', departement)))
    throw new ConfigError(`MAILLAGE_DEPARTEMENT : il n'y a pas de dossier territoires/${departement}.`)
  return readTerritoireFile(departement, 'territoire.json', territoireSchema)
}

/** Reads and checks one file of the territory; throws naming the file and the field when its shape is wrong. */
export function readTerritoireFile<T extends z.ZodType>(departement: string, file: string, schema: T): z.infer<T> {
  const path = join(projectRoot, 'territoires', departement, file)
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!parsed.success) throw new Error(`territoires/${departement}/${file}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
