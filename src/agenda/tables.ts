import type { ColumnType } from 'kysely'
import type { Motif, MotifAbsence, Nouvelle, Ouverture, Statut } from './model.ts'

export interface MotifTable extends Omit<Motif, 'structureId'> {
  departement: string
  structure_id: string
  retire_le: Date | null
}
interface RessourceTable {
  departement: string
  id: string
  structure_id: string
  nom: string
  genre: 'salle' | 'poste'
  retire_le: Date | null
}
export interface SerieTable {
  departement: string
  id: string
  structure_id: string
  motif_id: string
  lieu_id: string | null
  compte_id: string | null
  ressource_id: string | null
  rythme: string
  arretee_le: Date | null
}
export interface MomentTable {
  departement: string
  id: string
  structure_id: string
  motif_id: string
  serie_id: string | null
  lieu_id: string | null
  compte_id: string | null
  ressource_id: string | null
  debut: Date
  fin: Date
  dates: ColumnType<[string, string][] | null, string | null, string | null>
  places: number
  prises: ColumnType<number, number | undefined, number>
  attente: ColumnType<number, number | undefined, number>
  rang: ColumnType<number, number | undefined, number>
  ouverture: Ouverture
  annule_le: Date | null
}
export interface ReservationTable {
  departement: string
  id: string
  moment_id: string
  structure_id: string
  par_structure_id: string | null
  par_compte_id: string | null
  dossier_id: string
  contenu: Buffer | null
  code: Buffer
  empreinte: Buffer | null
  langue: string
  statut: Statut
  rang: number
  cree_le: Date
  statut_le: Date
  proposee_jusqua: Date | null
  motif_absence: MotifAbsence | null
  a_dire: Nouvelle | null
}
interface OccupationTable {
  departement: string
  id: string
  objet: string
  periode: string
  moment_id: string
  reservation_id: string | null
}
interface RappelTable {
  departement: string
  reservation_id: string
  debut: Date
  heures: number
  le: Date
}
interface CalendrierTable {
  departement: string
  compte_id: string
  structure_id: string
  dossier_id: string
  adresse: Buffer | null
  lu_le: Date | null
  erreur: string | null
}
interface IndisponibiliteTable {
  departement: string
  compte_id: string
  rang: number
  debut: Date
  fin: Date
}
interface ChiffreTable {
  departement: string
  structure_id: string
  motif_id: string
  mois: string
  statut: Statut
  nombre: number
}
declare module '../platform/db/tables.ts' {
  interface Tables {
    agenda_motifs: MotifTable
    agenda_ressources: RessourceTable
    agenda_series: SerieTable
    agenda_moments: MomentTable
    agenda_reservations: ReservationTable
    agenda_occupations: OccupationTable
    agenda_rappels: RappelTable
    agenda_calendriers: CalendrierTable
    agenda_indisponibilites: IndisponibiliteTable
    agenda_chiffres: ChiffreTable
  }
}
