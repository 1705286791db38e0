import { type Acteur, ok, type Result, refus, type Trx } from '../platform/index.ts'
import { type AbsenceNotee, deleteAbsence, insertAbsence } from './absences.ts'
import { deleteMembre, findGroupe, insertMembre, listGroupes, writeGroupe } from './groupes.ts'
import type { Modele, ReponseType } from './reglages.ts'
import { oublierRenvois } from './renvois.ts'
import type { Groupe } from './routage.ts'
import type { Salle } from './salle.ts'

/** What a manager does to a group of their operator; each change is journalled. `null` when the group is not theirs. */
type Changement = Promise<Result<unknown> | null>

/** A group of the manager's operator, still answering. */
export async function findGroupeTenu(trx: Trx, acteur: Acteur, id: string): Promise<Groupe | null> {
  const groupe = await findGroupe(trx, acteur.departement, id)
  return groupe && !groupe.retire && tient(acteur, groupe) ? groupe : null
}

/** A local operator shares its code with others of its kind: then the group is its structure's. */
export function tient({ operateur, structureId }: Acteur, groupe: Pick<Groupe, 'operateur' | 'structure'>): boolean {
  return groupe.operateur === operateur && (groupe.structure === null || groupe.structure === structureId)
}

export async function listGroupesTenus(trx: Trx, acteur: Acteur): Promise<Groupe[]> {
  const groupes = await listGroupes(trx, acteur.departement)
  return groupes.filter((g) => tient(acteur, g)).sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
}

/** Creates the group, or changes the one that is there. */
export function ecrireGroupe(salle: Salle, acteur: Acteur, groupe: Groupe): Promise<Result<unknown>> {
  return salle.database.as(acteur, async (trx) => {
    const ailleurs = await findGroupe(trx, acteur.departement, groupe.id)
    if (!tient(acteur, groupe) || (ailleurs && !tient(acteur, ailleurs)))
      return refus('pas-a-vous', 'Ce groupe n’est pas de votre organisme.')
    const freres = await listGroupesTenus(trx, acteur)
    if (freres.some((g) => g.id !== groupe.id && g.nom.toLowerCase() === groupe.nom.toLowerCase()))
      return refus('nom-pris', 'Un autre de vos groupes a déjà ce nom.', 'nom')
    if (groupe.suppleant && !freres.some((g) => g.id === groupe.suppleant && g.id !== groupe.id))
      return refus('suppleant', 'Choisissez un autre groupe de votre organisme.', 'suppleant')
    await writeGroupe(trx, acteur.departement, groupe)
    await noter(trx, salle, acteur, groupe.id, ailleurs ? 'modifie' : 'cree')
    return ok(null)
  })
}

/** A local operator joins: its structure, and the group it starts with. Sent twice, it counts once. */
export function ouvrirOrganisme(salle: Salle, acteur: Acteur, groupe: Groupe): Promise<Result<unknown>> {
  const { departement } = acteur
  return salle.database.as(acteur, async (trx) => {
    if (await findGroupe(trx, departement, groupe.id)) return ok(null)
    const pris = await trx
      .selectFrom('structures')
      .select('id')
      .where('departement', '=', departement)
      .where((eb) => eb(eb.fn('lower', ['nom']), '=', groupe.nom.toLowerCase()))
      .executeTakeFirst()
    if (pris) return refus('nom-pris', 'Une structure a déjà ce nom.', 'nom')
    const { id, nom, operateur } = groupe
    await trx
      .insertInto('structures')
      .values({ departement, id, nom, nature: 'operateur', operateur, lieu_id: null })
      .execute()
    await writeGroupe(trx, departement, groupe)
    await noter(trx, salle, acteur, id, 'organisme-ouvert', { operateur })
    return ok(null)
  })
}

export function ajouterMembre(salle: Salle, acteur: Acteur, groupe: string, compte: string): Changement {
  return changer(salle, acteur, groupe, async (trx, tenu) => {
    const possibles = await listComptesDeLOrganisme(trx, acteur, tenu)
    const choisi = possibles.find((c) => c.id === compte)
    if (!choisi) return refus('compte', 'Choisissez une personne de la liste.', 'compte')
    await insertMembre(trx, acteur.departement, groupe, compte)
    await noter(trx, salle, acteur, groupe, 'membre-ajoute', { compte })
    return ok(null)
  })
}

export function retirerMembre(salle: Salle, acteur: Acteur, groupe: string, compte: string): Changement {
  return changer(salle, acteur, groupe, async (trx) => {
    await deleteMembre(trx, acteur.departement, groupe, compte)
    await noter(trx, salle, acteur, groupe, 'membre-retire', { compte })
    return ok(null)
  })
}

export function noterAbsence(salle: Salle, acteur: Acteur, groupe: string, absence: AbsenceNotee): Changement {
  return changer(salle, acteur, groupe, async (trx) => {
    const membres = await listMembres(trx, acteur.departement, groupe)
    if (absence.compte !== null && !membres.some((m) => m.id === absence.compte))
      return refus('membre', 'Choisissez un membre du groupe, ou le groupe entier.', 'qui')
    if (await insertAbsence(trx, acteur.departement, groupe, absence))
      await noter(trx, salle, acteur, groupe, 'absence-notee', { compte: absence.compte ?? 'groupe' })
    return ok(null)
  })
}

export function effacerAbsence(salle: Salle, acteur: Acteur, groupe: string, id: string): Changement {
  return changer(salle, acteur, groupe, async (trx) => {
    if (await deleteAbsence(trx, acteur.departement, groupe, id))
      await noter(trx, salle, acteur, groupe, 'absence-effacee')
    return ok(null)
  })
}

/** One template for each procedure: a new one takes the place of the old. */
export function garderModele(salle: Salle, acteur: Acteur, groupe: string, modele: Modele): Changement {
  return changer(salle, acteur, groupe, async (trx, tenu) => {
    const modeles = [...tenu.modeles.filter((m) => m.demarche !== modele.demarche), modele]
    await writeGroupe(trx, acteur.departement, { ...tenu, modeles })
    await noter(trx, salle, acteur, groupe, 'modele-ecrit', { demarche: modele.demarche })
    return ok(null)
  })
}

export function retirerModele(salle: Salle, acteur: Acteur, groupe: string, demarche: string): Changement {
  return changer(salle, acteur, groupe, async (trx, tenu) => {
    const modeles = tenu.modeles.filter((m) => m.demarche !== demarche)
    await writeGroupe(trx, acteur.departement, { ...tenu, modeles })
    await noter(trx, salle, acteur, groupe, 'modele-retire', { demarche })
    return ok(null)
  })
}

/** Answers the group starts from: the same title takes the place of the old one. */
export function garderReponse(salle: Salle, acteur: Acteur, groupe: string, reponse: ReponseType): Changement {
  return changer(salle, acteur, groupe, async (trx, tenu) => {
    const reponses = [...tenu.reponses.filter((r) => r.titre !== reponse.titre), reponse]
    await writeGroupe(trx, acteur.departement, { ...tenu, reponses })
    await noter(trx, salle, acteur, groupe, 'reponse-ecrite')
    return ok(null)
  })
}

export function retirerReponse(salle: Salle, acteur: Acteur, groupe: string, titre: string): Changement {
  return changer(salle, acteur, groupe, async (trx, tenu) => {
    const reponses = tenu.reponses.filter((r) => r.titre !== titre)
    await writeGroupe(trx, acteur.departement, { ...tenu, reponses })
    await noter(trx, salle, acteur, groupe, 'reponse-retiree')
    return ok(null)
  })
}

/** What was learnt of a group's « ce n'est pas pour nous » teaches nothing any more. */
export function oublierAppris(
  salle: Salle,
  acteur: Acteur,
  groupe: string,
  appris: { vers: string; demarche: string },
): Changement {
  return changer(salle, acteur, groupe, async (trx) => {
    await oublierRenvois(trx, acteur.departement, { de: groupe, ...appris }, salle.clock.now())
    await noter(trx, salle, acteur, groupe, 'appris-oublie', appris)
    return ok(null)
  })
}

function changer(
  salle: Salle,
  acteur: Acteur,
  id: string,
  faire: (trx: Trx, groupe: Groupe) => Promise<Result<unknown>>,
): Changement {
  return salle.database.as(acteur, async (trx) => {
    const groupe = await findGroupeTenu(trx, acteur, id)
    return groupe && faire(trx, groupe)
  })
}

function noter(trx: Trx, { journal }: Salle, acteur: Acteur, id: string, quoi: string, detail = {}): Promise<void> {
  return journal(trx, acteur, { action: `groupe.${quoi}`, objet: `groupe:${id}`, detail })
}

export interface Membre {
  id: string
  nom: string
  fonction: string
  email: string
}

export function listMembres(trx: Trx, departement: string, groupe: string): Promise<Membre[]> {
  return trx
    .selectFrom('membres as m')
    .innerJoin('comptes as c', (j) => j.onRef('c.departement', '=', 'm.departement').onRef('c.id', '=', 'm.compte_id'))
    .select(['c.id', 'c.nom', 'c.fonction', 'c.email'])
    .where('m.departement', '=', departement)
    .where('m.groupe_id', '=', groupe)
    .where('c.desactive_le', 'is', null)
    .orderBy('c.nom')
    .execute()
}

/** Who may be put in a group of the manager's operator. */
export function listComptesDeLOrganisme(
  trx: Trx,
  { departement, operateur }: Acteur,
  { structure }: Pick<Groupe, 'structure'>,
): Promise<Membre[]> {
  return trx
    .selectFrom('comptes as c')
    .innerJoin('structures as s', (j) =>
      j.onRef('s.departement', '=', 'c.departement').onRef('s.id', '=', 'c.structure_id'),
    )
    .select(['c.id', 'c.nom', 'c.fonction', 'c.email'])
    .where('c.departement', '=', departement)
    .where('s.operateur', '=', operateur)
    .$if(structure !== null, (q) => q.where('s.id', '=', structure))
    .where('c.role', 'in', ['instructeur', 'responsable'])
    .where('c.desactive_le', 'is', null)
    .orderBy('c.nom')
    .execute()
}
