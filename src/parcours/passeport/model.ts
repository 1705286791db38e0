import { ECHELLE, type NiveauLangue } from '../francais/model.ts'

/** The five skills of the European language passport, in its order. */
export const COMPETENCES = ['ecouter', 'lire', 'conversation', 'oral', 'ecrire'] as const
export type Competence = (typeof COMPETENCES)[number]

export type NiveauxLangue = Partial<Record<Competence, NiveauLangue>>

interface Ecrit {
  /** Name of the structure whose account wrote it: whose word it is. */
  par: string
}

export interface Evaluation extends Ecrit {
  /** `yyyy-mm-dd`. */
  le: string
  /** How it was found out: « test d’entrée », « bilan de fin de cours ». */
  moyen: string
  niveaux: NiveauxLangue
}

export interface Cours extends Ecrit {
  intitule: string
  du: string
  /** `null`: it goes on. */
  au: string | null
  heures: number | null
}

export interface Attestation extends Ecrit {
  intitule: string
  /** Who gave it. */
  organisme: string
  le: string
  niveau: NiveauLangue | null
}

/** What the person holds. It only grows: nobody rewrites what another body wrote. */
export interface Passeport {
  /** As the person wants it written; may be empty. */
  prenom: string
  nom: string
  /** `yyyy-mm-dd`. */
  ouvertLe: string
  evaluations: Evaluation[]
  cours: Cours[]
  attestations: Attestation[]
}

export type Ajout =
  | ({ genre: 'evaluation' } & Evaluation)
  | ({ genre: 'cours' } & Cours)
  | ({ genre: 'attestation' } & Attestation)

export function passeportVide(prenom: string, nom: string, ouvertLe: string): Passeport {
  return { prenom, nom, ouvertLe, evaluations: [], cours: [], attestations: [] }
}

/** More lines than a life of courses; a program that would add for ever is stopped. */
export const LIGNES_MAX = 60

export const lignesDe = ({ evaluations, cours, attestations }: Passeport): number =>
  evaluations.length + cours.length + attestations.length

const parDate = <T>(liste: readonly T[], date: (ligne: T) => string): T[] =>
  liste.toSorted((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : 0))

export function ajouter(passeport: Passeport, ajout: Ajout): Passeport {
  if (ajout.genre === 'evaluation') {
    const { genre: _, ...ligne } = ajout
    return { ...passeport, evaluations: parDate([...passeport.evaluations, ligne], (e) => e.le) }
  }
  if (ajout.genre === 'cours') {
    const { genre: _, ...ligne } = ajout
    return { ...passeport, cours: parDate([...passeport.cours, ligne], (c) => c.du) }
  }
  const { genre: _, ...ligne } = ajout
  return { ...passeport, attestations: parDate([...passeport.attestations, ligne], (a) => a.le) }
}

/** Where a level comes from. */
export interface NiveauConnu {
  niveau: NiveauLangue
  le: string
  par: string
}

/** The latest level known of each skill: no body needs to test again what another one found. */
export function niveauxActuels({ evaluations }: Passeport): Partial<Record<Competence, NiveauConnu>> {
  const connus: Partial<Record<Competence, NiveauConnu>> = {}
  for (const { le, par, niveaux } of evaluations)
    for (const competence of COMPETENCES) {
      const niveau = niveaux[competence]
      if (niveau) connus[competence] = { niveau, le, par }
    }
  return connus
}

/** Three years after the last line: longer than a path of courses, and no one keeps what nobody uses. */
export const ANNEES_DE_GARDE = 3

export function finDuPasseport(maintenant: Date): Date {
  const fin = new Date(maintenant)
  fin.setFullYear(fin.getFullYear() + ANNEES_DE_GARDE)
  return fin
}

export { ECHELLE, type NiveauLangue }
