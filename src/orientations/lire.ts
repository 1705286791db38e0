import type { Extrait, Mandat } from '../mandats/index.ts'
import { type Acteur, ouvrirDossier, type Trx } from '../platform/index.ts'
import { listMoments, type Moment } from './evenements.ts'
import { THEMES, URGENCES } from './model.ts'
import type { Salle } from './salle.ts'
import { type Contenu, findContenu, findOrientation, listParMandat, type Orientation, type Vue } from './store.ts'
import { findStructures, listNoms, type Structure } from './structures.ts'

/** Everything the page of a sheet shows to one of the structures that had it. */
export interface Lecture {
  vue: Vue
  moments: Moment[]
  /** `null` once destroyed, and for who gave it back or passed it on. */
  contenu: Contenu | null
  detruite: boolean
  structures: ReadonlyMap<string, Structure>
  noms: ReadonlyMap<string, string>
}

/** Reads a sheet and writes in the journal that it was read; `null` when it is not there for this account. */
export function lireOrientation(salle: Salle, acteur: Acteur, id: string): Promise<Lecture | null> {
  const { departement } = acteur
  return salle.database.as(acteur, async (trx) => {
    const vue = await findOrientation(trx, acteur, { departement, id })
    if (!vue) return null
    const dossier = vue.lisible ? await salle.coffre.ouvrir(trx, departement, vue.dossierId) : null
    await salle.journal(trx, acteur, {
      action: dossier ? 'orientation.lue' : 'orientation.vue',
      objet: `orientation:${id}`,
      detail: { repere: vue.repere },
    })
    const moments = await listMoments(trx, vue, dossier)
    const structures = [
      vue.structureId,
      vue.etat.destinataire,
      ...moments.flatMap((m) => ('vers' in m ? [m.vers] : [])),
    ]
    return {
      vue,
      moments,
      contenu: dossier && (await findContenu(trx, vue, dossier)),
      detruite: vue.lisible && !dossier,
      structures: await findStructures(trx, departement, structures),
      noms: await listNoms(
        trx,
        departement,
        moments.flatMap((m) => (m.par ? [m.par] : [])),
      ),
    }
  })
}

/** What the person is told of a sheet: where it stands, and nothing that says who they are. */
export interface Suivi {
  orientation: Orientation
  chez: Structure
  par: Structure
  rdv: { le: Date; mode: 'sur-place' | 'telephone'; lieu: string; apporter: string } | null
}

/** The sheets sent under a mandate, the latest first. `trx` sees them all: for the person's own page only. */
export async function listDuMandat(trx: Trx, salle: Salle, { departement, id, dossierId }: Mandat): Promise<Suivi[]> {
  const fiches = await listParMandat(trx, departement, id)
  const dossier = await salle.coffre.ouvrir(trx, departement, dossierId)
  const structures = await findStructures(
    trx,
    departement,
    fiches.flatMap((o) => [o.structureId, o.etat.destinataire]),
  )
  const suivis: Suivi[] = []
  for (const orientation of fiches) {
    const { etat, structureId } = orientation
    const [par, chez] = [structures.get(structureId), structures.get(etat.destinataire)]
    if (!par || !chez) continue
    const moments = etat.statut === 'acceptee' ? await listMoments(trx, orientation, dossier) : []
    const dit = moments.findLast((m) => m.type === 'acceptee')?.dit?.rdv
    suivis.push({ orientation, par, chez, rdv: etat.rdvLe && dit ? { ...dit, le: etat.rdvLe } : null })
  }
  return suivis
}

/** The sheets of a mandate, for the person: what was said of them, to whom, and what came of it; agents are not named. */
export async function exporter(trx: Trx, salle: Salle, mandat: Mandat): Promise<Extrait> {
  const dossier = await ouvrirDossier(trx, salle, mandat)
  const donnees: unknown[] = []
  for (const { orientation, par, chez, rdv } of await listDuMandat(trx, salle, mandat)) {
    const { repere, etat, theme, urgence } = orientation
    const moments = await listMoments(trx, orientation, dossier)
    donnees.push({
      numero: repere,
      de: par.nom,
      chez: chez.nom,
      statut: etat.statut,
      theme: THEMES[theme],
      urgence: URGENCES[urgence],
      envoyeeLe: etat.envoyeeLe,
      contenu: await findContenu(trx, orientation, dossier),
      rendezVous: rdv,
      evenements: moments.map(({ type, le, dit }) => ({ type, le, ...dit })),
    })
  }
  return { nom: 'orientations', donnees, fichiers: [] }
}
