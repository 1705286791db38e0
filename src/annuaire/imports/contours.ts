import { sql } from 'kysely'
import { z } from 'zod'
import { nouveauRapport, ok, type Rapport, type Result, refus, type Trx } from '../../platform/index.ts'
import { centre, type Geometrie, polygones } from '../geometrie.ts'

const schema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })
const contour = z.object({
  properties: z.object({ code: z.string() }),
  geometry: z.object({
    type: z.enum(['Polygon', 'MultiPolygon']),
    coordinates: z.array(z.array(z.array(z.unknown()))),
  }),
})

/** Outlines of communes (GeoJSON, property `code`). The middle of each becomes the position of its commune. */
export async function importerContours(trx: Trx, texte: string, departement: string | null): Promise<Result<Rapport>> {
  const lus = lire(texte)
  if (!lus.ok) return lus
  const rapport = nouveauRapport()
  const { rows } = await sql<{ code: string; departement: string }>`select code, departement from communes`.execute(trx)
  const departements = new Map(rows.map((r) => [r.code, r.departement]))
  const lignes: {
    departement: string
    commune: string
    geometrie: Geometrie
    lat: number | null
    lon: number | null
  }[] = []
  for (const [rang, brut] of lus.value.entries()) {
    const { success, data } = contour.safeParse(brut)
    const dep = success ? departements.get(data.properties.code) : undefined
    if (departement !== null && dep !== undefined && dep !== departement) continue
    rapport.lus += 1
    if (success && dep !== undefined) {
      const milieu = centre(polygones(data.geometry))
      lignes.push({
        departement: dep,
        commune: data.properties.code,
        geometrie: data.geometry,
        lat: milieu?.lat ?? null,
        lon: milieu?.lon ?? null,
      })
    } else {
      const message = success
        ? `La commune ${data.properties.code} n'existe pas.`
        : 'Ce contour n’a pas de code, ou pas de surface.'
      rapport.rejetes.push({ ligne: rang + 1, code: success ? 'commune-inconnue' : 'contour', message })
    }
  }
  await ecrire(trx, JSON.stringify(lignes), rapport)
  rapport.inchanges = lignes.length - rapport.crees - rapport.modifies
  return ok(rapport)
}

function lire(texte: string): Result<unknown[]> {
  try {
    return ok(schema.parse(JSON.parse(texte)).features)
  } catch {
    return refus('contours', "Ce fichier n'est pas une collection de contours (GeoJSON, FeatureCollection).")
  }
}

async function ecrire(trx: Trx, lignes: string, rapport: Rapport): Promise<void> {
  const { rows } = await sql<{ cree: boolean }>`
    insert into contours (departement, commune, geometrie)
    select departement, commune, geometrie from jsonb_to_recordset(${lignes}::jsonb)
      as lot(departement text, commune text, geometrie jsonb)
    on conflict (departement, commune) do update set geometrie = excluded.geometrie
    where contours.geometrie is distinct from excluded.geometrie
    returning (xmax = 0) as cree`.execute(trx)
  rapport.crees = rows.filter((r) => r.cree).length
  rapport.modifies = rows.length - rapport.crees
  await sql`update communes set lat = p.lat, lon = p.lon
    from jsonb_to_recordset(${lignes}::jsonb)
      as p(departement text, commune text, lat double precision, lon double precision)
    where communes.departement = p.departement and communes.code = p.commune and p.lat is not null`.execute(trx)
  // Places that stood in the middle of their commune follow it.
  await sql`update lieux set lat = c.lat, lon = c.lon, approchee = true from communes c
    where c.code = lieux.commune and c.lat is not null and (lieux.approchee or lieux.lat is null)
      and (lieux.lat, lieux.lon) is distinct from (c.lat, c.lon)`.execute(trx)
}
