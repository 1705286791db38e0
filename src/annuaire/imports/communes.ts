import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { z } from 'zod'
import { nouveauRapport, ok, projectRoot, type Rapport, type Result, refus, type Trx } from '../../platform/index.ts'
import { cleTri } from '../texte.ts'

/** Communes of the whole country, from the official geographic code packaged by Etalab. */
export const FICHIER_COMMUNES = fileURLToPath(import.meta.resolve('@etalab/decoupage-administratif/data/communes.json'))

const schema = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    type: z.string(),
    departement: z.string().optional(),
    /** Of a commune that has joined another. */
    chefLieu: z.string().optional(),
    codesPostaux: z.array(z.string()).optional(),
    population: z.number().optional(),
  }),
)

type Entree = z.infer<typeof schema>[number]

const LOT = 5000

/** Writes the communes of today, and those that joined one of them: people still type their names. */
export async function importerCommunes(
  trx: Trx,
  texte: string,
  departement: string | null,
  avance: (faits: number, total: number) => void,
): Promise<Result<Rapport>> {
  const lues = lire(texte)
  if (!lues.ok) return lues
  const choisies = lues.value.filter((c) => departement === null || c.departement === departement)
  const rapport = { ...nouveauRapport(), lus: choisies.length }
  // A town that gave its name to the merged one is listed twice: as what it is, and as what it was.
  const lignes = sansDoubles(choisies).map(enLigne)
  for (let debut = 0; debut < lignes.length; debut += LOT) {
    const lot = JSON.stringify(lignes.slice(debut, debut + LOT))
    const { rows } = await sql<{ cree: boolean }>`
      insert into communes (departement, code, nom, cle_tri, codes_postaux, population, fusionnee_dans)
      select * from jsonb_to_recordset(${lot}::jsonb)
        as lot(departement text, code text, nom text, cle_tri text, codes_postaux text[], population int, fusionnee_dans text)
      on conflict (departement, code) do update set nom = excluded.nom, cle_tri = excluded.cle_tri,
        codes_postaux = excluded.codes_postaux, population = excluded.population, fusionnee_dans = excluded.fusionnee_dans
      where (communes.nom, communes.codes_postaux, communes.population, communes.fusionnee_dans)
        is distinct from (excluded.nom, excluded.codes_postaux, excluded.population, excluded.fusionnee_dans)
      returning (xmax = 0) as cree`.execute(trx)
    rapport.crees += rows.filter((r) => r.cree).length
    rapport.modifies += rows.filter((r) => !r.cree).length
    avance(Math.min(debut + LOT, lignes.length), lignes.length)
  }
  rapport.inchanges = rapport.lus - rapport.crees - rapport.modifies
  return ok(rapport)
}

function lire(texte: string): Result<Entree[]> {
  try {
    return ok(schema.parse(JSON.parse(texte)))
  } catch {
    return refus(
      'communes',
      "Ce fichier n'est pas une liste de communes. Il faut communes.json du paquet @etalab/decoupage-administratif.",
    )
  }
}

function sansDoubles(communes: readonly Entree[]): Entree[] {
  const actuelles = new Set(communes.filter((c) => c.chefLieu === undefined).map((c) => c.code))
  return communes.filter((c) => c.chefLieu === undefined || !actuelles.has(c.code))
}

function enLigne({ code, nom, departement, chefLieu, codesPostaux, population }: Entree) {
  return {
    departement: departement ?? code.slice(0, code.startsWith('97') ? 3 : 2),
    code,
    nom,
    cle_tri: cleTri(nom),
    codes_postaux: codesPostaux ?? [],
    population: population ?? null,
    fusionnee_dans: chefLieu ?? null,
  }
}

/** A place cannot be checked without them: the first import brings them. */
export async function assurerCommunes(trx: Trx, departement: string): Promise<void> {
  const { rows } = await sql`select 1 from communes limit 1`.execute(trx)
  if (rows.length > 0) return
  const fait = await importerCommunes(trx, readFileSync(FICHIER_COMMUNES, 'utf8'), null, () => {})
  if (!fait.ok) throw new Error(fait.refus.message)
  await placerCommunes(trx, departement)
}

const positions = z.array(z.object({ code: z.string(), lat: z.number(), lon: z.number() }))

/** Middles of the communes that the territory gives, until outlines are imported. */
export async function placerCommunes(trx: Trx, departement: string): Promise<void> {
  const fichier = join(projectRoot, 'territoires', departement, 'communes.json')
  if (!existsSync(fichier)) return
  const lues = JSON.stringify(positions.parse(JSON.parse(readFileSync(fichier, 'utf8'))))
  await sql`update communes set lat = p.lat, lon = p.lon
    from jsonb_to_recordset(${lues}::jsonb) as p(code text, lat double precision, lon double precision)
    where communes.departement = ${departement} and communes.code = p.code and communes.lat is null`.execute(trx)
}
