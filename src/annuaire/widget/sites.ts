import type { Contexte } from '../../platform/index.ts'

/** Any site may show the directory. */
export const TOUS_LES_SITES = '*'

/**
 * Which site asks to show a page inside its own, when it may not; `null` otherwise. What the browser keeps silent about is
 * let through here: the list of `frame-ancestors` that goes with the page is what it obeys in the end.
 */
export function siteRefuse(c: Contexte): string | null {
  const { widgetSites } = c.var.services.config
  const dansUnCadre = ['iframe', 'frame', 'embed', 'object'].includes(c.req.header('sec-fetch-dest') ?? '')
  if (!dansUnCadre || c.req.header('sec-fetch-site') === 'same-origin') return null
  const site = URL.parse(c.req.header('referer') ?? '')?.origin ?? null
  if (widgetSites.length === 0) return site ?? 'Ce site'
  return site === null || estPermis(widgetSites, site) ? null : site
}

export function estPermis(sites: readonly string[], origine: string): boolean {
  return sites.includes(TOUS_LES_SITES) || sites.includes(origine)
}

/** Our own pages show it too: that is how its code is tried out. */
export function ancetres(sites: readonly string[]): readonly string[] {
  return sites.includes(TOUS_LES_SITES) ? [TOUS_LES_SITES] : ["'self'", ...sites]
}
