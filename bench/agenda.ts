import { setTimeout as attendre } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { listHoraires, listOffres } from '../src/agenda/disponibilites.ts'
import { reserver } from '../src/agenda/reserver.ts'
import { type Database, newUuid, type Services, SYSTEME } from '../src/platform/index.ts'
import { BASES, type Base, creerMonde, UN_LUNDI } from '../src/platform/testing/index.ts'
import { ouvrirBaseDeBanc } from './bases.ts'
import { percentile, type Report } from './report.ts'

const LIEUX = 60
const EXPERTS = 200
/** Half-hours of a working day. */
const PAR_JOUR = 12
const LECTURES = 100
const RESERVATIONS = 400
const ENSEMBLE = 100

/** A month of free hours over two hundred experts and sixty desks; then a hundred people who book at once. */
export async function agenda(report: Report): Promise<void> {
  for (const base of BASES) {
    const { database, jeter } = await ouvrirBaseDeBanc(base, 'bench_agenda')
    const monde = creerMonde(database, () => [])
    const moments = await remplir(monde.services)
    await mesurerLecture(report, base, monde.services)
    await mesurerReservation(report, base, monde.services, moments)
    monde.close()
    await jeter()
  }
}

async function mesurerLecture(report: Report, base: Base, { database }: Services): Promise<void> {
  const qui = { departement: '93', role: null, maintenant: UN_LUNDI }
  const recherche = { ...qui, besoin: null, position: { lat: 48.92, lon: 2.45 } }
  const jusqua = new Date(UN_LUNDI.getTime() + 31 * 86_400_000)
  // A count, with nothing said of the place, the distance or the next hours.
  const compter = (condition: RawBuilder<unknown>) => () =>
    database.as(SYSTEME, (trx) =>
      sql`select motif_id, count(*), min(debut) from agenda_moments where departement = '93' and debut > ${UN_LUNDI}
        and debut < ${jusqua} and annule_le is null and prises < places and ${condition} group by motif_id`.execute(
        trx,
      ),
    )
  const lectures = [
    {
      nom: `Où une heure est libre dans le mois, ${EXPERTS} experts, ${LIEUX} lieux`,
      lire: () => database.as(SYSTEME, (trx) => listOffres(trx, recherche)),
      nu: compter(sql`true`),
    },
    {
      nom: 'Toutes les heures libres d’un lieu dans le mois',
      lire: () => database.as(SYSTEME, (trx) => listHoraires(trx, qui, { motifId: 'm7', lieuId: null })),
      nu: compter(sql`motif_id = 'm7'`),
    },
  ]
  for (const { nom, lire, nu } of lectures) {
    const [valeur, reference] = [await p95(LECTURES, 1, lire), await p95(LECTURES, 1, nu)]
    report({
      nom: `${nom}, ${base} (à côté : SQL nu)`,
      ...{ valeur, unite: 'ms (p95)', reference, ratio: valeur / reference, seuil: '≤ 30 ms', tenu: valeur <= 30 },
    })
  }
}

async function mesurerReservation(report: Report, base: Base, services: Services, moments: string[]): Promise<void> {
  let rang = 0
  const suivant = () => moments[rang++ % moments.length] ?? ''
  const prendre = async () => {
    const prise = await reserver(services, null, {
      id: newUuid(),
      momentId: suivant(),
      contenu: { prenom: 'Lila', telephone: '', courriel: `lila${rang}@exemple.fr`, acces: [], precision: '' },
      langue: 'fr',
      listeAcceptee: false,
      ressourceId: null,
    })
    if (!prise.ok) throw new Error(prise.refus.message)
  }
  await p95(50, 10, prendre)
  const calme = await p95(RESERVATIONS, ENSEMBLE, prendre, 1000)
  report({ nom: `Réserver, ${ENSEMBLE} personnes, une seconde entre deux, ${base}`, valeur: calme, unite: 'ms (p95)' })
  const valeur = await p95(RESERVATIONS, ENSEMBLE, prendre)
  const nu = await ouvrirSqlNu(services.database)
  const reference = await p95(RESERVATIONS, ENSEMBLE, () => nu(suivant()))
  report({
    nom: `Réserver, ${ENSEMBLE} personnes à la fois sans pause, ${base} (à côté : SQL nu)`,
    valeur,
    unite: 'ms (p95)',
    reference,
    ratio: valeur / reference,
    seuil: '≤ 50 ms',
    tenu: valeur <= 50,
  })
}

/** Milliseconds, of `nombre` runs in `couloirs` lanes. @param pause milliseconds between two runs of a lane */
async function p95(nombre: number, couloirs: number, run: () => Promise<unknown>, pause = 0): Promise<number> {
  const durees: number[] = []
  const couloir = async (_: unknown, rang: number) => {
    if (pause > 0) await attendre((pause * rang) / couloirs)
    while (durees.length < nombre) {
      const debut = performance.now()
      await run()
      durees.push(performance.now() - debut)
      if (pause > 0) await attendre(pause)
    }
  }
  await Promise.all(Array.from({ length: couloirs }).map(couloir))
  return percentile(durees, 0.95)
}

/** The rows of a booking as they are, in one transaction: no lock looked at, no rule, no key. */
async function ouvrirSqlNu(database: Database): Promise<(moment: string) => Promise<void>> {
  const modele = await database.as(SYSTEME, (trx) =>
    trx.selectFrom('agenda_reservations').selectAll().limit(1).executeTakeFirstOrThrow(),
  )
  const dossier = await database.as(SYSTEME, (trx) =>
    trx.selectFrom('dossiers').selectAll().where('id', '=', modele.dossier_id).executeTakeFirstOrThrow(),
  )
  return (moment) =>
    database.as(SYSTEME, async (trx) => {
      const id = newUuid()
      await trx
        .insertInto('dossiers')
        .values({ ...dossier, id })
        .execute()
      await sql`update agenda_moments set prises = prises + 1, rang = rang + 1 where departement = '93' and id = ${moment}`.execute(
        trx,
      )
      await trx
        .insertInto('agenda_reservations')
        .values({ ...modele, id, moment_id: moment, dossier_id: id, empreinte: null })
        .execute()
      await sql`insert into journal (departement, id, le, action, objet) values ('93', ${id}, ${UN_LUNDI}, 'essai', 'essai')`.execute(
        trx,
      )
      await sql`insert into courriers (departement, id, cle, destinataire, sujet, texte, prochain_le, cree_le)
        values ('93', ${id}, ${id}, 'a@exemple.fr', 'Essai', 'Essai', ${UN_LUNDI}, ${UN_LUNDI})`.execute(trx)
    })
}

/** Sixty desks, each with its reason and its experts; half of the hours are taken. @returns free moments */
async function remplir({ database }: Services): Promise<string[]> {
  await database.as(SYSTEME, async (trx) => {
    await sql`insert into structures (departement, id, nom, nature)
      select '93', 's' || i, 'Lieu ' || i, 'aidant' from generate_series(1, ${LIEUX}::int) i`.execute(trx)
    await sql`insert into comptes (departement, id, email, nom, fonction, role, structure_id, cree_le)
      select '93', 'e' || i, 'e' || i || '@exemple.fr', 'Expert ' || i, 'Expert', 'aidant', 's' || (1 + i % ${LIEUX}::int), ${UN_LUNDI}
      from generate_series(1, ${EXPERTS}::int) i`.execute(trx)
    await sql`insert into agenda_motifs (departement, id, structure_id, genre, nom, besoins, mode, duree, places, ouverture,
        description, preparation, documents, langues, acces, rappels)
      select '93', 'm' || i, 's' || i, 'creneau', 'Motif ' || i, '{}', 'telephone', 30, 1, 'public', '', '', '', '{fr}', '{}', '{24}'
      from generate_series(1, ${LIEUX}::int) i`.execute(trx)
    await sql`insert into agenda_series (departement, id, structure_id, motif_id, rythme)
      select '93', 'r' || i, 's' || i, 'm' || i, 'Mo-Fr 09:00-15:00' from generate_series(1, ${LIEUX}::int) i`.execute(
      trx,
    )
    await sql`insert into agenda_moments (departement, id, structure_id, motif_id, serie_id, compte_id, debut, fin, places, prises, ouverture)
      select '93', 'e' || e || '-' || j || '-' || h, 's' || (1 + e % ${LIEUX}::int), 'm' || (1 + e % ${LIEUX}::int),
        'r' || (1 + e % ${LIEUX}::int), 'e' || e, t.debut, t.debut + interval '30 minutes', 1, (e + j + h) % 2, 'public'
      from generate_series(1, ${EXPERTS}::int) e, generate_series(1, 20) j, generate_series(1, ${PAR_JOUR}::int) h,
        lateral (select ${UN_LUNDI}::timestamptz + j * interval '1 day' + h * interval '30 minutes' as debut) t`.execute(
      trx,
    )
  })
  await sql`analyze agenda_moments`.execute(database.db).catch(() => {})
  const { rows } = await database.as(SYSTEME, (trx) =>
    sql<{ id: string }>`select id from agenda_moments where prises = 0 order by id limit 5000`.execute(trx),
  )
  return rows.map((r) => r.id)
}
