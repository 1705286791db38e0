import type { Mandat } from '../mandats/index.ts'
import { type Acteur, jourIso, ok, SYSTEME, type Trx } from '../platform/index.ts'
import { agirDans } from './gestes.ts'
import type { Salle } from './salle.ts'
import { listMandatEchu, listOuvertesDuMandat, type Qui } from './store.ts'

/** A mandate was ended by somebody's act: what was open under it closes, in the same transaction. */
export async function finDuMandat(
  trx: Trx,
  salle: Salle,
  acteur: Acteur | typeof SYSTEME,
  mandat: Mandat,
): Promise<void> {
  const { departement } = mandat
  const agent: Qui = acteur === SYSTEME ? SYSTEME : { ...acteur, porte: 'agent' }
  for (const id of await listOuvertesDuMandat(trx, departement, mandat.id)) {
    const fait = { id: salle.newId() }
    await agirDans(trx, salle, agent, { departement, id }, fait, (_, f) =>
      ok({ evenement: { type: 'mandat-fini', ...f } }),
    )
  }
}

/** Mandates past their last day: what was open under them closes, so that their data can go. @returns how many closed */
export async function finirEchues(salle: Salle): Promise<number> {
  const { departement } = salle.config
  const aujourdhui = jourIso(salle.clock.now())
  const echues = await salle.database.as(SYSTEME, (trx) => listMandatEchu(trx, departement, aujourdhui))
  let closes = 0
  for (const id of echues) {
    const fait = { id: salle.newId() }
    const issue = await salle.database.as(SYSTEME, (trx) =>
      agirDans(trx, salle, SYSTEME, { departement, id }, fait, (_, f) =>
        ok({ evenement: { type: 'mandat-fini', ...f } }),
      ),
    )
    if (issue?.ok) closes += 1
  }
  return closes
}
