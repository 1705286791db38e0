import type { LieuTrouve } from '../recherche.ts'
import { partieDuMoment, partieStable } from './formes.ts'

const MEMOIRE = 5000

/**
 * Writes the JSON of places. Half of the work of an answer was writing again what had not changed: the text of a place is
 * kept until the directory changes.
 */
export function createEcrivain(racine: () => string) {
  const textes = new Map<string, string>()
  let epoque = ''
  return (trouves: readonly LieuTrouve[], version: string): string => {
    if (version !== epoque || textes.size > MEMOIRE) textes.clear()
    epoque = version
    const ecrire = (trouve: LieuTrouve) => {
      const { departement, id } = trouve.lieu
      const cle = `${departement} ${id}`
      // Without its closing brace.
      const connu = textes.get(cle) ?? JSON.stringify(partieStable(trouve.lieu, racine())).slice(0, -1)
      textes.set(cle, connu)
      const { distance, ouvert } = partieDuMoment(trouve)
      return `${connu},"distance":${distance},"ouvert":${ouvert}}`
    }
    return `[${trouves.map(ecrire).join(',')}]`
  }
}

export type Ecrivain = ReturnType<typeof createEcrivain>
