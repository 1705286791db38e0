import { sql } from 'kysely'
import type { Acteur, Coffre, DossierOuvert, Trx } from '../platform/index.ts'
import { estLangue } from '../ui/index.ts'
import type { Contenu, Moyen, Sollicitation } from './model.ts'

interface SollicitationTable {
  departement: string
  id: string
  structure_id: string
  lieu_id: string
  dossier_id: string
  contenu: Buffer | null
  langue: string
  recue_le: Date
  echeance: Date
  repondue_le: Date | null
  repondue_par: string | null
  moyen: Moyen | null
}
declare module '../platform/db/tables.ts' {
  interface Tables {
    sollicitations: SollicitationTable
  }
}

type Nouvelle = Omit<Sollicitation, 'reponse' | 'contenu'> & { departement: string; contenu: Contenu }

/** @returns `false` when the id was already there: the form was sent twice */
export async function insertSollicitation(trx: Trx, coffre: Coffre, nouvelle: Nouvelle): Promise<boolean> {
  const { departement, id } = nouvelle
  // A double touch: the second waits, then sees what the first wrote.
  await sql`select pg_advisory_xact_lock(hashtext('maillage.sollicitation'), hashtext(${id}))`.execute(trx)
  const deja = await trx
    .selectFrom('sollicitations')
    .select('id')
    .where('departement', '=', departement)
    .where('id', '=', id)
    .executeTakeFirst()
  if (deja) return false
  const dossier_id = await coffre.creer(trx, departement)
  const cle = (await coffre.ouvrir(trx, departement, dossier_id)) as DossierOuvert
  await trx
    .insertInto('sollicitations')
    .values({
      departement,
      id,
      structure_id: nouvelle.structureId,
      lieu_id: nouvelle.lieuId,
      dossier_id,
      contenu: cle.chiffrer(JSON.stringify(nouvelle.contenu)),
      langue: nouvelle.langue,
      recue_le: nouvelle.recueLe,
      echeance: nouvelle.echeance,
      repondue_le: null,
      repondue_par: null,
      moyen: null,
    })
    .execute()
  return true
}

const PAR_PAGE = 50

export interface PageDeMessages {
  lues: Sollicitation[]
  /** There are more on the next page. */
  suite: boolean
}

/**
 * Of the actor's structure: those that wait, the most pressing first, or those that are over, latest first: answered, or
 * destroyed without an answer.
 * @param page from 1
 */
export async function listSollicitations(
  trx: Trx,
  coffre: Coffre,
  acteur: Acteur,
  { finies, page }: { finies: boolean; page: number },
): Promise<PageDeMessages> {
  const lues = finies
    ? select(trx, acteur)
        .where(sql<boolean>`not ${ATTEND}`)
        .orderBy((eb) => eb.fn.coalesce('s.repondue_le', 's.recue_le'), 'desc')
    : select(trx, acteur).where(ATTEND).orderBy('s.echeance')
  const lignes = await lues
    .orderBy('s.id')
    .limit(PAR_PAGE + 1)
    .offset((page - 1) * PAR_PAGE)
    .execute()
  const cles = await coffre.ouvrirPlusieurs(
    trx,
    acteur.departement,
    lignes.slice(0, PAR_PAGE).map((l) => l.dossier_id),
  )
  return {
    lues: lignes.slice(0, PAR_PAGE).map((l) => enSollicitation(l, cles.get(l.dossier_id))),
    suite: lignes.length > PAR_PAGE,
  }
}

/** Once destroyed, nobody can answer it any more. */
const ATTEND = sql<boolean>`(s.repondue_le is null and s.contenu is not null)`

/** One of the actor's structure, or `null`. */
export async function readSollicitation(
  trx: Trx,
  coffre: Coffre,
  acteur: Acteur,
  id: string,
): Promise<Sollicitation | null> {
  const ligne = await select(trx, acteur).where('s.id', '=', id).executeTakeFirst()
  if (!ligne) return null
  return enSollicitation(ligne, (await coffre.ouvrir(trx, acteur.departement, ligne.dossier_id)) ?? undefined)
}

/** @returns `false` when it was answered already, or is not the structure's */
export async function writeReponse(trx: Trx, acteur: Acteur, id: string, le: Date, moyen: Moyen): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sollicitations')
    .set({ repondue_le: le, repondue_par: acteur.compteId, moyen })
    .where('departement', '=', acteur.departement)
    .where('structure_id', '=', acteur.structureId)
    .where('id', '=', id)
    .where('repondue_le', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function countEnAttente(trx: Trx, acteur: Acteur): Promise<number> {
  const { n } = await trx
    .selectFrom('sollicitations as s')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('s.departement', '=', acteur.departement)
    .where('s.structure_id', '=', acteur.structureId)
    .where(ATTEND)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Still readable, answered before `repondues` or received before `recues`. */
export function listADetruire(trx: Trx, departement: string, avant: { repondues: Date; recues: Date }) {
  return trx
    .selectFrom('sollicitations')
    .select(['id', 'dossier_id as dossierId'])
    .where('departement', '=', departement)
    .where('contenu', 'is not', null)
    .where((eb) => eb.or([eb('repondue_le', '<', avant.repondues), eb('recue_le', '<', avant.recues)]))
    .execute()
}

export async function eraseContenu(trx: Trx, departement: string, id: string): Promise<void> {
  await trx
    .updateTable('sollicitations')
    .set({ contenu: null })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .execute()
}

/** The structure that answers for a place, and its name; `null` when nobody has an account there. */
export async function findStructureDuLieu(trx: Trx, departement: string, lieuId: string) {
  const row = await trx
    .selectFrom('structures as s')
    .select(['s.id', 's.nom'])
    .where('s.departement', '=', departement)
    .where('s.lieu_id', '=', lieuId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('comptes as c')
          .whereRef('c.departement', '=', 's.departement')
          .whereRef('c.structure_id', '=', 's.id')
          .where('c.role', 'in', ['aidant', 'responsable'])
          .where('c.desactive_le', 'is', null),
      ),
    )
    .executeTakeFirst()
  return row ?? null
}

/** Mailboxes of those who answer for the structure, when its place has no public one. */
export async function listCourriels(trx: Trx, departement: string, structureId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('comptes')
    .select('email')
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .where('role', 'in', ['aidant', 'responsable'])
    .where('desactive_le', 'is', null)
    .execute()
  return rows.map((r) => r.email)
}

// Row-level security narrows to the structure already; naming it lets the index be used.
function select(trx: Trx, acteur: Acteur) {
  return trx
    .selectFrom('sollicitations as s')
    .leftJoin('comptes as c', (join) =>
      join.onRef('c.departement', '=', 's.departement').onRef('c.id', '=', 's.repondue_par'),
    )
    .selectAll('s')
    .select('c.nom as repondant')
    .where('s.departement', '=', acteur.departement)
    .where('s.structure_id', '=', acteur.structureId)
}

function enSollicitation(l: SollicitationTable & { repondant: string | null }, cle?: DossierOuvert): Sollicitation {
  return {
    id: l.id,
    structureId: l.structure_id,
    lieuId: l.lieu_id,
    langue: estLangue(l.langue) ? l.langue : 'fr',
    recueLe: l.recue_le,
    echeance: l.echeance,
    reponse: l.repondue_le && l.moyen ? { le: l.repondue_le, par: l.repondant ?? '', moyen: l.moyen } : null,
    contenu: cle && l.contenu ? JSON.parse(cle.dechiffrer(l.contenu)) : null,
  }
}
