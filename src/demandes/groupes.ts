import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { readTerritoireFile, type Trx } from '../platform/index.ts'
import type { Modele } from './reglages.ts'
import type { Cadre, Groupe } from './routage.ts'
import type { GroupeTable } from './tables.ts'

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

export function readGroupes(departement: string): Cadre[] {
  return readTerritoireFile(departement, 'groupes.json', fichier)
}

/**
 * Puts the territory's groups in the database; one that left the file answers no more, and keeps its requests. Those that their
 * manager changed on screen are left alone.
 */
export async function saveGroupes(trx: Trx, departement: string, groupes: readonly Cadre[], le: Date): Promise<void> {
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
      .onConflict((oc) => oc.columns(['departement', 'id']).doUpdateSet(row).where('groupes.tenu_ici', '=', false))
      .execute()
  }
  await trx
    .updateTable('groupes')
    .set({ retire_le: le })
    .where('departement', '=', departement)
    .where('id', 'not in', [...groupes.map((g) => g.id), ''])
    .where('retire_le', 'is', null)
    .where('tenu_ici', '=', false)
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

/** This group, or once it was withdrawn the one that took over; `null`: nobody did. */
export async function findTenant(trx: Trx, departement: string, id: string): Promise<Groupe | null> {
  const { rows } = await sql<{ id: string }>`
    with recursive suite as (
      select g.id, g.heritier_id, g.retire_le from groupes g where g.departement = ${departement} and g.id = ${id}
      union
      select g.id, g.heritier_id, g.retire_le from suite s
      join groupes g on g.departement = ${departement} and g.id = s.heritier_id)
    select id from suite where retire_le is null`.execute(trx)
  return rows[0] ? findGroupe(trx, departement, rows[0].id) : null
}

/** Texts to start from for a procedure, by the groups that wrote one. */
export async function listModeles(
  trx: Trx,
  departement: string,
  demarche: string,
): Promise<(Modele & { groupe: string; nom: string })[]> {
  const groupes = await listGroupes(trx, departement)
  return groupes.flatMap(({ id, nom, modeles }) =>
    modeles.filter((m) => m.demarche === demarche).map((m) => ({ ...m, groupe: id, nom })),
  )
}

function toGroupe(row: Selectable<GroupeTable>): Groupe {
  const { id, operateur, nom, themes, communes, email, demarches, champs, modeles, reponses, jours, fermetures } = row
  return {
    ...{ id, operateur, nom, themes, communes, email, demarches, champs, modeles, reponses, jours, fermetures },
    delaiJoursOuvres: row.delai_jours_ouvres,
    suppleant: row.suppleant_id,
    structure: row.structure_id,
    rappelPart: row.rappel_part,
    responsableJours: row.responsable_jours,
    coordinationJours: row.coordination_jours,
    relanceJours: row.relance_jours,
    clotureJours: row.cloture_jours,
  }
}

/** Writes a group as its manager says it; from then on the territory's file leaves it alone. */
export async function writeGroupe(trx: Trx, departement: string, groupe: Groupe): Promise<void> {
  const { id, operateur, nom, themes, communes, email, demarches, champs, modeles, reponses, jours, fermetures } =
    groupe
  const row = {
    ...{ operateur, nom, email, themes: [...themes], communes: communes && [...communes] },
    demarches: demarches && [...demarches],
    champs: [...champs],
    modeles: JSON.stringify(modeles),
    reponses: JSON.stringify(reponses),
    jours: [...jours],
    fermetures: [...fermetures],
    delai_jours_ouvres: groupe.delaiJoursOuvres,
    suppleant_id: groupe.suppleant,
    structure_id: groupe.structure,
    rappel_part: groupe.rappelPart,
    responsable_jours: groupe.responsableJours,
    coordination_jours: groupe.coordinationJours,
    relance_jours: groupe.relanceJours,
    cloture_jours: groupe.clotureJours,
    tenu_ici: true,
  }
  await trx
    .insertInto('groupes')
    .values({ departement, id, retire_le: null, ...row })
    .onConflict((oc) => oc.columns(['departement', 'id']).doUpdateSet(row))
    .execute()
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
