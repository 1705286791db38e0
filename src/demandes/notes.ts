import { type DossierOuvert, ok, ouvrirDossier, type Result, refus, type Trx } from '../platform/index.ts'
import { chiffrerEcrit } from './evenements.ts'
import { peutEcrire } from './gestes.ts'
import { estPartage, SANS_NOM } from './partage.ts'
import type { Salle } from './salle.ts'
import { type Cle, type Entrant, findDemande, type Participation } from './store.ts'

/** What those who answer write to each other. */
export interface Note {
  id: string
  le: Date
  par: string
  nom: string
  texte: string
  /** Name typed, on an account that several people use. */
  signature: string | null
}

interface ANoter {
  /** Of the form: sent twice, it counts once. */
  id: string
  texte: string
  signature: string
}

/** Keeps a note for the operator's side; nobody is told, and the request stays as it was. `null` for whoever does not answer it. */
export function noter(salle: Salle, acteur: Entrant, id: string, note: ANoter): Promise<Result<unknown> | null> {
  return salle.database.as(acteur, async (trx) => {
    const demande = await findDemande(trx, acteur, { departement: acteur.departement, id })
    if (demande?.cote !== 'operateur') return null
    if (!(await peutEcrire(trx, salle, demande)))
      return refus('trop-tard', 'Cette demande est close, ou le mandat a pris fin : on n’y note plus rien.')
    if (note.signature === '' && (await estPartage(trx, acteur))) return SANS_NOM
    const dossier = await ouvrirDossier(trx, salle, demande)
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('notes')
      .values({
        ...{ departement: demande.departement, id: note.id, demande_id: id, groupe_id: demande.etat.groupe },
        auteur_id: acteur.compteId,
        le: salle.clock.now(),
        ...chiffrerEcrit(dossier, note.texte, note.signature),
      })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 1n)
      await salle.journal(trx, acteur, {
        action: 'demande.notee',
        objet: `demande:${id}`,
        detail: { repere: demande.repere },
      })
    return ok(null)
  })
}

/** The notes of a request, the oldest first; none for whoever does not answer it (row-level security), nor at the desk's door. */
export async function listNotes(
  trx: Trx,
  { departement, id, cote }: Cle & Pick<Participation, 'cote'>,
  dossier: DossierOuvert,
): Promise<Note[]> {
  // The same person may answer by one door and follow for their structure by the other.
  if (cote !== 'operateur') return []
  const rows = await trx
    .selectFrom('notes as n')
    .innerJoin('comptes as c', (j) => j.onRef('c.departement', '=', 'n.departement').onRef('c.id', '=', 'n.auteur_id'))
    .select(['n.id', 'n.le', 'n.auteur_id as par', 'c.nom', 'n.texte', 'n.signature'])
    .where('n.departement', '=', departement)
    .where('n.demande_id', '=', id)
    .orderBy('n.le')
    .orderBy('n.id')
    .execute()
  return rows.map((row) => ({
    ...row,
    texte: dossier.dechiffrer(row.texte),
    signature: row.signature && dossier.dechiffrer(row.signature),
  }))
}
