import type { Database } from '../src/platform/index.ts'
import { composeRooms } from '../src/rooms.ts'
import { annuaireEmbarque, annuairePostgres, servirMaison, tirer } from './maison.ts'
import type { Report } from './report.ts'

/** What a resident opens, one page at a time: the time is the server's own. */
const PAGES: Record<string, readonly string[]> = {
  accueil: ['/', '/?langue=facile', '/?langue=ar'],
  recherche: [
    '/lieux',
    '/lieux?q=carte%20vitale&commune=93008',
    '/lieux?q=apl&commune=93066',
    '/lieux?q=perdu%20mon%20mari',
    '/lieux?q=france%20service%20bobini',
    '/lieux?type=pmi&commune=93008&rayon=10',
    '/lieux?commune=93380&ouvert=oui',
  ],
  lieu: ['/lieux/bench-12', '/lieux/bench-345', '/lieux/bench-2999?langue=en'],
  'événement de vie': [
    '/evenements/attendre-enfant',
    '/evenements/perdre-proche',
    '/evenements/aide-logement?langue=pt',
  ],
}

/** Public pages at the size of a country on PostgreSQL, of several départements embedded, beside the lightest page there is. */
export async function pages(report: Report): Promise<void> {
  await mesurer(await annuairePostgres(100_000), 'PostgreSQL, 100 000 lieux', 20, report)
  await mesurer(await annuaireEmbarque(5_000), 'PGlite, 5 000 lieux', 60, report)
}

async function mesurer(database: Database, ou: string, seuil: number, report: Report): Promise<void> {
  const { url, fermer } = await servirMaison(database, composeRooms)
  const p95 = async (chemins: readonly string[]) => (await tirer({ url, chemins, connexions: 1 })).p95
  // Once for what is kept: counts, prepared statements.
  for (const chemin of Object.values(PAGES).flat()) await fetch(url + chemin)
  const reference = await p95(['/sante'])
  for (const [nom, chemins] of Object.entries(PAGES)) {
    const valeur = await p95(chemins)
    const promesse = { seuil: `≤ ${seuil} ms`, tenu: valeur <= seuil }
    report({ nom: `Page « ${nom} », p95, ${ou}`, valeur, unite: 'ms', reference, ...promesse })
  }
  fermer()
  await database.close()
}
