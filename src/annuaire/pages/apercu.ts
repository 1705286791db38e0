import { sql } from 'kysely'
import type { Db, Services } from '../../platform/index.ts'
import { listCommunes, listContours } from '../communes.ts'
import { polygones } from '../geometrie.ts'
import { listOperateurs } from '../operateurs.ts'
import { CODES_TYPES } from '../types.ts'
import { createParVersion, type Version } from '../version.ts'
import type { Filtrables } from './filtres.tsx'
import { dessinerFond, type Fond } from './fond.ts'
import { situer, type Zone } from './zone.ts'

/** What every page needs of the whole directory; the same until the directory changes. */
export interface Apercu {
  version: string
  fond: Fond
  /** Communes with a France services desk. */
  pourvues: ReadonlySet<string>
  filtrables: Filtrables
  /** Where a town is, remembered: the same few are asked all day long. */
  situer(texte: string): Promise<Zone>
}

export type LireApercu = () => Promise<Apercu>

type Besoins = Pick<Services, 'database' | 'config'>

export function createLireApercu(services: Besoins, version: Version): LireApercu {
  return createParVersion(version, (actuelle) => dresser(services, actuelle))
}

async function dresser({ database: { db }, config: { departement } }: Besoins, version: string): Promise<Apercu> {
  const communes = await listCommunes(db, departement)
  const contours = Map.groupBy(await listContours(db, departement), (c) => c.commune)
  const types = new Set(await distincts(db, 'types'))
  const operateurs = new Set(await distincts(db, 'operateurs'))
  return {
    version,
    fond: dessinerFond(
      communes.map(({ code, nom, position }) => ({
        code,
        nom,
        centre: position,
        contours: (contours.get(code) ?? []).flatMap((c) => polygones(c.geometrie)),
      })),
    ),
    pourvues: new Set(await communesPourvues(db)),
    filtrables: {
      types: CODES_TYPES.filter((type) => types.has(type)),
      operateurs: listOperateurs(departement)
        .filter(({ code }) => operateurs.has(code))
        .map(({ code, nomCourt }) => ({ code, nom: nomCourt })),
    },
    situer: createSituer(db, departement),
  }
}

const MEMOIRE = 1000

function createSituer(db: Db, departement: string): Apercu['situer'] {
  const connues = new Map<string, Zone>()
  return async (texte) => {
    const connue = connues.get(texte)
    if (connue) return connue
    const zone = await situer(db, texte, departement)
    if (connues.size >= MEMOIRE) connues.clear()
    connues.set(texte, zone)
    return zone
  }
}

async function distincts(db: Db, colonne: 'types' | 'operateurs'): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct unnest(${sql.ref(colonne)}) as code from lieux where retire_le is null`.execute(db)
  return rows.map((r) => r.code)
}

async function communesPourvues(db: Db): Promise<string[]> {
  const { rows } = await sql<{ commune: string }>`
    select distinct commune from lieux
    where retire_le is null and commune is not null and types @> array['france-services']`.execute(db)
  return rows.map((r) => r.commune)
}
