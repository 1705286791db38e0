import { sql } from 'kysely'
import { type Acteur, NOMS_DES_ROLES, SYSTEME } from '../../access.ts'
import { type Decode, lireCsv } from '../../csv.ts'
import type { Trx } from '../../db/tables.ts'
import { nouveauRapport, type Rapport } from '../../rapport.ts'
import { ok, type Result, refus } from '../../result.ts'
import type { Services } from '../../services.ts'
import { insertCompte } from '../comptes.ts'
import { AUTRES_NOMS, COLONNES, type Connu, type Importateur, planifier, type Sort } from './model.ts'

/** A longer list is rather another file. */
const MAX_LIGNES = 2000

export interface Import {
  rapport: Rapport
  /** Line by line, in the order of the file. */
  sorts: Sort[]
  /** Names of structures by code. */
  structures: ReadonlyMap<string, string>
}

/**
 * Opens and changes accounts from a list, all or nothing; each new one is written to. An account that is not in the list stays.
 * @param essai only says what would be done
 */
export function importerComptes(
  services: Services,
  qui: Acteur | typeof SYSTEME,
  { texte, latin1 }: Decode,
  essai: boolean,
): Promise<Result<Import>> {
  const csv = lireCsv(texte, COLONNES, AUTRES_NOMS, ['courriel'])
  if (!csv.ok) return Promise.resolve(csv)
  const { lignes, malformees } = csv.value
  const lus = lignes.length + malformees.length
  if (lus === 0) return Promise.resolve(refus('vide', 'Ce fichier n’a aucune ligne sous ses titres.'))
  if (lus > MAX_LIGNES)
    return Promise.resolve(refus('trop-long', `Ce fichier a ${lus} lignes : ${MAX_LIGNES} au plus à la fois.`))
  const { departement } = services.config
  return services.database.as(qui, async (trx) => {
    // One at a time: a form sent twice finds the second time that nothing is left to do.
    await sql`select pg_advisory_xact_lock(hashtext('maillage.import-comptes'))`.execute(trx)
    const connu = await lireConnu(trx, departement)
    const prevus = planifier(lignes, connu, importateur(qui))
    const sorts = essai ? prevus : await ecrire(trx, services, qui, prevus)
    const rapport = compter(sorts, lus)
    rapport.rejetes.push(...malformees)
    rapport.rejetes.sort((a, b) => a.ligne - b.ligne)
    if (latin1) rapport.avertissements.unshift(ENCODAGE)
    return ok({ rapport, sorts, structures: new Map(connu.structures.map((s) => [s.id, s.nom])) })
  })
}

const ENCODAGE = {
  ligne: 1,
  code: 'encodage',
  message: 'Le fichier n’est pas en UTF-8 : il a été lu en Latin-1 (Windows-1252). Vérifiez les accents.',
}

function importateur(qui: Acteur | typeof SYSTEME): Importateur {
  if (qui === SYSTEME) return { structure: null, compte: null }
  return { structure: qui.role === 'administrateur' ? null : qui.structureId, compte: qui.compteId }
}

async function lireConnu(trx: Trx, departement: string): Promise<Connu> {
  const structures = await trx
    .selectFrom('structures')
    .select(['id', 'nom', 'nature', 'siret'])
    .where('departement', '=', departement)
    .orderBy('id')
    .execute()
  const comptes = await trx
    .selectFrom('comptes')
    .select(['id', 'email', 'nom', 'fonction', 'role', 'structure_id as structure'])
    .select(sql<boolean>`desactive_le is not null`.as('ferme'))
    .where('departement', '=', departement)
    .orderBy('id')
    .execute()
  return { structures, comptes }
}

function compter(sorts: readonly Sort[], lus: number): Rapport {
  const rapport = { ...nouveauRapport(), lus }
  for (const sort of sorts) {
    rapport.avertissements.push(...sort.avis)
    if (sort.genre === 'rejete') rapport.rejetes.push(sort.rejet)
    else if (sort.genre === 'cree') rapport.crees += 1
    else if (sort.genre === 'change') rapport.modifies += 1
    else rapport.inchanges += 1
  }
  return rapport
}

/** @returns what was really done: an account opened elsewhere at the same moment is refused here */
async function ecrire(
  trx: Trx,
  services: Services,
  qui: Acteur | typeof SYSTEME,
  prevus: readonly Sort[],
): Promise<Sort[]> {
  const faits: Sort[] = []
  for (const sort of prevus) {
    if (sort.genre !== 'rejete' && sort.apprend && importateur(qui).structure === null)
      await retenirSiret(trx, services.config.departement, sort.compte.structure, sort.apprend)
    if (sort.genre === 'change') await changer(trx, services, qui, sort)
    faits.push(sort.genre === 'cree' ? await ouvrir(trx, services, qui, sort) : sort)
  }
  return faits
}

async function ouvrir(
  trx: Trx,
  services: Services,
  qui: Acteur | typeof SYSTEME,
  sort: Extract<Sort, { genre: 'cree' }>,
): Promise<Sort> {
  const { ligne, avis, compte } = sort
  const { email, nom } = compte
  const id = services.newId()
  const cree = await insertCompte(trx, services, qui, { id, ...compte })
  if (!cree.ok) {
    const { code, message } = cree.refus
    return { ligne, avis, genre: 'rejete', email, nom, rejet: { ligne, code, message } }
  }
  await services.courrier.envoyer(trx, qui, invitation(services.config.url, compte.email, id))
  return sort
}

async function changer(
  trx: Trx,
  { config, journal }: Services,
  qui: Acteur | typeof SYSTEME,
  { id, compte, avant }: Extract<Sort, { genre: 'change' }>,
): Promise<void> {
  const { nom, fonction, role } = compte
  await trx
    .updateTable('comptes')
    .set({ nom, fonction, role })
    .where('departement', '=', config.departement)
    .where('id', '=', id)
    .execute()
  const champs = (['nom', 'fonction', 'role'] as const).filter((c) => compte[c] !== avant[c]).join(' ')
  await journal(trx, qui, {
    action: 'compte.modifie',
    objet: `compte:${id}`,
    detail: { champs, avant: avant.role, role },
  })
}

async function retenirSiret(trx: Trx, departement: string, id: string, siret: string): Promise<void> {
  await trx
    .updateTable('structures')
    .set({ siret })
    .where('departement', '=', departement)
    .where('id', '=', id)
    .where('siret', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('structures as s').where('s.departement', '=', departement).where('s.siret', '=', siret),
        ),
      ),
    )
    .execute()
}

function invitation(url: string, a: string, id: string) {
  return {
    a,
    cle: `compte-ouvert:${id}`,
    sujet: 'Votre compte Maillage est ouvert',
    texte: [
      'Bonjour,',
      'Un compte Maillage vous attend. Pour entrer, écrivez cette adresse de messagerie sur la page, puis ouvrez le lien reçu :',
      `${url}/connexion`,
      'Vous ne savez pas pourquoi vous recevez ce message ? Ne faites rien : sans vous, personne n’entre.',
      'Maillage',
    ].join('\n\n'),
  }
}

/** What would change on a line, in words. */
export function enMots(sort: Exclude<Sort, { genre: 'rejete' }>): string {
  if (sort.genre === 'cree') return `Nouveau compte : ${NOMS_DES_ROLES[sort.compte.role]}`
  if (sort.genre === 'inchange') return 'Rien ne change'
  const { avant, compte } = sort
  const dits = [
    compte.nom !== avant.nom && `nom : « ${avant.nom} » devient « ${compte.nom} »`,
    compte.fonction !== avant.fonction && `fonction : « ${avant.fonction || 'vide'} » devient « ${compte.fonction} »`,
    compte.role !== avant.role && `rôle : « ${NOMS_DES_ROLES[avant.role]} » devient « ${NOMS_DES_ROLES[compte.role]} »`,
  ]
  return dits.filter(Boolean).join(' ; ')
}
