import type { Child } from 'hono/jsx'
import type { Contexte } from '../../platform/index.ts'
import { LayoutCadre } from '../../ui/index.ts'
import { type Vue, vueDe } from '../pages/vue.ts'
import { SiteRefuse } from './pages/refus.tsx'
import { ancetres, siteRefuse } from './sites.ts'
import { textesWidget } from './textes.ts'

interface PropsCadre {
  statut?: 200 | 400 | 403 | 404
  ilots?: string[]
}

/** Sends a page that the sites of the configuration may show inside theirs. */
export function pageCadre(c: Contexte, vue: Vue, corps: Child, { statut = 200, ilots = ['cadre'] }: PropsCadre = {}) {
  const { services } = c.var
  if (!c.var.cadres) c.set('cadres', ancetres(services.config.widgetSites))
  const url = new URL(c.req.url)
  const chrome = {
    langue: vue.langue,
    chemin: url.pathname + url.search,
    titreInstance: services.territoire.nom,
    demonstration: services.config.demonstration,
    nav: [],
    porte: 'public' as const,
  }
  return c.html(
    <LayoutCadre chrome={chrome} titre={textesWidget(vue.langue).titre} ilots={ilots}>
      {corps}
    </LayoutCadre>,
    statut,
  )
}

/** What a site that is not allowed is shown: words only, without any script; `null` when it is allowed. */
export function refuserLeSite(c: Contexte): Response | Promise<Response> | null {
  c.header('Vary', 'Referer, Sec-Fetch-Dest, Sec-Fetch-Site', { append: true })
  const site = siteRefuse(c)
  if (site === null) return null
  // Whoever shows it: a refusal that the browser hides would help nobody.
  c.set('cadres', ['*'])
  c.header('Cache-Control', 'no-store')
  return pageCadre(c, vueDe(c), <SiteRefuse site={site} vue={vueDe(c)} />, { statut: 403, ilots: [] })
}
