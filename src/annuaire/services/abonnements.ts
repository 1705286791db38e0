import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { plusJours, type Services, SYSTEME, type Trx } from '../../platform/index.ts'
import { adresseEn, type Langue } from '../../ui/index.ts'

interface AbonnementTable {
  departement: string
  id: string
  lieu_id: string
  email: string
  jeton: string
  cree_le: Date
  confirme_le: Date | null
}
declare module '../../platform/db/tables.ts' {
  interface Tables {
    abonnements: AbonnementTable
  }
}

/** What was never confirmed is forgotten: the address may be somebody else's. */
export const JOURS_POUR_CONFIRMER = 7

export interface Abonne {
  id: string
  email: string
  jeton: string
}

/** Those who confirmed, for the mails of one place. */
export function listAbonnes(trx: Trx, departement: string, lieuId: string): Promise<Abonne[]> {
  return trx
    .selectFrom('abonnements')
    .select(['id', 'email', 'jeton'])
    .where('departement', '=', departement)
    .where('lieu_id', '=', lieuId)
    .where('confirme_le', 'is not', null)
    .orderBy('id')
    .execute()
}

interface LieuNomme {
  departement: string
  id: string
  nom: string
}

/**
 * Asks `email` to confirm that it wants to be told of the closures of a place. Says nothing of who is subscribed already:
 * a mail goes in each case, and the page that follows is the same.
 */
export function demanderAbonnement(
  services: Services,
  lieu: LieuNomme,
  { email, langue }: { email: string; langue: Langue },
): Promise<void> {
  const { clock, config, courrier, database, journal, newId } = services
  return database.as(SYSTEME, async (trx) => {
    const { rows } = await sql<Abonne & { confirme: boolean }>`
      insert into abonnements (departement, id, lieu_id, email, jeton, cree_le)
      values (${lieu.departement}, ${newId()}, ${lieu.id}, ${email}, ${randomBytes(24).toString('base64url')}, ${clock.now()})
      on conflict (departement, lieu_id, lower(email)) do update set cree_le = excluded.cree_le
      returning id, email, jeton, confirme_le is not null as confirme`.execute(trx)
    const [abonne] = rows
    if (!abonne) return
    await journal(trx, SYSTEME, { action: 'abonnement.demande', objet: `abonnement:${abonne.id}` })
    await courrier.envoyer(trx, SYSTEME, {
      a: email,
      ...message(lieu, config.url + adresseEn(`/abonnements/${abonne.jeton}`, langue), abonne.confirme),
      cle: `abonnement:${newId()}`,
    })
  })
}

function message({ nom }: LieuNomme, lien: string, deja: boolean): { sujet: string; texte: string } {
  if (deja)
    return {
      sujet: `Vous recevez déjà les fermetures : ${nom}`,
      texte: `Bonjour,

Vous êtes déjà prévenu des fermetures de ${nom}. Vous n’avez rien à faire.

Pour ne plus l’être : ${lien}
`,
    }
  return {
    sujet: `Confirmez : être prévenu des fermetures de ${nom}`,
    texte: `Bonjour,

Quelqu’un a donné cette adresse pour être prévenu des fermetures de ${nom}.

C’est vous ? Ouvrez ce lien, puis touchez « Confirmer » :
${lien}

Ce n’est pas vous ? Ne faites rien : dans ${JOURS_POUR_CONFIRMER} jours, cette adresse est effacée.
`,
  }
}

export interface Abonnement {
  lieu: { id: string; nom: string }
  confirme: boolean
}

/** What a link of a mail is about; `null`: left already, or never confirmed in time. */
export function lireAbonnement({ database }: Services, jeton: string): Promise<Abonnement | null> {
  return database.as(SYSTEME, async (trx) => {
    const { rows } = await sql<{ id: string; nom: string; confirme: boolean }>`
      select l.id, l.nom, a.confirme_le is not null as confirme from abonnements a
      join lieux l on l.departement = a.departement and l.id = a.lieu_id where a.jeton = ${jeton}`.execute(trx)
    const [ligne] = rows
    return ligne ? { lieu: { id: ligne.id, nom: ligne.nom }, confirme: ligne.confirme } : null
  })
}

/** @returns whether the link is known; confirming twice changes nothing */
export function confirmerAbonnement({ database, clock, journal }: Services, jeton: string): Promise<boolean> {
  return database.as(SYSTEME, async (trx) => {
    const { rows } = await sql<{
      id: string
    }>`update abonnements set confirme_le = coalesce(confirme_le, ${clock.now()})
      where jeton = ${jeton} returning id`.execute(trx)
    for (const { id } of rows) await journal(trx, SYSTEME, { action: 'abonnement.confirme', objet: `abonnement:${id}` })
    return rows.length > 0
  })
}

/** Forgets the address. */
export function arreterAbonnement({ database, journal }: Services, jeton: string): Promise<void> {
  return database.as(SYSTEME, async (trx) => {
    const { rows } = await sql<{ id: string }>`delete from abonnements where jeton = ${jeton} returning id`.execute(trx)
    for (const { id } of rows) await journal(trx, SYSTEME, { action: 'abonnement.arrete', objet: `abonnement:${id}` })
  })
}

/** Forgets the addresses nobody confirmed. @returns how many */
export function oublierNonConfirmes({ database, clock, config }: Services, aBlanc: boolean): Promise<number> {
  const avant = plusJours(clock.now(), -JOURS_POUR_CONFIRMER)
  return database.as(SYSTEME, async (trx) => {
    const ou = sql`from abonnements where departement = ${config.departement} and confirme_le is null and cree_le < ${avant}`
    const { rows } = await (aBlanc ? sql`select id ${ou}` : sql`delete ${ou} returning id`).execute(trx)
    return rows.length
  })
}
