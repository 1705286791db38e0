import { type RawBuilder, sql } from 'kysely'
import { type Acteur, type Db, jourIso, type Services } from '../../platform/index.ts'
import { EXCEPTIONS_EN_JSON, enExceptions, type LigneException } from '../store.ts'
import type { Adresse, Offre, Permanence } from './model.ts'
import type { Frais, LangueParlee, MobilisablePar, Mode, Nature, Public } from './vocabulaires.ts'

interface OffreTable {
  departement: string
  id: string
  lieu_id: string
  nom: string
  organisme: string | null
  description: string
  nature: string | null
  thematiques: string[]
  publics: string[]
  modes: string[]
  frais: string | null
  frais_precision: string | null
  langues: string[]
  mobilisable_par: string[]
  conditions: string | null
  documents: string | null
  horaires: string | null
  ailleurs: Adresse | null
  exemple: boolean
  mis_a_jour_le: string
}

interface PermanenceTable {
  departement: string
  id: string
  lieu_id: string
  offre_id: string | null
  hote_id: string | null
  endroit: string | null
  adresse: string | null
  commune: string | null
  horaires: string
  precision: string | null
  exemple: boolean
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    offres: OffreTable
    permanences: PermanenceTable
  }
}

/** What a place offers and hosts, and where it goes. */
export interface ServicesDuLieu {
  /** Given by its own team, or by those it hosts. */
  offres: Offre[]
  /** Held in the place. */
  ici: Permanence[]
  /** Held elsewhere by the place: the circuit of an itinerant. */
  ailleurs: Permanence[]
}

type Lecture = Pick<Services, 'database' | 'clock'>

/** Two queries, whatever the number of services. */
export async function findServices(
  { database, clock }: Lecture,
  { departement, id }: { departement: string; id: string },
): Promise<ServicesDuLieu> {
  // Sheets merged into this one keep their services: undoing has nothing to move back.
  const ids = sql`array(select ${id} union all select l.id from lieux l
    where l.departement = ${departement} and l.fusionne_dans = ${id})`
  // Each branch has its index: an « or » would read the whole département.
  const { rows: offres } = await sql<LigneOffre>`
    with choisies as materialized (
      select id from offres where departement = ${departement} and lieu_id = any(${ids})
      union select offre_id from permanences
      where departement = ${departement} and hote_id = any(${ids}) and offre_id is not null)
    select o.*, o.mis_a_jour_le::text as jour, coalesce(l.fusionne_dans, l.id) as lieu_id from choisies c
    join offres o on o.departement = ${departement} and o.id = c.id
    join lieux l on l.departement = o.departement and l.id = o.lieu_id order by o.nom, o.id`.execute(database.db)
  const permanences = await listPermanences(
    database.db,
    departement,
    jourIso(clock.now()),
    sql`select * from permanences where departement = ${departement} and lieu_id = any(${ids})
      union select * from permanences where departement = ${departement} and hote_id = any(${ids})`,
  )
  return {
    offres: offres.map(enOffre),
    ici: permanences.filter((p) => (p.endroit.lieuId ?? '') === id),
    ailleurs: permanences.filter((p) => p.lieuId === id && p.endroit.lieuId !== id),
  }
}

export async function findOffre(
  { database }: Pick<Services, 'database'>,
  departement: string,
  id: string,
): Promise<Offre | null> {
  const { rows } = await sql<LigneOffre>`
    select o.*, o.mis_a_jour_le::text as jour, coalesce(l.fusionne_dans, l.id) as lieu_id
    from offres o join lieux l on l.departement = o.departement and l.id = o.lieu_id
    where o.departement = ${departement} and o.id = ${id}`.execute(database.db)
  return rows[0] ? enOffre(rows[0]) : null
}

/** Where and when services are given elsewhere than by the opening of their place. */
export function findPermanencesDe({ database, clock }: Lecture, departement: string, ...offres: string[]) {
  return listPermanences(
    database.db,
    departement,
    jourIso(clock.now()),
    sql`select * from permanences where departement = ${departement} and offre_id = any(${offres})`,
  )
}

export type LigneOffre = OffreTable & { jour: string }

export function enOffre({ jour, ...o }: LigneOffre): Offre {
  return {
    id: o.id,
    lieuId: o.lieu_id,
    nom: o.nom,
    organisme: o.organisme,
    description: o.description,
    // Written through our own forms and imports, which only take codes of the vocabularies.
    nature: o.nature as Nature | null,
    thematiques: o.thematiques,
    publics: o.publics as Public[],
    modes: o.modes as Mode[],
    frais: o.frais as Frais | null,
    fraisPrecision: o.frais_precision,
    langues: o.langues as LangueParlee[],
    mobilisablePar: o.mobilisable_par as MobilisablePar[],
    conditions: o.conditions,
    documents: o.documents,
    horaires: o.horaires,
    ailleurs: o.ailleurs,
    exemple: o.exemple,
    misAJourLe: jour,
  }
}

interface LignePermanence {
  id: string
  lieu_id: string
  offre_id: string | null
  offre_nom: string | null
  offre_organisme: string | null
  porteur_nom: string
  porteur_itinerant: boolean
  hote_id: string | null
  endroit: string
  adresse: string | null
  ville: string
  lat: number | null
  lon: number | null
  horaires: string
  precision: string | null
  exemple: boolean
  exceptions: LigneException[] | null
}

/** @param choix the lines of `permanences` to tell, chosen by an index */
async function listPermanences(
  db: Db,
  departement: string,
  jour: string,
  choix: RawBuilder<unknown>,
): Promise<Permanence[]> {
  const { rows } = await sql<LignePermanence>`
    with choix as materialized (${choix}), p as materialized (
      select c.departement, c.id, coalesce(x.fusionne_dans, x.id) as lieu_id, c.offre_id,
        coalesce(y.fusionne_dans, y.id) as hote_id, c.endroit, c.adresse, c.commune, c.horaires, c.precision, c.exemple
      from choix c join lieux x on x.departement = c.departement and x.id = c.lieu_id
      left join lieux y on y.departement = c.departement and y.id = c.hote_id)
    select p.id, p.lieu_id, p.offre_id, o.nom as offre_nom, o.organisme as offre_organisme, l.nom as porteur_nom,
      l.itinerant as porteur_itinerant, p.hote_id, coalesce(h.nom, p.endroit) as endroit,
      coalesce(h.adresse, p.adresse) as adresse, coalesce(h.ville, c.nom, '') as ville,
      case when h.id is null then null else h.lat end as lat, case when h.id is null then null else h.lon end as lon,
      p.horaires, p.precision, p.exemple, (
        select ${sql.raw(EXCEPTIONS_EN_JSON)}
        from exceptions e where e.departement = p.departement and e.au >= ${jour}::date
          and (e.lieu_id = p.hote_id or (l.itinerant and e.lieu_id = p.lieu_id))) as exceptions
    from p
    join lieux l on l.departement = p.departement and l.id = p.lieu_id
    left join lieux h on h.departement = p.departement and h.id = p.hote_id
    left join offres o on o.departement = p.departement and o.id = p.offre_id
    left join communes c on c.departement = p.departement and c.code = p.commune
    where l.departement = ${departement} and l.retire_le is null and h.retire_le is null
    order by p.id`.execute(db)
  return rows.map(enPermanence)
}

function enPermanence(r: LignePermanence): Permanence {
  return {
    id: r.id,
    lieuId: r.lieu_id,
    offre: r.offre_id === null ? null : { id: r.offre_id, nom: r.offre_nom ?? '', organisme: r.offre_organisme },
    porteur: { id: r.lieu_id, nom: r.porteur_nom, itinerant: r.porteur_itinerant },
    endroit: {
      lieuId: r.hote_id,
      nom: r.endroit,
      adresse: r.adresse,
      ville: r.ville,
      position: r.lat === null || r.lon === null ? null : { lat: r.lat, lon: r.lon },
    },
    horaires: r.horaires,
    precision: r.precision,
    exemple: r.exemple,
    exceptions: enExceptions(r.exceptions),
  }
}

/** The place of the account's structure; `null`: it has none, and keeps no sheet. */
export async function findLieuTenu(
  { database }: Pick<Services, 'database'>,
  { departement, structureId }: Pick<Acteur, 'departement' | 'structureId'>,
): Promise<string | null> {
  const structure = await database.db
    .selectFrom('structures')
    .select('lieu_id')
    .where('departement', '=', departement)
    .where('id', '=', structureId)
    .executeTakeFirst()
  return structure?.lieu_id ?? null
}
