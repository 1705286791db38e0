import { sql } from 'kysely'
import { lireMandat } from '../mandats/index.ts'
import { type Acteur, ok, type Result, refus, type Trx } from '../platform/index.ts'
import { deleteBrouillon, findBrouillon, lireBrouillon, type Saisi } from './brouillons.ts'
import { agirDans, type Fait } from './gestes.ts'
import { insertLien } from './liens.ts'
import type { Issue, Salle } from './salle.ts'
import { type Cle, type Contenu, type Demande, type Entrant, findContenu, findDemande, toDemande } from './store.ts'
import type { DemandeTable } from './tables.ts'

/** A request that still waits for its answer, about the same person, at the same operator. */
export type Semblable = Demande & { sujet: string; groupe: string }

/** Newest ones looked at: what is older than that many waiting requests of one structure at one operator is not a double click. */
const REGARDEES = 50

interface Comparaison {
  structureId: string
  operateur: string
  /** `null`: whatever it asks about. */
  demarche: string | null
  personne: Contenu['personne']
  sauf: string
}

const collateur = new Intl.Collator('fr', { sensitivity: 'base', ignorePunctuation: true })
const memePersonne = (a: Contenu['personne'], b: Contenu['personne']) =>
  a.naissance === b.naissance &&
  [a.nom, a.prenom].every((mot, rang) => collateur.compare(mot, [b.nom, b.prenom][rang] ?? '') === 0)

/** Who somebody is stands encrypted: the few requests that may be the same are opened and compared. Those the account sees whole only. */
async function listSemblables(
  trx: Trx,
  { coffre }: Salle,
  departement: string,
  { structureId, operateur, demarche, personne, sauf }: Comparaison,
): Promise<Semblable[]> {
  const { rows } = await sql<DemandeTable & { contenu: Buffer; groupe: string }>`
    select d.*, k.contenu, g.nom as groupe from demandes d
    join contenus k on k.departement = d.departement and k.demande_id = d.id
    join groupes g on g.departement = d.departement and g.id = d.groupe_id
    where d.departement = ${departement} and d.structure_id = ${structureId} and d.operateur = ${operateur}
      and d.statut in ('envoyee', 'prise-en-charge', 'rouverte') and d.acces && maillage_acces()
      and (${demarche}::text is null or d.demarche = ${demarche}) and d.id <> ${sauf}
    order by d.envoyee_le desc limit ${REGARDEES}`.execute(trx)
  const dossiers = await coffre.ouvrirPlusieurs(
    trx,
    departement,
    rows.map((r) => r.dossier_id),
  )
  return rows.flatMap((row) => {
    const clair = dossiers.get(row.dossier_id)?.dechiffrer(row.contenu)
    const contenu = clair === undefined ? null : (JSON.parse(clair) as Contenu)
    return contenu && memePersonne(contenu.personne, personne)
      ? [{ ...toDemande(row), sujet: contenu.sujet, groupe: row.groupe }]
      : []
  })
}

/** What waits already for what is about to be sent: same person, operator and procedure, from the same structure. */
export async function listDoublons(
  trx: Trx,
  salle: Salle,
  { departement, structureId }: Acteur,
  mandatId: string,
  { operateur, demarche }: Pick<Saisi, 'operateur' | 'demarche'>,
): Promise<Semblable[]> {
  const mandat = await lireMandat(trx, salle, departement, mandatId)
  if (!mandat?.contenu) return []
  const personne = mandat.contenu.mandant
  return listSemblables(trx, salle, departement, { structureId, operateur, demarche, personne, sauf: '' })
}

/** The draft goes as a message of a request that already waits, with its files. `null` when there is no such draft. */
export function joindre(
  salle: Salle,
  acteur: Acteur,
  brouillonId: string,
  { vers, signature }: { vers: string; signature: string },
): Promise<Result<Issue> | null> {
  const agent: Entrant = { ...acteur, porte: 'agent' }
  return salle.database.as(acteur, async (trx) => {
    const brouillon = await findBrouillon(trx, acteur, brouillonId, 'verrou')
    const saisi = brouillon && (await lireBrouillon(trx, salle, acteur, brouillon))
    if (!saisi) return null
    const meme = (await listDoublons(trx, salle, acteur, brouillon.mandatId, saisi)).find((d) => d.id === vers)
    if (!meme || !joignable(meme, brouillon)) return refus('pas-semblable', 'Cette demande n’attend plus de réponse.')
    const fait = { id: brouillonId, texte: saisi.message, signature }
    const issue = await agirDans(trx, salle, agent, meme, fait, (_, f) => ok({ evenement: { type: 'message', ...f } }))
    if (issue?.ok) await deleteBrouillon(trx, acteur, brouillonId)
    return issue
  })
}

/** Files are encrypted with the key of a mandate: they cannot follow a message to a request made under another one. */
export const joignable = (semblable: Pick<Demande, 'dossierId'>, { dossierId }: { dossierId: string }): boolean =>
  semblable.dossierId === dossierId

/** Those that this request could be merged into: about the same person at the same operator, where the account acts for the same side. */
export async function listPourReunir(trx: Trx, salle: Salle, acteur: Entrant, cle: Cle): Promise<Semblable[]> {
  const demande = await findDemande(trx, acteur, cle)
  const dossier = demande && (await salle.coffre.ouvrir(trx, demande.departement, demande.dossierId))
  const contenu = dossier && (await findContenu(trx, demande, dossier))
  if (!contenu) return []
  const { structureId, etat, id, departement, cote } = demande
  const semblables = await listSemblables(trx, salle, departement, {
    ...{ structureId, operateur: etat.operateur, demarche: null, personne: contenu.personne, sauf: id },
  })
  const cotes = await Promise.all(semblables.map(async (d) => (await findDemande(trx, acteur, d))?.cote))
  return semblables.filter((_, rang) => cotes[rang] === cote)
}

/**
 * Two requests become one: this one closes and points to the other, which says so. Nothing moves from one to the other: who reads what stays as
 * it was.
 */
export function reunir(
  salle: Salle,
  acteur: Entrant,
  id: string,
  { vers, ...fait }: Fait & { vers: string },
): Promise<Result<Issue> | null> {
  const cle = (id: string) => ({ departement: acteur.departement, id })
  return salle.database.as(acteur, async (trx) => {
    // Always in the same order: two people who merge the same pair at once wait for each other.
    for (const une of [id, vers].sort()) await findDemande(trx, acteur, cle(une), 'verrou')
    return agirDans(trx, salle, acteur, cle(id), fait, async (demande, f) => {
      if (!(await listPourReunir(trx, salle, acteur, demande)).some((d) => d.id === vers))
        return refus('pas-semblable', 'Choisissez dans la liste la demande à garder.', 'vers')
      return ok({
        evenement: { type: 'reunie', vers, ...f },
        async ensuite(trx) {
          await insertLien(trx, demande, vers, { par: acteur.compteId, le: f.le })
          const gardee = await agirDans(trx, salle, acteur, cle(vers), { id: salle.newId() }, (_, g) =>
            ok({ evenement: { type: 'reunion', de: id, ...g } }),
          )
          if (!gardee?.ok) throw new Error('A request locked and found waiting takes in another')
        },
      })
    })
  })
}
