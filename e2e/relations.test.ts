import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Acteur, loadDemonstration, ROLES, type Room, type RouteDeclaree, SYSTEME } from '../src/platform/index.ts'
import { creerMonde, type MondeDeTest, type Navigateur, surChaqueBase } from '../src/platform/testing/index.ts'
import { composeRooms } from '../src/rooms.ts'
import { MATRICE } from './matrice.ts'
import { ACTEUR, completer } from './monde-complet.ts'
import { GENS, LUES_PAR_TOUS, OBJETS, type Objet, PUBLIQUES, type Qui } from './relations.ts'
import { SANS_PERSONNE } from './tables.ts'

const TOUS = Object.keys(GENS) as Qui[]
/** Written by looking at a page: not what a refused gesture may change. */
const TRACES = [
  'journal',
  'journal_chaine',
  'sessions',
  'limites',
  'communes',
  'contours',
  'kysely_migration',
  'kysely_migration_lock',
]

/** The access matrix by what ties somebody to the thing: own, same group, same structure, elsewhere. Through HTTP, then in the database alone. */
surChaqueBase('whose it is', (ouvrir, base) => {
  let monde: MondeDeTest
  let ids: Record<string, string> = {}
  const acteurs = {} as Record<Qui, Acteur>
  const navigateurs = {} as Record<Qui, Navigateur>

  before(async () => {
    let rooms: Room[] = []
    monde = creerMonde(await ouvrir(), (services) => {
      rooms = composeRooms(services)
      return rooms
    })
    await loadDemonstration(monde.services, rooms, () => {})
    ids = await completer(monde)
    for (const qui of TOUS) acteurs[qui] = await lireActeur(monde, qui)
    for (const qui of TOUS) navigateurs[qui] = await monde.navigateur(acteurs[qui])
  })
  after(() => monde.close())

  const deQuelquUn = () => monde.app.routes.filter((r) => r.path.includes(':'))
  const peut = ({ action }: RouteDeclaree, qui: Qui) =>
    action.roles !== null && (MATRICE[action.name] as readonly string[]).includes(GENS[qui].role)
  const dedans = ({ dedans }: Objet, qui: Qui) => dedans === null || dedans.includes(qui)
  const demander = (qui: Qui, { method, path }: RouteDeclaree, { params }: Objet) => {
    const adresse = path.replace(/:(\w+)(\{[^}]*\})?/g, (_, nom) => ids[params[nom] ?? ''] ?? params[nom] ?? 'inconnu')
    return method === 'GET' ? navigateurs[qui].get(adresse) : navigateurs[qui].post(adresse, {})
  }

  test('every address of something is in the matrix', () => {
    const publiques = Object.values(PUBLIQUES).flat()
    const absentes = deQuelquUn().filter(({ path, action }) =>
      action.roles === null ? !publiques.some((p) => commence(path, p)) : !objetDe(path),
    )
    assert.deepEqual(absentes, [], 'say in e2e/relations.ts whose they are')
  })

  test('those it belongs to open it; the others get nothing, and their gestures change nothing', async () => {
    const avant = await empreintes(monde)
    const faux: string[] = []
    for (const [rang, route] of deQuelquUn()
      .filter((r) => r.action.roles !== null)
      .entries()) {
      const objet = objetDe(route.path) ?? assert.fail(route.path)
      const principale = route.method === 'GET' && objet.chemins.includes(route.path)
      const gens = TOUS.filter((qui) => peut(route, qui))
      // What follows from a page depends on where the thing stands: only those who must get nothing try it, each in turn.
      for (const qui of principale
        ? gens
        : tirer(
            gens.filter((qui) => !dedans(objet, qui)),
            rang,
          )) {
        const { status } = await demander(qui, route, objet)
        const attendu = dedans(objet, qui) ? [200] : route.method === 'GET' ? [404] : [404, 403, 303, 422]
        if (!attendu.includes(status)) faux.push(`${qui}: ${route.method} ${route.path}: ${status}`)
      }
    }
    assert.deepEqual(faux, [])
    const apres = await empreintes(monde)
    assert.deepEqual(
      Object.keys(avant).filter((table) => avant[table] !== apres[table]),
      [],
    )
  })

  test('a hundred guessed identifiers give nothing to any role, nor to nobody', async () => {
    // No statement of its own: trying on one database is enough.
    if (base === 'pglite') return
    const connus = (await noms(monde)).filter((nom) => nom.length > 3)
    const pages = deQuelquUn().filter((r) => r.method === 'GET')
    const secretes = pages.filter((r) => PUBLIQUES.secretes.some((p) => commence(r.path, p)))
    const parRole = [...new Map(TOUS.map((qui) => [GENS[qui].role, qui])).values()]
    const essais = [
      ...parRole.map((qui) => [qui, pages.filter((r) => peut(r, qui) && objetDe(r.path)?.dedans !== null)] as const),
      [null, secretes] as const,
    ]
    for (const [qui, routes] of essais) {
      const navigateur = qui ? navigateurs[qui] : await monde.navigateur()
      for (let n = 0; n < 100; n += 1) {
        const { path } = routes[n % routes.length] ?? assert.fail(`${qui} opens nothing`)
        const adresse = path.replace(/:\w+/g, () => deviner(n))
        const reponse = await navigateur.get(adresse)
        const texte = await reponse.text()
        assert.ok(qui === null || reponse.status === 404, `${qui} ${adresse}: ${reponse.status}`)
        if (qui === null)
          assert.deepEqual(
            connus.filter((nom) => texte.includes(nom)),
            [],
            adresse,
          )
      }
    }
  })

  test('whoever has no tie with anything reads nothing of anybody, whatever the role', async () => {
    const tables = [...new Set((await listColonnes(monde)).map((c) => c.table))].filter((t) => !SANS_PERSONNE.has(t))
    const lus: Record<string, string[]> = {}
    for (const role of ROLES) {
      const inconnu = { ...acteurs.soi, compteId: 'inconnu', structureId: 'nulle-part', operateur: null, role }
      for (const table of tables)
        if ((await compter(monde, inconnu, table, 'departement', '93')) > 0) lus[table] = [...(lus[table] ?? []), role]
    }
    const deTrop = Object.entries(lus).flatMap(([table, roles]) =>
      roles.filter((role) => !LUES_PAR_TOUS[table]?.some((r) => r === role)).map((role) => `${role} reads ${table}`),
    )
    assert.deepEqual(deTrop, [])
  })

  test('with the checks of the application off, the database gives the lines of a thing to the same people', async () => {
    const colonnes = await listColonnes(monde)
    const faux: string[] = []
    for (const [nom, objet] of Object.entries(OBJETS)) {
      if (!objet.lignes) continue
      const { '*': commune, ...propres } = objet.lignes
      const lues = colonnes.filter(({ table, colonne }) => propres[table] === colonne || colonne === commune)
      assert.ok(lues.length > 0, nom)
      for (const qui of TOUS)
        for (const { table, colonne } of lues) {
          const n = await compter(monde, acteurs[qui], table, colonne, objet.params.id ?? '')
          if (n > 0 && !dedans(objet, qui) && !objet.voit?.[table]?.includes(qui))
            faux.push(`${qui} reads ${n} lines of ${table}`)
        }
      const toutes = await Promise.all(
        lues.map((l) => compter(monde, SYSTEME, l.table, l.colonne, objet.params.id ?? '')),
      )
      assert.ok(
        toutes.some((n) => n > 0),
        `${nom}: there is something to read`,
      )
    }
    assert.deepEqual(faux, [])
  })
})

function objetDe(path: string): Objet | undefined {
  const candidats = Object.values(OBJETS).flatMap((objet) => objet.chemins.map((chemin) => ({ objet, chemin })))
  return candidats.filter(({ chemin }) => commence(path, chemin)).sort((a, b) => b.chemin.length - a.chemin.length)[0]
    ?.objet
}

/** One of each role, another one each time. */
function tirer(gens: readonly Qui[], tour: number): Qui[] {
  return [...Map.groupBy(gens, (qui) => GENS[qui].role).values()].flatMap((memes) => memes[tour % memes.length] ?? [])
}

const commence = (path: string, chemin: string) => path === chemin || path.startsWith(`${chemin}/`)

/** What somebody would try: the neighbours of an address they saw, the marks of a search, the numbers that are said aloud. */
function deviner(n: number): string {
  const genres = [
    `d${n}x`,
    `0${n}`,
    `${n}`,
    `D-2026-${String(n).padStart(4, '0')}`,
    `M-2026-${String(n).padStart(4, '0')}`,
    '%25',
    "'%20or%20'1'='1",
    `0198f5a0-0000-7000-8000-${String(n).padStart(12, '0')}`,
    `exemple-${n}`,
    `..%2fd0${n % 9}`,
  ]
  return genres[n % genres.length] ?? ''
}

async function lireActeur({ services }: MondeDeTest, qui: Qui): Promise<Acteur> {
  const connu = GENS[qui]
  const id = 'compte' in connu ? connu.compte : qui
  const { rows } = await services.database.as(SYSTEME, (trx) => sql<Acteur>`${ACTEUR} where c.id = ${id}`.execute(trx))
  return rows[0] ?? assert.fail(qui)
}

async function listColonnes({ services }: MondeDeTest): Promise<{ table: string; colonne: string }[]> {
  const { rows } = await services.database.as(SYSTEME, (trx) =>
    sql<{ table: string; colonne: string }>`
      select c.relname as table, a.attname as colonne from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`.execute(trx),
  )
  return rows
}

async function compter(
  { services }: MondeDeTest,
  qui: Acteur | typeof SYSTEME,
  table: string,
  colonne: string,
  id: string,
): Promise<number> {
  const { rows } = await services.database.as(qui, (trx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from ${sql.table(table)} where ${sql.ref(colonne)}::text = ${id}`.execute(trx),
  )
  return rows[0]?.n ?? 0
}

/** What each table holds, in one print each. */
async function empreintes(monde: MondeDeTest): Promise<Record<string, string>> {
  const tables = new Set((await listColonnes(monde)).map((c) => c.table))
  const prints: Record<string, string> = {}
  for (const table of tables) {
    if (TRACES.includes(table)) continue
    const { rows } = await monde.services.database.as(SYSTEME, (trx) =>
      sql<{
        p: string
      }>`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as p from ${sql.table(table)} t`.execute(
        trx,
      ),
    )
    prints[table] = rows[0]?.p ?? ''
  }
  return prints
}

async function noms({ services }: MondeDeTest): Promise<string[]> {
  const rows = await services.database.as(SYSTEME, (trx) =>
    trx.selectFrom('comptes').select(['nom', 'email']).execute(),
  )
  return rows.flatMap((r) => [r.nom, r.email])
}
