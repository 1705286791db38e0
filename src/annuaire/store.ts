import { jourIso, type Services } from '../platform/index.ts'
import { type Exception, type Horaires, lireMultirange, type Semaine } from './horaires.ts'
import type { Lieu } from './model.ts'

export interface LigneLieu {
  departement: string
  id: string
  nom: string
  types: string[]
  operateurs: string[]
  itinerant: boolean
  adresse: string | null
  complement: string | null
  code_postal: string | null
  commune: string | null
  ville: string
  lat: number | null
  lon: number | null
  approchee: boolean
  telephone: string | null
  email: string | null
  site: string | null
  horaires: string | null
  semaine: string | null
  incertain: string | null
  ouvre_feries: boolean
  accessible: boolean | null
  acces_note: string | null
  services: string[]
  note: string | null
  rendez_vous: boolean | null
  exemple: boolean
  source: string
  source_titre: string
  confirme_le: string | null
  confirme_par: string | null
  signales: number
  retire_le: string | null
  fusionne_dans: string | null
  exceptions: LigneException[] | null
}

export interface LigneException extends Omit<Exception, 'plages'> {
  plages: string
}

/** Exceptions aliased `e`, soonest first, as {@link enExceptions} reads them. */
export const EXCEPTIONS_EN_JSON = `json_agg(json_build_object('du', e.du, 'au', e.au, 'plages', e.plages::text,
  'motif', e.motif, 'annonceLe', e.annonce_le) order by e.du)`

export function enExceptions(lignes: readonly LigneException[] | null): Exception[] {
  return (lignes ?? []).map((ligne) => ({ ...ligne, plages: lireMultirange(ligne.plages) }))
}

/** Columns of a place aliased `l`, with its exceptions not over on the day given as parameter `jour` (`$1`). */
export function colonnesLieu(jour: string): string {
  return `l.departement, l.id, l.nom, l.types, l.operateurs, l.itinerant, l.adresse, l.complement, l.code_postal, l.commune,
  l.ville, l.lat, l.lon, l.approchee, l.telephone, l.email, l.site, l.horaires, l.semaine::text, l.incertain::text,
  l.ouvre_feries, l.accessible, l.acces_note, l.services, l.note, l.rendez_vous, l.exemple, l.source, l.source_titre,
  l.confirme_le::text, l.confirme_par, l.signales, l.retire_le::text, l.fusionne_dans, (
    select ${EXCEPTIONS_EN_JSON}
    from exceptions e where e.departement = l.departement and e.lieu_id = l.id and e.au >= ${jour}::date) as exceptions`
}

export function enLieu(r: LigneLieu): Lieu {
  return {
    departement: r.departement,
    id: r.id,
    nom: r.nom,
    types: r.types,
    operateurs: r.operateurs,
    itinerant: r.itinerant,
    adresse: r.adresse,
    complement: r.complement,
    codePostal: r.code_postal,
    commune: r.commune,
    ville: r.ville,
    position: r.lat === null || r.lon === null ? null : { lat: r.lat, lon: r.lon },
    approchee: r.approchee,
    telephone: r.telephone,
    email: r.email,
    site: r.site,
    horaires: enHoraires(r),
    accessible: r.accessible,
    accesNote: r.acces_note,
    services: r.services,
    note: r.note,
    rendezVous: r.rendez_vous,
    exemple: r.exemple,
    source: r.source,
    sourceTitre: r.source_titre,
    confirmeLe: r.confirme_le,
    confirmePar: r.confirme_par,
    signales: r.signales,
    retireLe: r.retire_le,
    fusionneDans: r.fusionne_dans,
    exceptions: enExceptions(r.exceptions),
  }
}

/** Slots are read when they are looked at: a list of results that shows none would spend most of its time on them. */
function enHoraires({ horaires, semaine, incertain, ouvre_feries }: LigneLieu): Horaires | null {
  if (horaires === null) return null
  let ouverte: Semaine | undefined
  let douteuse: Semaine | undefined
  return {
    osm: horaires,
    get semaine() {
      ouverte ??= lireMultirange(semaine ?? '')
      return ouverte
    },
    get incertain() {
      douteuse ??= lireMultirange(incertain ?? '')
      return douteuse
    },
    ouvreFeries: ouvre_feries,
  }
}

/** One place, with its coming exceptions; also when its list no longer has it (`retireLe`). `null`: never heard of. */
export async function findLieu(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  id: string,
): Promise<Lieu | null> {
  const { rows } = await database.pool.query<LigneLieu>(
    `select ${colonnesLieu('$2')} from lieux l where l.id = $1 order by l.retire_le desc nulls first limit 1`,
    [id, jourIso(clock.now())],
  )
  return rows[0] ? enLieu(rows[0]) : null
}
