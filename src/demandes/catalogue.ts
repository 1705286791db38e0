import communes from '@etalab/decoupage-administratif/data/communes.json' with { type: 'json' }
import {
  bouquet,
  type ChampOperateur,
  type Demarche as DemarcheDuBouquet,
  listOperateurs,
  type Operateur,
} from '../annuaire/index.ts'

/** A procedure that an operator answers about. */
export type Demarche = DemarcheDuBouquet & { operateur: string; theme: string }
export type { ChampOperateur, Operateur }

export interface Commune {
  code: string
  nom: string
}

/** What the instance knows, that a request is written with. */
export interface Catalogue {
  operateur(code: string): Operateur | null
  operateurs: readonly Operateur[]
  demarche(code: string): Demarche | null
  demarches: readonly Demarche[]
  communes: readonly Commune[]
  commune(code: string): Commune | null
}

export function createCatalogue(departement: string): Catalogue {
  const operateurs = new Map(listOperateurs(departement).map((o) => [o.code, o]))
  const demarches = bouquet.demarches.filter((d): d is Demarche => d.operateur !== null && d.theme !== null)
  const parCode = new Map(demarches.map((d) => [d.code, d]))
  const liste: Commune[] = communes
    .filter((c) => c.departement === departement && c.type === 'commune-actuelle')
    .map(({ code, nom }) => ({ code, nom }))
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
  const communeParCode = new Map(liste.map((c) => [c.code, c]))
  return {
    operateurs: [...operateurs.values()],
    operateur: (code) => operateurs.get(code) ?? null,
    demarche: (code) => parCode.get(code) ?? null,
    demarches,
    communes: liste,
    commune: (code) => communeParCode.get(code) ?? null,
  }
}

/** « RSA et prime d’activité », for the theme of a procedure. */
export function themeDe(catalogue: Catalogue, demarche: Demarche): { code: string; libelle: string } {
  const theme = catalogue.operateur(demarche.operateur)?.themes.find((t) => t.code === demarche.theme)
  return theme ?? { code: demarche.theme, libelle: demarche.libelle }
}
