import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { annuaire } from '../src/annuaire/index.ts'
import type { Database } from '../src/platform/index.ts'
import { annuairePostgres, CONNEXIONS, ecouter, SECONDES, servirMaison, tirer } from './maison.ts'
import { percentile, type Report } from './report.ts'

const TAILLES = [
  { lieux: 3_000, p95: 15 },
  { lieux: 100_000, p95: 40 },
]
/** Response times are those of a server at work, not out of breath: this many searches at a time, without a pause. */
const A_LA_FOIS = 2

/** As many bytes as the headers of a real 304. */
const INCHANGE = {
  ETag: `"${'x'.repeat(27)}"`,
  'Cache-Control': 'no-cache',
  Vary: 'Accept',
  'Access-Control-Allow-Origin': '*',
}

/** What people and re-users ask, words and places mixed; each address is a different search. */
const RECHERCHES = [
  '/api/v1/lieux',
  '/api/v1/lieux?q=carte%20vitale',
  '/api/v1/lieux?q=retraite',
  '/api/v1/lieux?q=caf',
  '/api/v1/lieux?q=mairie',
  '/api/v1/lieux?q=france%20services',
  '/api/v1/lieux?type=pmi',
  '/api/v1/lieux?type=france-services&ouvert=oui',
  '/api/v1/lieux?operateur=cpam&accessible=oui',
  '/api/v1/lieux?ouvert=oui',
  '/api/v1/lieux?commune=93008&rayon=5',
  '/api/v1/lieux?commune=93380&rayon=10&ouvert=oui',
  '/api/v1/lieux?lat=48.9&lon=2.4&rayon=20',
  '/api/v1/lieux?lat=45.76&lon=4.84&rayon=10&q=impots',
  '/api/v1/lieux?lat=46.1&lon=1.9&rayon=20',
  '/api/v1/lieux?lat=48.11&lon=-1.68&rayon=15&type=france-services',
]

/** Search at two sizes on PostgreSQL, beside the bare server and the bare SQL, in the same run. */
export async function recherche(report: Report): Promise<void> {
  for (const { lieux, p95 } of TAILLES) {
    const database = await annuairePostgres(lieux)
    await mesurer(database, `${lieux.toLocaleString('fr-FR')} lieux`, p95, report)
    await database.close()
  }
}

async function mesurer(database: Database, taille: string, seuilP95: number, report: Report): Promise<void> {
  const { url, fermer } = await servirMaison(database, (services) => [annuaire(services)])
  // Once for the counts, which are kept; once more for the statements that every later search sends.
  await lireTout(url)
  const sql = noterSql(database)
  const corps = await lireTout(url)
  const requetes = sql.arreter()

  const nu = await serveurNu(corps)
  const calme = await tirer({ url, chemins: RECHERCHES, connexions: A_LA_FOIS })
  const p95 = { valeur: calme.p95, unite: 'ms', seuil: `≤ ${seuilP95} ms`, tenu: calme.p95 <= seuilP95 }
  report({ nom: `API, p95 à ${A_LA_FOIS} à la fois, ${taille}`, ...p95 })

  const [chemin = ''] = RECHERCHES
  const debit = (cible: Parameters<typeof tirer>[0]) => async () => (await tirer(cible)).parSeconde
  const debits = await enAlternance({
    nu: debit({ url: nu.url, chemins: ['/'] }),
    sql: () => tirerSql(database, requetes),
    api: debit({ url, chemins: RECHERCHES }),
    page: debit({ url, chemins: RECHERCHES.map((c) => c.replace('/api/v1', '')) }),
    nu304: debit({ url: nu.url, chemins: ['/'], siChange: 'x' }),
    // Asked for each time: the minute turns.
    inchange: async () => (await tirer({ url, chemins: [chemin], siChange: await etiquette(url + chemin) })).parSeconde,
  })
  report({ nom: `API, débit et serveur nu, ${taille}`, ...rapport(debits.api, debits.nu) })
  report({ nom: `API, débit et SQL nu, ${taille}`, ...rapport(debits.api, debits.sql, 0.5) })
  report({ nom: `Page de recherche, débit et serveur nu, ${taille}`, ...rapport(debits.page, debits.nu) })
  report({ nom: `API inchangée (304), débit et serveur nu, ${taille}`, ...rapport(debits.inchange, debits.nu304, 0.6) })

  nu.server.close()
  fermer()
}

const TOURS = 3

/** Each in turn, several times over, and the median of each: what else the machine does weighs on all of them alike. */
async function enAlternance<K extends string>(mesures: Record<K, () => Promise<number>>): Promise<Record<K, number>> {
  const noms = Object.keys(mesures) as K[]
  const valeurs = new Map<K, number[]>(noms.map((nom) => [nom, []]))
  for (let tour = 0; tour < TOURS; tour++) for (const nom of noms) valeurs.get(nom)?.push(await mesures[nom]())
  return Object.fromEntries([...valeurs].map(([nom, v]) => [nom, percentile(v, 0.5)])) as Record<K, number>
}

function rapport(valeur: number, reference: number, seuil?: number) {
  const ratio = valeur / reference
  const promesse = seuil === undefined ? {} : { seuil: `≥ ${seuil * 100} %`, tenu: ratio >= seuil }
  return { valeur, unite: 'requêtes/s', reference, ratio, ...promesse }
}

interface RequeteNotee {
  texte: string
  valeurs: unknown[]
}

/** Notes the very statements the API sends to the pool. */
function noterSql(database: Database): { arreter(): RequeteNotee[] } {
  const { pool } = database
  const query = pool.query.bind(pool)
  const notees: RequeteNotee[] = []
  pool.query = ((texte: string, valeurs: unknown[]) => {
    if (typeof texte === 'string' && texte.includes('from lieux l')) notees.push({ texte, valeurs })
    return query(texte, valeurs)
  }) as typeof pool.query
  return {
    arreter() {
      pool.query = query
      return notees
    },
  }
}

/** The same statements, on the same pool, as many at a time, without anything around them. */
async function tirerSql({ pool }: Database, requetes: readonly RequeteNotee[]): Promise<number> {
  const fin = performance.now() + SECONDES * 1000
  let faites = 0
  const client = async (depart: number) => {
    for (let i = depart; performance.now() < fin; i += CONNEXIONS) {
      const requete = requetes[i % requetes.length]
      if (requete) await pool.query(requete.texte, requete.valeurs)
      faites += 1
    }
  }
  await Promise.all(Array.from({ length: CONNEXIONS }, (_, i) => client(i)))
  return faites / SECONDES
}

/** Asks everything once; the mean answer is what the bare server will return. */
async function lireTout(url: string): Promise<string> {
  const tailles: number[] = []
  for (const chemin of RECHERCHES) tailles.push((await (await fetch(url + chemin)).text()).length)
  return 'x'.repeat(Math.round(tailles.reduce((a, b) => a + b, 0) / tailles.length))
}

async function etiquette(url: string): Promise<string> {
  return (await fetch(url)).headers.get('etag') ?? ''
}

async function serveurNu(corps: string) {
  return ecouter((listening) => {
    const nu = createServer((req, res) => {
      if (req.headers['if-none-match']) res.writeHead(304, INCHANGE).end()
      else res.writeHead(200, { 'content-type': 'application/json' }).end(corps)
    })
    return nu.listen(0, '127.0.0.1', () => listening(nu.address() as AddressInfo))
  })
}
