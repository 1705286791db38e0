import { sql } from 'kysely'
import type { Db, Services } from '../platform/index.ts'
import type { Geometrie } from './geometrie.ts'
import type { Position } from './model.ts'
import { cleTri } from './texte.ts'

interface CommuneTable {
  departement: string
  code: string
  nom: string
  cle_tri: string
  codes_postaux: string[]
  population: number | null
  lat: number | null
  lon: number | null
  fusionnee_dans: string | null
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    communes: CommuneTable
  }
}

export interface Commune {
  departement: string
  code: string
  nom: string
  codesPostaux: string[]
  population: number | null
  /** `null` until outlines are imported or the territory gives it. */
  position: Position | null
}

interface LigneCommune {
  departement: string
  code: string
  nom: string
  codes_postaux: string[]
  population: number | null
  lat: number | null
  lon: number | null
}

const COLONNES = sql.raw('c.departement, c.code, c.nom, c.codes_postaux, c.population, c.lat, c.lon')

/** Communes of today of a département, by name. */
export async function listCommunes(db: Db, departement: string): Promise<Commune[]> {
  const { rows } = await sql<LigneCommune>`select ${COLONNES} from communes c
    where c.departement = ${departement} and c.fusionnee_dans is null order by c.cle_tri`.execute(db)
  return rows.map(enCommune)
}

/** Key of a name as people write it: « St-Denis », « Ste-Geneviève ». */
export function cleDeCommune(texte: string): string {
  return cleTri(texte).replace(/\bst(e?)\b/g, 'saint$1')
}

/**
 * Communes that a name, the beginning of one, a postcode or an Insee code leads to: those of the territory first, then the
 * most populated. A commune that has joined another leads to it, whether by its name (Pierrefitte) or its postcode (93380).
 */
export async function chercheCommunes(db: Db, texte: string, departement: string, limite = 10): Promise<Commune[]> {
  const cle = cleDeCommune(texte)
  if (cle === '') return []
  // One branch for each index: a single « or » would read the whole country at each letter typed.
  const { rows } = await sql<LigneCommune>`
    with trouvees as (
      select code, min(rang) as rang from (
        (select coalesce(fusionnee_dans, code) as code, case when cle_tri = ${cle} then 0 else 1 end as rang
          from communes where cle_tri like ${`${cle}%`}
          order by departement = ${departement} desc, cle_tri <> ${cle}, population desc nulls last, code limit ${2 * limite})
        union all
        select coalesce(fusionnee_dans, code), 1 from communes where codes_postaux @> array[${texte.trim()}]
        union all
        select coalesce(fusionnee_dans, code), 1 from communes where code = ${texte.trim().toUpperCase()}
      ) menees group by code
    )
    select ${COLONNES} from trouvees t cross join lateral (select * from communes c where c.code = t.code limit 1) c
    order by c.departement = ${departement} desc, t.rang, c.population desc nulls last, c.code limit ${limite}`.execute(
    db,
  )
  return rows.map(enCommune)
}

/** What a person typed as a town: where it is, and which communes it stands for (a postcode may hold several). */
export interface Endroit {
  nom: string
  codes: string[]
  position: Position | null
}

export type TrouverEndroit = (texte: string, priorite: 'insee' | 'postal') => Promise<Endroit | null>

const MEMOIRE = 1000

/** Finds a town from what was typed, and remembers: the same few are asked all day long. */
export function createTrouverEndroit({ database, config }: Pick<Services, 'database' | 'config'>): TrouverEndroit {
  const connus = new Map<string, Endroit>()
  return async (texte, priorite) => {
    const cle = `${priorite} ${texte}`
    const connu = connus.get(cle)
    if (connu) return connu
    const trouve = await trouver(database.db, texte.trim(), config.departement, priorite)
    if (connus.size >= MEMOIRE) connus.clear()
    // What is not found, or not placed yet, may be after an import.
    if (trouve?.position) connus.set(cle, trouve)
    return trouve
  }
}

async function trouver(
  db: Db,
  texte: string,
  departement: string,
  priorite: 'insee' | 'postal',
): Promise<Endroit | null> {
  // « Bobigny (93000) », as our own lists of suggestions write it.
  const [, nom = texte] = texte.match(/^(.+?)\s*\(\d{5}\)$/) ?? []
  const trouvees = await chercheCommunes(db, nom, departement, 20)
  const [premiere] = trouvees
  if (!premiere) return null
  if (!/^\d[\dAB]\d{3}$/i.test(nom)) return enEndroit(premiere.nom, [premiere])
  const parPostal = trouvees.filter((c) => c.codesPostaux.includes(nom))
  const parInsee = trouvees.filter((c) => !c.codesPostaux.includes(nom))
  const [retenues, autres] = priorite === 'insee' ? [parInsee, parPostal] : [parPostal, parInsee]
  const groupe = retenues.length > 0 ? retenues : autres
  return enEndroit(groupe.length === 1 ? (groupe[0]?.nom ?? nom) : nom, groupe)
}

function enEndroit(nom: string, communes: readonly Commune[]): Endroit {
  return { nom, codes: communes.map((c) => c.code), position: communes.find((c) => c.position)?.position ?? null }
}

/** Outlines of a département, by commune: several lines draw one that has grown. */
export async function listContours(db: Db, departement: string): Promise<{ commune: string; geometrie: Geometrie }[]> {
  const { rows } = await sql<{ commune: string; geometrie: Geometrie }>`
    select coalesce(c.fusionnee_dans, c.code) as commune, o.geometrie from contours o join communes c on c.code = o.commune
    where o.departement = ${departement} order by 1`.execute(db)
  return rows
}

function enCommune({ lat, lon, codes_postaux, ...reste }: LigneCommune): Commune {
  return { ...reste, codesPostaux: codes_postaux, position: lat === null || lon === null ? null : { lat, lon } }
}
