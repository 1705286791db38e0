import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

let codes: ReadonlySet<string> | null = null

/** Every commune of the official code, past ones included: people keep the old one on their papers. */
export function estUneCommune(code: string): boolean {
  codes ??= lireCodes()
  return codes.has(code)
}

/** Only the codes are kept: the whole list, read as an object, would weigh more than all the rest of a batch. */
function lireCodes(): Set<string> {
  const fichier = fileURLToPath(import.meta.resolve('@etalab/decoupage-administratif/data/communes.json'))
  return new Set(readFileSync(fichier, 'latin1').match(/(?<="code":")\w{5}(?=")/g))
}
