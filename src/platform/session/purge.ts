import { sql } from 'kysely'
import { SYSTEME } from '../access.ts'
import type { Services } from '../services.ts'

/** The text of a mail that left is kept that long, to answer « je n'ai rien reçu »; its key stays, so it never leaves twice. */
const JOURS_DES_COURRIELS = 30
const DAY_MS = 86_400_000

/** Forgets what opens nothing any more: sessions, sign-in links, counters of tries, and the text of old mails. */
export async function purgerSessions({ database, clock }: Services, aBlanc: boolean): Promise<string[]> {
  const now = clock.now()
  const old = new Date(now.getTime() - JOURS_DES_COURRIELS * DAY_MS)
  const perimes = [
    { quoi: 'sessions périmées', table: 'sessions', quand: sql`expire_le <= ${now}` },
    { quoi: 'liens de connexion périmés', table: 'connexions', quand: sql`expire_le <= ${now}` },
    { quoi: 'compteurs d’essais périmés', table: 'limites', quand: sql`expire <= ${now.getTime()}` },
  ]
  const courriels = sql`etat = 'envoye' and texte <> '' and envoye_le <= ${old}`
  return database.as(SYSTEME, async (trx) => {
    const lines: string[] = []
    const note = (quoi: string, nombre: number | bigint | undefined) => {
      if (nombre) lines.push(`${quoi} : ${nombre}`)
    }
    const count = async (table: string, quand: ReturnType<typeof sql>) => {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.table(table)} where ${quand}`.execute(trx)
      return rows[0]?.n
    }
    for (const { quoi, table, quand } of perimes) {
      note(quoi, await count(table, quand))
      if (!aBlanc) await sql`delete from ${sql.table(table)} where ${quand}`.execute(trx)
    }
    note('textes de courriels anciens', await count('courriers', courriels))
    if (!aBlanc) await sql`update courriers set texte = '' where ${courriels}`.execute(trx)
    return lines
  })
}
