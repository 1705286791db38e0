import { extname } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { sql } from 'kysely'
import {
  type Acteur,
  type Controle,
  type DossierOuvert,
  estPlein,
  type Fichier,
  ok,
  type Result,
  refus,
  type Services,
  type Trx,
} from '../platform/index.ts'
import type { Cle, Demande } from './store.ts'

export const TAILLE_MAX = 10 * 1024 * 1024
export const NOMBRE_MAX = 10

/** What people send to prove something: documents and photographs, nothing that runs. By type, how the name ends. */
const ACCEPTES: Record<string, readonly string[]> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/heic': ['.heic', '.heif'],
  'image/heif': ['.heif', '.heic'],
  'image/tiff': ['.tif', '.tiff'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.oasis.opendocument.text': ['.odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['.ods'],
}
export const EXTENSIONS = Object.values(ACCEPTES).flat()

/** What a browser draws by itself. */
export const MONTRABLES = new Set(['application/pdf', 'image/jpeg', 'image/png'])

const PROGRAMMES = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/x-ms-shortcut',
])

const CHOIX = 'Envoyez un PDF, une photo (JPEG, PNG, HEIC, TIFF) ou un document Word, Excel ou LibreOffice récent.'

/** A file that was checked: its type is what it contains, not what its name says. */
export type Piece = Fichier

/** @param nom as the person's machine names it */
export async function verifierPiece(
  { antivirus }: Pick<Services, 'antivirus'>,
  nom: string,
  contenu: Uint8Array,
): Promise<Result<Piece>> {
  const refuser = (code: string, message: string) => refus(code, `« ${nom} » ${message}`, 'pieces')
  if (contenu.byteLength === 0) return refuser('piece-vide', 'est vide. Ouvrez-le pour vérifier, puis recommencez.')
  if (contenu.byteLength > TAILLE_MAX) {
    const poids = `pèse ${enMo(contenu.byteLength)} : c’est trop. Une pièce pèse ${enMo(TAILLE_MAX)} au plus.`
    return refuser('piece-grosse', `${poids} Enregistrez-la en plus petit, ou coupez-la en deux.`)
  }
  const type = (await fileTypeFromBuffer(contenu))?.mime ?? ''
  if (PROGRAMMES.has(type))
    return refuser('piece-programme', 'est un programme, pas un document. Il est refusé. Demandez le vrai document.')
  const extensions = ACCEPTES[type]
  if (!extensions) return refuser('piece-type', `n’est pas un document accepté. ${CHOIX}`)
  const juste = extensions.includes(extname(nom).toLowerCase())
  const controle = antivirus && (await antivirus(contenu))
  if (controle === 'infecte')
    return refuser('piece-virus', 'contient un virus. Il n’a pas été gardé. Ne l’ouvrez pas, et prévenez la personne.')
  return ok({ nom: juste ? nom : nom + extensions[0], type, contenu, controle })
}

/** A file as it is shown: never its content. */
export interface PieceJointe {
  id: string
  nom: string
  type: string
  /** Bytes. */
  taille: number
  controle: Controle | null
}

const PLEIN = refus(
  'disque-plein',
  'Le serveur n’a plus de place : vos pièces ne sont pas gardées. Votre texte est là. Envoyez-le sans pièce, ou réessayez plus tard, et prévenez l’administration de Maillage.',
  'pieces',
)

/**
 * Keeps files that arrived before their message was accepted, so that nothing is chosen twice, and lets go those unticked.
 * @returns their ids, in order; or that no room is left, and then none of them is kept
 */
export async function garderPieces(
  trx: Trx,
  services: Services,
  acteur: Acteur,
  recus: {
    dossierId: string
    /** Id of the event to come. */
    pour: string
    pieces: readonly Piece[]
    /** Those received before that stay. */
    garder: readonly string[]
  },
): Promise<Result<string[]>> {
  const { departement, compteId } = acteur
  const { fichiers, clock, newId, log } = services
  const { dossierId, pour, pieces, garder } = recus
  await lacherDepots(trx, services, acteur, pour, garder)
  const ids: string[] = []
  for (const piece of pieces) {
    const fichier_id = await fichiers.deposer(trx, departement, dossierId, piece).catch((error: unknown) => {
      if (estPlein(error)) return null
      throw error
    })
    if (fichier_id === null) {
      log('disque plein : une pièce n’a pas pu être gardée')
      await lacherDepots(trx, services, acteur, pour, garder)
      return PLEIN
    }
    const depot = { departement, id: newId(), pour, compte_id: compteId, fichier_id, depose_le: clock.now() }
    await trx.insertInto('depots').values(depot).execute()
    ids.push(depot.id)
  }
  return ok(ids)
}

/** Forgets the files received for an event that are not to be sent, `sauf` these. */
export async function lacherDepots(
  trx: Trx,
  { fichiers }: Services,
  { departement }: Acteur,
  pour: string,
  sauf: readonly string[] = [],
): Promise<void> {
  const laches = await trx
    .deleteFrom('depots')
    .where('departement', '=', departement)
    .where('pour', '=', pour)
    .where('id', 'not in', [...sauf, ''])
    .returning('fichier_id as id')
    .execute()
  await fichiers.retirer(
    trx,
    departement,
    laches.map((f) => f.id),
  )
}

/** The same for those received before `avant`, whoever chose them. */
export async function purgeDepots(trx: Trx, { fichiers }: Services, departement: string, avant: Date): Promise<void> {
  const laches = await trx
    .deleteFrom('depots')
    .where('departement', '=', departement)
    .where('depose_le', '<', avant)
    .returning('fichier_id as id')
    .execute()
  await fichiers.retirer(
    trx,
    departement,
    laches.map((f) => f.id),
  )
}

/** Whose files: a form sent again for somebody else finds none. */
type Dossier = Pick<Demande, 'departement' | 'dossierId'>

export async function listDepots(trx: Trx, de: Dossier, pour: string, dossier: DossierOuvert): Promise<PieceJointe[]> {
  const rows = await selectDepots(trx, de, pour)
    .select(['d.id', 'f.nom', 'f.type', 'f.taille', 'f.controle'])
    .orderBy('d.id')
    .execute()
  return rows.map((row) => ({ ...row, nom: dossier.dechiffrer(row.nom) }))
}

export async function hasDepots(trx: Trx, de: Dossier, pour: string): Promise<boolean> {
  return (await selectDepots(trx, de, pour).select('d.id').executeTakeFirst()) !== undefined
}

function selectDepots(trx: Trx, { departement, dossierId }: Dossier, pour: string) {
  return trx
    .selectFrom('depots as d')
    .innerJoin('fichiers as f', (j) =>
      j.onRef('f.departement', '=', 'd.departement').onRef('f.id', '=', 'd.fichier_id'),
    )
    .where('d.departement', '=', departement)
    .where('d.pour', '=', pour)
    .where('f.dossier_id', '=', dossierId)
}

/** The kept files become those of the event, in its transaction. */
export async function joindreDepots(
  trx: Trx,
  { departement, id, dossierId }: Dossier & Cle,
  evenementId: string,
): Promise<void> {
  await sql`with partis as (
      delete from depots p using fichiers f
      where p.departement = ${departement} and p.pour = ${evenementId}
        and f.departement = p.departement and f.id = p.fichier_id and f.dossier_id = ${dossierId}
      returning p.id, p.fichier_id)
    insert into pieces (departement, id, demande_id, evenement_id, fichier_id)
    select ${departement}::text, id, ${id}::text, ${evenementId}::text, fichier_id from partis`.execute(trx)
}

/** Attachments by event; none for who takes part without them (row-level security). */
export async function listPieces(
  trx: Trx,
  { departement, id }: Cle,
  dossier: DossierOuvert,
): Promise<Map<string, PieceJointe[]>> {
  const rows = await trx
    .selectFrom('pieces as p')
    .innerJoin('fichiers as f', (j) =>
      j.onRef('f.departement', '=', 'p.departement').onRef('f.id', '=', 'p.fichier_id'),
    )
    .select(['p.id', 'p.evenement_id', 'f.nom', 'f.type', 'f.taille', 'f.controle'])
    .where('p.departement', '=', departement)
    .where('p.demande_id', '=', id)
    .orderBy('p.id')
    .execute()
  const pieces = rows.map((row) => ({ ...row, nom: dossier.dechiffrer(row.nom) }))
  return Map.groupBy(pieces, (p) => p.evenement_id)
}

export async function findFichier(trx: Trx, { departement, id }: Cle, pieceId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('pieces')
    .select('fichier_id')
    .where('departement', '=', departement)
    .where('demande_id', '=', id)
    .where('id', '=', pieceId)
    .executeTakeFirst()
  return row?.fichier_id ?? null
}

/** « 182 ko », « 2,4 Mo ». */
export function poidsEnMots(octets: number): string {
  return octets < 1024 * 1024 ? `${Math.max(1, Math.round(octets / 1024))} ko` : enMo(octets)
}

function enMo(octets: number): string {
  return `${(octets / (1024 * 1024)).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`
}
