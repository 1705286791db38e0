import { type Acteur, ok, type Result, refus, type Services } from '../../platform/index.ts'
import { findOperateur } from '../operateurs.ts'
import { findLieu } from '../store.ts'
import { type Circuit, type Note, peutRetirer, peutTenir, peutTenirCircuit, type Referent } from './model.ts'
import {
  deleteNote,
  findCircuit,
  findNote,
  findReferent,
  insertCircuit,
  insertNote,
  insertReferent,
  listStructuresAidantes,
  retireCircuit,
  retireReferent,
  updateCircuit,
  updateReferent,
} from './store.ts'

const INTROUVABLE = refus('introuvable', 'Cette fiche n’existe pas, ou n’est pas à vous.')

const horsListe = (champ: string) => refus('inconnu', 'Choisissez dans la liste.', champ)

/** Adds or corrects a referent: theirs before and after, for whoever does it. `null`: there is none to correct. */
export function tenirReferent(
  { clock, database, journal }: Services,
  acteur: Acteur,
  referent: Omit<Referent, 'structureNom' | 'modifieLe'>,
  nouveau: boolean,
): Promise<Result<null> | null> {
  return database.as(acteur, async (trx) => {
    const avant = await findReferent(trx, acteur, referent.id)
    if (!avant && !nouveau) return null
    if (!peutTenir(acteur, referent) || (avant && !peutTenir(acteur, avant)))
      return refus(
        'pas-a-vous',
        'Vous tenez les référents de votre organisme, ou ceux de votre structure.',
        'operateur',
      )
    if (!findOperateur(acteur.departement, referent.operateur)) return horsListe('operateur')
    const structures = await listStructuresAidantes(trx, acteur)
    if (referent.structureId !== null && !structures.some((s) => s.id === referent.structureId))
      return horsListe('structure')
    const marque = { departement: acteur.departement, le: clock.now(), par: acteur.compteId }
    if (avant) await updateReferent(trx, marque, referent)
    else if (!(await insertReferent(trx, marque, referent))) return null
    await journal(trx, acteur, { action: 'referent.tenu', objet: `referent:${referent.id}` })
    return ok(null)
  })
}

export function retirerReferent(services: Services, acteur: Acteur, id: string): Promise<Result<null>> {
  return services.database.as(acteur, async (trx) => {
    const referent = await findReferent(trx, acteur, id)
    if (!referent || !peutTenir(acteur, referent)) return INTROUVABLE
    await retireReferent(trx, acteur, id, services.clock.now())
    await services.journal(trx, acteur, { action: 'referent.retire', objet: `referent:${id}` })
    return ok(null)
  })
}

/** Adds or corrects a circuit. `null`: there is none to correct. */
export function tenirCircuit(
  { clock, database, journal }: Services,
  acteur: Acteur,
  circuit: Omit<Circuit, 'modifieLe' | 'exemple'>,
  nouveau: boolean,
): Promise<Result<null> | null> {
  return database.as(acteur, async (trx) => {
    const avant = await findCircuit(trx, acteur, circuit.id)
    if (!avant && !nouveau) return null
    if (!peutTenirCircuit(acteur, circuit) || (avant && !peutTenirCircuit(acteur, avant)))
      return refus('pas-a-vous', 'Vous tenez les circuits de votre organisme.', 'operateur')
    if (circuit.operateur !== null && !findOperateur(acteur.departement, circuit.operateur))
      return horsListe('operateur')
    const marque = { departement: acteur.departement, le: clock.now(), par: acteur.compteId }
    const ecrit = { ...circuit, exemple: false }
    if (avant) await updateCircuit(trx, marque, ecrit)
    else if (!(await insertCircuit(trx, marque, ecrit))) return null
    await journal(trx, acteur, { action: 'circuit.tenu', objet: `circuit:${circuit.id}` })
    return ok(null)
  })
}

export function retirerCircuit(services: Services, acteur: Acteur, id: string): Promise<Result<null>> {
  return services.database.as(acteur, async (trx) => {
    const circuit = await findCircuit(trx, acteur, id)
    if (!circuit || !peutTenirCircuit(acteur, circuit)) return INTROUVABLE
    await retireCircuit(trx, acteur, id, services.clock.now())
    await services.journal(trx, acteur, { action: 'circuit.retire', objet: `circuit:${id}` })
    return ok(null)
  })
}

export async function noterLieu(
  services: Services,
  acteur: Acteur,
  note: Pick<Note, 'id' | 'lieuId' | 'texte'>,
): Promise<Result<null>> {
  const { clock, database, journal } = services
  if (!(await findLieu(services, note.lieuId))) return INTROUVABLE
  return database.as(acteur, async (trx) => {
    await insertNote(trx, acteur, { ...note, le: clock.now() })
    await journal(trx, acteur, { action: 'note.ecrite', objet: `lieu:${note.lieuId}` })
    return ok(null)
  })
}

/** @returns the place it was about */
export function retirerNote({ database, journal }: Services, acteur: Acteur, id: string): Promise<Result<string>> {
  return database.as(acteur, async (trx) => {
    const note = await findNote(trx, acteur, id)
    if (!note || !peutRetirer(acteur, note)) return INTROUVABLE
    await deleteNote(trx, acteur, id)
    await journal(trx, acteur, { action: 'note.retiree', objet: `lieu:${note.lieuId}` })
    return ok(note.lieuId)
  })
}
