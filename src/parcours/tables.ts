interface GardeTable {
  departement: string
  id: string
  genre: 'test' | 'passeport'
  trouve: Buffer
  dossier_id: string
  contenu: Buffer
  cree_le: Date
  expire_le: Date
}

interface CompteTable {
  departement: string
  commune: string
  mois: string
  niveau: number
  nombre: number
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    parcours_gardes: GardeTable
    parcours_comptes: CompteTable
  }
}

export {}
