import type { ColumnType, Generated } from 'kysely'
import type { Cote, Etape, Statut, TypeEvenement, Urgence, Utile, Voit } from './model.ts'
import type { Modele, ReponseType } from './reglages.ts'

export interface GroupeTable {
  departement: string
  id: string
  operateur: string
  nom: string
  themes: string[]
  communes: string[] | null
  delai_jours_ouvres: number
  email: string
  retire_le: Date | null
  demarches: Generated<string[] | null>
  champs: Generated<string[]>
  modeles: ColumnType<Modele[], string | undefined, string>
  reponses: ColumnType<ReponseType[], string | undefined, string>
  jours: Generated<number[]>
  fermetures: Generated<string[]>
  suppleant_id: Generated<string | null>
  structure_id: Generated<string | null>
  rappel_part: Generated<number>
  responsable_jours: Generated<number>
  coordination_jours: Generated<number>
  relance_jours: Generated<number>
  cloture_jours: Generated<number>
  tenu_ici: Generated<boolean>
  heritier_id: Generated<string | null>
}
interface AbsenceTable {
  departement: string
  id: string
  groupe_id: string | null
  compte_id: string | null
  du: string
  au: string
  remplacant_id: Generated<string | null>
}
interface MembreTable {
  departement: string
  groupe_id: string
  compte_id: string
}
interface PreferencesAvisTable {
  departement: string
  compte_id: string
  heures: string[]
  immediats: string[]
}
interface AvisTable {
  departement: string
  id: string
  cle: string
  compte_id: string
  sujet: string
  lien: string
  le: Date
}
interface RenvoiTable {
  departement: string
  id: string
  de_groupe: string
  vers_groupe: string
  demarche: string
  le: Date
  oublie_le: Date | null
}
export interface DemandeTable {
  departement: string
  id: string
  repere: string
  mandat_id: string
  dossier_id: string
  structure_id: string
  auteur_id: string
  demarche: string
  commune: string
  urgence: Urgence
  groupe_id: string
  operateur: string
  statut: Statut
  responsable_id: string | null
  confiee_par: string | null
  depuis: Date
  echeance: Date
  etapes: Etape[]
  suppleant_id: string | null
  dernier_mot: 'aidant' | 'operateur'
  dernier_mot_le: Date
  utile: Utile | null
  envoyee_le: Date
  prise_le: Date | null
  repondue_le: Date | null
  close_le: Date | null
  mouvement_le: Date
  evenements: number
  acces: string[]
  acces_pieces: string[]
}
interface ContenuTable {
  departement: string
  demande_id: string
  contenu: Buffer
}
interface ParticipantTable {
  departement: string
  id: string
  demande_id: string
  compte_id: string | null
  groupe_id: string | null
  structure_id: string | null
  voit: Voit
  invite: boolean
  depuis: Date
  parti_le: Generated<Date | null>
}
export interface EvenementTable {
  departement: string
  id: string
  demande_id: string
  rang: number
  type: TypeEvenement
  cote: Cote
  compte_id: string | null
  le: Date
  detail: ColumnType<Record<string, string | boolean | null>, string, never>
}
interface MessageTable {
  departement: string
  evenement_id: string
  demande_id: string
  auteur_id: string
  le: Date
  texte: Buffer
  signature: Generated<Buffer | null>
}
interface NoteTable {
  departement: string
  id: string
  demande_id: string
  groupe_id: string
  auteur_id: string
  le: Date
  texte: Buffer
  signature: Generated<Buffer | null>
}
interface ListeTable {
  departement: string
  evenement_id: string
  demande_id: string
  contenu: Buffer
}
interface LienTable {
  departement: string
  une: string
  autre: string
  par: string
  le: Date
}
interface PieceTable {
  departement: string
  id: string
  demande_id: string
  evenement_id: string
  fichier_id: string
}
interface BrouillonTable {
  departement: string
  id: string
  compte_id: string
  mandat_id: string
  dossier_id: string
  contenu: Buffer
  modifie_le: Date
}
interface DepotTable {
  departement: string
  id: string
  pour: string
  compte_id: string
  fichier_id: string
  depose_le: Date
}
interface CompteurTable {
  departement: string
  annee: number
  dernier: number
}
declare module '../platform/db/tables.ts' {
  interface Tables {
    groupes: GroupeTable
    absences: AbsenceTable
    renvois: RenvoiTable
    preferences_avis: PreferencesAvisTable
    avis: AvisTable
    membres: MembreTable
    demandes: DemandeTable
    demandes_compteurs: CompteurTable
    contenus: ContenuTable
    participants: ParticipantTable
    evenements: EvenementTable
    messages: MessageTable
    notes: NoteTable
    listes: ListeTable
    liens_demandes: LienTable
    pieces: PieceTable
    brouillons: BrouillonTable
    depots: DepotTable
  }
}
