import { sql } from 'kysely'
import type { Trx } from '../../platform/index.ts'
import { ecrireMultirange, heuresOuvertes } from '../horaires.ts'
import { cleTri, mots } from '../texte.ts'
import { libelleType } from '../types.ts'
import { differenceSql } from '../versions/champs.ts'
import type { Modification } from '../versions/store.ts'
import { lexemeOperateur, lexemeType } from '../vocabulaire.ts'
import type { LieuControle } from './controles.ts'

const LOT = 500

/** A place that changed, under the title of its list. */
export type ModificationDeLieu = Modification & { organisation: string }

export interface Ecriture {
  crees: number
  modifies: number
  /** What changed on each place that was there already. */
  modifications: ModificationDeLieu[]
}

/** Columns of `lieux` in the order of the insert; their SQL types read the batch from JSON. */
const COLONNES = {
  departement: 'text',
  id: 'text',
  source: 'text',
  source_id: 'text',
  source_titre: 'text',
  nom: 'text',
  cle_tri: 'text',
  types: 'text[]',
  operateurs: 'text[]',
  itinerant: 'boolean',
  adresse: 'text',
  complement: 'text',
  code_postal: 'text',
  commune: 'text',
  ville: 'text',
  lat: 'double precision',
  lon: 'double precision',
  approchee: 'boolean',
  telephone: 'text',
  email: 'text',
  site: 'text',
  horaires: 'text',
  semaine: 'int4multirange',
  incertain: 'int4multirange',
  heures: 'smallint[]',
  ouvre_feries: 'boolean',
  accessible: 'boolean',
  acces_note: 'text',
  services: 'text[]',
  note: 'text',
  rendez_vous: 'boolean',
  exemple: 'boolean',
  confirme_le: 'date',
  mediation: 'jsonb',
  recherche: 'text[]',
} as const

const noms = Object.keys(COLONNES)
const types = Object.entries(COLONNES).map(([nom, type]) => `${nom} ${type}`)
/** A newer date alone is not a change of the place. */
const compares = noms.filter((n) => !['departement', 'id', 'confirme_le'].includes(n))

const INSERTION = sql.raw(`insert into lieux (${noms.join(', ')}, retire_le)
  select ${noms.map((n) => (n === 'recherche' ? 'array_to_tsvector(recherche)' : n)).join(', ')}, null::date`)
const LIGNES = sql.raw(types.join(', '))
/** A place that a person merged into another stays away, even when its list still has it. */
const RETIRE_LE = 'case when lieux.fusionne_dans is null then excluded.retire_le else lieux.retire_le end'
const REMPLACEMENT = sql.raw(`on conflict (departement, id) do update set
  ${compares.map((n) => `${n} = excluded.${n}`).join(', ')}, retire_le = ${RETIRE_LE}
  where (${compares.map((n) => `lieux.${n}`).join(', ')}, lieux.retire_le)
    is distinct from (${compares.map((n) => `excluded.${n}`).join(', ')}, ${RETIRE_LE})
  returning (xmax = 0) as cree, lieux.*`)
/** Outside of the insert, `lieux` is still as it was before. */
const DIFFERENCE = sql.raw(`select e.cree, e.departement, e.id, e.source_titre as organisation,
    case when not e.cree then ${differenceSql('a', 'e')} end as changements
  from ecrits e left join lieux a on a.departement = e.departement and a.id = e.id`)

/** Writes places, several hundred at a time; the database says which were new and which differed. */
export async function ecrireLieux(
  trx: Trx,
  source: string,
  lieux: readonly LieuControle[],
  avance: (faits: number) => void,
): Promise<Ecriture> {
  const total: Ecriture = { crees: 0, modifies: 0, modifications: [] }
  for (let debut = 0; debut < lieux.length; debut += LOT) {
    const lot = JSON.stringify(lieux.slice(debut, debut + LOT).map((lieu) => enLigne(source, lieu)))
    const { rows } = await sql<ModificationDeLieu & { cree: boolean }>`with ecrits as (
      ${INSERTION} from jsonb_to_recordset(${lot}::jsonb) as lot(${LIGNES}) ${REMPLACEMENT}) ${DIFFERENCE}`.execute(trx)
    const modifiees = rows.filter((r) => !r.cree)
    total.crees += rows.length - modifiees.length
    total.modifies += modifiees.length
    total.modifications.push(...modifiees.map(({ cree: _, ...modification }) => modification))
    avance(Math.min(debut + LOT, lieux.length))
  }
  await confirmer(trx, source, lieux)
  return total
}

/** What a newer list repeats is confirmed by it; a structure that confirmed since is believed rather than the list. */
async function confirmer(trx: Trx, source: string, lieux: readonly LieuControle[]): Promise<void> {
  const dates = JSON.stringify(lieux.map((l) => ({ id: l.id, le: l.confirmeLe })))
  await sql`update lieux set confirme_le = lot.le, confirme_par = null
    from jsonb_to_recordset(${dates}::jsonb) as lot(id text, le date)
    where lieux.id = lot.id and lieux.source = ${source} and lieux.confirme_le is distinct from lot.le
      and (lieux.confirme_par is null or lieux.confirme_le < lot.le)`.execute(trx)
}

/** Marks what its source no longer lists; kept, since visits and requests refer to it. */
export async function retirerAbsents(
  trx: Trx,
  options: { source: string; departement: string | null; presents: readonly string[]; jour: string },
): Promise<ModificationDeLieu[]> {
  const { source, departement, presents, jour } = options
  const { rows } = await sql<ModificationDeLieu>`update lieux set retire_le = ${jour}
    where source = ${source} and retire_le is null and (${departement}::text is null or departement = ${departement})
      and not id in (select jsonb_array_elements_text(${JSON.stringify(presents)}::jsonb))
    returning departement, id, source_titre as organisation,
      jsonb_build_object('retireLe', jsonb_build_array(null, retire_le)) as changements`.execute(trx)
  return rows
}

function enLigne(source: string, lieu: LieuControle): Record<keyof typeof COLONNES, unknown> {
  const { horaires } = lieu
  return {
    departement: lieu.departement,
    id: lieu.id,
    source,
    source_id: lieu.sourceId,
    source_titre: lieu.sourceTitre,
    nom: lieu.nom,
    cle_tri: cleTri(`${lieu.ville} ${lieu.nom}`),
    types: lieu.types,
    operateurs: lieu.operateurs,
    itinerant: lieu.itinerant,
    adresse: lieu.adresse,
    complement: lieu.complement,
    code_postal: lieu.codePostal,
    commune: lieu.commune,
    ville: lieu.ville,
    lat: lieu.position?.lat ?? null,
    lon: lieu.position?.lon ?? null,
    approchee: lieu.approchee && lieu.position !== null,
    telephone: lieu.telephone,
    email: lieu.email,
    site: lieu.site,
    horaires: horaires?.osm ?? null,
    semaine: horaires && ecrireMultirange(horaires.semaine),
    incertain: horaires && ecrireMultirange(horaires.incertain),
    heures: heuresOuvertes(horaires?.semaine ?? []),
    ouvre_feries: horaires?.ouvreFeries ?? false,
    accessible: lieu.accessible,
    acces_note: lieu.accesNote,
    services: lieu.services,
    note: lieu.note,
    rendez_vous: lieu.rendezVous,
    exemple: lieu.exemple,
    confirme_le: lieu.confirmeLe,
    mediation: lieu.mediation ?? null,
    recherche: lexemes(lieu),
  }
}

function lexemes(lieu: LieuControle): string[] {
  const textes = [
    lieu.nom,
    ...lieu.types.map(libelleType),
    lieu.ville,
    ...lieu.autresNoms,
    lieu.adresse ?? '',
    lieu.complement ?? '',
    lieu.codePostal ?? '',
    ...lieu.services,
  ]
  return [
    ...new Set([...mots(textes.join(' ')), ...lieu.types.map(lexemeType), ...lieu.operateurs.map(lexemeOperateur)]),
  ]
}

/** Replaces the coming exceptions of these places (those that were kept) by those their source announces; what the teams wrote stays, and wins. */
export async function ecrireExceptions(
  trx: Trx,
  lieux: readonly Pick<LieuControle, 'id' | 'departement' | 'exceptions'>[],
): Promise<void> {
  const ids = lieux.map((l) => l.id)
  const lignes = lieux.flatMap(({ id, departement, exceptions }) =>
    exceptions.map((e) => ({ departement, lieu_id: id, ...e, plages: ecrireMultirange(e.plages) })),
  )
  await sql`delete from exceptions where not saisie and lieu_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`.execute(
    trx,
  )
  await sql`insert into exceptions (departement, lieu_id, du, au, plages, motif, annonce_le)
    select lot.departement, lieu_id, du, au, plages, lot.motif, "annonceLe" from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb)
      as lot(departement text, lieu_id text, du date, au date, plages int4multirange, motif text, "annonceLe" date)
    join lieux l on l.departement = lot.departement and l.id = lot.lieu_id
    where not exists (select from exceptions e where e.departement = lot.departement and e.lieu_id = lot.lieu_id
      and e.du <= lot.au and e.au >= lot.du)
    on conflict do nothing`.execute(trx)
}
