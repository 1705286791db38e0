import { createHash, randomBytes, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { SYSTEME } from '../access.ts'
import type { Trx } from '../db/tables.ts'
import type { Services } from '../services.ts'
import { hashSecret } from './sessions.ts'

interface ConnexionTable {
  departement: string
  id: string
  compte_id: string
  lien_hache: Buffer
  code_hache: Buffer
  essais: number
  expire_le: Date
  utilise_le: Date | null
}
declare module '../db/tables.ts' {
  interface Tables {
    connexions: ConnexionTable
  }
}

export const MINUTES = 15
/** After that many wrong codes only the link still opens: six digits must not be guessed. */
export const MAX_CODES = 5

export interface CompteConnu {
  departement: string
  id: string
  nom: string
  email: string
}

/** Bound to its own request: the same six digits elsewhere have another print. */
const hashCode = (id: string, code: string): Buffer => createHash('sha256').update(`${id}:${code}`).digest()

/** The account in service with this address, whatever the case. */
export async function findCompte(trx: Trx, departement: string, email: string): Promise<CompteConnu | null> {
  const row = await trx
    .selectFrom('comptes')
    .select(['departement', 'id', 'nom', 'email'])
    .where('departement', '=', departement)
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .where('desactive_le', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Writes a link and a code to the account with this address. Tells nobody whether there is one: same answer, and one
 * transaction that writes in both cases, so that the time says nothing either.
 */
export async function demanderLien(services: Services, email: string): Promise<void> {
  const { database, config, clock, newId, courrier, journal } = services
  await database.as(SYSTEME, async (trx) => {
    const compte = await findCompte(trx, config.departement, email)
    await journal(trx, SYSTEME, { action: 'connexion.demandee', objet: `compte:${compte?.id ?? 'inconnu'}` })
    if (!compte) return
    const id = newId()
    const jeton = randomBytes(32).toString('base64url')
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    await trx
      .insertInto('connexions')
      .values({
        departement: compte.departement,
        id,
        compte_id: compte.id,
        lien_hache: hashSecret(jeton),
        code_hache: hashCode(id, code),
        essais: 0,
        expire_le: new Date(clock.now().getTime() + MINUTES * 60_000),
        utilise_le: null,
      })
      .execute()
    await courrier.envoyer(trx, SYSTEME, {
      a: compte.email,
      sujet: 'Votre lien pour entrer dans Maillage',
      texte: message(`${config.url}/connexion/lien/${jeton}`, code),
      cle: `connexion:${id}`,
    })
  })
}

function message(lien: string, code: string): string {
  return `Bonjour,

Pour entrer dans Maillage, ouvrez ce lien, puis touchez « Entrer » :
${lien}

Vous entrez sur un autre appareil ? Tapez-y ce code : ${code.slice(0, 3)} ${code.slice(3)}

Le lien et le code marchent ${MINUTES} minutes, une seule fois.
Ne les donnez à personne, même à un collègue.

Vous n’avez rien demandé ? Ne faites rien : sans ce message, personne ne peut entrer.
`
}

/** Whose link this is, without using it: mail scanners open links too. `null` when expired, used or unknown. */
export async function lireLien({ database, clock }: Services, jeton: string): Promise<CompteConnu | null> {
  return database.as(SYSTEME, async (trx) => {
    const row = await trx
      .selectFrom('connexions as x')
      .innerJoin('comptes as c', (j) =>
        j.onRef('c.departement', '=', 'x.departement').onRef('c.id', '=', 'x.compte_id'),
      )
      .select(['c.departement', 'c.id', 'c.nom', 'c.email'])
      .where('x.lien_hache', '=', hashSecret(jeton))
      .where('x.utilise_le', 'is', null)
      .where('x.expire_le', '>', clock.now())
      .where('c.desactive_le', 'is', null)
      .executeTakeFirst()
    return row ?? null
  })
}

/** Uses the link: of several at once, one wins. */
export async function utiliserLien(services: Services, jeton: string): Promise<CompteConnu | null> {
  const now = services.clock.now()
  return services.database.as(SYSTEME, async (trx) => {
    const used = await trx
      .updateTable('connexions')
      .set({ utilise_le: now })
      .where('lien_hache', '=', hashSecret(jeton))
      .where('utilise_le', 'is', null)
      .where('expire_le', '>', now)
      .returning(['departement', 'compte_id'])
      .executeTakeFirst()
    return used ? readCompte(trx, used.departement, used.compte_id) : null
  })
}

/**
 * Uses the six-digit code sent to this address. The try is counted, under the row's lock, before the code is looked at:
 * many at once are not more than {@link MAX_CODES}.
 */
export async function utiliserCode(services: Services, email: string, code: string): Promise<CompteConnu | null> {
  const { config, clock, database, journal } = services
  const now = clock.now()
  return database.as(SYSTEME, async (trx) => {
    const compte = await findCompte(trx, config.departement, email)
    const tried = await trx
      .updateTable('connexions')
      .set((eb) => ({ essais: eb('essais', '+', 1) }))
      .where('departement', '=', config.departement)
      .where('compte_id', '=', compte?.id ?? '')
      .where('utilise_le', 'is', null)
      .where('expire_le', '>', now)
      .where('essais', '<', MAX_CODES)
      .returning(['id', 'code_hache'])
      .execute()
    const right = tried.find((row) => row.code_hache.equals(hashCode(row.id, code)))
    if (!compte || !right) {
      await journal(trx, SYSTEME, { action: 'connexion.code-faux', objet: `compte:${compte?.id ?? 'inconnu'}` })
      return null
    }
    await trx
      .updateTable('connexions')
      .set({ utilise_le: now })
      .where('departement', '=', config.departement)
      .where('id', '=', right.id)
      .execute()
    return compte
  })
}

async function readCompte(trx: Trx, departement: string, id: string): Promise<CompteConnu | null> {
  const row = await trx
    .selectFrom('comptes')
    .select(['departement', 'id', 'nom', 'email'])
    .where('departement', '=', departement)
    .where('id', '=', id)
    .where('desactive_le', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
