import { type RawBuilder, sql } from 'kysely'
import { type Acteur, type DossierOuvert, SYSTEME, type Trx } from '../platform/index.ts'
import type { Cote, Etat, Urgence, Voit } from './model.ts'
import type { DemandeTable } from './tables.ts'

/** A request, without its content. */
export interface Demande {
  departement: string
  id: string
  /** Short reference for lists and talk: `D-2026-0417`. */
  repere: string
  mandatId: string
  dossierId: string
  structureId: string
  auteurId: string
  demarche: string
  /** Insee code: where the person lives. */
  commune: string
  urgence: Urgence
  etat: Etat
}

/** A request as somebody takes part in it. */
export interface Participation extends Demande {
  cote: Cote
  voit: Voit
  /** Of the structure that sent it and of the group that has it. */
  desDeuxCotes: boolean
}

/** Who the request is about, and what the operator needs to find them: encrypted whole. */
export interface Contenu {
  sujet: string
  personne: { prenom: string; nom: string; naissance: string }
  champs: { cle: string; libelle: string; valeur: string }[]
}

export type Cle = Pick<Demande, 'departement' | 'id'>

/** Somebody, by the door they came in by: it says for which side they act. */
export interface Entrant extends Acteur {
  porte: 'agent' | 'operateur'
}
/** Whoever acts: somebody, or the instance itself. */
export type Qui = Entrant | typeof SYSTEME

/** Next reference of the year, `D-2026-0417`; two agents at once never get the same. */
export async function nextRepere(trx: Trx, departement: string, annee: number): Promise<string> {
  const { dernier } = await trx
    .insertInto('demandes_compteurs')
    .values({ departement, annee, dernier: 1 })
    .onConflict((oc) =>
      oc.columns(['departement', 'annee']).doUpdateSet({ dernier: sql`demandes_compteurs.dernier + 1` }),
    )
    .returning('dernier')
    .executeTakeFirstOrThrow()
  return `D-${annee}-${String(dernier).padStart(4, '0')}`
}

/**
 * The row of a new request; those who take part in it are the structure that sends it and the group that gets it.
 * @returns `false` when the id is somebody else's
 */
export async function insertDemande(trx: Trx, demande: Demande): Promise<boolean> {
  const acces = [cleStructure(demande.structureId), cleGroupe(demande.etat.groupe)]
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('demandes')
    .values({
      departement: demande.departement,
      id: demande.id,
      repere: demande.repere,
      mandat_id: demande.mandatId,
      dossier_id: demande.dossierId,
      structure_id: demande.structureId,
      auteur_id: demande.auteurId,
      demarche: demande.demarche,
      commune: demande.commune,
      urgence: demande.urgence,
      ...columnsOf(demande.etat),
      acces,
      acces_pieces: acces,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertContenu(trx: Trx, { departement, id }: Cle, contenu: Buffer): Promise<void> {
  await trx.insertInto('contenus').values({ departement, demande_id: id, contenu }).execute()
}

/**
 * The request as `qui` takes part in it; `null` when it does not exist or is somebody else's.
 * @param verrou takes the row until the end of the transaction: two people acting at the same second act in turn
 */
export async function findDemande(trx: Trx, qui: Qui, { departement, id }: Cle, verrou?: 'verrou') {
  const query = trx
    .selectFrom('demandes as d')
    .selectAll('d')
    .select([duGroupe(qui).as('du_groupe'), sql<boolean>`d.acces_pieces && maillage_acces()`.as('voit_pieces')])
    .where('d.departement', '=', departement)
    .where('d.id', '=', id)
    // Those who steer see the row for the figures: they take no part in it.
    .$if(qui !== SYSTEME, (q) => q.where(sql<boolean>`d.acces && maillage_acces()`))
  const row = await (verrou ? query.forUpdate() : query).executeTakeFirst()
  return row ? toParticipation(row, qui) : null
}

function duGroupe(qui: Qui): RawBuilder<boolean> {
  if (qui === SYSTEME) return sql<boolean>`false`
  return sql<boolean>`exists (select from membres m
    where m.departement = d.departement and m.groupe_id in (d.groupe_id, d.suppleant_id) and m.compte_id = ${qui.compteId})`
}

function toParticipation(row: DemandeTable & { du_groupe: boolean; voit_pieces: boolean }, qui: Qui): Participation {
  return {
    ...toDemande(row),
    cote: coteDe(row, qui),
    voit: qui === SYSTEME || row.voit_pieces ? 'tout' : 'messages',
    desDeuxCotes: row.du_groupe && qui !== SYSTEME && row.structure_id === qui.structureId,
  }
}

function coteDe(row: Pick<DemandeTable, 'structure_id'> & { du_groupe: boolean }, qui: Qui): Cote {
  if (qui === SYSTEME) return 'systeme'
  // The door decides: a body may be both desk and operator (a CCAS), and the same person act for each.
  if (qui.porte === 'operateur') return row.du_groupe ? 'operateur' : 'invite'
  return row.structure_id === qui.structureId ? 'aidant' : 'invite'
}

export async function findContenu(trx: Trx, { departement, id }: Cle, dossier: DossierOuvert): Promise<Contenu | null> {
  const row = await trx
    .selectFrom('contenus')
    .select('contenu')
    .where('departement', '=', departement)
    .where('demande_id', '=', id)
    .executeTakeFirst()
  return row ? (JSON.parse(dossier.dechiffrer(row.contenu)) as Contenu) : null
}

/** Those requests of a mandate that are still open, locked. */
export async function listOuvertesDuMandat(trx: Trx, departement: string, mandatId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('demandes')
    .select('id')
    .where('departement', '=', departement)
    .where('mandat_id', '=', mandatId)
    .where('statut', '<>', 'close')
    .execute()
  return rows.map((r) => r.id)
}

/** Those of these mandates that an open request still needs. */
export async function listMandatsRetenus(trx: Trx, departement: string, mandatIds: string[]): Promise<Set<string>> {
  if (mandatIds.length === 0) return new Set()
  const rows = await trx
    .selectFrom('demandes')
    .select('mandat_id')
    .distinct()
    .where('departement', '=', departement)
    .where('mandat_id', 'in', mandatIds)
    .where('statut', '<>', 'close')
    .execute()
  return new Set(rows.map((r) => r.mandat_id))
}

/** Open requests whose mandate is past its last day. @param jour ISO day */
export async function listMandatEchu(trx: Trx, departement: string, jour: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from demandes d join mandats m on m.departement = d.departement and m.id = d.mandat_id
    where d.departement = ${departement} and d.statut <> 'close'
      and coalesce(m.fin_jour, m.dernier_jour) < ${jour}::date order by d.id`.execute(trx)
  return rows.map((r) => r.id)
}

export const cleCompte = (id: string) => `c:${id}`
export const cleStructure = (id: string) => `s:${id}`
export const cleGroupe = (id: string) => `g:${id}`

export function toDemande(row: DemandeTable): Demande {
  return {
    departement: row.departement,
    id: row.id,
    repere: row.repere,
    mandatId: row.mandat_id,
    dossierId: row.dossier_id,
    structureId: row.structure_id,
    auteurId: row.auteur_id,
    demarche: row.demarche,
    commune: row.commune,
    urgence: row.urgence,
    etat: {
      statut: row.statut,
      groupe: row.groupe_id,
      operateur: row.operateur,
      responsable: row.responsable_id,
      confieePar: row.confiee_par,
      depuis: row.depuis,
      echeance: row.echeance,
      etapes: row.etapes,
      suppleant: row.suppleant_id,
      dernierMot: row.dernier_mot,
      dernierMotLe: row.dernier_mot_le,
      utile: row.utile,
      envoyeeLe: row.envoyee_le,
      priseLe: row.prise_le,
      repondueLe: row.repondue_le,
      closeLe: row.close_le,
      mouvementLe: row.mouvement_le,
      evenements: row.evenements,
    },
  }
}

/** Where a request stands, as its row says it. */
export function columnsOf(etat: Etat) {
  return {
    statut: etat.statut,
    groupe_id: etat.groupe,
    operateur: etat.operateur,
    responsable_id: etat.responsable,
    confiee_par: etat.confieePar,
    depuis: etat.depuis,
    echeance: etat.echeance,
    etapes: [...etat.etapes],
    suppleant_id: etat.suppleant,
    dernier_mot: etat.dernierMot,
    dernier_mot_le: etat.dernierMotLe,
    utile: etat.utile,
    envoyee_le: etat.envoyeeLe,
    prise_le: etat.priseLe,
    repondue_le: etat.repondueLe,
    close_le: etat.closeLe,
    mouvement_le: etat.mouvementLe,
    evenements: etat.evenements,
  }
}
