import { compiler, type Programme } from './compile.ts'
import { Dossier } from './dossier.ts'
import { DROITS, type NomNational } from './droits/liste.ts'
import type { Expr } from './expression.ts'
import type { Foyer } from './foyer.ts'

/** Rights whose door and amount are pure figures, and where each is read in the result. */
const CALCULES = DROITS.filter((d) => d.decision === undefined)
const SORTIES: readonly Expr[] = CALCULES.map((d) => (d.condition ?? d.montant) as Expr)

/** Names in the order of the figures that a batch gives. */
export const NOMS_CALCULES = CALCULES.map((d) => d.nom as NomNational)

export interface Lot {
  /**
   * One figure for each of `NOMS_CALCULES` (euros; 0, 1 or 2 for `css`; 0 or 1 for `ame`), always in the same array.
   * `null`: an answer is missing, ask `evaluer`.
   */
  lire(foyer: Foyer): Float64Array | null
}

/** Evaluates many households, one after the other. Needs `new Function`: Node only. */
export function creerLot(): Lot {
  // A move, violence and debts only open rights left to a person, which a batch does not give.
  const dossier = new Dossier(false)
  const programmes = new Map<number, Programme>()
  return {
    lire(foyer) {
      dossier.lire(foyer)
      if (dossier.incomplet) return null
      let programme = programmes.get(dossier.mois)
      if (!programme) {
        programme = compiler(SORTIES, dossier.mois)
        programmes.set(dossier.mois, programme)
      }
      return programme(dossier)
    },
  }
}
