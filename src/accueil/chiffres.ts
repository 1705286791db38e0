import { sql } from 'kysely'
import { jourIso, type Trx } from '../platform/index.ts'
import { type Periode, trancheDe } from './periode.ts'

/** Whose figures: the whole territory, one structure, or one agent. */
export interface Portee {
  departement: string
  structureId: string | null
  compteId: string | null
}

/** Requests sent that day, summed by what the figures sort them by. */
export interface DemandesDuJour {
  /** `yyyy-mm-dd`, Paris. */
  jour: string
  structureId: string
  operateur: string
  demarche: string | null
  nombre: number
}

/** Given by the room of requests, which comes later in the chain: requests sent from `du`, included, to `au`, excluded. */
export type CompterDemandes = (trx: Trx, portee: Portee & { du: Date; au: Date }) => Promise<DemandesDuJour[]>

export interface Compte {
  visites: number
  /** In the period it is compared with. */
  visitesAvant: number
  /** Time spent on the visits of the period. */
  minutes: number
  demandes: number
  demandesAvant: number
}

export const BLOCS = ['tranche', 'operateur', 'motif', 'structure', 'voie', 'aide', 'issue', 'autonomie'] as const
export type Bloc = (typeof BLOCS)[number]

export interface Chiffres {
  total: Compte
  /** By code: of an operator, of a reason… */
  blocs: Record<Bloc, Map<string, Compte>>
}

interface LigneSql {
  bloc: Bloc | 'total'
  code: string
  visites: number
  avant: number
  minutes: number
}

/**
 * Every figure of the page from one reading of the visits: a territory's two quarters (150 000 visits) are read once,
 * four times faster than one query for each block.
 */
export async function compterVisites(trx: Trx, portee: Portee, periode: Periode): Promise<LigneSql[]> {
  const { avant } = periode
  const lui = portee.compteId === null ? sql`` : sql`and compte_id = ${portee.compteId}`
  const chez = portee.structureId === null ? sql`` : sql`and structure_id = ${portee.structureId}`
  const { rows } = await sql<LigneSql>`
    select case 0 when grouping(tranche) then 'tranche' when grouping(operateur) then 'operateur'
        when grouping(motif) then 'motif' when grouping(structure) then 'structure' when grouping(voie) then 'voie'
        when grouping(aide) then 'aide' when grouping(issue) then 'issue' when grouping(autonomie) then 'autonomie'
        else 'total' end as bloc,
      coalesce(tranche, operateur, motif, structure, voie, aide, issue, autonomie, '') as code,
      count(*) filter (where le >= ${periode.du})::int as visites,
      count(*) filter (where le < ${periode.du})::int as avant,
      coalesce(sum(duree_minutes) filter (where le >= ${periode.du}), 0)::int as minutes
    from (
      select le, duree_minutes, date_trunc(${periode.pas}, le at time zone 'Europe/Paris')::date::text as tranche,
        array_to_string(operateurs, ' ') as operateur, coalesce(demarche, evenement) as motif,
        structure_id as structure, voie, aide, issue, autonomie
      from visites
      where departement = ${portee.departement} ${chez} ${lui} and le >= ${avant.du} and le < ${periode.au}
        and (le >= ${periode.du} or le < ${avant.au})) v
    group by grouping sets ((), (tranche), (operateur), (motif), (structure), (voie), (aide), (issue), (autonomie))`.execute(
    trx,
  )
  return rows
}

/** Visits and requests of the period and of the one before, by block. */
export function assembler(
  visites: readonly LigneSql[],
  demandes: readonly DemandesDuJour[],
  periode: Periode,
): Chiffres {
  const chiffres: Chiffres = {
    total: zero(),
    blocs: Object.fromEntries(BLOCS.map((bloc) => [bloc, new Map()])) as Chiffres['blocs'],
  }
  for (const ligne of visites) addVisites(chiffres, ligne)
  for (const ligne of demandes) addDemandes(chiffres, ligne, periode)
  return chiffres
}

function addVisites({ total, blocs }: Chiffres, { bloc, code, visites, avant, minutes }: LigneSql): void {
  // A visit about two operators counts for each of them.
  const codes = bloc === 'operateur' ? code.split(' ').filter(Boolean) : [code]
  const comptes = bloc === 'total' ? [total] : codes.map((un) => compteOf(blocs[bloc], un))
  for (const compte of comptes) {
    compte.visites += visites
    compte.visitesAvant += avant
    compte.minutes += minutes
  }
}

function addDemandes({ total, blocs }: Chiffres, ligne: DemandesDuJour, periode: Periode): void {
  const champ = quand(ligne.jour, periode)
  if (!champ) return
  const comptes = [
    total,
    compteOf(blocs.tranche, trancheDe(ligne.jour, periode.pas)),
    compteOf(blocs.operateur, ligne.operateur),
    compteOf(blocs.structure, ligne.structureId),
    ...(ligne.demarche ? [compteOf(blocs.motif, ligne.demarche)] : []),
  ]
  for (const compte of comptes) compte[champ] += ligne.nombre
}

function quand(jour: string, { du, avant }: Periode): 'demandes' | 'demandesAvant' | null {
  if (jour >= jourIso(du)) return 'demandes'
  return jour < jourIso(avant.au) ? 'demandesAvant' : null
}

function compteOf(bloc: Map<string, Compte>, code: string): Compte {
  const connu = bloc.get(code) ?? zero()
  bloc.set(code, connu)
  return connu
}

export const zero = (): Compte => ({ visites: 0, visitesAvant: 0, minutes: 0, demandes: 0, demandesAvant: 0 })

/** Lines of a block, most visits first. */
export function classer(bloc: ReadonlyMap<string, Compte>): (Compte & { code: string })[] {
  return [...bloc]
    .map(([code, compte]) => ({ code, ...compte }))
    .sort((a, b) => b.visites - a.visites || b.demandes - a.demandes || (a.code < b.code ? -1 : 1))
}
