import { jourIso, type Services, SYSTEME, type Trx } from '../platform/index.ts'
import { ecrireALAuteur } from './ecrire.ts'
import { type Mandat, renouvelable } from './model.ts'
import { findParCode, toSuivi, updateMandat } from './store.ts'

/**
 * The person asks for another mandate: the agent who drew it up is told, and it waits in the structure's list. Nothing is renewed by
 * itself. Asked twice, told once. @returns whether it waits; `null` when no mandate has this code
 */
export function demander(salle: Services, qui: { code: string; annee: string }): Promise<boolean | null> {
  const { database, coffre, config, clock, journal } = salle
  return database.as(SYSTEME, async (trx) => {
    const mandat = await findParCode(trx, coffre, config.departement, qui, 'verrou')
    if (!mandat) return null
    if (mandat.renouvellementLe) return true
    if (!renouvelable(mandat, jourIso(clock.now()))) return false
    const le = clock.now()
    await updateMandat(trx, mandat, { renouvellement_le: le })
    await journal(trx, SYSTEME, { action: 'mandat.renouvellement-demande', objet: `mandat:${mandat.id}` })
    await ecrireALAuteur(trx, salle, mandat, {
      sujet: 'la personne demande à le renouveler',
      texte: `La personne demande à renouveler le mandat ${mandat.repere}. Appelez-la : rien ne continue sans une nouvelle signature.`,
      cle: `renouveler:${le.toISOString()}`,
    })
    return true
  })
}

/** Those that wait for an agent of this structure, the oldest first. */
export async function listARenouveler(
  trx: Trx,
  { departement, structureId }: Pick<Mandat, 'departement' | 'structureId'>,
) {
  const rows = await selectARenouveler(trx, departement, structureId).selectAll().orderBy('renouvellement_le').execute()
  return rows.map(toSuivi)
}

export async function compterARenouveler(
  trx: Trx,
  { departement, structureId }: Pick<Mandat, 'departement' | 'structureId'>,
): Promise<number> {
  const { nombre } = await selectARenouveler(trx, departement, structureId)
    .select((eb) => eb.fn.countAll<string>().as('nombre'))
    .executeTakeFirstOrThrow()
  return Number(nombre)
}

function selectARenouveler(trx: Trx, departement: string, structureId: string) {
  return trx
    .selectFrom('mandats')
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('renouvellement_le', 'is not', null)
    .where('detruit_le', 'is', null)
}

/** Another mandate was drawn up from this one: nothing waits any more. */
export async function noterRenouvele(
  trx: Trx,
  { departement, structureId }: Pick<Mandat, 'departement' | 'structureId'>,
  id: string,
): Promise<void> {
  await trx
    .updateTable('mandats')
    .set({ renouvellement_le: null })
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('id', '=', id)
    .execute()
}
