import { sql } from 'kysely'
import { annuaire } from '../annuaire/index.ts'
import { type Database, type Services, SYSTEME } from '../platform/index.ts'
import { creerMonde, type MondeDeTest } from '../platform/testing/index.ts'
import { parcours } from './index.ts'

/** The town of Bobigny, with one place that gives two services: a digital workshop and a French course. */
export async function ouvrirParcours(database: Database): Promise<MondeDeTest> {
  const monde = creerMonde(database, (services) => [annuaire(services), parcours(services)])
  await semer(monde.services)
  return monde
}

function semer({ database }: Services): Promise<void> {
  return database.as(SYSTEME, async (trx) => {
    await sql`insert into communes (departement, code, nom, cle_tri, codes_postaux, population, lat, lon)
      values ('93', '93008', 'Bobigny', 'bobigny', '{93000}', 1, 48.91, 2.44) on conflict do nothing`.execute(trx)
    await sql`insert into lieux (departement, id, source, source_id, source_titre, nom, cle_tri, types, operateurs, itinerant,
        commune, ville, lat, lon, approchee, heures, ouvre_feries, services, exemple, recherche)
      values ('93', 'epn', 'essai', 'epn', 'Essai', 'Espace exemple', 'bobigny espace', '{epn}', '{}', false,
        '93008', 'Bobigny', 48.912, 2.44, false, '{}', false, '{}', true, '')`.execute(trx)
    const offres = [
      ['pas', 'Premiers pas', 'numerique--maitriser-les-fondamentaux-du-numerique', 'Tu 14:00-16:00'],
      ['cours', 'Cours du mardi', 'lecture-ecriture-calcul--maitriser-le-francais', 'Tu 14:00-16:00'],
      ['soir', 'Cours du soir', 'lecture-ecriture-calcul--maitriser-le-francais', 'Th 18:30-20:30'],
      ['autre', 'Jardin partagé', 'remobilisation--lien-social', null],
    ]
    for (const [id, nom, theme, horaires] of offres)
      await sql`insert into offres (departement, id, lieu_id, nom, description, thematiques, publics, modes, langues,
          mobilisable_par, horaires, exemple, mis_a_jour_le)
        values ('93', ${id}, 'epn', ${nom}, '', array[${theme}], '{}', '{}', '{}', '{}', ${horaires}, true, '2026-11-01')`.execute(
        trx,
      )
  })
}
