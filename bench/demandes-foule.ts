import { fork } from 'node:child_process'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { insertMembre } from '../src/demandes/groupes.ts'
import { DEMANDE, envoyerDemande, MANDAT, ouvrirGuichet, signerMandat } from '../src/demandes/guichet.test.ts'
import { type Acteur, type Database, SYSTEME } from '../src/platform/index.ts'
import type { MondeDeTest, Navigateur } from '../src/platform/testing/index.ts'
import { ouvrirBaseDeBanc } from './bases.ts'
import type { Foule, Passage } from './foule.ts'
import { ecouter } from './maison.ts'
import type { Report } from './report.ts'

const DEMANDES = Number(process.env.BANC_DEMANDES ?? 200_000)
const STRUCTURES = 60
const AGENTS = 120
const EXPERTS = 80
const LECTURES = 300
const SECONDES = Number(process.env.BANC_SECONDES ?? 60)
/** Between two pages of one person, on average. */
const REFLEXION_MS = 5_000
const [LISTE_MS, FOULE_MS] = [25, 150]

/** A département's year of requests on PostgreSQL: lists read one by one, then two hundred people at once. */
export async function departement(report: Report): Promise<void> {
  const { database, jeter } = await ouvrirBaseDeBanc('postgres', 'bench_departement')
  const { monde, agent } = await ouvrirGuichet(database)
  await signerMandat(agent, MANDAT)
  await envoyerDemande(agent)
  await remplir(database)
  const gens = await embaucher(monde)
  const { server, url } = await ecouter((listening) =>
    serve({ fetch: monde.app.fetch, port: 0, hostname: '127.0.0.1' }, listening),
  )
  for (const [nom, chemin, qui] of [
    ['d’un groupe', '/operateur/demandes?vue=a-prendre', gens.find((g) => g.porte === 'operateur')],
    ['d’une structure', '/agent/demandes', gens.find((g) => g.porte === 'agent')],
  ] as const) {
    const { p95 } = await lancer({ url, gens: qui ? [qui] : [], chemin, pages: LECTURES, reflexion: 0, secondes: 600 })
    const promesse = { seuil: `≤ ${LISTE_MS} ms`, tenu: p95 <= LISTE_MS }
    report({ nom: `Demandes ${nom}, p95, ${DEMANDES} au total`, valeur: p95, unite: 'ms', ...promesse })
  }
  const foule = await lancer({ url, gens, chemin: null, pages: null, reflexion: REFLEXION_MS, secondes: SECONDES })
  report({
    nom: `${gens.length} personnes, ${SECONDES} s, une page toutes les ${REFLEXION_MS / 1000} s chacune, p95`,
    ...{ valeur: foule.p95, unite: 'ms', seuil: `≤ ${FOULE_MS} ms, sans erreur` },
    tenu: foule.p95 <= FOULE_MS && foule.erreurs === 0,
  })
  report({ nom: 'Pages servies pendant ce temps', valeur: foule.pages, unite: 'pages' })
  report({ nom: 'Erreurs', valeur: foule.erreurs, unite: 'erreurs' })
  server.close()
  monde.close()
  await jeter()
}

/** The first request and its dossier, copied: nine in ten closed, the others answered or waiting, over all desks and groups. Its operator stays
 * the one that its mandate names, so that all may write. */
async function remplir({ pool }: Database): Promise<void> {
  // As the owner and without triggers: a million copies of rows that are right already.
  const proprietaire = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: pool.options.connectionString, max: 1 }) }),
  })
  await proprietaire.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`insert into structures select (jsonb_populate_record(s, jsonb_build_object('id', 'desk-' || n, 'nom', 'Lieu ' || n))).*
      from structures s, generate_series(0, ${STRUCTURES - 1}) n where s.id = 'fs'`.execute(trx)
    await sql`insert into dossiers select (jsonb_populate_record(d, jsonb_build_object('id', 'dossier-' || n))).*
      from dossiers d, generate_series(0, 1999) n where d.id = (select dossier_id from demandes where id = ${DEMANDE})`.execute(
      trx,
    )
    await sql`
      with g as (select id, row_number() over (order by id) - 1 as rang, count(*) over () as total from groupes)
      insert into demandes select (jsonb_populate_record(d, jsonb_build_object(
          'id', 'dem-' || n, 'repere', 'B-' || n, 'dossier_id', 'dossier-' || n % 2000, 'structure_id', 'desk-' || n % ${STRUCTURES},
          'groupe_id', g.id, 'statut', case when n % 100 < 4 then 'envoyee' when n % 100 < 6 then 'traitee' else 'close' end,
          'envoyee_le', d.envoyee_le - make_interval(hours => n / 24), 'echeance', d.echeance - make_interval(mins => n % 5000),
          'mouvement_le', d.envoyee_le - make_interval(hours => n / 24),
          'repondue_le', case when n % 100 >= 4 then d.envoyee_le - make_interval(mins => n) end,
          'close_le', case when n % 100 >= 6 then d.envoyee_le - make_interval(mins => n) end,
          'acces', array['s:desk-' || n % ${STRUCTURES}, 'g:' || g.id], 'acces_pieces', array['s:desk-' || n % ${STRUCTURES}, 'g:' || g.id]))).*
      from demandes d, generate_series(0, ${DEMANDES - 1}) n join g on g.rang = (n / 100 + n) % g.total where d.id = ${DEMANDE}`.execute(
      trx,
    )
    await sql`insert into contenus select k.departement, 'dem-' || n, k.contenu
      from contenus k, generate_series(0, ${DEMANDES - 1}) n where k.demande_id = ${DEMANDE}`.execute(trx)
    await sql`insert into evenements select (jsonb_populate_record(e, jsonb_build_object('id', 'dem-' || n, 'demande_id', 'dem-' || n))).*
      from evenements e, generate_series(0, ${DEMANDES - 1}) n where e.demande_id = ${DEMANDE}`.execute(trx)
    await sql`insert into messages (departement, evenement_id, demande_id, auteur_id, le, texte)
      select m.departement, 'dem-' || n, 'dem-' || n, m.auteur_id, m.le, m.texte
      from messages m, generate_series(0, ${DEMANDES - 1}) n where m.demande_id = ${DEMANDE}`.execute(trx)
  })
  await sql`vacuum analyze`.execute(proprietaire)
  await proprietaire.destroy()
}

type Personne = Foule['gens'][number]

/** People signed in, with some of the requests they may read. */
async function embaucher(monde: MondeDeTest): Promise<Personne[]> {
  const { database, config } = monde.services
  const groupes = await database.db.selectFrom('groupes').select(['id', 'operateur']).orderBy('id').execute()
  const gens: Personne[] = []
  const entrer = async (porte: Personne['porte'], acteur: Acteur, a: string) => {
    const lues = await database.as(SYSTEME, (trx) =>
      sql<{ id: string; statut: string }>`select id, statut from demandes
        where departement = ${config.departement} and acces @> array[${a}::text] and statut <> 'close' limit 60`.execute(
        trx,
      ),
    )
    gens.push({ porte, cookie: cookieDe(await monde.navigateur(acteur)), demandes: lues.rows })
  }
  for (let n = 0; n < AGENTS; n += 1) {
    const structure = `desk-${n % STRUCTURES}`
    await entrer('agent', await monde.compte({ id: `agent-${n}`, role: 'aidant', structure }), `s:${structure}`)
  }
  for (let n = 0; n < EXPERTS; n += 1) {
    const groupe = groupes[n % groupes.length]
    if (!groupe) continue
    const acteur = await monde.compte({ id: `expert-${n}`, role: 'instructeur', operateur: groupe.operateur })
    await database.as(SYSTEME, (trx) => insertMembre(trx, config.departement, groupe.id, acteur.compteId))
    await entrer('operateur', acteur, `g:${groupe.id}`)
  }
  return gens
}

const cookieDe = ({ cookies }: Navigateur) => [...cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ')

/** From a process of its own: asking does not cost what is measured. */
function lancer(foule: Foule): Promise<Passage> {
  return new Promise((resolve, reject) => {
    const enfant = fork(join(import.meta.dirname, 'foule.ts'))
    enfant.once('error', reject)
    enfant.once('message', (passage: Passage) => resolve(passage))
    enfant.send(foule)
  })
}
