import toutes from '@etalab/decoupage-administratif/data/communes.json' with { type: 'json' }

/** Every commune of the official code, past ones included: people keep their old postcode on their papers. */
const CODES: ReadonlySet<string> = new Set(toutes.map((c) => c.code))

export const estUneCommune = (code: string): boolean => CODES.has(code)
