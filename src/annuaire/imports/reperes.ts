import { sql } from 'kysely'
import type { Trx } from '../../platform/index.ts'
import { distanceAuBord, estDedans, type Geometrie, type Polygone, polygones } from '../geometrie.ts'
import { distanceKm, type Position } from '../model.ts'

export interface CommuneConnue {
  code: string
  nom: string
  departement: string
  codesPostaux: string[]
  position: Position | null
}

/** What the addresses of an import are checked against. */
export interface Reperes {
  /** The commune that a code leads to today, and the name of the one that has joined it when the code is of that one. */
  commune(code: string): { commune: CommuneConnue; ancienne: string | null } | null
  /** Whether some commune has this postcode: those of Cedex belong to none. */
  estPostal(code: string): boolean
  /** Names of the communes that have joined it. */
  fusionnees(code: string): string[]
  /** How many kilometres outside of the commune a position is; 0 inside, or when nothing tells. */
  ecart(code: string, position: Position): number
}

interface Ligne {
  code: string
  nom: string
  departement: string
  codes_postaux: string[]
  lat: number | null
  lon: number | null
  fusionnee_dans: string | null
}

/** Outlines are simplified to about fifty metres. */
const TOLERANCE_KM = 0.1
/** Without an outline: further than this from the middle, no commune of mainland France reaches. */
const RAYON_SANS_CONTOUR_KM = 15

/** Only what these codes and postcodes lead to: there are 37 000 communes. */
export async function chargerReperes(
  trx: Trx,
  codes: readonly string[],
  codesPostaux: readonly string[],
): Promise<Reperes> {
  const cherches = sql`(select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`
  const { rows } = await sql<Ligne>`
    with cibles as (select distinct coalesce(fusionnee_dans, code) as code from communes where code in ${cherches})
    select code, nom, departement, codes_postaux, lat, lon, fusionnee_dans from communes
    where code in (select code from cibles) or fusionnee_dans in (select code from cibles)`.execute(trx)
  const postaux = await chargerCodesPostaux(trx, codesPostaux)
  const contours = await chargerContours(trx)
  const parCode = new Map(rows.map((r) => [r.code, r]))
  const anciennes = Map.groupBy(
    rows.filter((r) => r.fusionnee_dans !== null),
    (r) => r.fusionnee_dans,
  )
  const surfaces = (code: string) =>
    [code, ...(anciennes.get(code) ?? []).map((r) => r.code)].flatMap((c) => contours.get(c) ?? [])
  return {
    commune(code) {
      const ligne = parCode.get(code)
      const cible = ligne?.fusionnee_dans ? parCode.get(ligne.fusionnee_dans) : ligne
      if (!ligne || !cible) return null
      return { commune: enCommune(cible), ancienne: cible === ligne ? null : ligne.nom }
    },
    estPostal: (code) => postaux.has(code),
    fusionnees: (code) => (anciennes.get(code) ?? []).map((r) => r.nom),
    ecart(code, position) {
      const polys = surfaces(code)
      if (polys.length > 0) {
        if (polys.some((p) => estDedans(position, p))) return 0
        const distance = Math.min(...polys.map((p) => distanceAuBord(position, p)))
        return distance > TOLERANCE_KM ? distance : 0
      }
      const ligne = parCode.get(code)
      const milieu = ligne ? enCommune(ligne).position : null
      const distance = milieu ? distanceKm(milieu, position) : 0
      return distance > RAYON_SANS_CONTOUR_KM ? distance : 0
    },
  }
}

function enCommune({ code, nom, departement, codes_postaux, lat, lon }: Ligne): CommuneConnue {
  const position = lat === null || lon === null ? null : { lat, lon }
  return { code, nom, departement, codesPostaux: codes_postaux, position }
}

/** Those that some commune has. */
async function chargerCodesPostaux(trx: Trx, codesPostaux: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select distinct p.code from communes, unnest(codes_postaux) as p(code)
    where p.code in (select jsonb_array_elements_text(${JSON.stringify(codesPostaux)}::jsonb))`.execute(trx)
  return new Set(rows.map((r) => r.code))
}

async function chargerContours(trx: Trx): Promise<Map<string, Polygone[]>> {
  const { rows } = await sql<{
    commune: string
    geometrie: Geometrie
  }>`select commune, geometrie from contours`.execute(trx)
  return new Map(rows.map((r) => [r.commune, polygones(r.geometrie)]))
}
