import type { Acteur, Trx } from '../../platform/index.ts'
import { EN_ATTENTE, type Statut, type Urgence } from '../model.ts'

/** A request as a program lists it: where it stands, never who it is about. */
export interface Resume {
  id: string
  repere: string
  demarche: string
  commune: string
  urgence: Urgence
  groupe: string
  statut: Statut
  envoyeeLe: Date
  echeance: Date
  mouvementLe: Date
}

interface Voulues {
  /** Waiting for an answer only. */
  ouvertes: boolean
  /** Moved at this moment or later. */
  depuis: Date | null
  /** The last one of the page before. */
  apres: { mouvementLe: Date; id: string } | null
  limite: number
}

/** Those of the groups the account belongs to, in the order they moved. */
export function listResumes(trx: Trx, { departement, compteId }: Acteur, voulues: Voulues): Promise<Resume[]> {
  const { ouvertes, depuis, apres, limite } = voulues
  const siens = trx
    .selectFrom('membres')
    .select('groupe_id')
    .where('departement', '=', departement)
    .where('compte_id', '=', compteId)
  let query = trx
    .selectFrom('demandes')
    .select(['id', 'repere', 'demarche', 'commune', 'urgence', 'groupe_id as groupe', 'statut', 'echeance'])
    .select(['envoyee_le as envoyeeLe', 'mouvement_le as mouvementLe'])
    .where('departement', '=', departement)
    .where('groupe_id', 'in', siens)
    .orderBy('mouvement_le')
    .orderBy('id')
    .limit(limite)
  if (ouvertes) query = query.where('statut', 'in', EN_ATTENTE)
  if (depuis) query = query.where('mouvement_le', '>=', depuis)
  if (apres)
    query = query.where((eb) => eb(eb.refTuple('mouvement_le', 'id'), '>', eb.tuple(apres.mouvementLe, apres.id)))
  return query.execute()
}
