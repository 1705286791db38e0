import { type Acteur, type Db, ok, type Result, refus, type Services } from '../../platform/index.ts'
import { besoins, cleExpression } from '../synonymes.ts'
import { bumpVersion } from '../version.ts'

/** A word written on screen, and the need it leads to. */
export interface Synonyme {
  mot: string
  besoin: string
}

interface SynonymeTable extends Synonyme {
  departement: string
  cle: string
  le: Date
}
declare module '../../platform/db/tables.ts' {
  interface Tables {
    synonymes: SynonymeTable
  }
}

export function listSynonymes(db: Db, departement: string): Promise<Synonyme[]> {
  return db
    .selectFrom('synonymes')
    .select(['mot', 'besoin'])
    .where('departement', '=', departement)
    .orderBy('besoin')
    .orderBy('cle')
    .execute()
}

/** From the next search on. Refused: words that lead somewhere already. */
export function ajouterSynonyme(services: Services, acteur: Acteur, { mot, besoin }: Synonyme): Promise<Result<null>> {
  const { database, clock, journal } = services
  const { departement } = acteur
  const cle = cleExpression(mot)
  const deLaListe = besoins.find((b) => b.expressions.some((e) => cleExpression(e) === cle))
  if (deLaListe) return Promise.resolve(deja(mot, deLaListe.nom))
  return database.as(acteur, async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('synonymes')
      .values({ departement, mot, cle, besoin, le: clock.now() })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) return deja(mot, (await lireBesoin(trx, departement, cle)) ?? besoin)
    await bumpVersion(trx, departement)
    await journal(trx, acteur, { action: 'synonyme.ajoute', objet: `synonyme:${cle}`, detail: { besoin } })
    return ok(null)
  })
}

function deja(mot: string, besoin: string) {
  return refus('deja', `« ${mot} » mène déjà à « ${besoin} ».`, 'mot')
}

async function lireBesoin(db: Db, departement: string, cle: string): Promise<string | undefined> {
  const ligne = await db
    .selectFrom('synonymes')
    .select('besoin')
    .where('departement', '=', departement)
    .where('cle', '=', cle)
    .executeTakeFirst()
  return ligne?.besoin
}

/** `false`: somebody removed it already. */
export function retirerSynonyme({ database, journal }: Services, acteur: Acteur, mot: string): Promise<boolean> {
  const { departement } = acteur
  const cle = cleExpression(mot)
  return database.as(acteur, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('synonymes')
      .where('departement', '=', departement)
      .where('cle', '=', cle)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return false
    await bumpVersion(trx, departement)
    await journal(trx, acteur, { action: 'synonyme.retire', objet: `synonyme:${cle}` })
    return true
  })
}
