import { liensDeVoisinage, type Polygone } from '../geometrie.ts'
import type { Position } from '../model.ts'

/** A commune of the territory, as maps draw it. */
export interface CommuneDessinee {
  code: string
  nom: string
  centre: Position | null
  /** Empty until outlines are imported. */
  contours: readonly Polygone[]
}

/** Ground of every map of the instance: communes, and the thread between neighbours. */
export interface Fond {
  communes: readonly CommuneDessinee[]
  fils: readonly (readonly [Position, Position])[]
}

export function dessinerFond(communes: readonly CommuneDessinee[]): Fond {
  const centres = communes.flatMap(({ centre }) => centre ?? [])
  const fils = liensDeVoisinage(centres).flatMap(([i, j]) => {
    const [a, b] = [centres[i], centres[j]]
    return a && b ? [[a, b] as const] : []
  })
  return { communes, fils }
}
