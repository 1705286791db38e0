import { sql } from 'kysely'
import { jourIso, type Services, SYSTEME } from '../../platform/index.ts'
import type { Niveau } from './model.ts'
import '../tables.ts'

/** Of a town of elsewhere, or that was not said. */
export const AILLEURS = 'autre'

const UN_JOUR_S = 86_400
/** From one address in a day: a room of computers has one for all; a robot would spoil the figures. */
const PAR_ADRESSE = 200

/** One more test in the figures of its commune and month; a page sent again does not count again. */
export async function compter(
  { database, limites, clock, config: { departement } }: Services,
  { passage, adresse, commune, niveau }: { passage: string; adresse: string; commune: string; niveau: Niveau },
): Promise<void> {
  if (!(await limites.essayer(`numerique:passage:${passage}`, 1, UN_JOUR_S))) return
  if (!(await limites.essayer(`numerique:adresse:${adresse}`, PAR_ADRESSE, UN_JOUR_S))) return
  const mois = jourIso(clock.now()).slice(0, 7)
  await database.as(SYSTEME, (trx) =>
    sql`insert into parcours_comptes (departement, commune, mois, niveau, nombre)
      values (${departement}, ${commune}, ${mois}, ${niveau}, 1)
      on conflict (departement, commune, mois, niveau) do update set nombre = parcours_comptes.nombre + 1`.execute(trx),
  )
}
