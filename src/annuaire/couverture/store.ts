import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { type CommuneCouverte, type Couverture, type Genre, genresConnus, type Presence, RAYON_KM } from './model.ts'

interface Ligne {
  code: string
  nom: string
  anciennes: string[]
  codes_postaux: string[]
  population: number | null
  lat: number | null
  lon: number | null
  genre: string | null
  lieux: number
  sans_horaires: number
  minutes: number
  proche_id: string | null
  proche_nom: string | null
  proche_ville: string | null
  km: number | null
}

const KM_PAR_DEGRE = 111.195

/**
 * Every commune of a département with every kind of places, in one statement. A place of a commune that has joined
 * another counts in the one of today; the nearest one may be beyond the border of the département. The flat map is that
 * of `distanceKm`.
 */
export async function findCouverture(db: Db, departement: string): Promise<Couverture> {
  const { rows } = await sql<Ligne>`
    with ici as (
      select c.code, c.nom, c.cle_tri, c.codes_postaux, c.population, c.lat, c.lon,
        cos(radians(c.lat)) * ${KM_PAR_DEGRE}::float8 as km_x,
        array(select a.nom from communes a where a.fusionnee_dans = c.code order by a.cle_tri) as anciennes
      from communes c where c.departement = ${departement} and c.fusionnee_dans is null
    ), cadre as (
      select min(lat) - ${RAYON_KM / KM_PAR_DEGRE}::float8 as sud, max(lat) + ${RAYON_KM / KM_PAR_DEGRE}::float8 as nord,
        min(lon - ${RAYON_KM}::float8 / km_x) as ouest, max(lon + ${RAYON_KM}::float8 / km_x) as est from ici
    ), dedans as (
      select coalesce(c.fusionnee_dans, c.code) as code, genre, count(*)::int as lieux,
        (count(*) filter (where l.semaine is null))::int as sans_horaires, coalesce(sum(h.minutes), 0)::int as minutes
      from communes c
        join lieux l on l.commune = c.code and l.retire_le is null
          -- Said again as a list: the planner then reads these communes' places, not all of them.
          and l.commune = any(array(select code from communes where departement = ${departement}))
        cross join lateral (select sum(upper(p) - lower(p)) as minutes from unnest(l.semaine) p) h
        cross join unnest(array_append(l.types, 'tous')) as genre
      where c.departement = ${departement}
      group by 1, 2
    ), proches as (
      -- Metres, then the place: the least of them is the nearest, found without sorting every pair.
      select code, genre, min(lpad(metres::text, 5, '0') || id collate "C") as choix
      from (
        select i.code, l.id, l.types, round(1000 * sqrt(power((l.lat - i.lat) * ${KM_PAR_DEGRE}::float8, 2)
          + power((l.lon - i.lon) * i.km_x, 2)))::int as metres
        from cadre join lieux l on l.lat between sud and nord and l.lon between ouest and est and l.retire_le is null
          join ici i on i.lat is not null
      ) paire cross join unnest(array_append(types, 'tous')) as genre
      where metres <= ${RAYON_KM * 1000}
      group by 1, 2
    )
    select i.code, i.nom, i.anciennes, i.codes_postaux, i.population, i.lat, i.lon, e.genre, coalesce(lieux, 0) as lieux,
      coalesce(sans_horaires, 0) as sans_horaires, coalesce(minutes, 0) as minutes,
      l.id as proche_id, l.nom as proche_nom, l.ville as proche_ville, left(choix, 5)::float8 / 1000 as km
    from ici i
      left join (proches full join dedans using (code, genre)) e on e.code = i.code
      left join lateral (
        select id, nom, ville from lieux where id = substr(choix, 6) collate "default" and retire_le is null limit 1
      ) l on true
    order by i.cle_tri, i.code`.execute(db)
  const communes = [...Map.groupBy(rows, (r) => r.code).values()].flatMap(enCommune)
  return { communes, genres: genresConnus(communes.flatMap((c) => [...c.presences.keys()])) }
}

function enCommune(lignes: readonly Ligne[]): CommuneCouverte[] {
  const [premiere] = lignes
  if (!premiere) return []
  const { code, nom, anciennes, codes_postaux, population, lat, lon } = premiere
  return [
    {
      code,
      nom,
      anciennes,
      codesPostaux: codes_postaux,
      population,
      position: lat === null || lon === null ? null : { lat, lon },
      presences: new Map(lignes.flatMap((l) => (l.genre === null ? [] : [[l.genre as Genre, enPresence(l)] as const]))),
    },
  ]
}

function enPresence({ lieux, sans_horaires, minutes, proche_id, proche_nom, proche_ville, km }: Ligne): Presence {
  return {
    lieux,
    sansHoraires: sans_horaires,
    heures: minutes / 60,
    proche:
      proche_id === null || km === null
        ? null
        : { id: proche_id, nom: proche_nom ?? '', ville: proche_ville ?? '', km },
  }
}
