import type { Acteur } from '../../platform/index.ts'

/** Somebody an operator named to answer desks directly (convention, art. 5.2.1 and annex 6). Never given to the public. */
export interface Referent {
  id: string
  operateur: string
  /** `null`: for every structure of the département. */
  structureId: string | null
  structureNom: string | null
  /** What the person does there: « Référente France services ». */
  fonction: string
  /** Facultative: a function outlives whoever holds it. */
  nom: string
  telephone: string
  courriel: string
  /** Codes of the operator's themes; empty: all of them. */
  themes: string[]
  precision: string
  modifieLe: Date
}

/** What is done in a situation, from a desk to the right person: « enceinte et sans couverture maladie ». */
export interface Circuit {
  id: string
  operateur: string | null
  situation: string
  /** One step a line. */
  marche: string
  criteres: string
  documents: string
  exemple: boolean
  modifieLe: Date
}

/** What professionals tell each other about a place: « sonner à l’interphone ». Never about a person. */
export interface Note {
  id: string
  lieuId: string
  texte: string
  auteur: string
  structure: string
  compteId: string
  le: Date
}

type Qui = Pick<Acteur, 'role' | 'operateur' | 'structureId' | 'compteId'>

const pilote = ({ role }: Qui) => role === 'coordinateur' || role === 'administrateur'

/** Operators name their own; a structure keeps the table of its convention; those who steer keep all. */
export function peutTenir(qui: Qui, referent: Pick<Referent, 'operateur' | 'structureId'>): boolean {
  if (pilote(qui)) return true
  if (qui.role !== 'responsable') return false
  return referent.operateur === qui.operateur || referent.structureId === qui.structureId
}

export function peutTenirCircuit(qui: Qui, { operateur }: Pick<Circuit, 'operateur'>): boolean {
  return pilote(qui) || (qui.role === 'responsable' && operateur !== null && operateur === qui.operateur)
}

export const peutRetirer = (qui: Qui, note: Pick<Note, 'compteId'>) => pilote(qui) || note.compteId === qui.compteId
