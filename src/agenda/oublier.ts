import { sql } from 'kysely'
import { plusJours, SYSTEME } from '../platform/index.ts'
import { JOURS_DU_CONTENU, JOURS_DU_FAIT } from './model.ts'
import type { Salle } from './salle.ts'

/** What the person said, thirty days after the end; the line itself, two years after: counts by month stay. */
export async function oublier(salle: Salle, aBlanc: boolean): Promise<string[]> {
  const contenus = await detruireContenus(salle, aBlanc)
  const faits = await oublierFaits(salle, aBlanc)
  return [
    `Rendez-vous passés depuis plus de ${JOURS_DU_CONTENU} jours, coordonnées détruites : ${contenus}`,
    `Rendez-vous passés depuis plus de deux ans, seuls les nombres restent : ${faits}`,
  ]
}

async function detruireContenus({ clock, coffre, config, database }: Salle, aBlanc: boolean): Promise<number> {
  const { departement } = config
  const avant = plusJours(clock.now(), -JOURS_DU_CONTENU)
  return database.as(SYSTEME, async (trx) => {
    const { rows } = await sql<{ id: string; dossier_id: string }>`
      select v.id, v.dossier_id from agenda_reservations v
      join agenda_moments m on m.departement = v.departement and m.id = v.moment_id
      where v.departement = ${departement} and v.contenu is not null and m.fin < ${avant}`.execute(trx)
    if (aBlanc) return rows.length
    const regle = `Coordonnées d’un rendez-vous détruites ${JOURS_DU_CONTENU} jours après.`
    for (const { dossier_id } of rows) await coffre.detruire(trx, departement, dossier_id, regle)
    if (rows.length > 0)
      await trx
        .updateTable('agenda_reservations')
        .set({ contenu: null, empreinte: null, a_dire: null })
        .where('departement', '=', departement)
        .where(
          'id',
          'in',
          rows.map((r) => r.id),
        )
        .execute()
    return rows.length
  })
}

async function oublierFaits({ clock, config, database }: Salle, aBlanc: boolean): Promise<number> {
  const { departement } = config
  const avant = plusJours(clock.now(), -JOURS_DU_FAIT)
  return database.as(SYSTEME, async (trx) => {
    const vieilles = sql`select v.id, v.structure_id, m.motif_id, v.statut,
        date_trunc('month', m.debut at time zone 'Europe/Paris')::date as mois
      from agenda_reservations v join agenda_moments m on m.departement = v.departement and m.id = v.moment_id
      where v.departement = ${departement} and m.fin < ${avant} and v.contenu is null`
    const { rows } = await sql<{ id: string }>`${vieilles}`.execute(trx)
    if (aBlanc || rows.length === 0) return rows.length
    await sql`insert into agenda_chiffres (departement, structure_id, motif_id, mois, statut, nombre)
      select ${departement}, structure_id, motif_id, mois, statut, count(*)::int from (${vieilles}) x
      group by structure_id, motif_id, mois, statut
      on conflict (departement, structure_id, motif_id, mois, statut) do update
      set nombre = agenda_chiffres.nombre + excluded.nombre`.execute(trx)
    const ids = rows.map((r) => r.id)
    await sql`delete from agenda_occupations where departement = ${departement} and reservation_id = any(${ids})`.execute(
      trx,
    )
    await sql`delete from agenda_reservations where departement = ${departement} and id = any(${ids})`.execute(trx)
    await sql`delete from agenda_moments m where departement = ${departement} and fin < ${avant} and not exists (
      select from agenda_reservations v where v.departement = m.departement and v.moment_id = m.id)`.execute(trx)
    return rows.length
  })
}
