import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import { type Acteur, SYSTEME } from './access.ts'
import type { Clock, NewId } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './db/open.ts'
import type { Trx } from './db/tables.ts'

export type EtatCourrier = 'a-envoyer' | 'en-cours' | 'envoye' | 'abandonne'

interface CourrierTable {
  departement: string
  id: string
  cle: string
  destinataire: string
  sujet: string
  texte: string
  etat: EtatCourrier
  essais: number
  prochain_le: Date
  cree_le: Date
  envoye_le: Date | null
  erreur: string | null
}
declare module './db/tables.ts' {
  interface Tables {
    courriers: CourrierTable
  }
}

export interface Courriel {
  /** Address of one recipient. */
  a: string
  sujet: string
  /** Plain text; never personal data: say that something waits, and give the link. */
  texte: string
  /** Same key, same mail: written once, however often the event is replayed. */
  cle: string
}

export interface Courrier {
  /** Puts the mails in the outbox, in the transaction of the event they tell. */
  envoyer(trx: Trx, acteur: Acteur | typeof SYSTEME, ...courriels: Courriel[]): Promise<void>
  /** Sends what is due; safe to call from several nodes at once. Returns how many were sent. */
  vider(): Promise<number>
}

/** Hands one mail to the server; `cle` makes the Message-ID, so a second delivery is seen as the same message. */
export type Transport = (mail: Courriel) => Promise<void>

/** First retry after one minute, then doubling; given up after about a day. */
const MAX_TRIES = 11
const FIRST_RETRY_MS = 60_000
/** A node that died while sending: its mails are taken over after this. */
const LEASE_MS = 10 * 60_000

interface Deps {
  database: Database
  clock: Clock
  newId: NewId
  departement: string
  transport: Transport
  /** Called when a mail was written, to send it soon. */
  wake?: () => void
}

export function createCourrier({ database, clock, newId, departement, transport, wake }: Deps): Courrier {
  return {
    async envoyer(trx, acteur, ...courriels) {
      if (courriels.length === 0) return
      const now = clock.now()
      await trx
        .insertInto('courriers')
        .values(
          courriels.map((mail) => ({
            departement: acteur === SYSTEME ? departement : acteur.departement,
            id: newId(),
            cle: mail.cle,
            destinataire: mail.a,
            sujet: mail.sujet,
            texte: mail.texte,
            etat: 'a-envoyer' as const,
            essais: 0,
            prochain_le: now,
            cree_le: now,
            envoye_le: null,
            erreur: null,
          })),
        )
        // No conflict target: naming one would ask for the right to read the outbox.
        .onConflict((oc) => oc.doNothing())
        .execute()
      wake?.()
    },
    async vider() {
      let sent = 0
      for (;;) {
        const row = await claim(database, clock)
        if (!row) return sent
        if (await deliver(row, database, clock, transport)) sent += 1
      }
    },
  }
}

type Claimed = Pick<CourrierTable, 'departement' | 'id' | 'cle' | 'destinataire' | 'sujet' | 'texte' | 'essais'>

/**
 * Committed before sending: another node, or this one after a crash, does not take the same mail during the lease. One at
 * a time: a slow server would outlast the lease of those that wait their turn.
 */
async function claim(database: Database, clock: Clock): Promise<Claimed | undefined> {
  const now = clock.now()
  return database.as(SYSTEME, (trx) =>
    trx
      .updateTable('courriers')
      .set((eb) => ({
        etat: 'en-cours' as const,
        essais: eb('essais', '+', 1),
        prochain_le: new Date(now.getTime() + LEASE_MS),
      }))
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('courriers')
          .select('id')
          .where('etat', 'in', ['a-envoyer', 'en-cours'])
          .where('prochain_le', '<=', now)
          .orderBy('prochain_le')
          .limit(1)
          .forUpdate()
          .skipLocked(),
      )
      .returning(['departement', 'id', 'cle', 'destinataire', 'sujet', 'texte', 'essais'])
      .executeTakeFirst(),
  )
}

async function deliver(row: Claimed, database: Database, clock: Clock, transport: Transport): Promise<boolean> {
  const outcome = await transport({ a: row.destinataire, sujet: row.sujet, texte: row.texte, cle: row.cle }).then(
    () => ({ etat: 'envoye' as const, envoye_le: clock.now(), erreur: null }),
    (error: unknown) => {
      const delay = FIRST_RETRY_MS * 2 ** (row.essais - 1)
      return {
        etat: row.essais >= MAX_TRIES || boiteInconnue(error) ? ('abandonne' as const) : ('a-envoyer' as const),
        prochain_le: new Date(clock.now().getTime() + delay),
        erreur: error instanceof Error ? error.message.slice(0, 200) : 'erreur inconnue',
      }
    },
  )
  await database.as(SYSTEME, (trx) =>
    trx
      .updateTable('courriers')
      .set(outcome)
      .where('departement', '=', row.departement)
      .where('id', '=', row.id)
      // Taken over by another node meanwhile: its word counts.
      .where('essais', '=', row.essais)
      .execute(),
  )
  return outcome.etat === 'envoye'
}

/** The server says that this mailbox takes no mail: trying again for a day would say the same. */
function boiteInconnue(error: unknown): boolean {
  const { code, responseCode } = Object(error) as { code?: string; responseCode?: number }
  return code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 550 && responseCode < 560
}

/** Those of these addresses whose last mail could not be delivered. As the system: the outbox is nobody's to read. */
export async function listBoitesEnPanne(trx: Trx, departement: string, adresses: string[]): Promise<Set<string>> {
  if (adresses.length === 0) return new Set()
  const { rows } = await sql<{ destinataire: string; etat: EtatCourrier }>`
    select distinct on (destinataire) destinataire, etat from courriers
    where departement = ${departement} and destinataire = any(${adresses}) and etat in ('envoye', 'abandonne')
    order by destinataire, cree_le desc, id desc`.execute(trx)
  return new Set(rows.filter((r) => r.etat === 'abandonne').map((r) => r.destinataire))
}

/**
 * SMTP when configured. In demonstration nothing leaves, whatever is configured: the addresses are invented and could
 * be somebody's; mails are read in /boite-aux-lettres.
 */
export function createTransport(config: Pick<Config, 'smtpUrl' | 'expediteur' | 'demonstration'>): Transport {
  if (!config.smtpUrl || config.demonstration) return async () => {}
  // Well below the lease: a server that hangs is a failure, retried later.
  const timeouts = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 60_000 }
  const smtp = nodemailer.createTransport({ url: config.smtpUrl, ...timeouts })
  const domain = config.expediteur.split('@')[1] ?? 'maillage'
  return async (mail) => {
    await smtp.sendMail({
      from: { name: 'Maillage', address: config.expediteur },
      to: mail.a,
      subject: mail.sujet,
      text: mail.texte,
      messageId: `<${Buffer.from(mail.cle).toString('base64url')}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }
}
