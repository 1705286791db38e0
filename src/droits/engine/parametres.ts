import { CATALOGUE, type NomParametre, type UniteParametre } from './baremes/catalogue.ts'
import { BAREMES } from './baremes/donnees.ts'
import type { Expr, Noeud } from './expression.ts'

export type EtatBareme = 'ok' | 'ancien' | 'a_confirmer'

/** Where a value was read: the national list given with the project, a public text named beside, or nobody's page yet. */
export const PROVENANCES = {
  liste: 'liste nationale des barèmes',
  texte: 'texte public',
  memoire: 'de mémoire, à vérifier',
} as const
export type Provenance = keyof typeof PROVENANCES

/** One dated value of a parameter. */
export interface LigneBareme {
  nom: NomParametre
  /** `YYYY-MM-DD`: in force from that day to the next line. */
  depuis: string
  valeurs: readonly number[]
  etat: EtatBareme
  provenance: Provenance
  reference: string
}

/** Reads the lines; a bad one is a bug, and says which. */
export function lireBaremes(texte: string): LigneBareme[] {
  return texte
    .trim()
    .split('\n')
    .map((ligne) => {
      const [nom, depuis, valeurs, etat, provenance, ...reference] = ligne.split(' | ')
      if (!nom || !(nom in CATALOGUE) || !depuis || !valeurs || !provenance || !(provenance in PROVENANCES))
        throw new Error(`unreadable scale: ${ligne}`)
      return {
        nom: nom as NomParametre,
        depuis,
        valeurs: valeurs.split(' ').map(Number),
        etat: etat as EtatBareme,
        provenance: provenance as Provenance,
        reference: reference.join(' | '),
      }
    })
}

const HISTOIRE = new Map<NomParametre, LigneBareme[]>()
for (const ligne of lireBaremes(BAREMES)) {
  const lignes = HISTOIRE.get(ligne.nom) ?? []
  lignes.push(ligne)
  HISTOIRE.set(ligne.nom, lignes)
}

/** Lines nobody has read in a public text: what to check before an amount is promised. */
export const baremesAVerifier = (): LigneBareme[] =>
  [...HISTOIRE.values()].flat().filter((l) => l.provenance === 'memoire')

/** Lines of a parameter, oldest first. */
export const histoireDe = (nom: NomParametre): readonly LigneBareme[] => HISTOIRE.get(nom) ?? []

/**
 * The line in force in a month (counted from year 0). Before the oldest known line, the oldest: `bareme` messages say
 * when a scale is not the one of the month.
 */
export function baremeDuMois(nom: NomParametre, mois: number): LigneBareme {
  let vus = DEJA_LUS.get(nom)
  if (!vus) {
    vus = new Map()
    DEJA_LUS.set(nom, vus)
  }
  let ligne = vus.get(mois)
  if (!ligne) {
    ligne = chercher(nom, mois)
    vus.set(mois, ligne)
  }
  return ligne
}

const DEJA_LUS = new Map<NomParametre, Map<number, LigneBareme>>()

export const premierDuMois = (mois: number): string =>
  `${String(Math.floor(mois / 12)).padStart(4, '0')}-${String((mois % 12) + 1).padStart(2, '0')}-01`

function chercher(nom: NomParametre, mois: number): LigneBareme {
  const date = premierDuMois(mois)
  const lignes = histoireDe(nom)
  const ligne = lignes.findLast((l) => l.depuis <= date) ?? lignes[0]
  if (!ligne) throw new Error(`no scale for ${nom}`)
  return ligne
}

type Source<N extends NomParametre> = Expr<UniteParametre<N>>

/** The parameter at the month of the right; `rang` picks in a list (from 0, the last one beyond its end). */
export function param<N extends NomParametre>(nom: N, rang?: Expr<'nombre'>): Source<N> {
  return noeud(nom, { annees: 0, mobile: false, rang })
}
/** The parameter at the month looked at (inside `ilYA`), not at the month of the right. */
export function paramDuMois<N extends NomParametre>(nom: N): Source<N> {
  return noeud(nom, { annees: 0, mobile: true })
}
/** The parameter in a month (December) of an earlier year: taxes are those of the year of the income. */
export function paramAnnee<N extends NomParametre>(nom: N, annees: number, moisDeLAnnee = 12): Source<N> {
  return noeud(nom, { annees: annees * 12 + moisDeLAnnee - 12, mobile: false })
}

function noeud<N extends NomParametre>(
  nom: N,
  o: { annees: number; mobile: boolean; rang?: Noeud | undefined },
): Source<N> {
  const { rang, ...reste } = o
  const [unite] = CATALOGUE[nom]
  return { genre: 'parametre', nom, unite, ...reste, ...(rang ? { rang } : {}) } as Source<N>
}

/** Month looked at by a parameter node, from the month of the right and how far back we are. */
export function moisDuParametre(n: { annees: number; mobile: boolean }, mois: number, recul: number): number {
  if (n.annees !== 0) return Math.floor(mois / 12) * 12 + 11 + n.annees
  return n.mobile ? mois - recul : mois
}
