import { sql } from 'kysely'
import { type Calendrier, heuresOuvreesEntre, type Trx } from '../../platform/index.ts'
import type { Etat, Evenement } from '../model.ts'
import { calendrierDe } from '../reglages.ts'
import type { Groupe } from '../routage.ts'
import type { Demande } from '../store.ts'

interface FaitTable {
  departement: string
  id: string
  le: Date
  structure_id: string
  groupe_id: string
  operateur: string
  genre: Genre
  heures: number | null
  tardive: boolean | null
  detail: string | null
}
declare module '../../platform/db/tables.ts' {
  interface Tables {
    demandes_faits: FaitTable
  }
}

type Genre = 'envoyee' | 'premiere' | 'traitee' | 'renvoi' | 'rouverte' | 'question' | 'close' | 'mandat-fini'

/** What the figures keep of an event. */
export interface Compte {
  genre: Genre
  /** Working hours since the request was sent. */
  heures: number | null
  tardive: boolean | null
  detail: string | null
}

const RIEN = { heures: null, tardive: null, detail: null }

/**
 * Pure; `premiere`, the operator's first word, is counted each time it speaks: only the writer knows whether it is the first.
 * @param avant where the request stood
 */
export function comptesDe(
  avant: Pick<Etat, 'envoyeeLe' | 'echeance'>,
  evenement: Evenement,
  { urgence }: Pick<Demande, 'urgence'>,
  calendrier: Calendrier,
): Compte[] {
  const { le, cote, type } = evenement
  const heures = () => heuresOuvreesEntre(avant.envoyeeLe, le, calendrier)
  const premiere = (): Compte => ({ ...RIEN, genre: 'premiere', heures: heures() })
  switch (type) {
    case 'envoyee':
      return [{ ...RIEN, genre: 'envoyee', detail: urgence }]
    case 'message':
      return cote === 'operateur' ? [premiere()] : []
    case 'question':
      return [premiere(), { ...RIEN, genre: 'question' }]
    case 'traitee':
      return [premiere(), { ...RIEN, genre: 'traitee', heures: heures(), tardive: le > avant.echeance }]
    case 'pas-pour-nous':
      return [premiere(), { ...RIEN, genre: 'renvoi' }]
    case 'reroutee':
      return cote === 'operateur' ? [premiere(), { ...RIEN, genre: 'renvoi' }] : []
    case 'rouverte':
    case 'mandat-fini':
      return [{ ...RIEN, genre: type }]
    case 'close':
      return [{ ...RIEN, genre: 'close', detail: evenement.utile }]
    case 'close-seule':
      return [{ ...RIEN, genre: 'close', detail: 'sans-avis' }]
    default:
      return []
  }
}

/** In the transaction of the event, once it is written. */
export async function compter(
  trx: Trx,
  { departement, id: demande, structureId, urgence }: Demande,
  { avant, evenement, evenementId }: { avant: Etat; evenement: Evenement; evenementId: string },
  groupe: Pick<Groupe, 'jours' | 'fermetures'>,
): Promise<void> {
  const comptes = comptesDe(avant, evenement, { urgence }, calendrierDe(groupe))
  if (comptes.length === 0) return
  const lignes = JSON.stringify(comptes)
  await sql`
    insert into demandes_faits (departement, id, le, structure_id, groupe_id, operateur, genre, heures, tardive, detail)
    select ${departement}, ${evenementId}::text || ':' || f.genre, ${evenement.le}, ${structureId}, ${avant.groupe}, ${avant.operateur},
      f.genre, f.heures, f.tardive, f.detail
    from jsonb_to_recordset(${lignes}::jsonb) as f (genre text, heures real, tardive boolean, detail text)
    where f.genre <> 'premiere' or not exists (
      select from evenements e
      where e.departement = ${departement} and e.demande_id = ${demande} and e.id <> ${evenementId} and e.cote = 'operateur'
        and e.type in ('message', 'question', 'traitee', 'pas-pour-nous', 'reroutee'))`.execute(trx)
}
