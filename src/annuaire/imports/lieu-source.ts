import type { Exception, Horaires } from '../horaires.ts'
import type { Position } from '../model.ts'
import type { TypeLieu } from '../types.ts'
import type { Alerte } from './creneaux.ts'

/** A place as its source states it, before its address is checked. */
export interface LieuSource {
  sourceId: string
  id: string
  nom: string
  types: TypeLieu[]
  operateurs: string[]
  itinerant: boolean
  adresse: string | null
  complement: string | null
  codePostal: string | null
  /** Insee code. */
  commune: string
  ville: string
  /** Département the source says, for a commune that we do not know. */
  departement: string
  position: Position | null
  telephone: string | null
  email: string | null
  site: string | null
  horaires: Horaires | null
  accessible: boolean | null
  accesNote: string | null
  services: string[]
  note: string | null
  rendezVous: boolean | null
  exemple: boolean
  sourceTitre: string
  confirmeLe: string | null
  exceptions: Exception[]
  /** What a list of the digital-mediation standard says besides, for whoever reads that standard. */
  mediation?: Readonly<Record<string, string>>
}

export type Lecture = { lieu: LieuSource; alertes: Alerte[] } | { rejet: Alerte }
