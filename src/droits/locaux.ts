import { z } from 'zod'
import { readTerritoireFile } from '../platform/index.ts'
import { type Demarche, OPERATEURS_DES_DROITS } from './engine/demarches.ts'
import { type ConditionLocale, type Droit, type DroitLocal, lireDroitsLocaux } from './engine/index.ts'

const condition: z.ZodType<ConditionLocale> = z.lazy(() =>
  z.union([
    z.strictObject({ et: z.array(condition) }),
    z.strictObject({ ou: z.array(condition) }),
    z.strictObject({ non: condition }),
    z.strictObject({ existe: condition }),
    z.strictObject({ droit: z.string() }),
    z.strictObject({ champ: z.string(), vaut: z.union([z.number(), z.string(), z.boolean()]) }),
    z.strictObject({ champ: z.string(), auMoins: z.number() }),
    z.strictObject({ champ: z.string(), auPlus: z.number() }),
  ]),
)
const demarche: z.ZodType<Demarche> = z.strictObject({
  operateur: z.string(),
  code: z.enum(OPERATEURS_DES_DROITS).exactOptional(),
  site: z.url().exactOptional(),
  formulaire: z.string(),
  documents: z.array(z.string()).min(1),
  delai: z.string(),
  recours: z.strictObject({ vers: z.string(), delai: z.string(), ensuite: z.string().exactOptional() }),
  ouvre: z.array(z.string()).exactOptional(),
  exclut: z.array(z.string()).exactOptional(),
  avant: z.array(z.string()).exactOptional(),
  note: z.string().exactOptional(),
})
const schema = z.strictObject({
  droits: z.array(
    z.strictObject({
      nom: z.string().regex(/^[a-z_]+$/),
      libelle: z.string(),
      periodicite: z.enum(['mois', 'an', 'unique']),
      condition: condition.exactOptional(),
      clos: z.string().exactOptional(),
      decision: z.string().exactOptional(),
      demarche,
      reference: z.string(),
      exemple: z.boolean().exactOptional(),
    }),
  ),
})

/** The rights of the territory as it writes them, for the browser too. Throws on a wrong file, by its field. */
export function droitsEcrits(departement: string): DroitLocal[] {
  return readTerritoireFile(departement, 'droits.json', schema).droits
}

/** The same, on the same tree as the national ones. */
export function droitsDuTerritoire(departement: string): Droit[] {
  return lireDroitsLocaux(droitsEcrits(departement))
}
