import { sql } from 'kysely'
import { enCellule } from '../../annuaire/index.ts'
import { petitsNombres, type Trx } from '../../platform/index.ts'
import { AILLEURS } from './comptes.ts'
import { NIVEAUX, type Niveau } from './model.ts'

/** Tests of one commune in one month; `commune` is an Insee code, or {@link AILLEURS}. */
export interface Compte {
  commune: string
  mois: string
  niveau: Niveau
  nombre: number
}

/** A line as anybody may read it; `null`: unwritten, because it could be somebody or give somebody away. */
export interface LignePubliee {
  commune: string
  niveaux: Record<Niveau, number | null>
  total: number | null
}

export interface MoisPublie {
  /** `yyyy-mm`. */
  mois: string
  /** Communes where somebody took the test. */
  lignes: LignePubliee[]
  ensemble: LignePubliee
}

const TOUT = 'ensemble'

/**
 * Each month alone, once it is over: its table never changes again, and no sum runs over two months. Whoever keeps the tables
 * of last year and takes one from the other finds nothing more than what each says.
 */
export function publier(comptes: readonly Compte[], moisEnCours: string): MoisPublie[] {
  const finis = comptes.filter((c) => c.mois < moisEnCours && c.nombre > 0)
  return [...Map.groupBy(finis, (c) => c.mois)]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([mois, siens]) => publierMois(mois, siens))
}

function publierMois(mois: string, comptes: readonly Compte[]): MoisPublie {
  const communes = [...new Set(comptes.map((c) => c.commune))].sort()
  const cle = (commune: string, niveau: Niveau | 'total') => `${commune}/${niveau}`
  const nombres = new Map<string, number>()
  for (const { commune, niveau, nombre } of comptes)
    for (const c of [commune, TOUT])
      for (const n of [niveau, 'total'] as const) nombres.set(cle(c, n), (nombres.get(cle(c, n)) ?? 0) + nombre)
  const lignes = [...communes, TOUT]
  const sommes = [
    ...lignes.map((c) => ({ total: cle(c, 'total'), parties: NIVEAUX.map((n) => cle(c, n)) })),
    ...([...NIVEAUX, 'total'] as const).map((n) => ({ total: cle(TOUT, n), parties: communes.map((c) => cle(c, n)) })),
  ]
  const tus = petitsNombres({ nombres, sommes })
  const dire = (commune: string, n: Niveau | 'total') =>
    tus.has(cle(commune, n)) ? null : (nombres.get(cle(commune, n)) ?? 0)
  const ligne = (commune: string): LignePubliee => ({
    commune,
    niveaux: Object.fromEntries(NIVEAUX.map((n) => [n, dire(commune, n)])) as LignePubliee['niveaux'],
    total: dire(commune, 'total'),
  })
  return { mois, lignes: communes.map(ligne), ensemble: ligne(TOUT) }
}

export async function listComptes(trx: Trx, departement: string): Promise<Compte[]> {
  const { rows } = await sql<Compte>`select commune, mois, niveau, nombre from parcours_comptes
    where departement = ${departement}`.execute(trx)
  return rows
}

/** An empty `tests` is a count that stays unwritten, not a zero. */
export function enCsv(publies: readonly MoisPublie[], noms: ReadonlyMap<string, string>): string {
  const lignes = publies.flatMap(({ mois, lignes: communes, ensemble }) =>
    [...communes, ensemble].flatMap(({ commune, niveaux, total }) =>
      [...NIVEAUX, 'total' as const].map((n) => {
        const tests = n === 'total' ? total : niveaux[n]
        return [mois, commune, enCellule(noms.get(commune) ?? commune, ','), n, tests ?? ''].join(',')
      }),
    ),
  )
  return `${['mois,commune,nom,niveau,tests', ...lignes].join('\n')}\n`
}

export const nomDe = (noms: ReadonlyMap<string, string>, commune: string) =>
  commune === AILLEURS ? 'Ailleurs, ou pas dit' : (noms.get(commune) ?? commune)
