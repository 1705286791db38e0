import { createHash } from 'node:crypto'
import {
  type Acteur,
  type Canal,
  jourIso,
  ok,
  ouvrirDossier,
  type Result,
  refus,
  type Services,
  SYSTEME,
  type Trx,
} from '../platform/index.ts'
import { adresseEn, type Langue, messages } from '../ui/index.ts'
import { SUIVI } from './code.ts'
import { etatLe, type Mandat } from './model.ts'
import { findMandat, findParCode } from './store.ts'

interface AvisTable {
  departement: string
  mandat_id: string
  dossier_id: string
  canal: Canal
  langue: Langue
  scelle: Buffer
  lien_hache: Buffer
  donne_le: Date
  donne_par: string
}
declare module '../platform/db/tables.ts' {
  interface Tables {
    mandats_avis: AvisTable
  }
}

/** How the person agreed to be told that there is something new. */
export interface Avis {
  canal: Canal
  langue: Langue
  /** Mail address, or number (E.164). */
  adresse: string
}

/** Where the link of a message leads: it stops them. */
export const ARRET = '/avis'

type Cle = Pick<Mandat, 'departement' | 'id'>

export async function findAvis(trx: Trx, services: Services, mandat: Mandat): Promise<Avis | null> {
  const row = await selectAvis(trx, mandat)
  if (!row) return null
  const dossier = await ouvrirDossier(trx, services, mandat)
  return { canal: row.canal, langue: row.langue, adresse: dossier.dechiffrer(row.scelle) }
}

/** What the agent writes when the person agrees; again, to change it. */
export function donnerAvis(services: Services, acteur: Acteur, id: string, avis: Avis): Promise<Result<Mandat> | null> {
  const { database, coffre, clock, journal } = services
  const { departement, compteId } = acteur
  return database.as(acteur, async (trx) => {
    const mandat = await findMandat(trx, coffre, { departement, id }, 'verrou')
    if (!mandat?.contenu || mandat.structureId !== acteur.structureId) return null
    if (!seraUtile(mandat, jourIso(clock.now())))
      return refus('mandat-fini', 'Ce mandat est fini : il n’y aura plus de nouvelles à annoncer.')
    const donne_le = clock.now()
    const dossier = await ouvrirDossier(trx, services, mandat)
    const row = {
      dossier_id: mandat.dossierId,
      canal: avis.canal,
      langue: avis.langue,
      scelle: dossier.chiffrer(avis.adresse),
      lien_hache: hacher(jetonDe(services, { departement, mandat_id: id, donne_le })),
      donne_le,
      donne_par: compteId,
    }
    await trx
      .insertInto('mandats_avis')
      .values({ departement, mandat_id: id, ...row })
      .onConflict((oc) => oc.columns(['departement', 'mandat_id']).doUpdateSet(row))
      .execute()
    const detail = { canal: avis.canal, langue: avis.langue }
    await journal(trx, acteur, { action: 'mandat.avis-donne', objet: `mandat:${id}`, detail })
    return ok(mandat)
  })
}

/** A draft, or a mandate that holds: news may come. */
export function seraUtile(mandat: Mandat, jour: string): boolean {
  return ['brouillon', 'en-vigueur'].includes(etatLe(mandat, jour))
}

/** Said to the agent. `null`: no such mandate for this account. */
export async function arreterParAgent(services: Services, acteur: Acteur, id: string): Promise<Mandat | null> {
  const { database, coffre, courrier } = services
  const { departement, structureId } = acteur
  const mandat = await database.as(acteur, async (trx) => {
    const mandat = await findMandat(trx, coffre, { departement, id })
    if (!mandat?.contenu || mandat.structureId !== structureId) return null
    await effacer(trx, services, acteur, mandat)
    return mandat
  })
  // The outbox is not the agent's to empty.
  if (mandat) await database.as(SYSTEME, (trx) => courrier.retenir(trx, departement, mandat.dossierId))
  return mandat
}

/** By the person, with the code of their paper. */
export function arreterParCode(services: Services, qui: { code: string; annee: string }): Promise<boolean> {
  const { database, coffre, config } = services
  return database.as(SYSTEME, async (trx) => {
    const mandat = await findParCode(trx, coffre, config.departement, qui)
    return mandat !== null && (await arreterSeul(trx, services, mandat))
  })
}

/** By the link of a message: without any code, since it shows nothing. @returns whether it still stopped something */
export function arreterParLien(services: Services, jeton: string): Promise<boolean> {
  return services.database.as(SYSTEME, async (trx) => {
    const row = await findParLien(trx, services, jeton)
    if (!row) return false
    const { departement, mandat_id: id, dossier_id: dossierId } = row
    return arreterSeul(trx, services, { departement, id, dossierId })
  })
}

/** Opening the link, as a mail scanner does, stops nothing. */
export function lienVit(services: Services, jeton: string): Promise<boolean> {
  return services.database.as(SYSTEME, async (trx) => (await findParLien(trx, services, jeton)) !== undefined)
}

async function arreterSeul(trx: Trx, services: Services, mandat: Cle & Pick<Mandat, 'dossierId'>): Promise<boolean> {
  await services.courrier.retenir(trx, mandat.departement, mandat.dossierId)
  return effacer(trx, services, SYSTEME, mandat)
}

async function effacer(
  trx: Trx,
  { journal }: Services,
  qui: Acteur | typeof SYSTEME,
  { departement, id }: Cle,
): Promise<boolean> {
  const efface = await oublierAvis(trx, { departement, id })
  const detail = { par: qui === SYSTEME ? 'personne' : 'agent' }
  if (efface) await journal(trx, qui, { action: 'mandat.avis-arrete', objet: `mandat:${id}`, detail })
  return efface
}

/** @returns whether there was one */
export async function oublierAvis(trx: Trx, { departement, id }: Cle): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('mandats_avis')
    .where('departement', '=', departement)
    .where('mandat_id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/**
 * « Il y a du nouveau », in the transaction of what is new, if the person agreed to be told. Never who writes, nor about what.
 * @param cle of the event: told once, however often it is replayed
 */
export async function avertirPersonne(
  trx: Trx,
  services: Services,
  qui: Acteur | typeof SYSTEME,
  { departement, mandatId, cle }: { departement: string; mandatId: string; cle: string },
): Promise<void> {
  const row = await selectAvis(trx, { departement, id: mandatId })
  if (!row) return
  const { canal, langue, scelle, dossier_id: dossierId } = row
  const { sujet, texte, voir, arret } = messages(langue).mandat.avis
  const adresse = (chemin: string) => services.config.url + adresseEn(chemin, langue)
  const lignes = [
    texte,
    `${voir} ${adresse(SUIVI)}`,
    `${arret} ${adresse(`${ARRET}/${jetonDe(services, row).toString('base64url')}`)}`,
  ]
  const pli = { canal, dossierId, scelle, sujet, texte: lignes.join(canal === 'sms' ? '\n' : '\n\n') }
  await services.courrier.envoyer(trx, qui, { ...pli, cle: `personne:${mandatId}:${cle}` })
}

export async function canalDeLaPersonne(trx: Trx, mandat: Cle): Promise<Canal | null> {
  return (await selectAvis(trx, mandat))?.canal ?? null
}

function selectAvis(trx: Trx, { departement, id }: Cle): Promise<AvisTable | undefined> {
  return trx
    .selectFrom('mandats_avis')
    .selectAll()
    .where('departement', '=', departement)
    .where('mandat_id', '=', id)
    .executeTakeFirst()
}

function findParLien(trx: Trx, { config }: Services, jeton: string): Promise<AvisTable | undefined> {
  return trx
    .selectFrom('mandats_avis')
    .selectAll()
    .where('departement', '=', config.departement)
    .where('lien_hache', '=', hacher(Buffer.from(jeton, 'base64url')))
    .executeTakeFirst()
}

/** Made again for each message instead of being kept: only the master key makes it. */
function jetonDe(
  { coffre }: Services,
  { departement, mandat_id, donne_le }: Pick<AvisTable, 'departement' | 'mandat_id' | 'donne_le'>,
): Buffer {
  return coffre.sceller(['mandats.avis', departement, mandat_id, donne_le.getTime()]).subarray(0, 15)
}

function hacher(jeton: Buffer): Buffer {
  return createHash('sha256').update('avis:').update(jeton).digest()
}
