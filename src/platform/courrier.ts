import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import { type Acteur, SYSTEME } from './access.ts'
import type { Clock, NewId } from './clock.ts'
import type { Coffre } from './coffre.ts'
import type { Config } from './config.ts'
import type { Database } from './db/open.ts'
import type { Trx } from './db/tables.ts'

export type EtatCourrier = 'a-envoyer' | 'en-cours' | 'envoye' | 'abandonne'
export type Canal = 'courriel' | 'sms'

interface CourrierTable {
  departement: string
  id: string
  cle: string
  canal: Canal
  /** Empty when it is sealed. */
  destinataire: string
  dossier_id: string | null
  scelle: Buffer | null
  sujet: string
  texte: string
  etat: EtatCourrier
  essais: number
  prochain_le: Date
  cree_le: Date
  envoye_le: Date | null
  erreur: string | null
  perime_le: Date | null
}
declare module './db/tables.ts' {
  interface Tables {
    courriers: CourrierTable
  }
}

interface Ecrit {
  /** Not part of an SMS. */
  sujet: string
  /** Plain text; never personal data: say that something waits, and give the link. */
  texte: string
  /** Same key, same mail: written once, however often the event is replayed. */
  cle: string
  /** After this it says nothing useful any more, and does not leave. */
  perimeLe?: Date
}
export interface Courriel extends Ecrit {
  /** Address of one recipient. */
  a: string
}
/** To somebody without account: their address stays under their dossier's key until it leaves, and goes with that key. */
export interface PliScelle extends Ecrit {
  canal: Canal
  dossierId: string
  /** Encrypted by the dossier: an address, or a number (E.164). */
  scelle: Buffer
}

export interface Courrier {
  /** Puts the mails in the outbox, in the transaction of the event they tell. */
  envoyer(trx: Trx, acteur: Acteur | typeof SYSTEME, ...courriels: (Courriel | PliScelle)[]): Promise<void>
  /** Forgets what has not left for the people of this dossier. As the system. */
  retenir(trx: Trx, departement: string, dossierId: string): Promise<void>
  /** Sends what is due; safe to call from several nodes at once. Returns how many were sent. */
  vider(): Promise<number>
}

/** Hands one mail (or SMS) to the server; `cle` makes the Message-ID, so a second delivery is seen as the same message. */
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
  coffre: Pick<Coffre, 'ouvrir'>
  transport: Transport
  sms: Transport
  /** Called when a mail was written, to send it soon. */
  wake?: () => void
}

export function createCourrier(deps: Deps): Courrier {
  const { clock, newId, departement, wake } = deps
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
            ...versQui(mail),
            sujet: mail.sujet,
            texte: mail.texte,
            etat: 'a-envoyer' as const,
            essais: 0,
            prochain_le: now,
            cree_le: now,
            envoye_le: null,
            erreur: null,
            perime_le: mail.perimeLe ?? null,
          })),
        )
        // No conflict target: naming one would ask for the right to read the outbox.
        .onConflict((oc) => oc.doNothing())
        .execute()
      wake?.()
    },
    async vider() {
      await dropStale(deps)
      let sent = 0
      for (;;) {
        const row = await claim(deps)
        if (!row) return sent
        if (await deliver(row, deps)) sent += 1
      }
    },
    async retenir(trx, departement, dossierId) {
      await trx
        .deleteFrom('courriers')
        .where('departement', '=', departement)
        .where('dossier_id', '=', dossierId)
        .where('etat', '=', 'a-envoyer')
        .execute()
    },
  }
}

/** What waited too long for a server that did not answer. */
async function dropStale({ database, clock }: Deps): Promise<void> {
  await database.as(SYSTEME, (trx) =>
    trx
      .updateTable('courriers')
      .set({ etat: 'abandonne', erreur: 'Trop tard pour être utile' })
      .where('etat', 'in', ['a-envoyer', 'en-cours'])
      .where('perime_le', '<=', clock.now())
      .execute(),
  )
}

function versQui(mail: Courriel | PliScelle) {
  return 'a' in mail
    ? { canal: 'courriel' as const, destinataire: mail.a, dossier_id: null, scelle: null }
    : { canal: mail.canal, destinataire: '', dossier_id: mail.dossierId, scelle: mail.scelle }
}

const COLONNES = [
  'departement',
  'id',
  'cle',
  'canal',
  'destinataire',
  'dossier_id',
  'scelle',
  'sujet',
  'texte',
] as const
/** `a`: the address in clear; `null`: its dossier was destroyed meanwhile. */
type Claimed = Pick<CourrierTable, (typeof COLONNES)[number] | 'essais'> & { a: string | null }

/**
 * Committed before sending: another node, or this one after a crash, does not take the same mail during the lease. One at
 * a time: a slow server would outlast the lease of those that wait their turn.
 */
async function claim({ database, clock, coffre }: Deps): Promise<Claimed | undefined> {
  const now = clock.now()
  return database.as(SYSTEME, async (trx) => {
    const row = await trx
      .updateTable('courriers')
      .set((eb) => ({
        etat: 'en-cours' as const,
        essais: eb('essais', '+', 1),
        prochain_le: new Date(now.getTime() + LEASE_MS),
      }))
      // One value, not « in »: a plan that reads the other way round would claim several and send one.
      .where('id', '=', (eb) =>
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
      .returning([...COLONNES, 'essais'])
      .executeTakeFirst()
    if (!row) return undefined
    const { scelle, dossier_id } = row
    if (scelle === null || dossier_id === null) return { ...row, a: row.destinataire }
    const dossier = await coffre.ouvrir(trx, row.departement, dossier_id)
    return { ...row, a: dossier ? dossier.dechiffrer(scelle) : null }
  })
}

async function deliver(row: Claimed, { database, clock, transport, sms }: Deps): Promise<boolean> {
  const { a, sujet, texte, cle } = row
  if (a === null) return oublier(row, database)
  const outcome = await (row.canal === 'sms' ? sms : transport)({ a, sujet, texte, cle }).then(
    () => ({ etat: 'envoye' as const, envoye_le: clock.now(), erreur: null }),
    (error: unknown) => {
      const delay = FIRST_RETRY_MS * 2 ** (row.essais - 1)
      return {
        etat: row.essais >= MAX_TRIES || sansEspoir(error) ? ('abandonne' as const) : ('a-envoyer' as const),
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

/** Nobody is left to write to. @returns not sent */
async function oublier({ departement, id }: Claimed, database: Database): Promise<false> {
  await database.as(SYSTEME, (trx) =>
    trx.deleteFrom('courriers').where('departement', '=', departement).where('id', '=', id).execute(),
  )
  return false
}

/** The server says that this mailbox, or number, takes nothing: trying again for a day would say the same. */
function sansEspoir(error: unknown): boolean {
  const { code, responseCode, definitif } = Object(error) as {
    code?: string
    responseCode?: number
    definitif?: boolean
  }
  return (
    definitif === true ||
    (code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 550 && responseCode < 560)
  )
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
