import { sql } from 'kysely'
import { findLieu, foisEntre, lireRythme, lireVacances } from '../annuaire/index.ts'
import { type Acteur, ok, plusJours, type Result, refus, SYSTEME, type Trx } from '../platform/index.ts'
import { decouper, JOURS_MAX, MOMENTS_MAX, type Plage } from './model.ts'
import { annulerMoment } from './moments.ts'
import { EN_COURS_SQL } from './reservations.ts'
import type { Qui, Salle } from './salle.ts'
import { deleteMoments, insertMoments, listMoments, type MomentLu, type Nouveau } from './store.ts'
import type { MotifTable, SerieTable } from './tables.ts'

/** What following a rule changed. */
export interface Application {
  crees: number
  /** People told that their appointment is off. */
  prevenues: number
  /** Left out: the room or the expert was already taken. */
  pris: Plage[]
}

type Exceptions = Parameters<typeof foisEntre>[3]['exceptions']

/** Closures of the place where it is held. Before the transaction: the embedded database has one connection. */
export async function fermeturesDe(salle: Salle, lieuId: string | null): Promise<Exceptions> {
  return lieuId === null ? [] : ((await findLieu(salle, lieuId))?.exceptions ?? [])
}

/** The moments that a rule gives from now on: public holidays, school holidays and closures taken off. */
export function momentsDeLaRegle(
  { rythme, genre, duree }: { rythme: string; genre: MotifTable['genre']; duree: number },
  maintenant: Date,
  { departement, exceptions }: { departement: string; exceptions: Exceptions },
): Result<Plage[]> {
  const lu = lireRythme(rythme)
  if (!lu.ok) return lu
  const jours = { exceptions, vacances: lireVacances(departement) }
  const fois = foisEntre(lu.value, maintenant, plusJours(maintenant, JOURS_MAX), jours)
  const moments = (genre === 'creneau' ? decouper(fois, duree) : fois).filter((p) => p.debut > maintenant)
  if (moments.length > MOMENTS_MAX)
    return refus('trop', `Cette règle donne plus de ${MOMENTS_MAX} horaires. Écrivez une période plus courte.`, 'au')
  return ok(moments)
}

export interface SerieEtMotif {
  serie: SerieTable
  motif: MotifTable
}

/**
 * Makes the diary follow the rule: what it no longer gives goes, and whoever had booked there is told; what it newly gives
 * is added. What stays is not touched. Safe to repeat.
 */
export async function appliquerSerie(
  trx: Trx,
  salle: Salle,
  qui: Qui,
  { serie, motif }: SerieEtMotif,
  exceptions: Exceptions,
): Promise<Result<Application>> {
  const maintenant = salle.clock.now()
  const { departement } = serie
  const voulus = serie.arretee_le
    ? ok<Plage[]>([])
    : momentsDeLaRegle({ rythme: serie.rythme, genre: motif.genre, duree: motif.duree }, maintenant, {
        departement,
        exceptions,
      })
  if (!voulus.ok) return voulus
  await sql`select pg_advisory_xact_lock(hashtext('maillage.agenda.serie'), hashtext(${serie.id}))`.execute(trx)
  const ici = sql`m.departement = ${departement} and m.serie_id = ${serie.id} and m.debut > ${maintenant}`
  const actuels = await listMoments(trx, ici, 2 * MOMENTS_MAX)
  const cles = new Set(voulus.value.map(cleDe))
  const prevenues = await retirerMoments(
    trx,
    salle,
    qui,
    actuels.filter((m) => m.annuleLe === null && !cles.has(cleDe(m))),
  )
  const connus = new Set(actuels.map(cleDe))
  const nouveaux = voulus.value
    .filter((p) => !connus.has(cleDe(p)))
    .map(
      (p): Nouveau => ({
        id: salle.newId(),
        serieId: serie.id,
        lieuId: serie.lieu_id,
        compteId: serie.compte_id,
        ressourceId: serie.ressource_id,
        places: motif.places,
        ouverture: motif.ouverture,
        dates: [p],
      }),
    )
  const pris = await insertMoments(trx, salle.newId, motif, nouveaux)
  return ok({ crees: nouveaux.length - pris.length, prevenues, pris: pris.flatMap((m) => m.dates) })
}

const cleDe = ({ debut, fin }: Plage) => `${debut.getTime()}-${fin.getTime()}`

/** Empty ones leave no trace; the others are cancelled and their people told. */
async function retirerMoments(trx: Trx, salle: Salle, qui: Qui, moments: readonly MomentLu[]): Promise<number> {
  const [premier] = moments
  if (!premier) return 0
  const { departement } = premier
  const ids = moments.map((m) => m.id)
  // Locked: nobody books on a moment while it goes.
  await sql`select from agenda_moments where departement = ${departement} and id = any(${ids}) order by id for update`.execute(
    trx,
  )
  const { rows } = await sql<{ moment_id: string; en_cours: boolean }>`
    select v.moment_id, bool_or(${EN_COURS_SQL}) as en_cours from agenda_reservations v
    where v.departement = ${departement} and v.moment_id = any(${ids}) group by v.moment_id`.execute(trx)
  const reserves = new Set(rows.map((r) => r.moment_id))
  let prevenues = 0
  for (const m of moments.filter((m) => reserves.has(m.id)))
    prevenues += await annulerMoment(trx, salle, qui, m, { garderLaSerie: false })
  await deleteMoments(
    trx,
    departement,
    ids.filter((id) => !reserves.has(id)),
  )
  return prevenues
}

/** A rule, new or changed, by the team that keeps it; the same form sent twice changes nothing more. */
export async function garderSerie(salle: Salle, acteur: Acteur, serie: SerieTable): Promise<Result<Application>> {
  const exceptions = await fermeturesDe(salle, serie.lieu_id)
  return salle.database.as(SYSTEME, async (trx) => {
    const motif = await findMotif(trx, serie.departement, serie.motif_id)
    if (motif?.structure_id !== acteur.structureId || serie.structure_id !== acteur.structureId)
      return refus('motif', 'Choisissez un motif de votre structure.', 'motif')
    const { departement, id, ...reste } = serie
    const ecrite = await trx
      .insertInto('agenda_series')
      .values(serie)
      .onConflict((oc) =>
        oc
          .columns(['departement', 'id'])
          .doUpdateSet(reste)
          .where('agenda_series.structure_id', '=', acteur.structureId),
      )
      .returning('id')
      .executeTakeFirst()
    if (!ecrite) return refus('serie', 'Cette série n’est pas de votre structure.')
    await salle.journal(trx, acteur, { action: 'serie.gardee', objet: `serie:${id}`, detail: { departement } })
    return appliquerSerie(trx, salle, acteur, { serie, motif }, exceptions)
  })
}

export function findMotif(trx: Trx, departement: string, id: string): Promise<MotifTable | undefined> {
  return trx
    .selectFrom('agenda_motifs')
    .selectAll()
    .where('departement', '=', departement)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Each night: a closure announced since, a school year published, a year that goes on. @returns people told */
export async function suivreLesRegles(salle: Salle): Promise<number> {
  const { departement } = salle.config
  const series = await salle.database.as(SYSTEME, (trx) =>
    trx
      .selectFrom('agenda_series')
      .selectAll()
      .where('departement', '=', departement)
      .where('arretee_le', 'is', null)
      .orderBy('id')
      .execute(),
  )
  let prevenues = 0
  for (const serie of series) {
    const exceptions = await fermeturesDe(salle, serie.lieu_id)
    prevenues += await salle.database.as(SYSTEME, async (trx) => {
      const motif = await findMotif(trx, departement, serie.motif_id)
      const suivie = motif && (await appliquerSerie(trx, salle, SYSTEME, { serie, motif }, exceptions))
      return suivie?.ok ? suivie.value.prevenues : 0
    })
  }
  return prevenues
}
