import type { Generated } from 'kysely'
import type { Role } from './access.ts'

interface StructureTable {
  departement: string
  id: string
  nom: string
  nature: 'aidant' | 'operateur' | 'pilote'
  operateur: string | null
  lieu_id: string | null
  /** Known from lists; tells apart structures of one name. */
  siret: Generated<string | null>
}
interface CompteTable {
  departement: string
  id: string
  email: string
  nom: string
  fonction: string
  role: Role
  structure_id: string
  presentation: string
  cree_le: Date
  desactive_le: Date | null
  vu_le: Generated<Date | null>
  prevenu_le: Generated<Date | null>
  /** Used by several people at a desk. */
  partage: Generated<boolean>
}
declare module './db/tables.ts' {
  interface Tables {
    structures: StructureTable
    comptes: CompteTable
  }
}
