import { sql } from 'kysely'
import { type Acteur, type Role, SYSTEME } from '../access.ts'
import type { Trx } from '../db/tables.ts'
import { SANS_BOITE } from '../machines/store.ts'
import { ok, type Result, refus } from '../result.ts'
import type { Services } from '../services.ts'
import { sansAccents } from '../texte.ts'
import { type Nature, refusDuRole } from './roles.ts'

export interface CompteVu {
  id: string
  nom: string
  email: string
  fonction: string
  role: Role
  structure: string
  structureNom: string
  nature: Nature
  /** One for a whole desk. */
  partage: boolean
  creeLe: Date
  desactiveLe: Date | null
}

export interface CompteSaisi {
  id: string
  nom: string
  email: string
  fonction: string
  role: Role
  structure: string
}

/** Who opens and closes accounts: an administrator, or the command line. */
type Qui = Acteur | typeof SYSTEME

const ABSENT = refus('introuvable', 'Ce compte n’existe pas.')

/** @returns `deja`: the form was sent twice. Refused: unknown structure, address taken, role that does not fit. */
export async function insertCompte(
  trx: Trx,
  { clock, config, journal }: Services,
  qui: Qui,
  { structure, ...saisi }: CompteSaisi,
): Promise<Result<{ deja: boolean }>> {
  const { departement } = config
  const lieu = await trx
    .selectFrom('structures')
    .select('nature')
    .where('departement', '=', departement)
    .where('id', '=', structure)
    .executeTakeFirst()
  if (!lieu) return refus('structure', 'Choisissez une structure de la liste.', 'structure')
  const mauvais = refusDuRole(saisi.role, lieu.nature)
  if (mauvais) return refus('role', mauvais, 'role')
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('comptes')
    .values({
      ...saisi,
      departement,
      structure_id: structure,
      presentation: '',
      cree_le: clock.now(),
      desactive_le: null,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n)
    return (await readCompte(trx, departement, saisi.id))
      ? ok({ deja: true })
      : refus('deja', `Un compte existe déjà pour ${saisi.email}.`, 'email')
  const objet = `compte:${saisi.id}`
  await journal(trx, qui, { action: 'compte.cree', objet, detail: { role: saisi.role } })
  return ok({ deja: false })
}

/** Closes the account and every session it has: whoever left the job is out at once. */
export async function disableCompte(
  trx: Trx,
  { clock, config, journal }: Services,
  qui: Qui,
  id: string,
): Promise<Result<null>> {
  if (qui !== SYSTEME && qui.compteId === id)
    return refus('soi-meme', 'Vous ne pouvez pas désactiver votre propre compte.')
  const { departement } = config
  const { numUpdatedRows } = await trx
    .updateTable('comptes')
    .set({ desactive_le: clock.now() })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .where('desactive_le', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return refus('deja', 'Ce compte est déjà désactivé.')
  await trx.deleteFrom('sessions').where('departement', '=', departement).where('compte_id', '=', id).execute()
  await journal(trx, qui, { action: 'compte.desactive', objet: `compte:${id}` })
  return ok(null)
}

/** Sessions of others are beyond any account: the work is the system's, the journal says who asked. */
export function desactiver(services: Services, acteur: Acteur, id: string): Promise<Result<null>> {
  return services.database.as(SYSTEME, (trx) => disableCompte(trx, services, acteur, id))
}

export function creer(services: Services, acteur: Acteur, saisi: CompteSaisi): Promise<Result<{ deja: boolean }>> {
  return services.database.as(acteur, (trx) => insertCompte(trx, services, acteur, saisi))
}

export function reactiver({ database, journal }: Services, acteur: Acteur, id: string): Promise<Result<null>> {
  return database.as(acteur, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('comptes')
      .set({ desactive_le: null })
      .where('departement', '=', acteur.departement)
      .where('id', '=', id)
      .where('desactive_le', 'is not', null)
      // A program's account stays closed to people.
      .where('email', 'not like', `%@${SANS_BOITE}`)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return refus('deja', 'Ce compte est déjà actif, ou c’est celui d’un programme.')
    await journal(trx, acteur, { action: 'compte.reactive', objet: `compte:${id}` })
    return ok(null)
  })
}

/** The next page of whoever holds the account obeys the new role. */
export function changerRole(
  { database, journal }: Services,
  acteur: Acteur,
  id: string,
  role: Role,
): Promise<Result<null>> {
  return database.as(acteur, async (trx) => {
    // Nobody would be left to give it back.
    if (id === acteur.compteId) return refus('soi-meme', 'Vous ne pouvez pas changer votre propre rôle.')
    const compte = await readCompte(trx, acteur.departement, id)
    if (!compte) return ABSENT
    const mauvais =
      role === 'administrateur' && compte.partage
        ? 'Ce compte est partagé : l’administration demande un compte à une seule personne.'
        : refusDuRole(role, compte.nature)
    if (mauvais) return refus('role', mauvais, 'role')
    if (compte.role === role) return ok(null)
    await trx
      .updateTable('comptes')
      .set({ role })
      .where('departement', '=', acteur.departement)
      .where('id', '=', id)
      .execute()
    const detail = { avant: compte.role, role }
    await journal(trx, acteur, { action: 'compte.role', objet: `compte:${id}`, detail })
    return ok(null)
  })
}

/** Several people at a desk use the account, or one person alone. */
export function partager(
  { database, journal }: Services,
  acteur: Acteur,
  id: string,
  partage: boolean,
): Promise<Result<null>> {
  return database.as(acteur, async (trx) => {
    const compte = await readCompte(trx, acteur.departement, id)
    if (!compte) return ABSENT
    if (partage && compte.role === 'administrateur')
      return refus('partage', 'Un compte d’administration reste à une seule personne.')
    if (compte.partage === partage) return ok(null)
    await trx
      .updateTable('comptes')
      .set({ partage })
      .where('departement', '=', acteur.departement)
      .where('id', '=', id)
      .execute()
    await journal(trx, acteur, { action: 'compte.partage', objet: `compte:${id}`, detail: { partage } })
    return ok(null)
  })
}

/** Accounts whose name, address or structure contains `cherche`, whatever the accents; those in use first. */
export function listComptes(trx: Trx, departement: string, cherche: string, limite: number): Promise<CompteVu[]> {
  const texte = sql`regexp_replace(normalize(lower(c.nom || ' ' || c.email || ' ' || t.nom), nfd), '[\u0300-\u036f]', '', 'g')`
  const mot = sansAccents(cherche)
  return select(trx, departement)
    .where(sql<boolean>`strpos(${texte}, ${mot}) > 0`)
    .orderBy(sql`c.desactive_le is not null`)
    .orderBy(texte)
    .orderBy('c.id')
    .limit(limite)
    .execute()
}

export async function readCompte(trx: Trx, departement: string, id: string): Promise<CompteVu | null> {
  return (await select(trx, departement).where('c.id', '=', id).executeTakeFirst()) ?? null
}

function select(trx: Trx, departement: string) {
  return trx
    .selectFrom('comptes as c')
    .innerJoin('structures as t', (join) =>
      join.onRef('t.departement', '=', 'c.departement').onRef('t.id', '=', 'c.structure_id'),
    )
    .select([
      'c.id',
      'c.nom',
      'c.email',
      'c.fonction',
      'c.role',
      'c.structure_id as structure',
      't.nom as structureNom',
    ])
    .select(['t.nature', 'c.partage', 'c.cree_le as creeLe', 'c.desactive_le as desactiveLe'])
    .where('c.departement', '=', departement)
}

export function listStructures(trx: Trx, departement: string): Promise<{ id: string; nom: string; nature: Nature }[]> {
  return trx
    .selectFrom('structures')
    .select(['id', 'nom', 'nature'])
    .where('departement', '=', departement)
    .orderBy('nom')
    .execute()
}
