import { type Contexte, PUBLIC, pagePublique, type Routes, type Services } from '../../platform/index.ts'
import { listOperateurs } from '../operateurs.ts'
import { createLireApercu, type LireApercu } from '../pages/apercu.ts'
import { avecCache } from '../pages/cache.ts'
import { lireDemande } from '../pages/demande.ts'
import { repondre } from '../pages/repondre.ts'
import { type Vue, vueDe } from '../pages/vue.ts'
import type { Chercher } from '../recherche.ts'
import { findLieu } from '../store.ts'
import type { Version } from '../version.ts'
import { pageCadre, refuserLeSite } from './cadre.tsx'
import { lireChoix } from './code.ts'
import { PageInstaller } from './pages/installer.tsx'
import { ListeDuWidget } from './pages/liste.tsx'
import { LieuDuWidget, LieuInconnu } from './pages/un-lieu.tsx'
import { SCRIPT } from './script.ts'
import { estPermis } from './sites.ts'

interface Outils {
  services: Services
  chercher: Chercher
  lireApercu: LireApercu
}

/** The directory inside the sites of others. */
export function routesWidget(r: Routes, { services, chercher }: Omit<Outils, 'lireApercu'>, version: Version): void {
  const outils: Outils = { services, chercher, lireApercu: createLireApercu(services, version) }
  r.get('/widget.js', PUBLIC, script)
  r.get('/widget', PUBLIC, (c) => cadre(c, outils))
  r.get('/widget/installer', PUBLIC, (c) => installer(c, outils))
}

/** The same for everybody, and nothing in it: what it may show is decided by the frame that it asks for. */
function script(c: Contexte): Response {
  const origine = c.req.header('origin')
  if (origine && estPermis(c.var.services.config.widgetSites, origine)) c.header('Access-Control-Allow-Origin', origine)
  c.header('Vary', 'Origin', { append: true })
  c.header('Cache-Control', 'public, max-age=3600')
  // Loaded by other sites, shown in a frame by none.
  c.set('cadres', ["'none'"])
  return c.body(SCRIPT, 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
}

async function cadre(c: Contexte, outils: Outils): Promise<Response> {
  const refuse = refuserLeSite(c)
  if (refuse) return refuse
  const vue = vueDe(c)
  const apercu = await outils.lireApercu()
  return avecCache(c, apercu.version, async () => {
    const id = c.req.query('lieu')
    return id ? unLieu(c, outils, vue, id) : liste(c, outils, vue)
  })
}

async function unLieu(c: Contexte, { services }: Outils, vue: Vue, id: string) {
  const trouve = await findLieu(services, id)
  const lieu = trouve?.fusionneDans ? await findLieu(services, trouve.fusionneDans) : trouve
  return lieu && lieu.retireLe === null
    ? pageCadre(c, vue, <LieuDuWidget lieu={lieu} vue={vue} />)
    : pageCadre(c, vue, <LieuInconnu vue={vue} />, { statut: 404 })
}

async function liste(c: Contexte, { services, chercher, lireApercu }: Outils, vue: Vue) {
  const codes = listOperateurs(services.config.departement).map((o) => o.code)
  const { demande, erreurs } = lireDemande(new URL(c.req.url).searchParams, codes, vue.t.lieux.erreurs)
  const reponse = await repondre({ chercher, apercu: await lireApercu(), maintenant: vue.maintenant }, demande)
  return pageCadre(c, vue, <ListeDuWidget reponse={reponse} erreurs={erreurs} vue={vue} />, {
    statut: erreurs.length > 0 ? 400 : 200,
  })
}

async function installer(c: Contexte, { services, lireApercu }: Outils) {
  const params = new URL(c.req.url).searchParams
  const { filtrables } = await lireApercu()
  const vue = vueDe(c)
  const { erreurs } = lireDemande(params, [], vue.t.lieux.erreurs)
  return pagePublique(
    c,
    {
      titre: 'Afficher l’annuaire sur votre site',
      fil: [{ libelle: vue.t.page.accueil, href: vue.lien('/') }, { libelle: 'Sur votre site' }],
      statut: erreurs.length > 0 ? 400 : 200,
    },
    <PageInstaller
      choix={lireChoix(params)}
      site={services.config.url}
      types={filtrables.types}
      ferme={services.config.widgetSites.length === 0}
      erreurs={erreurs}
    />,
  )
}
