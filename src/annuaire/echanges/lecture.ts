import { sql } from 'kysely'
import { jourIso, type Services } from '../../platform/index.ts'
import type { Lieu } from '../model.ts'
import type { Offre } from '../services/model.ts'
import { enOffre, type LigneOffre } from '../services/store.ts'
import { colonnesLieu, enLieu, type LigneLieu } from '../store.ts'
import type { FicheMediation } from './mediation-numerique.ts'

const LOT = 1000

/** Every place of the département that is still listed, by id, a batch at a time: memory stays the same at any size. */
export async function* lireLieux(services: Services): AsyncGenerator<Lieu> {
  for await (const ligne of lireLignes<LigneLieu>(services, '', '')) yield enLieu(ligne)
}

/** Every place that a list of the digital-mediation standard has. */
export async function* lireMediations(services: Services): AsyncGenerator<{ lieu: Lieu; mediation: FicheMediation }> {
  type Ligne = LigneLieu & { mediation: FicheMediation }
  for await (const ligne of lireLignes<Ligne>(services, ', l.mediation', 'and l.mediation is not null'))
    yield { lieu: enLieu(ligne), mediation: ligne.mediation }
}

async function* lireLignes<L extends LigneLieu>(
  { database, clock, config }: Services,
  colonnes: string,
  filtre: string,
): AsyncGenerator<L> {
  for (let apres = ''; ; ) {
    const { rows } = await database.pool.query<L>(
      `select ${colonnesLieu('$1')}${colonnes} from lieux l
        where l.departement = $2 and l.retire_le is null and l.id > $3 ${filtre} order by l.id limit ${LOT}`,
      [jourIso(clock.now()), config.departement, apres],
    )
    yield* rows
    if (rows.length < LOT) return
    apres = rows.at(-1)?.id ?? ''
  }
}

/** Every service with its place, by id. */
export async function* lireOffres(services: Services): AsyncGenerator<{ offre: Offre; lieu: Lieu }> {
  const { database, config } = services
  const parLieu = new Map<string, Offre[]>()
  const { rows } = await sql<LigneOffre & { ou: string }>`
    select o.*, o.mis_a_jour_le::text as jour, coalesce(l.fusionne_dans, l.id) as ou
    from offres o join lieux l on l.departement = o.departement and l.id = o.lieu_id
    where o.departement = ${config.departement} order by o.id`.execute(database.db)
  for (const row of rows) parLieu.set(row.ou, [...(parLieu.get(row.ou) ?? []), enOffre(row)])
  for await (const lieu of lireLieux(services)) for (const offre of parLieu.get(lieu.id) ?? []) yield { offre, lieu }
}

/** The day a list is from, by source: for sheets that say none. */
export async function lireJours({ database, clock, config }: Services): Promise<(source: string) => string> {
  const { rows } = await sql<{
    format: string
    jour: string
  }>`select format, max(date_source)::text as jour from imports
    where departement = ${config.departement} group by format`.execute(database.db)
  const jours = new Map(rows.map((r) => [r.format, r.jour]))
  return (source) => jours.get(source) ?? jourIso(clock.now())
}
