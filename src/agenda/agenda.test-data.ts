import { annuaire } from '../annuaire/index.ts'
import { type Acteur, type Database, type Services, SYSTEME } from '../platform/index.ts'
import { creerMonde, type MondeDeTest, type Navigateur } from '../platform/testing/index.ts'
import { agenda } from './index.ts'
import type { Motif } from './model.ts'
import { insertMoments, type Nouveau } from './store.ts'

/** A desk that receives, a neighbour, an operator, and a resident: for the tests of this room. */
export interface Accueil {
  monde: MondeDeTest
  karim: Acteur
  voisine: Acteur
  expert: Acteur
  habitant: Navigateur
}

export const LIEU = 'exemple-france-services-tilleuls'

export async function ouvrirAccueil(database: Database, env: Record<string, string> = {}): Promise<Accueil> {
  const rooms = (services: Services) => [annuaire(services), agenda(services)]
  const monde = creerMonde(database, rooms, { MAILLAGE_PROXYS: '1', ...env })
  await annuaire(monde.services).demonstration?.()
  return {
    monde,
    karim: await monde.compte({ id: 'karim', role: 'responsable', structure: 'fs', nom: 'Karim Spécimen' }),
    voisine: await monde.compte({ id: 'noemie', role: 'aidant', structure: 'voisine', nom: 'Noémie Modèle' }),
    expert: await monde.compte({ id: 'bastien', role: 'instructeur', operateur: 'caf', nom: 'Bastien Factice' }),
    habitant: await monde.navigateur(),
  }
}

const MOTIF: Omit<Motif, 'id' | 'structureId'> = {
  genre: 'creneau',
  nom: 'Conseil sur le logement',
  besoins: ['aide-logement'],
  mode: 'sur-place',
  duree: 30,
  places: 1,
  ouverture: 'public',
  description: '',
  preparation: '',
  documents: 'Le bail',
  langues: ['fr'],
  acces: ['fauteuil'],
  rappels: [24, 2],
  visio: null,
}

/** @returns its id */
export async function unMotif(monde: MondeDeTest, changes: Partial<Motif> = {}): Promise<string> {
  const { structureId = 'fs', id = monde.services.newId(), ...reste } = { ...MOTIF, ...changes }
  await monde.services.database.as(SYSTEME, (trx) =>
    trx
      .insertInto('agenda_motifs')
      .values({ ...reste, departement: '93', id, structure_id: structureId, retire_le: null })
      .execute(),
  )
  return id
}

/** @param heures from the clock of the test @returns its id */
export async function unMoment(
  monde: MondeDeTest,
  motifId: string,
  heures: number,
  changes: Partial<Nouveau> & { structureId?: string } = {},
): Promise<string> {
  const { services, clock } = monde
  const debut = new Date(clock.now().getTime() + heures * 3_600_000)
  const { structureId = 'fs', ...nouveau } = changes
  const moment: Nouveau = {
    id: services.newId(),
    serieId: null,
    lieuId: LIEU,
    compteId: null,
    ressourceId: null,
    places: 1,
    ouverture: 'public',
    dates: [{ debut, fin: new Date(debut.getTime() + 30 * 60_000) }],
    ...nouveau,
  }
  const manques = await services.database.as(SYSTEME, (trx) =>
    insertMoments(trx, services.newId, { departement: '93', id: motifId, structure_id: structureId }, [moment]),
  )
  return manques.length > 0 ? '' : moment.id
}

let adresses = 0
/** A form sent from an address of its own, by a browser of its own: `cookies` hold the code. */
export async function prendre(
  monde: MondeDeTest,
  momentId: string,
  champs: Record<string, string> = {},
): Promise<{ statut: number; texte: string; navigateur: Navigateur; id: string }> {
  const navigateur = await monde.navigateur()
  const id = champs.id ?? monde.services.newId()
  adresses += 1
  const reponse = await navigateur.post(
    `/rendez-vous/prendre/${momentId}`,
    {
      id,
      prenom: `Lila ${adresses}`,
      courriel: `lila${adresses}@exemple.fr`,
      telephone: '',
      attente: 'oui',
      ...champs,
    },
    { 'x-forwarded-for': `10.${(adresses >> 16) & 255}.${(adresses >> 8) & 255}.${adresses & 255}` },
  )
  return { statut: reponse.status, texte: await reponse.text(), navigateur, id }
}

export function reservations(monde: MondeDeTest, momentId: string) {
  return monde.services.database.as(SYSTEME, (trx) =>
    trx
      .selectFrom('agenda_reservations')
      .select(['id', 'statut', 'rang', 'a_dire'])
      .where('moment_id', '=', momentId)
      .orderBy('rang')
      .execute(),
  )
}
