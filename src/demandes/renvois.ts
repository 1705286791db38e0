import { sql } from 'kysely'
import type { Trx } from '../platform/index.ts'
import type { Appris } from './routage.ts'
import type { Cle } from './store.ts'

/** Identical requests sent on before the proposal changes. */
export const RENVOIS_POUR_APPRENDRE = 3

/** « Ce n'est pas pour nous » teaches where such requests go. */
export async function insertRenvoi(
  trx: Trx,
  { departement, id }: Cle,
  { de, vers, demarche }: Omit<Appris, 'nombre'>,
  le: Date,
): Promise<void> {
  await trx
    .insertInto('renvois')
    .values({ departement, id, de_groupe: de, vers_groupe: vers, demarche, le, oublie_le: null })
    .execute()
}

/** What was learnt: sent on often enough, and not forgotten since. */
export async function listAppris(trx: Trx, departement: string): Promise<Appris[]> {
  const { rows } = await sql<Appris>`
    select de_groupe as de, vers_groupe as vers, demarche, count(*)::int as nombre from renvois
    where departement = ${departement} and oublie_le is null
    group by 1, 2, 3 having count(*) >= ${RENVOIS_POUR_APPRENDRE} order by nombre desc, de, demarche, vers`.execute(trx)
  return rows
}

/** Those of one group, each with the name of the group that gets such requests now. */
export async function listApprisDuGroupe(
  trx: Trx,
  departement: string,
  groupe: string,
): Promise<(Appris & { nom: string })[]> {
  const appris = (await listAppris(trx, departement)).filter((a) => a.de === groupe)
  const noms = await trx.selectFrom('groupes').select(['id', 'nom']).where('departement', '=', departement).execute()
  return appris.map((a) => ({ ...a, nom: noms.find((n) => n.id === a.vers)?.nom ?? a.vers }))
}

export async function oublierRenvois(
  trx: Trx,
  departement: string,
  { de, vers, demarche }: Omit<Appris, 'nombre'>,
  le: Date,
): Promise<void> {
  await trx
    .updateTable('renvois')
    .set({ oublie_le: le })
    .where('departement', '=', departement)
    .where('de_groupe', '=', de)
    .where('vers_groupe', '=', vers)
    .where('demarche', '=', demarche)
    .where('oublie_le', 'is', null)
    .execute()
}
