import { z } from 'zod'
import { jourIso, readTerritoireFile } from '../../platform/index.ts'

const jour = z.iso.date()

const schema = z.object({
  /** A, B or C: académies are grouped by the ministry. */
  zone: z.string(),
  source: z.string(),
  /** Last day of which the calendar says whether it is a holiday. */
  connuJusquau: jour,
  /** Whole days, both included. */
  periodes: z.array(z.object({ nom: z.string(), du: jour, au: jour })),
})

/** School holidays of a territory, as the ministry published them. */
export type Vacances = z.infer<typeof schema>

const lues = new Map<string, Vacances>()

export function lireVacances(departement: string): Vacances {
  const connues = lues.get(departement) ?? readTerritoireFile(departement, 'vacances.json', schema)
  lues.set(departement, connues)
  return connues
}

/** Is there school on the days around `date`? `null` when nobody has published it yet. */
export function estVacances({ periodes, connuJusquau }: Vacances, date: Date): boolean | null {
  const jour = jourIso(date)
  if (jour > connuJusquau) return null
  return periodes.some((p) => p.du <= jour && jour <= p.au)
}
