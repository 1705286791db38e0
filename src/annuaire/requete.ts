import { estFerie, jourIso } from '../platform/index.ts'
import type { RequeteTexte } from './comprendre.ts'
import type { Curseur } from './curseur.ts'
import { JOUR, minuteDeSemaine, rangDuJour } from './horaires.ts'
import { kmParDegre, type Position } from './model.ts'
import { colonnesLieu } from './store.ts'

/** What is looked for; everything given must hold. */
export interface Criteres {
  /** Insee codes. With `autour`, places of these communes count even beyond the circle. */
  communes?: readonly string[] | undefined
  autour?: { position: Position; rayonKm: number } | undefined
  /** One of these. */
  types?: readonly string[] | undefined
  /** One of these. */
  operateurs?: readonly string[] | undefined
  /** Open at the moment of the search. */
  ouvert?: boolean | undefined
  /** Open at some time of the day of the search. */
  ouvertDansLaJournee?: boolean | undefined
  accessible?: boolean | undefined
  /** Not this place. */
  sauf?: string | undefined
}

export interface Requete {
  texte: string
  valeurs: unknown[]
}

interface Parties {
  /** Adds a value, gives its placeholder. */
  p(valeur: unknown): string
  conditions: string[]
  /** Conditions by which results come first, the first one weighing most; empty: one rank. */
  preferences: string[]
  /** The place does itself what is looked for; `null`: all do, or nothing is looked for. */
  directe: string | null
  /** Distance in kilometres, or `null` when results are sorted by name. */
  distance: string | null
}

interface Options {
  /** `null`: no words are looked for. */
  cherche: RequeteTexte | null
  /** Moment that filters and sorts: that of the first page. */
  maintenant: Date
  /** Moment at which each place is said open or closed. */
  instant: Date
  /** Open places first; sorts, never hides. */
  ouvertsDAbord: boolean
  curseur: Curseur | null
  limite: number
  /** Counts all the results in the same statement. */
  compter: boolean
}

/**
 * One statement for a page of results, in columns of a place plus `rang`, `cle`, `distance`, and `total` when asked.
 * Written by hand because its shape decides its speed: near somewhere, the few places around are sorted by distance;
 * elsewhere the first rows of an index are read, by town then name, so that a hundred thousand places cost what a
 * thousand do. (By name alone, kinds of places would stand together, and a filter by kind would read them all.)
 */
export function ecrireRequete(criteres: Criteres, options: Options): Requete {
  const valeurs: unknown[] = []
  const p = (valeur: unknown) => `$${valeurs.push(valeur)}`
  const parties = composer(criteres, options, p)
  const compte = options.compter ? `(select count(*) from lieux l where ${parties.conditions.join(' and ')})` : null
  const page = choisirPage(criteres, parties, options)
  const jour = p(jourIso(options.instant))
  const texte = `select t.rang, t.cle, t.distance, ${compte ?? 'null'} as total, ${estOuvert(options.instant, p)} as ouvert,
      ${colonnesLieu(jour)}
    from (${page}) t join lieux l on l.departement = t.departement and l.id = t.id
    order by t.rang, t.cle, t.id`
  return { texte, valeurs }
}

function choisirPage({ communes }: Criteres, parties: Parties, options: Options): string {
  if (parties.distance !== null) return pageParDistance(parties, parties.distance, options)
  // Words within a few towns find few places: looked for once. Elsewhere they may find a third of the country.
  return communes?.length ? pageTriee(parties, options) : pageParNom(parties, options)
}

function composer(criteres: Criteres, options: Options, p: Parties['p']): Parties {
  const { communes, autour, types, operateurs, ouvert, ouvertDansLaJournee, accessible, sauf } = criteres
  const { cherche, maintenant, ouvertsDAbord } = options
  const conditions = ['l.retire_le is null']
  const preferences: string[] = []
  if (cherche) conditions.push(`l.recherche @@ ${p(cherche.large)}::tsquery`)
  if (types?.length) conditions.push(`l.types && ${p(types)}::text[]`)
  if (operateurs?.length) conditions.push(`l.operateurs && ${p(operateurs)}::text[]`)
  if (accessible) conditions.push('l.accessible')
  if (sauf !== undefined) conditions.push(`l.id <> ${p(sauf)}`)
  if (ouvert) conditions.push(`(${ouvertA(maintenant, p, 'moment')})`)
  if (ouvertDansLaJournee) conditions.push(`(${ouvertA(maintenant, p, 'journee')})`)
  const distance = autour ? distanceDe(autour.position, p) : null
  const lieu = ouChercher(communes, autour, distance, p)
  if (lieu) conditions.push(lieu)
  if (cherche?.nommee) preferences.push(`l.recherche @@ ${p(cherche.nommee)}::tsquery`)
  if (ouvertsDAbord && !ouvert) preferences.push(`(${ouvertA(maintenant, p, 'moment')})`)
  const directe = cherche?.directe ? `l.recherche @@ ${p(cherche.directe)}::tsquery` : null
  return { p, conditions, preferences, directe, distance }
}

/**
 * Hours that hold the moment, on a day that follows them; or an exception that opens. The hours of the week come first
 * because the planner knows how many places each one opens, which it cannot tell from the slots; exceptions that open are
 * few: read once, they are looked up by an index beside them.
 */
function ouvertA(date: Date, p: Parties['p'], quand: 'moment' | 'journee'): string {
  const minute = minuteDeSemaine(date)
  const heureDeMinuit = rangDuJour(date) * 24
  const heures =
    quand === 'moment' ? [Math.floor(minute / 60)] : Array.from({ length: 24 }, (_, h) => heureDeMinuit + h)
  const precisement = quand === 'moment' ? ` and l.semaine @> ${p(minute)}::int` : ''
  const ferie = estFerie(date) ? ' and l.ouvre_feries' : ''
  const exceptions = exceptionsDu(date, p)
  const ouvertes = `${exceptions} and not isempty(e.plages)${quand === 'moment' ? ` and e.plages @> ${p(minute % JOUR)}::int` : ''}`
  return `(l.heures && ${p(heures)}::smallint[]${precisement}${ferie} and not exists (${exceptions} and ${DU_LIEU}))
    or (l.id = any(array(${ouvertes})) and l.semaine is not null and exists (${ouvertes} and ${DU_LIEU}))`
}

/** The rule of `model.ts`: open, closed, or `null` when nobody knows. */
function estOuvert(date: Date, p: Parties['p']): string {
  const minute = minuteDeSemaine(date)
  const m = `${p(minute)}::int`
  const ferie = estFerie(date) ? 'when not l.ouvre_feries then false ' : ''
  const exception = `select e.plages @> ${p(minute % JOUR)}::int from exceptions e
    where ${p(jourIso(date))}::date between e.du and e.au and ${DU_LIEU} limit 1`
  return `case when l.semaine is not null then coalesce((${exception}),
    case ${ferie}when l.incertain @> ${m} then null else l.semaine @> ${m} end) end`
}

const DU_LIEU = 'e.departement = l.departement and e.lieu_id = l.id'

function exceptionsDu(date: Date, p: Parties['p']): string {
  return `select e.lieu_id from exceptions e where ${p(jourIso(date))}::date between e.du and e.au`
}

/** The same flat map as `distanceKm`. */
function distanceDe({ lat, lon }: Position, p: Parties['p']): string {
  const { x, y } = kmParDegre(lat)
  return `sqrt(power((l.lat - ${p(lat)}::float8) * ${p(y)}::float8, 2) + power((l.lon - ${p(lon)}::float8) * ${p(x)}::float8, 2))`
}

function ouChercher(
  communes: Criteres['communes'],
  autour: Criteres['autour'],
  distance: string | null,
  p: Parties['p'],
): string | null {
  const dedans = communes?.length ? `l.commune = any(${p(communes)}::text[])` : null
  if (!autour || distance === null) return dedans
  const { position, rayonKm } = autour
  const { x, y } = kmParDegre(position.lat)
  // The box is what the index knows; the circle is what people mean.
  const bornes = (milieu: number, demi: number) => `between ${p(milieu - demi)}::float8 and ${p(milieu + demi)}::float8`
  const cercle = `l.lat ${bornes(position.lat, rayonKm / y)} and l.lon ${bornes(position.lon, rayonKm / x)}
    and ${distance} <= ${p(rayonKm)}::float8`
  return dedans ? `(${dedans} or (${cercle}))` : cercle
}

/** Rank of a row: the preferences it meets, as digits, the first one weighing most. */
function rang(preferences: readonly string[]): string {
  if (preferences.length === 0) return '0'
  const poids = preferences.map(
    (condition, i) => `case when ${condition} then 0 else ${2 ** (preferences.length - 1 - i)} end`,
  )
  return poids.join(' + ')
}

const LOIN = 1e9
/** A place that stands in the middle of its commune for want of better is somewhere in it: about that far, not there. */
export const APPROCHE_KM = 1
/** Who helps with something is worth going to rather than who does it, when that much nearer. */
const DETOUR_KM = 3

function pageParDistance(
  { p, conditions, preferences, directe }: Parties,
  distance: string,
  { curseur, limite }: Options,
): string {
  const detour = directe === null ? '' : ` + case when ${directe} then 0 else ${DETOUR_KM} end`
  const loin = `${distance} + case when l.approchee then ${APPROCHE_KM} else 0 end${detour}`
  const cle = { sql: `coalesce(${loin}, ${LOIN})`, type: 'float8', de: Number }
  return trier(p, conditions, { rang: rang(preferences), cle, distance }, { curseur, limite })
}

function pageTriee({ p, conditions, directe, preferences }: Parties, { curseur, limite }: Options): string {
  const toutes = directe === null ? preferences : [...preferences, directe]
  const cle = { sql: 'l.cle_tri', type: 'text', de: String }
  return trier(p, conditions, { rang: rang(toutes), cle, distance: 'null::float8' }, { curseur, limite })
}

interface Ordre {
  rang: string
  cle: { sql: string; type: string; de: (valeur: unknown) => unknown }
  distance: string
}

/** Everything that is found, sorted: for searches that find little. */
function trier(
  p: Parties['p'],
  conditions: readonly string[],
  { rang, cle, distance }: Ordre,
  { curseur, limite }: Pick<Options, 'curseur' | 'limite'>,
): string {
  const trouves = `select l.departement, l.id, ${rang} as rang, ${cle.sql} as cle, ${distance} as distance
    from lieux l where ${conditions.join(' and ')}`
  const suite = curseur
    ? `where (rang, cle, id) > (${p(curseur.rang)}::int, ${p(cle.de(curseur.cle))}::${cle.type}, ${p(curseur.id)})`
    : ''
  return `select * from (${trouves}) trouves ${suite} order by rang, cle, id limit ${p(limite)}`
}

/**
 * Rank after rank, each in the order of the index, the next one only if those before did not fill the page: a hundred
 * thousand places are never sorted, and a rank that holds nobody is looked for only when it must be.
 */
function pageParNom({ p, conditions, directe, ...parties }: Parties, { curseur, limite }: Options): string {
  const preferences = directe === null ? parties.preferences : [...parties.preferences, directe]
  const rangs = Array.from({ length: 2 ** preferences.length }, (_, rang) => rang).filter(
    (r) => !curseur || r >= curseur.rang,
  )
  const nombre = `${p(limite)}::int`
  const requetes = rangs.map((rang, i) => {
    const exactement = preferences.map((condition, i) =>
      rang & (2 ** (preferences.length - 1 - i)) ? `(${condition}) is not true` : condition,
    )
    const suite = curseur?.rang === rang ? [`(l.cle_tri, l.id) > (${p(String(curseur.cle))}, ${p(curseur.id)})`] : []
    const trouves = rangs.slice(0, i).map((r) => `(select count(*) from r${r})`)
    const siPlace = trouves.length > 0 ? [`${trouves.join(' + ')} < ${nombre}`] : []
    return `r${rang} as materialized (
      select l.departement, l.id, ${rang} as rang, l.cle_tri as cle, null::float8 as distance from lieux l
      where ${[...siPlace, ...conditions, ...exactement, ...suite].join(' and ')} order by l.cle_tri, l.id limit ${nombre})`
  })
  const tous = rangs.map((rang) => `select * from r${rang}`).join(' union all ')
  return `with ${requetes.join(', ')} select * from (${tous}) rangs order by rang, cle, id limit ${nombre}`
}
