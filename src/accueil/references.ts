import toutesCommunes from '@etalab/decoupage-administratif/data/communes.json' with { type: 'json' }
import { bouquet, listOperateurs } from '../annuaire/index.ts'
import { createMotifs, type Motifs, mots } from './motifs.ts'

export interface Code {
  code: string
  libelle: string
}

/** What the instance knows, that a visit is said with. */
export interface References {
  motifs: Motifs
  operateurs: readonly Code[]
  aides: readonly Code[]
  voies: readonly Code[]
  issues: readonly Code[]
  autonomies: readonly Code[]
  /** Those of the département, in the order of their names. */
  communes: readonly Code[]
  /** Insee code of a commune of France, by name or postcode; `null` when none or several answer to it. */
  chercherCommune(texte: string): string | null
  /** Name of any commune of France; the code itself when it is unknown. */
  nomCommune(code: string): string
}

export function createReferences(departement: string): References {
  const operateurs = listOperateurs(departement)
  const toutes = toutesCommunes.filter((c) => c.type !== 'arrondissement-municipal')
  const voisines = toutes.filter((c) => c.departement === departement)
  const { aides, voies, issues, autonomies } = bouquet
  return {
    motifs: createMotifs(bouquet, operateurs),
    operateurs: operateurs.map((o) => ({ code: o.code, libelle: o.nomCourt })),
    ...{ aides, voies, issues, autonomies },
    communes: voisines
      .filter((c) => c.type === 'commune-actuelle')
      .map(({ code, nom }) => ({ code, libelle: nom }))
      .sort((a, b) => a.libelle.localeCompare(b.libelle, 'fr')),
    chercherCommune(texte) {
      // A desk receives its neighbours: their name wins over a namesake at the other end of the country.
      const ici = codesNommes(voisines, texte)
      const [code, ...autres] = ici.length > 0 ? ici : codesNommes(toutes, texte)
      return code !== undefined && autres.length === 0 ? code : null
    },
    nomCommune: (code) => (voisines.find((c) => c.code === code) ?? toutes.find((c) => c.code === code))?.nom ?? code,
  }
}

/** A commune absorbed by another keeps its name in people's mouths: it leads to the new one. */
function codesNommes(communes: typeof toutesCommunes, texte: string): string[] {
  const cherche = mots(texte).join(' ')
  const nommees = communes.filter((c) => mots(c.nom).join(' ') === cherche || c.codesPostaux?.includes(cherche))
  return [...new Set(nommees.map((c) => c.chefLieu ?? c.code))]
}
