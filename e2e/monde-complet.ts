import { sql } from 'kysely'
import { type Acteur, ouvrirDossier, SYSTEME } from '../src/platform/index.ts'
import type { MondeDeTest } from '../src/platform/testing/index.ts'
import { GENS, OBJETS } from './relations.ts'

const LE = new Date('2026-11-20T10:00:00+01:00')

/**
 * Adds to the demonstration the people of the access test, and one of each thing that it does not have, named as `OBJETS` names it.
 * @returns the identifiers that could not be chosen
 */
export async function completer(monde: MondeDeTest): Promise<Record<string, string>> {
  for (const [id, qui] of Object.entries(GENS))
    if (!('compte' in qui)) await monde.compte({ id, role: qui.role, structure: qui.structure })
  const { database, fichiers } = monde.services
  const departement = '93'
  const ids = await database.as(SYSTEME, async (trx) => {
    for (const [id, qui] of Object.entries(GENS))
      if ('groupe' in qui && !('compte' in qui))
        await trx.insertInto('membres').values({ departement, groupe_id: qui.groupe, compte_id: id }).execute()
    const { dossier_id } = await trx
      .selectFrom('demandes')
      .select('dossier_id')
      .where('id', '=', 'd01')
      .executeTakeFirstOrThrow()
    const pdf = { nom: 'a.pdf', type: 'application/pdf', contenu: Buffer.from('%PDF-1.7') }
    const fichier_id = await fichiers.deposer(trx, departement, dossier_id, pdf)
    await trx
      .insertInto('pieces')
      .values({ departement, id: 'piece', demande_id: 'd01', evenement_id: 'd01', fichier_id })
      .execute()
    const texte = (await ouvrirDossier(trx, monde.services, { departement, dossierId: dossier_id })).chiffrer(
      'Une note',
    )
    const de = { demande_id: 'd01', groupe_id: 'caf-minima-sociaux', auteur_id: 'bastien-factice', le: LE }
    await trx
      .insertInto('notes')
      .values({ departement, id: 'note', ...de, texte })
      .execute()
    await sql`insert into questions (departement, id, genre, theme, sujet, structure_id, auteur_id, groupe_id, posee_le, rappels)
      values ('93', 'question', 'regle', 'budget', 'Une règle', 'fs-tilleuls', 'agathe-exemple', 'caf-minima-sociaux', ${LE}, 0)`.execute(
      trx,
    )
    await sql`insert into questions_messages (departement, id, question_id, compte_id, le, texte)
      values ('93', 'qm', 'question', 'agathe-exemple', ${LE}, 'Quelle règle ?')`.execute(trx)
    await sql`insert into machines (departement, id, compte_id, secret_hache, portees, cree_le, cree_par)
      values ('93', 'programme', 'sansGroupe', '\\x00', '{}', ${LE}, 'chefOperateur')`.execute(trx)
    await sql`insert into violations (departement, id, connue_le, quoi, personnes, mesures, inscrite_le)
      values ('93', 'violation', ${LE}, 'Essai', 0, 'Aucune', ${LE})`.execute(trx)
    await sql`insert into notes_lieux (departement, id, lieu_id, compte_id, texte, le)
      values ('93', 'note', 'exemple-caf-acacias', 'agathe-exemple', 'Une note', ${LE})`.execute(trx)
    // The demonstration gives these no name of their own.
    await sql`update referents set id = 'referent' where id = (select min(id) from referents where operateur = 'caf')`.execute(
      trx,
    )
    await sql`update circuits set id = 'circuit' where id = (select min(id) from circuits where operateur = 'caf')`.execute(
      trx,
    )
    await sql`update visites set id = 'visite' where id = (select min(id) from visites where structure_id = 'fs-tilleuls')`.execute(
      trx,
    )
    await sql`update sollicitations set id = 'sollicitation' where id = (select min(id) from sollicitations where structure_id = 'fs-tilleuls')`.execute(
      trx,
    )
    await sql`update exceptions set saisie = true where lieu_id = 'exemple-france-services-tilleuls'`.execute(trx)
    const { rows } = await sql<{ moment: string }>`
      select min(id) as moment from agenda_moments where structure_id = 'fs-tilleuls'`.execute(trx)
    return { moment: rows[0]?.moment ?? '' }
  })
  await ecrireBrouillon(monde)
  return ids
}

/** Read over and not sent yet. */
async function ecrireBrouillon(monde: MondeDeTest): Promise<void> {
  const { rows } = await monde.services.database.as(SYSTEME, (trx) =>
    sql<Acteur>`${ACTEUR} where c.id = 'agathe-exemple'`.execute(trx),
  )
  const agathe = await monde.navigateur(rows[0])
  await agathe.post('/agent/demandes/nouvelle', {
    id: OBJETS.brouillon?.params.id ?? '',
    mandat: 'm01',
    demarche: 'budget-rsa-bloque',
    commune: '93066',
    urgence: 'complexe',
    'champ-numeroAllocataire': '0000001',
    sujet: 'Un brouillon',
    message: 'Pas encore envoyé.',
  })
}

/** Whoever has an account, as the house sees them. */
export const ACTEUR = sql`select c.id as "compteId", c.nom, c.email, c.fonction, c.role, c.departement, t.id as "structureId",
    t.nom as "structureNom", t.operateur, '' as "sessionId"
  from comptes c join structures t on t.departement = c.departement and t.id = c.structure_id`
