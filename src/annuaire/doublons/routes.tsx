import { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  introuvable,
  pagePro,
  type Result,
  type Routes,
  retour,
  type Services,
} from '../../platform/index.ts'
import { RAPPROCHER_FICHES } from '../access.ts'
import { annuler, fusionner, separer } from './gestes.ts'
import { PageDoublons } from './pages/doublons.tsx'
import { listDecidees, listProposees, type Paire, proposerDoublons } from './store.ts'

export const DOUBLONS = '/pilotage/doublons'

const saisie = z.object({ a: z.string(), b: z.string(), garde: z.string().default('') })
type Saisie = z.infer<typeof saisie>

export function routesDoublons(r: Routes, services: Services): void {
  r.get(DOUBLONS, RAPPROCHER_FICHES, (c) => voir(c, services))
  r.post(`${DOUBLONS}/chercher`, RAPPROCHER_FICHES, async (c) => {
    const nombre = await proposerDoublons(services)
    const texte =
      nombre === 0 ? 'Aucun doublon trouvé.' : `${nombre > 1 ? `${nombre} paires sont` : 'Une paire est'} à regarder.`
    return retour(c, DOUBLONS, { genre: 'ok', texte })
  })
  r.post(`${DOUBLONS}/fusionner`, RAPPROCHER_FICHES, (c) =>
    agir(
      c,
      ({ a, b, garde }) => fusionner(services, acteurDe(c), [a, b], garde),
      'Les deux fiches n’en font plus qu’une.',
    ),
  )
  r.post(`${DOUBLONS}/separer`, RAPPROCHER_FICHES, (c) =>
    agir(c, ({ a, b }) => separer(services, acteurDe(c), [a, b]), 'Ce sont deux lieux. Ils ne seront plus proposés.'),
  )
  r.post(`${DOUBLONS}/annuler`, RAPPROCHER_FICHES, (c) =>
    agir(
      c,
      ({ a, b }) => annuler(services, acteurDe(c), [a, b]),
      'La décision est annulée. La paire est de nouveau à regarder.',
    ),
  )
}

async function voir(c: Contexte, { database }: Services): Promise<Response> {
  const acteur = acteurDe(c)
  const demandee = Number.parseInt(c.req.query('page') ?? '1', 10)
  const page = demandee > 0 && demandee < 10_000 ? demandee - 1 : 0
  const lues = await database.as(acteur, async (trx) => ({
    ...(await listProposees(trx, acteur.departement, page)),
    decidees: await listDecidees(trx, acteur.departement),
  }))
  return pagePro(c, { titre: 'Doublons', courant: DOUBLONS }, <PageDoublons {...lues} page={page} adresse={DOUBLONS} />)
}

async function agir(c: Contexte, geste: (s: Saisie) => Promise<Result<Paire> | null>, fait: string): Promise<Response> {
  const lue = saisie.safeParse(await c.req.parseBody())
  const resultat = lue.success ? await geste(lue.data) : null
  if (!resultat) return introuvable(c)
  return retour(
    c,
    DOUBLONS,
    resultat.ok ? { genre: 'ok', texte: fait } : { genre: 'erreur', texte: resultat.refus.message },
  )
}
