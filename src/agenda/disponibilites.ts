import { type RawBuilder, sql } from 'kysely'
import { jourIso, plusJours, type Role, type Trx } from '../platform/index.ts'
import { type Genre, type Mode, OUVERTURES, type Ouverture, peutPrendre } from './model.ts'
import { enPlages, listMoments, type MomentLu } from './store.ts'

/** How far the public sees. */
export const JOURS_VISIBLES = 31
const EXEMPLES = 3

export interface Recherche {
  departement: string
  /** Code of a life event; `null`: any. */
  besoin: string | null
  /** Where the person is; `null`: the whole département. */
  position: { lat: number; lon: number } | null
  /** Who looks; `null`: the public. */
  role: Role | null
  maintenant: Date
}

/** What one may come for at one place, and the next times. */
export interface Offre {
  motifId: string
  motif: string
  genre: Genre
  mode: Mode
  description: string
  acces: string[]
  langues: string[]
  lieuId: string | null
  lieu: string | null
  ville: string | null
  structure: string
  exemple: boolean
  km: number | null
  prochains: { id: string; debut: Date; fin: Date; libres: number }[]
  /** There are more than those. */
  suite: boolean
}

/** Who looks sees what they may take; « sur invitation » is found by its link only. */
function ouverturesPour(role: Role | null): Ouverture[] {
  return (Object.keys(OUVERTURES) as Ouverture[]).filter((o) => o !== 'invites' && peutPrendre(o, role))
}

/** The expert's own calendar says they are busy. */
const OCCUPE = sql`exists (select from agenda_indisponibilites i where i.departement = m.departement
  and i.compte_id = m.compte_id and i.debut < m.fin and i.fin > m.debut)`

/** Offers with a time in the month that comes, nearest first, then soonest. Full sessions stay: they have a list. */
export async function listOffres(trx: Trx, recherche: Recherche): Promise<Offre[]> {
  const { departement, besoin, position, role, maintenant } = recherche
  const jusqua = plusJours(maintenant, JOURS_VISIBLES)
  const km = position
    ? sql`6371 * acos(least(1, sin(radians(l.lat)) * sin(radians(${position.lat}::float8)) + cos(radians(l.lat)) *
        cos(radians(${position.lat}::float8)) * cos(radians(l.lon - ${position.lon}::float8))))`
    : sql`null::float8`
  const { rows } = await sql<LigneOffre>`
    with couples as (
      select motif_id, lieu_id from agenda_series where departement = ${departement} and arretee_le is null
      union select motif_id, lieu_id from agenda_moments
      where departement = ${departement} and serie_id is null and debut > ${maintenant} and debut < ${jusqua} and annule_le is null)
    select t.id as "motifId", t.nom as motif, t.genre, t.mode, t.description, t.acces, t.langues, k.lieu_id as "lieuId",
      l.nom as lieu, l.ville, s.nom as structure, coalesce(l.exemple, false) as exemple, ${km} as km, p.nombre > ${EXEMPLES} as suite, p.prochains
    from couples k
    join agenda_motifs t on t.departement = ${departement} and t.id = k.motif_id and t.retire_le is null
    join structures s on s.departement = t.departement and s.id = t.structure_id
    left join lieux l on l.departement = ${departement} and l.id = k.lieu_id
    cross join lateral (
      select count(*)::int as nombre,
        (array_agg(json_build_object('id', x.id, 'debut', x.debut, 'fin', x.fin, 'libres', x.places - x.prises)
          order by x.debut))[1:${sql.lit(EXEMPLES)}] as prochains
      from (select m.id, m.debut, m.fin, m.places, m.prises from agenda_moments m
        where m.departement = ${departement} and m.motif_id = k.motif_id and m.debut > ${maintenant} and m.debut < ${jusqua}
          and m.annule_le is null and m.lieu_id is not distinct from k.lieu_id and m.ouverture = any(${ouverturesPour(role)})
          and (m.prises < m.places or t.genre = 'seance') and not ${OCCUPE}
        order by m.debut limit ${EXEMPLES + 1}) x) p
    where p.nombre > 0 and (${besoin}::text is null or ${besoin} = any(t.besoins))
    order by km nulls last, (p.prochains[1]->>'debut')::timestamptz, t.nom limit 60`.execute(trx)
  return rows.map((r) => ({
    ...r,
    prochains: r.prochains.map((p) => ({ ...p, debut: new Date(p.debut), fin: new Date(p.fin) })),
  }))
}

type LigneOffre = Omit<Offre, 'prochains'> & { prochains: { id: string; debut: string; fin: string; libres: number }[] }

/** A time to choose from. */
export type Horaire = Pick<MomentLu, 'id' | 'genre' | 'places' | 'prises' | 'dates'>

/** Times of one reason, at one place when it is given, that whoever looks may take or wait for; each by its first date. */
export async function listHoraires(
  trx: Trx,
  { departement, role, maintenant }: Pick<Recherche, 'departement' | 'role' | 'maintenant'>,
  { motifId, lieuId }: { motifId: string; lieuId: string | null },
): Promise<Horaire[]> {
  const ici = lieuId === null ? sql`true` : sql`m.lieu_id = ${lieuId}`
  const { rows } = await sql<Omit<Horaire, 'dates'> & { debut: Date; fin: Date; dates: [string, string][] | null }>`
    select m.id, t.genre, m.places, m.prises, m.debut, m.fin, m.dates from agenda_moments m
    join agenda_motifs t on t.departement = m.departement and t.id = m.motif_id and t.retire_le is null
    where m.departement = ${departement} and m.motif_id = ${motifId} and m.annule_le is null and ${ici}
      and m.debut > ${maintenant} and m.debut < ${plusJours(maintenant, JOURS_VISIBLES)}
      and m.ouverture = any(${ouverturesPour(role)}) and (m.prises < m.places or t.genre = 'seance') and not ${OCCUPE}
    order by m.debut, m.id limit 400`.execute(trx)
  return rows.map(({ debut, fin, dates, ...m }) => ({ ...m, dates: enPlages(dates, { debut, fin }) }))
}

/** In the diary of a structure, between two instants. */
export function listDeLaStructure(
  trx: Trx,
  { departement, structureId }: { departement: string; structureId: string },
  { debut, fin }: { debut: Date; fin: Date },
  condition: RawBuilder<unknown> = sql`true`,
): Promise<MomentLu[]> {
  return listMoments(
    trx,
    // Where it is received, and where a room of the structure is taken for it.
    sql`m.departement = ${departement} and m.debut < ${fin} and m.fin > ${debut} and ${condition} and m.structure_id = ${structureId}`,
  )
}

/** By day, each date of a session on its own. */
export function parJour<T extends Pick<MomentLu, 'dates'>>(
  moments: readonly T[],
): Map<string, { moment: T; debut: Date; fin: Date }[]> {
  const jours = new Map<string, { moment: T; debut: Date; fin: Date }[]>()
  const dates = moments.flatMap((moment) => moment.dates.map((d) => ({ moment, ...d })))
  for (const d of dates.sort((a, b) => a.debut.getTime() - b.debut.getTime())) {
    const jour = jourIso(d.debut)
    jours.set(jour, [...(jours.get(jour) ?? []), d])
  }
  return jours
}

/** The same, by the first date only: where one enrols. */
export function parPremierJour(horaires: readonly Horaire[]) {
  const premiers = parJour(horaires.map((horaire) => ({ horaire, dates: horaire.dates.slice(0, 1) })))
  return [...premiers].map(([, liste]) => liste.map(({ moment, debut }) => ({ horaire: moment.horaire, debut })))
}
