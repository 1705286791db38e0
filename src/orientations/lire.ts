import { sql } from 'kysely'
import { type Acteur, SYSTEME, type Trx } from '../platform/index.ts'
import type { Salle } from './salle.ts'
import {
  type Contenu,
  findContenu,
  findOrientation,
  findParCode,
  listMoments,
  type Moment,
  type Orientation,
  type Vue,
} from './store.ts'
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

/** What the person is told with their code: where it stands, and nothing that says who they are. */
export interface Suivi {
  orientation: Orientation
  chez: Structure
  par: Structure
  rdv: { le: Date; mode: 'sur-place' | 'telephone'; lieu: string; apporter: string } | null
  /** Structures whose agents opened the sheet, the latest first. */
  lectures: { structure: string; le: Date }[]
}

export function lireParCode(salle: Salle, code: string): Promise<Suivi | null> {
  const { departement } = salle.config
  return salle.database.as(SYSTEME, async (trx) => {
    const orientation = await findParCode(trx, departement, code)
    if (!orientation) return null
    const { structureId, dossierId, etat, id } = orientation
    const structures = await findStructures(trx, departement, [structureId, etat.destinataire])
    const [par, chez] = [structures.get(structureId), structures.get(etat.destinataire)]
    const dossier = await salle.coffre.ouvrir(trx, departement, dossierId)
    if (!par || !chez || !dossier) return null
    await salle.journal(trx, SYSTEME, { action: 'orientation.suivie', objet: `orientation:${id}` })
    const moments = await listMoments(trx, orientation, dossier)
    const dernier = moments.findLast((m) => m.type === 'acceptee')?.dit?.rdv
    const rdv = etat.statut === 'acceptee' && etat.rdvLe && dernier ? { ...dernier, le: etat.rdvLe } : null
    return { orientation, chez, par, rdv, lectures: await listLectures(trx, departement, id) }
  })
}

/** Last reading by each structure. The journal says which account; the person is told which desk. */
async function listLectures(trx: Trx, departement: string, id: string): Promise<Suivi['lectures']> {
  const { rows } = await sql<{ structure: string; le: Date }>`
    select s.nom as structure, max(j.le) as le from journal j
    join comptes c on c.departement = j.departement and c.id = j.compte_id
    join structures s on s.departement = c.departement and s.id = c.structure_id
    where j.departement = ${departement} and j.objet = ${`orientation:${id}`} and j.action = 'orientation.lue'
    group by s.id, s.nom order by le desc`.execute(trx)
  return rows
}
