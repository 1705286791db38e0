import type { Acteur } from '../access.ts'
import type { Trx } from '../db/tables.ts'
import { ok, type Refus, type Result, refus } from '../result.ts'
import type { Services } from '../services.ts'

interface ViolationTable {
  departement: string
  id: string
  connue_le: Date
  quoi: string
  personnes: number
  mesures: string
  notifiee_le: Date | null
  sans_notification: string | null
  inscrite_le: Date
}
declare module '../db/tables.ts' {
  interface Tables {
    violations: ViolationTable
  }
}

/** A breach of personal data, as the register keeps it. */
export interface Violation {
  id: string
  connueLe: Date
  quoi: string
  personnes: number
  mesures: string
  /** When the CNIL was told. */
  notifieeLe: Date | null
  /** Why it need not be told; both `null`: not decided yet. */
  sansNotification: string | null
}

const HEURE = 3_600_000
/** From the moment it is known (GDPR, art. 33). */
const HEURES_POUR_NOTIFIER = 72

/** Hours left to tell the CNIL, negative once too late; `null` when it was decided. */
export function heuresRestantes(
  { connueLe, notifieeLe, sansNotification }: Violation,
  maintenant: Date,
): number | null {
  if (notifieeLe || sansNotification) return null
  return Math.floor((connueLe.getTime() + HEURES_POUR_NOTIFIER * HEURE - maintenant.getTime()) / HEURE)
}

/** Was the CNIL told too late? The reasons of the delay are then to be given to it. */
export function tardive({ connueLe, notifieeLe }: Violation): boolean {
  return notifieeLe !== null && notifieeLe.getTime() > connueLe.getTime() + HEURES_POUR_NOTIFIER * HEURE
}

function verifier({ connueLe, notifieeLe, sansNotification }: Violation, maintenant: Date): Refus | null {
  const non = (champ: string, message: string): Refus => ({ code: 'violation', champ, message })
  if (connueLe > maintenant) return non('connueLe', 'Cette date est dans l’avenir. Écrivez quand vous l’avez su.')
  if (notifieeLe && notifieeLe > maintenant)
    return non('notifieeLe', 'Cette date est dans l’avenir. Écrivez quand la CNIL a été prévenue.')
  if (notifieeLe && notifieeLe < connueLe)
    return non('notifieeLe', 'La CNIL ne peut pas avoir été prévenue avant que vous le sachiez.')
  if (notifieeLe && sansNotification) return non('sansNotification', 'La CNIL est prévenue : laissez cette case vide.')
  return null
}

/** Writes a breach, or what became of it; each time is journalled. The line is never removed. */
export function inscrire(services: Services, acteur: Acteur, violation: Violation): Promise<Result<Violation>> {
  const { database, clock, journal } = services
  const non = verifier(violation, clock.now())
  if (non) return Promise.resolve({ ok: false, refus: non })
  const { departement } = acteur
  const { id } = violation
  return database.as(acteur, async (trx) => {
    const deja = await findViolation(trx, departement, id)
    if (deja && deja.connueLe.getTime() !== violation.connueLe.getTime())
      return refus('violation', 'La date où vous l’avez su ne se change pas : le délai part d’elle.', 'connueLe')
    const suivi = {
      quoi: violation.quoi,
      personnes: violation.personnes,
      mesures: violation.mesures,
      notifiee_le: violation.notifieeLe,
      sans_notification: violation.sansNotification,
    }
    await trx
      .insertInto('violations')
      .values({ departement, id, connue_le: violation.connueLe, inscrite_le: clock.now(), ...suivi })
      .onConflict((oc) => oc.columns(['departement', 'id']).doUpdateSet(suivi))
      .execute()
    const detail = { personnes: violation.personnes, notifiee: violation.notifieeLe !== null }
    const action = deja ? 'violation.suivie' : 'violation.inscrite'
    await journal(trx, acteur, { action, objet: `violation:${id}`, detail })
    return ok(violation)
  })
}

export async function listViolations(trx: Trx, departement: string): Promise<Violation[]> {
  const rows = await trx
    .selectFrom('violations')
    .selectAll()
    .where('departement', '=', departement)
    .orderBy('connue_le', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toViolation)
}

export async function findViolation(trx: Trx, departement: string, id: string): Promise<Violation | null> {
  const row = await trx
    .selectFrom('violations')
    .selectAll()
    .where('departement', '=', departement)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toViolation(row) : null
}

function toViolation(row: ViolationTable): Violation {
  return {
    id: row.id,
    connueLe: row.connue_le,
    quoi: row.quoi,
    personnes: row.personnes,
    mesures: row.mesures,
    notifieeLe: row.notifiee_le,
    sansNotification: row.sans_notification,
  }
}
