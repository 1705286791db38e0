import type { Libelle, Portee } from './model.ts'

/** What a mandate can be about: the operators, each with the procedures of the bouquet, the most frequent first. */
export type Catalogue = readonly OperateurDuCatalogue[]

export interface OperateurDuCatalogue {
  operateur: Libelle
  demarches: readonly Libelle[]
}

interface Demarche {
  code: string
  libelle: string
  operateur: string | null
  frequent: boolean
}

/** From the bouquet of services; an operator with no procedure there can only be mandated as a whole. */
export function createCatalogue(
  demarches: readonly Demarche[],
  operateurs: readonly { code: string; nomCourt: string }[],
): Catalogue {
  return operateurs.map(({ code, nomCourt }) => ({
    operateur: { code, libelle: nomCourt },
    demarches: demarches
      .filter((d) => d.operateur === code)
      .toSorted((a, b) => Number(b.frequent) - Number(a.frequent))
      .map((d) => ({ code: d.code, libelle: d.libelle })),
  }))
}

/** The value that means every procedure of an operator, ticked as such. */
export const TOUTES = 'toutes'

/** @param choix procedure codes, or {@link TOUTES}, by operator code; operators with nothing ticked are left out */
export function porteesChoisies(catalogue: Catalogue, choix: Readonly<Record<string, readonly string[]>>): Portee[] {
  return catalogue.flatMap(({ operateur, demarches }): Portee[] => {
    const codes = choix[operateur.code] ?? []
    if (codes.includes(TOUTES)) return [{ operateur, demarches: TOUTES }]
    const choisies = demarches.filter((d) => codes.includes(d.code))
    return choisies.length > 0 ? [{ operateur, demarches: choisies }] : []
  })
}

/** The other way round: what to tick to find these scopes again. */
export function choixDe(portees: readonly Portee[]): Record<string, string[]> {
  const codes = ({ demarches }: Portee) => (demarches === TOUTES ? [TOUTES] : demarches.map((d) => d.code))
  return Object.fromEntries(portees.map((p) => [p.operateur.code, codes(p)]))
}
