import type { ColumnType } from 'kysely'
import type { Cote, MotifRefus, Origine, Statut, Suite, Theme, TypeEvenement, Urgence } from './model.ts'

export interface OrientationTable {
  departement: string
  id: string
  repere: string
  mandat_id: string
  dossier_id: string
  structure_id: string
  auteur_id: string
  origine: Origine
  theme: Theme
  urgence: Urgence
  statut: Statut
  destinataire_id: string
  suivi_par: string | null
  delai_jours_ouvres: number
  depuis: Date
  echeance: Date | null
  rappelee: boolean
  rdv_le: Date | null
  envoyee_le: Date
  close_le: Date | null
  mouvement_le: Date
  evenements: number
  acces: string[]
  lecteurs: string[]
}
interface ContenuTable {
  departement: string
  orientation_id: string
  contenu: Buffer
}
export interface EvenementTable {
  departement: string
  id: string
  orientation_id: string
  rang: number
  type: TypeEvenement
  cote: Cote
  structure_id: string | null
  compte_id: string | null
  le: Date
  detail: ColumnType<Record<string, string | number>, string, never>
  contenu: Buffer | null
}
interface EnvoiTable {
  departement: string
  orientation_id: string
  rang: number
  de_structure_id: string
  vers_structure_id: string
  theme: Theme
  urgence: Urgence
  envoye_le: Date
  repondu_le: Date | null
  issue: 'acceptee' | 'refusee' | 'transmise' | 'expiree' | 'retiree' | null
  motif: MotifRefus | null
  suite: Suite | 'absente' | null
}
interface CompteurTable {
  departement: string
  annee: number
  dernier: number
}
interface ProtocoleTable {
  departement: string
  id: string
  de_structure_id: string
  vers_structure_id: string
  themes: Theme[]
  situations: string
  alertes: string
  conjoint: string
  documents: string
  delai_jours_ouvres: number | null
  modifie_le: Date
  modifie_par: string
  retire_le: Date | null
}
declare module '../platform/db/tables.ts' {
  interface Tables {
    orientations: OrientationTable
    orientations_compteurs: CompteurTable
    orientations_contenus: ContenuTable
    orientations_evenements: EvenementTable
    orientations_envois: EnvoiTable
    protocoles: ProtocoleTable
  }
}
