import { sql } from 'kysely'
import { SYSTEME } from '../access.ts'
import { controlerJournal } from '../administration/memoire.ts'
import type { Commande } from '../room.ts'
import type { Services } from '../services.ts'

interface Constat {
  bien: boolean
  texte: string
}

/** `doctor`: what would otherwise be learnt too late. Exit code 1 when something is wrong. */
export function doctorCommand(services: Services): Commande {
  return {
    nom: 'doctor',
    usage: '',
    async run(_args, io) {
      const constats = [
        await checkOwnership(services),
        await checkRowSecurity(services),
        ...(await checkJournal(services)),
        await checkMail(services),
        await checkKey(services),
      ]
      for (const { bien, texte } of constats) io.out(`${bien ? '✔' : '✘'} ${texte}`)
      return constats.every((c) => c.bien) ? 0 : 1
    },
  }
}

async function checkOwnership({ database }: Services): Promise<Constat> {
  const { rows } = await sql<{ n: string; login: string }>`
    select count(*) as n, session_user as login from pg_class c join pg_roles r on r.oid = c.relowner
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and r.rolname = session_user`.execute(database.db)
  const owned = Number(rows[0]?.n ?? 0)
  if (database.kind === 'pglite') return { bien: true, texte: 'Base embarquée : répond.' }
  return owned === 0
    ? { bien: true, texte: 'PostgreSQL répond ; la connexion ne possède aucune table.' }
    : {
        bien: false,
        texte: `La connexion ${rows[0]?.login} possède ${owned} tables : donnez-en une autre à DATABASE_URL.`,
      }
}

async function checkRowSecurity({ database }: Services): Promise<Constat> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from comptes`.execute(database.db)
  return Number(rows[0]?.n ?? 0) === 0
    ? { bien: true, texte: 'Sans identité, aucune donnée personnelle ne se lit.' }
    : { bien: false, texte: 'Des comptes se lisent sans identité : le cloisonnement par ligne ne joue pas.' }
}

async function checkJournal(services: Services): Promise<Constat[]> {
  const breaks = await controlerJournal(services)
  if (breaks.length === 0) return [{ bien: true, texte: 'La chaîne du journal est entière.' }]
  return breaks.slice(0, 10).map((texte) => ({ bien: false, texte }))
}

async function checkMail({ database, clock }: Services): Promise<Constat> {
  const anHourAgo = new Date(clock.now().getTime() - 3_600_000)
  const stuck = await database.as(SYSTEME, (trx) =>
    trx
      .selectFrom('courriers')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where((eb) =>
        eb.or([eb('etat', '=', 'abandonne'), eb.and([eb('etat', '!=', 'envoye'), eb('cree_le', '<', anHourAgo)])]),
      )
      .executeTakeFirstOrThrow(),
  )
  const n = Number(stuck.n)
  return n === 0
    ? { bien: true, texte: 'Aucun courriel bloqué.' }
    : { bien: false, texte: `${n} courriels bloqués depuis plus d'une heure ou abandonnés : regardez SMTP_URL.` }
}

/** Opens the newest dossier: a wrong master key must show now, not when somebody needs their file. */
async function checkKey({ database, coffre }: Services): Promise<Constat> {
  return database.as(SYSTEME, async (trx) => {
    const last = await trx
      .selectFrom('dossiers')
      .select(['departement', 'id'])
      .where('cle', 'is not', null)
      .orderBy('cree_le', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!last) return { bien: true, texte: 'Clé maître lue ; aucun dossier encore.' }
    const opened = await coffre.ouvrir(trx, last.departement, last.id).catch(() => null)
    return opened
      ? { bien: true, texte: 'La clé maître ouvre les dossiers.' }
      : { bien: false, texte: "La clé maître n'ouvre pas les dossiers : MAILLAGE_CLE n'est pas celle de cette base." }
  })
}
