import type { Mandat } from '../mandats/index.ts'
import { ouvrirDossier, type Trx } from '../platform/index.ts'
import { type Langue, messages, titreDocument } from '../ui/index.ts'
import { listEvenements } from './evenements.ts'
import { type Attendue, enAttente, listListes } from './pieces-demandees.ts'
import type { Salle } from './salle.ts'
import type { Demande } from './store.ts'

/** Papers that each open request still waits for, by request. */
export async function lireManquantes(
  trx: Trx,
  salle: Salle,
  mandat: Mandat,
  demandes: readonly Demande[],
): Promise<Map<string, Attendue[]>> {
  const dossier = await ouvrirDossier(trx, salle, mandat)
  const manquantes = new Map<string, Attendue[]>()
  for (const demande of demandes.filter((d) => d.etat.statut !== 'close')) {
    const attente = enAttente(await listEvenements(trx, demande))
    const listes = attente.length > 0 ? await listListes(trx, demande, dossier) : new Map()
    const attendues = attente.flatMap((id): Attendue[] => listes.get(id)?.attendues ?? [])
    if (attendues.length > 0) manquantes.set(demande.id, attendues)
  }
  return manquantes
}

/**
 * What the person has to hand over. Titles of the catalogue only: a line in an expert's own words may speak of others, in jargon, in one language,
 * on a page that a paper in the wrong hands opens. The agent, who read it, says it.
 */
export function PiecesManquantes({ attendues, langue }: { attendues: readonly Attendue[]; langue: Langue }) {
  const t = messages(langue).mandat.suivi.demandes
  const connues = attendues.filter((a) => a.catalogue)
  return (
    <>
      {connues.length > 0 && (
        <>
          <p>{t.pieces}</p>
          <ul class="list">
            {connues.map(({ libelle }) => {
              const titre = titreDocument(libelle, langue)
              return titre === null ? (
                <li>
                  <bdi lang="fr">{libelle}</bdi>
                </li>
              ) : (
                <li>{titre}</li>
              )
            })}
          </ul>
        </>
      )}
      {connues.length < attendues.length && <p>{t.autrePiece}</p>}
    </>
  )
}
