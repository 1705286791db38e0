import { z } from 'zod'
import { readTerritoireFile, type Trx } from '../platform/index.ts'
import type { Groupe } from './routage.ts'

const fichier = z.array(
  z.object({
    id: z.string(),
    operateur: z.string(),
    nom: z.string(),
    themes: z.array(z.string()).min(1),
    communes: z.array(z.string()).min(1).nullable(),
    delaiJoursOuvres: z.number().int().min(1).max(60),
    email: z.email(),
  }),
)

export function readGroupes(departement: string): Groupe[] {
  return readTerritoireFile(departement, 'groupes.json', fichier)
}

/** Puts the territory's groups in the database; one that left the file answers no more, and keeps its requests. */
export async function saveGroupes(trx: Trx, departement: string, groupes: readonly Groupe[], le: Date): Promise<void> {
  for (const { delaiJoursOuvres, ...groupe } of groupes) {
    const row = {
      ...groupe,
      themes: [...groupe.themes],
      communes: groupe.communes && [...groupe.communes],
      delai_jours_ouvres: delaiJoursOuvres,
      retire_le: null,
    }
    await trx
      .insertInto('groupes')
      .values({ departement, ...row })
      .onConflict((oc) => oc.columns(['departement', 'id']).doUpdateSet(row))
      .execute()
  }
  await trx
    .updateTable('groupes')
    .set({ retire_le: le })
    .where('departement', '=', departement)
    .where('id', 'not in', [...groupes.map((g) => g.id), ''])
    .where('retire_le', 'is', null)
    .execute()
}

export async function listGroupes(trx: Trx, departement: string): Promise<Groupe[]> {
  const rows = await trx
    .selectFrom('groupes')
    .selectAll()
    .where('departement', '=', departement)
    .where('retire_le', 'is', null)
    .execute()
  return rows.map(toGroupe)
}

export async function findGroupe(
  trx: Trx,
  departement: string,
  id: string,
): Promise<(Groupe & { retire: boolean }) | null> {
  const row = await trx
    .selectFrom('groupes')
    .selectAll()
    .where('departement', '=', departement)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...toGroupe(row), retire: row.retire_le !== null } : null
}

interface GroupeRow extends Omit<Groupe, 'delaiJoursOuvres'> {
  delai_jours_ouvres: number
}

function toGroupe({ id, operateur, nom, themes, communes, email, delai_jours_ouvres }: GroupeRow): Groupe {
  return { id, operateur, nom, themes, communes, email, delaiJoursOuvres: delai_jours_ouvres }
}

export async function insertMembre(trx: Trx, departement: string, groupe: string, compte: string): Promise<void> {
  await trx
    .insertInto('membres')
    .values({ departement, groupe_id: groupe, compte_id: compte })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function deleteMembre(trx: Trx, departement: string, groupe: string, compte: string): Promise<void> {
  await trx
    .deleteFrom('membres')
    .where('departement', '=', departement)
    .where('groupe_id', '=', groupe)
    .where('compte_id', '=', compte)
    .execute()
}
