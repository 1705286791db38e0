import { sql } from 'kysely'
import { listOperateurs } from '../annuaire/index.ts'
import type { Extrait, Mandat, PartieDeSuivi } from '../mandats/index.ts'
import { ouvrirDossier, type Trx } from '../platform/index.ts'
import { Carte, formats, type Langue, messages } from '../ui/index.ts'
import { attenduDe } from './attendu.ts'
import { enRetard, jourEcheance } from './delai.ts'
import { listEcrits, listEvenements } from './evenements.ts'
import { EN_ATTENTE, REPONDUES } from './model.ts'
import { findFichier, listPieces } from './pieces.ts'
import { type Attendue, listListes } from './pieces-demandees.ts'
import type { Salle } from './salle.ts'
import { type Demande, findContenu, toDemande } from './store.ts'
import { lireManquantes, PiecesManquantes } from './suivi-pieces.tsx'
import type { DemandeTable } from './tables.ts'

/** For the page of the person: who has each request, since when, and what is expected of them. */
export function suiviDesDemandes(salle: Salle): PartieDeSuivi {
  const noms = new Map(listOperateurs(salle.config.departement).map((o) => [o.code, o.nomCourt]))
  return {
    objets: async (trx, mandat) => (await listDuMandat(trx, mandat)).map(({ id }) => `demande:${id}`),
    exporter: (trx, mandat) => exporter(trx, salle, mandat),
    async montrer(trx, mandat, langue) {
      const demandes = await listDuMandat(trx, mandat)
      const manquantes = await lireManquantes(trx, salle, mandat, demandes)
      const t = messages(langue).mandat.suivi.demandes
      const structure = mandat.contenu.mandataire.structure.replace(/\s*\(exemple\)/, '')
      return (
        <Carte titre={t.titre}>
          {demandes.length === 0 && <p>{t.aucune}</p>}
          <ul class="sep">
            {demandes.map((d) => (
              <li class="stack-s">
                <UneDemande
                  demande={d}
                  operateur={noms.get(d.etat.operateur) ?? d.etat.operateur}
                  structure={structure}
                  maintenant={salle.clock.now()}
                  langue={langue}
                  attendues={manquantes.get(d.id) ?? []}
                />
              </li>
            ))}
          </ul>
        </Carte>
      )
    },
  }
}

/** Requests of the mandate, with what was written, by which side, and the files. */
async function exporter(trx: Trx, salle: Salle, mandat: Mandat): Promise<Extrait> {
  const { departement } = mandat
  const dossier = await ouvrirDossier(trx, salle, mandat)
  const extrait: Extrait & { donnees: unknown[] } = { nom: 'demandes', donnees: [], fichiers: [] }
  for (const demande of await listDuMandat(trx, mandat)) {
    const ecrits = await listEcrits(trx, demande, dossier)
    const listes = await listListes(trx, demande, dossier)
    const pieces = [...(await listPieces(trx, demande, dossier)).values()].flat()
    for (const { id, nom } of pieces) {
      const fichierId = await findFichier(trx, demande, id)
      const lu = fichierId ? await salle.fichiers.lire(trx, departement, fichierId) : null
      if (lu?.ok) extrait.fichiers.push({ nom, contenu: lu.value.contenu })
    }
    extrait.donnees.push({
      numero: demande.repere,
      organisme: demande.etat.operateur,
      statut: demande.etat.statut,
      envoyeeLe: demande.etat.envoyeeLe,
      contenu: await findContenu(trx, demande, dossier),
      evenements: (await listEvenements(trx, demande)).map(({ id, type, le, cote }) => ({
        type,
        le,
        cote,
        texte: ecrits.get(id)?.texte ?? null,
        liste: listes.get(id) ?? null,
      })),
      pieces: pieces.map(({ nom, type, taille }) => ({ nom, type, taille })),
    })
  }
  return extrait
}

interface Props {
  demande: Demande
  operateur: string
  structure: string
  maintenant: Date
  langue: Langue
  /** Papers that the person has to hand over. */
  attendues: readonly Attendue[]
}

function UneDemande({ demande: { repere, etat }, operateur, structure, maintenant, langue, attendues }: Props) {
  const t = messages(langue).mandat.suivi.demandes
  const { date } = formats(langue)
  const attend = EN_ATTENTE.includes(etat.statut)
  const tard = enRetard(etat, maintenant)
  return (
    <>
      <p>
        <b>{t.chez[etat.statut](operateur)}</b>
      </p>
      <p class="muted">
        {t.depuis(date(depuisQuand(etat)))} · <span class="num nb">{repere}</span>
      </p>
      {attend && (
        <p>
          {(tard ? t.retard : t.avant)(date(jourEcheance(etat)))} {tard && etat.etapes.includes('rappel') && t.rappele}
        </p>
      )}
      <p>
        <b>{t.aFaire}</b> {attendues.length === 0 && t[attenduDe(etat)](structure)}
      </p>
      <PiecesManquantes attendues={attendues} langue={langue} />
    </>
  )
}

function depuisQuand({ statut, depuis, priseLe, repondueLe, closeLe }: Demande['etat']): Date {
  if (statut === 'close') return closeLe ?? depuis
  if (REPONDUES.includes(statut)) return repondueLe ?? depuis
  return (statut === 'prise-en-charge' && priseLe) || depuis
}

async function listDuMandat(trx: Trx, { departement, id }: { departement: string; id: string }): Promise<Demande[]> {
  const { rows } = await sql<DemandeTable>`
    select * from demandes where departement = ${departement} and mandat_id = ${id}
    order by envoyee_le desc, id desc`.execute(trx)
  return rows.map(toDemande)
}
