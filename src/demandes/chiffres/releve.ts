import { sql } from 'kysely'
import { petitsNombres, SEUIL_SECRET, SYSTEME, type Trx } from '../../platform/index.ts'
import type { Salle } from '../salle.ts'
import type { Trimestre } from './trimestre.ts'

/** What is counted, each with what its parts are; a part that is not written (answered in time) could be found, so it is here too. */
export const PARTS = {
  envoyees: ['complexe', 'urgent', 'bloque'],
  traitees: ['tardives', 'aTemps'],
  closes: ['oui', 'en-partie', 'non', 'sans-objet', 'sans-avis'],
  renvois: [],
  rouvertes: [],
  questions: [],
  mandatsFinis: [],
} as const
type Tout = keyof typeof PARTS
export type Nombre = Tout | (typeof PARTS)[Tout][number]
export const NOMBRES = Object.entries(PARTS).flatMap(([tout, parts]) => [tout, ...parts]) as Nombre[]

/** Working hours in which half, and nine in ten, had it. */
export interface Delai {
  mediane: number
  neufSurDix: number
}

/** Figures of the territory, an operator, a group or a structure. `null`: not to be written. */
export type Mesure = Record<Nombre, number | null> & { premiere: Delai | null; resolution: Delai | null }

export interface Releve {
  trimestre: Trimestre
  tout: Mesure
  operateurs: ReadonlyMap<string, Mesure>
  groupes: ReadonlyMap<string, Mesure & { operateur: string }>
  structures: ReadonlyMap<string, Mesure & { /** Those it wrote to. */ operateurs: ReadonlyMap<string, Mesure> }>
}

interface Ligne extends Record<Nombre, number> {
  operateur: string | null
  groupe: string | null
  structure: string | null
  premieres: number
  premiere: number[] | null
  resolution: number[] | null
}

const compte = (genre: string, detail?: string) =>
  sql`count(*) filter (where genre = ${genre} ${detail ? sql`and detail = ${detail}` : sql``})::int`

const COLONNES: Record<Nombre, ReturnType<typeof compte>> = {
  envoyees: compte('envoyee'),
  complexe: compte('envoyee', 'complexe'),
  urgent: compte('envoyee', 'urgent'),
  bloque: compte('envoyee', 'bloque'),
  traitees: compte('traitee'),
  tardives: sql`count(*) filter (where genre = 'traitee' and tardive)::int`,
  aTemps: sql`count(*) filter (where genre = 'traitee' and not tardive)::int`,
  closes: compte('close'),
  oui: compte('close', 'oui'),
  'en-partie': compte('close', 'en-partie'),
  non: compte('close', 'non'),
  'sans-objet': compte('close', 'sans-objet'),
  'sans-avis': compte('close', 'sans-avis'),
  renvois: compte('renvoi'),
  rouvertes: compte('rouverte'),
  questions: compte('question'),
  mandatsFinis: compte('mandat-fini'),
}

/** Every figure of a quarter from one reading of its facts. */
async function lire(trx: Trx, departement: string, { du, au }: Trimestre): Promise<Ligne[]> {
  const delai = (genre: string) =>
    sql`percentile_cont(array[0.5, 0.9]) within group (order by heures) filter (where genre = ${genre})`
  const { rows } = await sql<Ligne>`
    select operateur, groupe_id as groupe, structure_id as structure,
      ${sql.join(NOMBRES.map((n) => sql`${COLONNES[n]} as ${sql.ref(n)}`))},
      ${compte('premiere')} as premieres, ${delai('premiere')} as premiere, ${delai('traitee')} as resolution
    from demandes_faits
    where departement = ${departement} and le >= ${du} and le < ${au}
    group by grouping sets ((), (operateur), (operateur, groupe_id), (structure_id), (structure_id, operateur))`.execute(
    trx,
  )
  return rows
}

const cleDe = ({ operateur, groupe, structure }: Pick<Ligne, 'operateur' | 'groupe' | 'structure'>) =>
  groupe !== null
    ? `g:${groupe}`
    : [structure && `s:${structure}`, operateur && `o:${operateur}`].filter(Boolean).join(' ')

interface Somme {
  total: string
  parties: string[]
}

/**
 * What is not written is decided once for the whole territory: the page of a group, of its operator and of everybody leave out the same
 * counts. The operators of one structure hang on its line alone, and come after.
 */
function taire(lignes: readonly Ligne[]): ReadonlySet<string> {
  const detaillee = ({ structure, operateur }: Ligne) => structure !== null && operateur !== null
  const [details, publiques] = [lignes.filter(detaillee), lignes.filter((l) => !detaillee(l))]
  const enfants = (si: (l: Ligne) => boolean) => publiques.filter(si).map(cleDe)
  const seul = (l: Ligne) => l.groupe === null && l.structure === null && l.operateur !== null
  const rangees: Somme[] = [
    { total: '', parties: enfants(seul) },
    { total: '', parties: enfants((l) => l.structure !== null) },
    ...publiques.filter(seul).map((o) => ({
      total: cleDe(o),
      parties: enfants((l) => l.groupe !== null && l.operateur === o.operateur),
    })),
  ]
  const tus = petitsNombres(comptesDe(publiques, rangees))
  for (const s of publiques.filter((l) => l.structure !== null)) {
    const siennes = details.filter((l) => l.structure === s.structure)
    const comptes = comptesDe([s, ...siennes], [{ total: cleDe(s), parties: siennes.map(cleDe) }])
    for (const cle of petitsNombres(
      comptes,
      [...tus].filter((t) => comptes.nombres.has(t)),
    ))
      tus.add(cle)
  }
  return tus
}

/** Each count of each line; each line is the sum of those it holds, and each count the sum of its parts. */
function comptesDe(lignes: readonly Ligne[], rangees: readonly Somme[]) {
  const cle = (ligne: string, n: string) => `${ligne} ${n}`
  return {
    nombres: new Map(lignes.flatMap((l) => NOMBRES.map((n) => [cle(cleDe(l), n), l[n]] as const))),
    sommes: [
      ...rangees.flatMap((r) =>
        NOMBRES.map((n) => ({ total: cle(r.total, n), parties: r.parties.map((p) => cle(p, n)) })),
      ),
      ...lignes.flatMap((l) =>
        Object.entries(PARTS).map(([tout, parts]) => ({
          total: cle(cleDe(l), tout),
          parties: parts.map((p) => cle(cleDe(l), p)),
        })),
      ),
    ].filter((s) => s.parties.length > 0),
  }
}

function mesureDe(ligne: Ligne, tus: ReadonlySet<string>): Mesure {
  const nombres = NOMBRES.map((n) => [n, tus.has(`${cleDe(ligne)} ${n}`) ? null : ligne[n]] as const)
  return {
    ...(Object.fromEntries(nombres) as Record<Nombre, number | null>),
    premiere: ligne.premieres < SEUIL_SECRET ? null : delaiDe(ligne.premiere),
    resolution: ligne.traitees < SEUIL_SECRET ? null : delaiDe(ligne.resolution),
  }
}

function delaiDe(heures: number[] | null): Delai | null {
  const [mediane, neufSurDix] = heures ?? []
  return mediane === undefined || neufSurDix === undefined ? null : { mediane, neufSurDix }
}

function releveDe(trimestre: Trimestre, lignes: readonly Ligne[]): Releve {
  const tus = taire(lignes)
  const mesures = lignes.map((l) => ({ ...l, mesure: mesureDe(l, tus) }))
  const parOperateur = (structure: string | null) =>
    new Map(
      mesures.flatMap((l) =>
        l.structure === structure && l.groupe === null && l.operateur !== null ? [[l.operateur, l.mesure]] : [],
      ),
    )
  const tout = mesures.find((l) => cleDe(l) === '')
  if (!tout) throw new Error('The empty grouping set always gives a line')
  return {
    trimestre,
    tout: tout.mesure,
    operateurs: parOperateur(null),
    groupes: new Map(
      mesures.flatMap((l) => (l.groupe === null ? [] : [[l.groupe, { ...l.mesure, operateur: l.operateur ?? '' }]])),
    ),
    structures: new Map(
      mesures.flatMap((l) =>
        l.structure === null || l.operateur !== null
          ? []
          : [[l.structure, { ...l.mesure, operateurs: parOperateur(l.structure) }]],
      ),
    ),
  }
}

const GARDES = 40

/** The figures of a quarter that is over do not change: read and sifted once by each node. */
export function createReleves({ database, config }: Pick<Salle, 'database' | 'config'>) {
  const connus = new Map<string, Promise<Releve>>()
  return (trimestre: Trimestre): Promise<Releve> => {
    const connu = connus.get(trimestre.code)
    if (connu) return connu
    const lu = database
      .as(SYSTEME, (trx) => lire(trx, config.departement, trimestre))
      .then((lignes) => releveDe(trimestre, lignes))
    lu.catch(() => connus.delete(trimestre.code))
    if (connus.size >= GARDES) connus.clear()
    connus.set(trimestre.code, lu)
    return lu
  }
}
export type LireReleve = ReturnType<typeof createReleves>
