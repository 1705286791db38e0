import { z } from 'zod'
import { readTerritoireFile } from '../platform/index.ts'

const champ = z.object({
  cle: z.string(),
  libelle: z.string(),
  type: z.enum(['texte', 'date']),
  aide: z.string().nullable(),
  /** Anchored pattern of the value without spaces; `null` when the format is not certain. */
  motif: z.string().nullable(),
  obligatoire: z.boolean(),
})

const operateur = z.object({
  code: z.string(),
  nom: z.string(),
  nomCourt: z.string(),
  partenaireNational: z.boolean(),
  site: z.string().nullable(),
  telephone: z.string().nullable(),
  /** Identity fields a request to this operator carries. */
  champs: z.array(champ),
  themes: z.array(z.object({ code: z.string(), libelle: z.string() })),
})

export type Operateur = z.infer<typeof operateur>
export type ChampOperateur = z.infer<typeof champ>

const lus = new Map<string, readonly Operateur[]>()

/** Operators of a territory, in the order of its `operateurs.json`: facts of the instance, read once. */
export function listOperateurs(departement: string): readonly Operateur[] {
  const connus = lus.get(departement) ?? readTerritoireFile(departement, 'operateurs.json', z.array(operateur))
  lus.set(departement, connus)
  return connus
}

export function findOperateur(departement: string, code: string): Operateur | null {
  return listOperateurs(departement).find((o) => o.code === code) ?? null
}
