import { type RawBuilder, sql } from 'kysely'
import type { Acteur, Trx } from '../platform/index.ts'
import type { Salle } from './salle.ts'
import { type Contenu, type Orientation, toOrientation } from './store.ts'
import type { OrientationTable } from './tables.ts'

export const VUES = ['recues', 'suivies', 'envoyees', 'closes'] as const
export type VueListe = (typeof VUES)[number]

export interface Ligne extends Orientation {
  de: string
  vers: string
  contenu: Contenu | null
}

export const PAR_PAGE = 20

function selection(vue: VueListe, structure: string): RawBuilder<boolean> {
  const chezNous = sql`destinataire_id = ${structure}`
  switch (vue) {
    case 'recues':
      return sql`${chezNous} and statut in ('envoyee', 'expiree')`
    case 'suivies':
      return sql`${chezNous} and statut in ('acceptee', 'absente')`
    case 'envoyees':
      return sql`structure_id = ${structure} and statut <> 'close'`
    case 'closes':
      // What was given back is over for who gave it back.
      return sql`(structure_id = ${structure} and statut = 'close')
        or (structure_id <> ${structure} and not (${chezNous} and statut in ('envoyee', 'expiree', 'acceptee', 'absente')))`
  }
}

/** Silent or late first, then answers to read, then the nearest day. One more line than a page tells that there is a next one. */
export async function lister(
  trx: Trx,
  salle: Salle,
  { departement, structureId }: Acteur,
  vue: VueListe,
  page: number,
): Promise<Ligne[]> {
  const maintenant = salle.clock.now()
  const { rows } = await sql<OrientationTable & { de: string; vers: string; contenu: Buffer | null }>`
    select o.*, d.nom as de, v.nom as vers, k.contenu from orientations o
    join structures d on d.departement = o.departement and d.id = o.structure_id
    join structures v on v.departement = o.departement and v.id = o.destinataire_id
    left join orientations_contenus k on k.departement = o.departement and k.orientation_id = o.id
    where o.departement = ${departement} and ${structureId} = any (o.acces) and (${selection(vue, structureId)})
    order by (o.statut = 'expiree' or o.rappelee or o.echeance < ${maintenant}) desc nulls last,
      o.statut in ('refusee', 'absente', 'honoree') desc, o.urgence desc, o.echeance nulls last, o.mouvement_le desc, o.id
    limit ${PAR_PAGE + 1} offset ${(page - 1) * PAR_PAGE}`.execute(trx)
  const dossiers = await salle.coffre.ouvrirPlusieurs(
    trx,
    departement,
    rows.map((r) => r.dossier_id),
  )
  return rows.map(({ de, vers, contenu, ...row }) => {
    const dossier = dossiers.get(row.dossier_id)
    return {
      ...toOrientation(row),
      de,
      vers,
      contenu: dossier && contenu ? (JSON.parse(dossier.dechiffrer(contenu)) as Contenu) : null,
    }
  })
}

/** How many in each tab, but the last, in one query. */
export async function compter(
  trx: Trx,
  { departement, structureId }: Acteur,
): Promise<Record<Exclude<VueListe, 'closes'>, number>> {
  const nombre = (vue: VueListe) => sql`count(*) filter (where ${selection(vue, structureId)})::int`
  const { rows } = await sql<Record<Exclude<VueListe, 'closes'>, number>>`
    select ${nombre('recues')} as recues, ${nombre('suivies')} as suivies, ${nombre('envoyees')} as envoyees
    from orientations where departement = ${departement} and ${structureId} = any (acces) and statut <> 'close'`.execute(
    trx,
  )
  return rows[0] ?? { recues: 0, suivies: 0, envoyees: 0 }
}

/** For the menu: what waits for this structure, on either side. */
export async function compterPourMenu(trx: Trx, { departement, structureId }: Acteur): Promise<number> {
  const { rows } = await sql<{ nombre: number }>`
    select count(*)::int as nombre from orientations where departement = ${departement}
      and ((destinataire_id = ${structureId} and statut in ('envoyee', 'expiree'))
        or (structure_id = ${structureId} and statut in ('refusee', 'expiree', 'absente', 'honoree')))`.execute(trx)
  return rows[0]?.nombre ?? 0
}
