import assert from 'node:assert/strict'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import type pg from 'pg'
import { ouvrirGuichet, saisie, signerMandat } from '../src/demandes/guichet.test.ts'
import { type Database, newUuid, SYSTEME } from '../src/platform/index.ts'
import { BASES, type Navigateur } from '../src/platform/testing/index.ts'
import { ouvrirBaseDeBanc } from './bases.ts'
import { departement } from './demandes-foule.ts'
import type { Report } from './report.ts'

const CYCLES = 300
/** Agents and experts at work at the same time. */
const COULOIRS = 4

/** What is promised, beside the bare SQL that writes the same rows. */
const PART = 0.25
/** Mandates that take turns: each of another person, since nobody asks the same thing twice while it waits. */
const MANDATS = Array.from(
  { length: 20 },
  (_, rang) => `0198f5a0-0000-7000-8000-0000000be${String(rang).padStart(3, '0')}`,
)

/**
 * A request written, sent (the group is told), answered (the agent is told), closed: four forms through the pages. Beside it, in the same run, the
 * bare SQL that writes the same rows in as many transactions, and the bare server that answers four forms with a constant of the same size.
 */
async function traiter(report: Report): Promise<void> {
  for (const base of BASES) {
    const { database, jeter } = await ouvrirBaseDeBanc(base, 'bench_demandes', COULOIRS + 1)
    const pages = await ouvrirPages(database)
    const lignesPages = await lignesDUn(database, pages.cycle)
    const valeur = await parSeconde(pages.cycle)
    await pages.fermer()
    const nuSql = await ouvrirSqlNu(database)
    assert.deepEqual(await lignesDUn(database, nuSql), lignesPages, 'the baseline writes the same rows')
    const reference = await parSeconde(nuSql)
    const nu = await ouvrirServeurNu()
    const serveur = await parSeconde(nu.cycle)
    await nu.fermer()
    await jeter()
    const mesure = { valeur, unite: 'demandes/s' }
    const promesse = { seuil: `≥ ${PART * 100} %`, tenu: valeur / reference >= PART }
    report({
      nom: `Créer, prévenir, répondre, clore, ${base} (à côté : SQL nu)`,
      ...{ ...mesure, reference, ratio: valeur / reference, ...promesse },
    })
    report({
      nom: `Créer, prévenir, répondre, clore, ${base} (à côté : serveur nu)`,
      ...mesure,
      reference: serveur,
      ratio: valeur / serveur,
    })
  }
}

/** A request's life, then the desks of a whole département at work. */
export async function demandes(report: Report): Promise<void> {
  await traiter(report)
  await departement(report)
}

type Cycle = (rang: number) => Promise<void>

/** Cycles per second, in parallel lanes, after a warm-up. */
async function parSeconde(cycle: Cycle): Promise<number> {
  let suivant = 0
  const couloirs = async (fin: number) => {
    const un = async () => {
      while (suivant < fin) await cycle(suivant++)
    }
    await Promise.all(Array.from({ length: COULOIRS }, un))
  }
  await couloirs(CYCLES / 10)
  const debut = performance.now()
  const faits = suivant
  await couloirs(faits + CYCLES)
  return (CYCLES * 1000) / (performance.now() - debut)
}

/** Through the pages and the loopback: the forms that people send. */
async function ouvrirPages(database: Database): Promise<{ cycle: Cycle; fermer(): Promise<void> }> {
  const { monde, agent, expert } = await ouvrirGuichet(database)
  // As many people, told apart by their birthdays.
  for (const [rang, mandat] of MANDATS.entries())
    await signerMandat(agent, mandat, { naissance: `${rang + 1}/02/1990`.padStart(10, '0') })
  const { url, fermer } = await ecouter(monde.app.fetch)
  return {
    async fermer() {
      await fermer()
      monde.close()
    },
    async cycle(rang) {
      const [id, reponse, cloture] = [newUuid(), newUuid(), newUuid()]
      const mandat = MANDATS[rang % MANDATS.length] ?? ''
      await poster(`${url}/agent/demandes/nouvelle`, saisie({ id, mandat }), agent)
      await poster(`${url}/agent/demandes/nouvelle/${id}`, {}, agent)
      const traitee = { id: reponse, texte: 'Le droit est rétabli.', geste: 'traitee' }
      await poster(`${url}/operateur/demandes/${id}/messages`, traitee, expert)
      await poster(`${url}/agent/demandes/${id}/clore`, { id: cloture, utile: 'oui' }, agent)
    },
  }
}

/** A server that reads nothing and always gives the same answer, asked as many times with as many bytes. */
async function ouvrirServeurNu(): Promise<{ cycle: Cycle; fermer(): Promise<void> }> {
  const { url, fermer } = await ecouter(() => new Response(null, { status: 303, headers: { location: '/' } }))
  return {
    fermer,
    async cycle() {
      for (const form of [saisie(), {}, { texte: 'Le droit est rétabli.' }, { utile: 'oui' }]) await poster(url, form)
    },
  }
}

async function ecouter(fetch: Parameters<typeof serve>[0]['fetch']): Promise<{ url: string; fermer(): Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        fermer: () => new Promise((done) => server.close(() => done())),
      }),
    )
  })
}

async function poster(url: string, form: Record<string, unknown>, qui?: Navigateur): Promise<void> {
  const cookie = [...(qui?.cookies ?? [])].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ')
  const { status } = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form as Record<string, string>),
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  })
  if (status !== 303) throw new Error(`${new URL(url).pathname} answered ${status}`)
}

type Ligne = Record<string, unknown>

/** The rows of a cycle, inserted as they are: no rule, no form, no key, no look before writing. */
async function ouvrirSqlNu(database: Database): Promise<Cycle> {
  const modeles = await readModeles(database)
  const transaction = async (
    travail: (
      inserer: (table: string, changes: Ligne) => Promise<void>,
      executer: pg.PoolClient['query'],
    ) => Promise<void>,
  ) => {
    const client = await database.pool.connect()
    try {
      await client.query('begin')
      await client.query(
        "select set_config('maillage.role', 'systeme', true), set_config('maillage.departement', '93', true)",
      )
      await travail(
        (table, changes) => insert(client, table, { ...modeles[table], ...changes }),
        client.query.bind(client) as pg.PoolClient['query'],
      )
      await client.query('commit')
    } finally {
      client.release()
    }
  }
  return async () => {
    const [id, reponse] = [newUuid(), newUuid()]
    await transaction(async (inserer) => inserer('brouillons', { id }))
    await transaction(async (inserer, executer) => {
      await executer("update demandes_compteurs set dernier = dernier + 1 where departement = '93'")
      await inserer('demandes', { id, repere: id })
      await inserer('contenus', { demande_id: id })
      await inserer('evenements', { id, demande_id: id })
      await inserer('messages', { evenement_id: id, demande_id: id })
      for (const qui of [{ compte_id: 'agathe' }, { structure_id: 'fs' }, { groupe_id: 'caf-minima-sociaux' }])
        await inserer('participants', {
          id: newUuid(),
          demande_id: id,
          compte_id: null,
          groupe_id: null,
          structure_id: null,
          ...qui,
        })
      await inserer('journal', { id: newUuid() })
      await inserer('demandes_faits', { id: newUuid() })
      for (let mail = 0; mail < 2; mail++) await inserer('courriers', { id: newUuid(), cle: newUuid() })
      await executer("delete from brouillons where departement = '93' and id = $1", [id])
    })
    await transaction(async (inserer, executer) => {
      await inserer('evenements', { id: reponse, demande_id: id, rang: 2, type: 'traitee' })
      await inserer('messages', { evenement_id: reponse, demande_id: id })
      await executer(
        "update demandes set statut = 'traitee', responsable_id = 'bastien', evenements = 2 where departement = '93' and id = $1",
        [id],
      )
      await inserer('participants', {
        id: newUuid(),
        demande_id: id,
        compte_id: 'bastien',
        groupe_id: null,
        structure_id: null,
      })
      await inserer('journal', { id: newUuid() })
      for (let fait = 0; fait < 2; fait++) await inserer('demandes_faits', { id: newUuid() })
      await inserer('courriers', { id: newUuid(), cle: newUuid() })
    })
    await transaction(async (inserer, executer) => {
      await inserer('evenements', { id: newUuid(), demande_id: id, rang: 3, type: 'close' })
      await executer(
        "update demandes set statut = 'close', utile = 'oui', evenements = 3 where departement = '93' and id = $1",
        [id],
      )
      await inserer('journal', { id: newUuid() })
      await inserer('demandes_faits', { id: newUuid() })
    })
  }
}

const TABLES = [
  ...['demandes', 'contenus', 'evenements', 'messages', 'participants', 'journal', 'courriers', 'demandes_faits'],
]
/** What else a page could write, and must not write behind the back of the baseline. */
const AUTRES = ['brouillons', 'avis', 'depots', 'liens_demandes', 'mandats', 'mandats_avis', 'webhooks_appels']

/** How many rows one cycle adds to each table. */
async function lignesDUn(database: Database, cycle: Cycle): Promise<Record<string, number>> {
  const compter = () =>
    database.as(SYSTEME, async (trx) => {
      const comptes: Record<string, number> = {}
      for (const table of [...TABLES, ...AUTRES])
        comptes[table] =
          (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(trx)).rows[0]?.n ?? 0
      return comptes
    })
  const avant = await compter()
  await cycle(0)
  const apres = await compter()
  return Object.fromEntries(Object.entries(apres).map(([table, n]) => [table, n - (avant[table] ?? 0)]))
}

/** One row of each table as the pages wrote it. */
async function readModeles(database: Database): Promise<Record<string, Ligne>> {
  const client = await database.pool.connect()
  try {
    await client.query("select set_config('maillage.role', 'systeme', false)")
    const modeles: Record<string, Ligne> = {}
    for (const table of TABLES)
      modeles[table] = (await client.query<Ligne>(`select * from ${table} limit 1`)).rows[0] ?? {}
    const { departement, mandat_id, dossier_id, envoyee_le } = modeles.demandes ?? {}
    const { contenu } = modeles.contenus ?? {}
    modeles.brouillons = { departement, mandat_id, dossier_id, contenu, compte_id: 'agathe', modifie_le: envoyee_le }
    return modeles
  } finally {
    await client.query("select set_config('maillage.role', '', false)")
    client.release()
  }
}

async function insert(client: pg.PoolClient, table: string, ligne: Ligne): Promise<void> {
  const colonnes = Object.keys(ligne)
  const valeurs = colonnes.map((_, rang) => `$${rang + 1}`)
  await client.query(`insert into ${table} (${colonnes}) values (${valeurs})`, Object.values(ligne))
}
