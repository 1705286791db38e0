import { listCommunes } from '../../annuaire/index.ts'
import {
  acteurDe,
  type Contexte,
  jourIso,
  PUBLIC,
  pagePro,
  type Routes,
  type Services,
  SYSTEME,
} from '../../platform/index.ts'
import { PILOTER_NUMERIQUE } from '../access.ts'
import { enCsv, listComptes, publier } from './barometre.ts'
import { BAROMETRE, CSV, PageBarometre } from './pages/barometre.tsx'

export function routesBarometre(r: Routes, services: Services): void {
  r.get(CSV, PUBLIC, (c) => telecharger(services, c))
  r.get(BAROMETRE, PILOTER_NUMERIQUE, (c) => montrer(services, c))
}

const moisEnCours = ({ clock }: Services) => jourIso(clock.now()).slice(0, 7)

async function nomsDesCommunes({ database, config }: Services): Promise<Map<string, string>> {
  const communes = await listCommunes(database.db, config.departement)
  return new Map(communes.map(({ code, nom }) => [code, nom]))
}

async function montrer(services: Services, c: Contexte) {
  const acteur = acteurDe(c)
  const comptes = await services.database.as(acteur, (trx) => listComptes(trx, acteur.departement))
  const publies = publier(comptes, moisEnCours(services))
  const choisi = publies.find(({ mois }) => mois === c.req.query('mois')) ?? publies[0]
  return pagePro(
    c,
    { titre: 'Baromètre numérique', courant: BAROMETRE },
    <PageBarometre publies={publies} choisi={choisi} noms={await nomsDesCommunes(services)} />,
  )
}

/** The same figures for anybody: what is unwritten on the page is unwritten here. */
async function telecharger(services: Services, c: Contexte) {
  const { departement } = services.config
  const comptes = await services.database.as(SYSTEME, (trx) => listComptes(trx, departement))
  return c.body(enCsv(publier(comptes, moisEnCours(services)), await nomsDesCommunes(services)), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="barometre-numerique-${departement}.csv"`,
  })
}
