import { sql } from 'kysely'
import { jourIso, plusJours, type Services } from '../../platform/index.ts'
import type { Position } from '../model.ts'
import { colonnesLieu, enLieu, type LigneLieu } from '../store.ts'
import { lieuDe, type Offre, type Permanence } from './model.ts'
import { type Fois, foisEntre, lireRythme } from './rythme.ts'
import { enOffre, findPermanencesDe, type LigneOffre } from './store.ts'
import { lireVacances } from './vacances.ts'

export interface AutourDe {
  /** One of these themes. */
  thematiques: readonly string[]
  /** Insee codes: what is there counts, even beyond the circle. */
  communes: readonly string[]
  /** Middle of the circle; `null`: only what is in `communes`, or everywhere when there is none. */
  position: Position | null
  rayonKm: number
  limite: number
}

/** A service of the directory, where it is given, and when in the fortnight to come. */
export interface OffreProche {
  offre: Offre
  lieu: { nom: string; adresse: string | null; ville: string; telephone: string | null }
  /** As the crow flies; `null`: no middle was given, or its place has no position. */
  km: number | null
  /** Soonest first; empty: nobody wrote when. */
  fois: Fois[]
}

const JOURS = 14

type LigneProche = LigneOffre & { km: number | null; place: LigneLieu }

/** Services that answer to a theme, nearest first. Those given elsewhere than in their place count where they are given. */
export async function findOffresAutour(
  services: Pick<Services, 'database' | 'clock' | 'config'>,
  { thematiques, communes, position, rayonKm, limite }: AutourDe,
): Promise<OffreProche[]> {
  const { database, clock, config } = services
  const { departement } = config
  const jour = jourIso(clock.now())
  const distance = position
    ? sql<number>`6371 * acos(least(1, sin(radians(${position.lat})) * sin(radians(p.lat))
        + cos(radians(${position.lat})) * cos(radians(p.lat)) * cos(radians(p.lon - ${position.lon}))))`
    : sql<null>`null::float8`
  const ici = sql`p.commune = any(${[...communes]}::text[])`
  const partout = position === null && communes.length === 0
  const { rows } = await sql<LigneProche>`
    with p as materialized (
      select o.id, l.id as lieu, coalesce(o.ailleurs ->> 'commune', l.commune) as commune,
        case when o.ailleurs is null then l.lat else (o.ailleurs #>> '{position,lat}')::float8 end as lat,
        case when o.ailleurs is null then l.lon else (o.ailleurs #>> '{position,lon}')::float8 end as lon
      from offres o join lieux x on x.departement = o.departement and x.id = o.lieu_id
      join lieux l on l.departement = o.departement and l.id = coalesce(x.fusionne_dans, x.id)
      where o.departement = ${departement} and o.thematiques && ${[...thematiques]}::text[] and l.retire_le is null
    ), proches as (
      select p.id, p.lieu, ${distance} as km, ${ici} as ici from p
    )
    select o.*, o.mis_a_jour_le::text as jour, n.lieu as lieu_id, n.km, to_jsonb(place) as place from proches n
    join offres o on o.departement = ${departement} and o.id = n.id
    join lateral (select ${sql.raw(colonnesLieu(`'${jour}'`))} from lieux l
      where l.departement = ${departement} and l.id = n.lieu) place on true
    where ${partout} or n.ici or n.km <= ${rayonKm}
    order by n.km nulls last, not n.ici, o.nom, o.id limit ${limite}`.execute(database.db)
  const permanences = await findPermanencesDe(services, departement, ...rows.map((r) => r.id))
  const parOffre = Map.groupBy(permanences, (p) => p.offre?.id)
  return rows.map((ligne) => enProche(services, ligne, parOffre.get(ligne.id) ?? []))
}

function enProche(
  { clock, config }: Pick<Services, 'clock' | 'config'>,
  { km, place, ...ligne }: LigneProche,
  permanences: readonly Permanence[],
): OffreProche {
  const offre = enOffre(ligne)
  const tenu = enLieu(place)
  const { nom, adresse, ville, telephone } = lieuDe(offre, tenu)
  const du = clock.now()
  const vacances = lireVacances(config.departement)
  // Without times of its own, a service is given whenever its place is open.
  const seul = offre.horaires ?? (offre.ailleurs ? null : (tenu.horaires?.osm ?? null))
  const regles =
    permanences.length > 0 ? permanences : [{ horaires: seul, exceptions: offre.ailleurs ? [] : tenu.exceptions }]
  const fois = regles.flatMap(({ horaires, exceptions }) => {
    const rythme = horaires === null ? null : lireRythme(horaires)
    return rythme?.ok ? foisEntre(rythme.value, du, plusJours(du, JOURS), { exceptions, vacances }) : []
  })
  fois.sort((a, b) => a.debut.getTime() - b.debut.getTime())
  return { offre, lieu: { nom, adresse, ville, telephone }, km, fois }
}
