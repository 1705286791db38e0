import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { SYSTEME } from '../access.ts'
import type { Canal } from '../courrier.ts'
import type { Services } from '../services.ts'
import { derniereFois } from './memoire.ts'

export interface Etat {
  base: { nom: string; octets: number; embarquee: boolean }
  taches: Tache[]
  courrier: Envois
  sms: Envois
  /** Of the folder that holds the files, and the embedded database. */
  disque: { libres: number; total: number }
  sauvegarde: { le: Date } | null
  journal: { le: Date; ruptures: number } | null
}
/** Whether they leave at all. */
export type Envoi = 'regle' | 'demonstration' | 'aucun'

/** Of one kind, in the outbox. */
export interface Envois {
  attendent: number
  depuis: Date | null
  abandonnes: number
  dernier: Date | null
  envoi: Envoi
}

export interface Tache {
  nom: string
  reussie: Date | null
  echouee: Date | null
}

/** What whoever runs the instance looks at in the morning; counts only. */
export async function readEtat(services: Services): Promise<Etat> {
  const { config, database } = services
  const { bavail, blocks, bsize } = await statfs(config.dataDir)
  return {
    base: await readBase(services),
    taches: await readTaches(services),
    courrier: await readEnvois(services, 'courriel', config.smtpUrl !== null),
    sms: await readEnvois(services, 'sms', config.sms !== null),
    disque: { libres: bavail * bsize, total: blocks * bsize },
    // pg_dump leaves no trace here.
    sauvegarde: database.kind === 'pglite' ? await derniereFois(services, 'sauvegarde') : null,
    journal: await derniereFois(services, 'journal'),
  }
}

async function readBase({ database }: Services): Promise<Etat['base']> {
  const { rows } = await sql<{ version: string; octets: string }>`
    select current_setting('server_version') as version, pg_database_size(current_database())::text as octets`.execute(
    database.db,
  )
  const version = rows[0]?.version.split(' ')[0] ?? ''
  const embarquee = database.kind === 'pglite'
  const nom = embarquee ? `Embarquée (PostgreSQL ${version})` : `PostgreSQL ${version}`
  return { nom, octets: Number(rows[0]?.octets ?? 0), embarquee }
}

async function readTaches({ database }: Services): Promise<Tache[]> {
  const { rows } = await sql<Tache>`
    select s.name as nom, max(j.completed_on) filter (where j.state = 'completed') as reussie,
      max(j.completed_on) filter (where j.state = 'failed') as echouee
    from pgboss.schedule s left join pgboss.job j on j.name = s.name group by s.name order by s.name`.execute(
    database.db,
  )
  return rows
}

async function readEnvois({ database, config }: Services, canal: Canal, regle: boolean): Promise<Envois> {
  const attend = sql`etat in ('a-envoyer', 'en-cours')`
  const { rows } = await database.as(SYSTEME, (trx) =>
    sql<Omit<Envois, 'envoi'>>`
      select count(*) filter (where ${attend})::int as attendent, min(cree_le) filter (where ${attend}) as depuis,
        count(*) filter (where etat = 'abandonne')::int as abandonnes, max(envoye_le) as dernier
      from courriers where departement = ${config.departement} and canal = ${canal}`.execute(trx),
  )
  const envoi = config.demonstration ? 'demonstration' : regle ? 'regle' : 'aucun'
  return { attendent: 0, depuis: null, abandonnes: 0, dernier: null, ...rows[0], envoi }
}
