import { sql } from 'kysely'
import type { Services } from '../../platform/index.ts'
import { lundiDe, plusJours } from '../../platform/index.ts'
import { JOUR, minuteDeSemaine, type Semaine, unir } from '../horaires.ts'
import type { Lieu } from '../model.ts'
import { cleTri } from '../texte.ts'
import { type Conformite, conformite, type Permanence } from './model.ts'
import { lireRythme } from './rythme.ts'

/** Kinds of places the convention binds. */
export function doitTenirLaConvention({ types }: Pick<Lieu, 'types'>): boolean {
  return types.includes('france-services')
}

const SEMAINES_VUES = 4

/**
 * Hours of the place against the convention. Of an itinerant without weekly hours, the poorest of the coming weeks of its
 * round counts: « de manière régulière ». `null`: nothing is known.
 */
export function conformiteDuLieu(
  { horaires, itinerant }: Pick<Lieu, 'horaires' | 'itinerant'>,
  arrets: readonly Permanence[],
  maintenant: Date,
): Conformite | null {
  if (horaires !== null) return conformite(horaires.semaine)
  if (!itinerant || arrets.length === 0) return null
  const lundi = plusJours(lundiDe(maintenant), 7)
  const semaines = Array.from({ length: SEMAINES_VUES }, (_, i) =>
    conformite(semaineDu(arrets, plusJours(lundi, 7 * i))),
  )
  return semaines.reduce((pire, s) => (s.minutes < pire.minutes || s.jours < pire.jours ? s : pire))
}

/** One week of a round, before holidays and closures. */
function semaineDu(arrets: readonly Permanence[], lundi: Date): Semaine {
  return unir(
    arrets.flatMap(({ horaires }) => {
      const rythme = lireRythme(horaires)
      if (!rythme.ok) return []
      return rythme.value.brutes(lundi, plusJours(lundi, 7)).map(({ debut, fin }) => {
        const minute = minuteDeSemaine(debut)
        return { debut: minute, fin: minute + Math.min(JOUR, Math.round((fin.getTime() - debut.getTime()) / 60_000)) }
      })
    }),
  )
}

export interface LieuNomme {
  id: string
  /** « France Services des Tilleuls, Bobigny ». */
  libelle: string
}

const LIEUX_MAX = 3000

/** Places of the département that may host somebody. */
export async function listHotes({ database }: Pick<Services, 'database'>, departement: string): Promise<LieuNomme[]> {
  const { rows } = await sql<{ id: string; nom: string; ville: string }>`select id, nom, ville from lieux
    where departement = ${departement} and retire_le is null order by cle_tri limit ${LIEUX_MAX}`.execute(database.db)
  return rows.map(({ id, nom, ville }) => ({ id, libelle: `${nom}, ${ville}` }))
}

/** The place somebody typed or chose in the list; `null`: none, or several of that name. */
export function trouverHote(hotes: readonly LieuNomme[], texte: string): string | null {
  const cle = cleTri(texte)
  const trouves = hotes.filter((h) => cleTri(h.libelle) === cle)
  return trouves.length === 1 ? (trouves[0]?.id ?? null) : null
}
