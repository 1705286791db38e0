import { type Acteur, jourIso, plusJours, type Services, SYSTEME, type Trx } from '../platform/index.ts'
import type { OptionsMandats } from './gestes.ts'
import type { Suivi } from './model.ts'
import { listADetruire, writeDestruction } from './store.ts'

const QUOI =
  'Identité de la personne, démarches, informations utilisées, signatures ; messages et pièces des demandes faites avec ce mandat.'

/** Destroys the key and the files of a mandate's dossier, and writes what was destroyed, when, under which rule. */
export async function detruire(
  { clock, newId, coffre, fichiers, journal }: Services,
  trx: Trx,
  acteur: Acteur | typeof SYSTEME,
  mandat: Suivi,
  regle: string,
): Promise<void> {
  const { departement, id, repere, structureId, dossierId } = mandat
  await coffre.detruire(trx, departement, dossierId, regle)
  await writeDestruction(trx, {
    departement,
    id: newId(),
    mandat_id: id,
    repere,
    structure_id: structureId,
    le: clock.now(),
    regle,
    quoi: QUOI,
    fichiers: await fichiers.detruire(trx, departement, dossierId),
  })
  await journal(trx, acteur, { action: 'mandat.detruit', objet: `mandat:${id}`, detail: { repere } })
}

export interface Purge {
  detruits: Suivi[]
  /** Over for long enough, but something still open needs them. */
  retenus: Suivi[]
}

/**
 * Destroys what ended more than `options.joursAvantDestruction` days ago and nothing open needs; drafts nobody signed too.
 * Each mandate in its own transaction: a failure keeps what was done.
 * @param aBlanc only says what would be destroyed
 */
export async function purger(services: Services, options: OptionsMandats, aBlanc = false): Promise<Purge> {
  const { config, clock, database } = services
  const { departement } = config
  const limite = jourIso(plusJours(clock.now(), -options.joursAvantDestruction))
  const { detruits, retenus } = await database.as(SYSTEME, async (trx) => {
    const murs = await listADetruire(trx, departement, limite)
    const ids = murs.map((m) => m.id)
    const utiles = (ids.length > 0 && (await options.retenus?.(trx, departement, ids))) || new Set<string>()
    return { detruits: murs.filter((m) => !utiles.has(m.id)), retenus: murs.filter((m) => utiles.has(m.id)) }
  })
  if (aBlanc) return { detruits, retenus }
  for (const mandat of detruits) {
    await database.as(SYSTEME, (trx) => detruire(services, trx, SYSTEME, mandat, regle(mandat, options)))
  }
  return { detruits, retenus }
}

function regle(mandat: Suivi, { joursAvantDestruction: n }: OptionsMandats): string {
  return mandat.signature
    ? `Données détruites plus de ${n} jours après la fin du mandat (convention France Services, art. 4.6).`
    : `Brouillon jamais signé, plus de ${n} jours après sa préparation.`
}
