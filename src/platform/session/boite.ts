import { SYSTEME } from '../access.ts'
import type { Canal, EtatCourrier } from '../courrier.ts'
import type { Services } from '../services.ts'

/** A mail or an SMS of the outbox, as the demonstration shows it. */
export interface CourrierVu {
  id: string
  canal: Canal
  /** Empty: a person's, which only their dossier says. */
  destinataire: string
  sujet: string
  texte: string
  etat: EtatCourrier
  creeLe: Date
}

const COLONNES = ['id', 'canal', 'destinataire', 'sujet', 'texte', 'etat', 'cree_le as creeLe'] as const
const DERNIERS = 100

export async function listCourriers({ database, config }: Services): Promise<CourrierVu[]> {
  return database.as(SYSTEME, (trx) =>
    trx
      .selectFrom('courriers')
      .select(COLONNES)
      .where('departement', '=', config.departement)
      .orderBy('cree_le', 'desc')
      .orderBy('id', 'desc')
      .limit(DERNIERS)
      .execute(),
  )
}

export async function readCourriel({ database, config }: Services, id: string): Promise<CourrierVu | undefined> {
  return database.as(SYSTEME, (trx) =>
    trx
      .selectFrom('courriers')
      .select(COLONNES)
      .where('departement', '=', config.departement)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}
