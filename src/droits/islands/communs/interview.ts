import { typographie } from '../../../ui/i18n/typographie.ts'
import { creerContexte, type Donnees } from '../../entretien/commun/contexte.ts'
import { avancer, lireEtape, type Suite } from '../../entretien/commun/parcours.ts'
import { lireReponses, type Reponses } from '../../entretien/commun/reponses.ts'
import { rendre } from '../../entretien/commun/vue/rendre.tsx'

/** What the page gives: where the interview is drawn, and its words. */
export function lireDonnees(): { zone: HTMLElement; donnees: Donnees } | null {
  const zone = document.querySelector<HTMLElement>('#interview')
  const bloc = document.querySelector('#interview-donnees')
  return zone && bloc?.textContent ? { zone, donnees: JSON.parse(bloc.textContent) as Donnees } : null
}

/** @param debut where to begin; otherwise where the form in the page is */
export function commencer(zone: HTMLElement, donnees: Donnees, debut: Suite | null): void {
  const ctx = creerContexte(donnees, true)
  const francais = donnees.langue.locale.startsWith('fr')

  const lire = () => {
    const envoi = [...new FormData(zone.querySelector('form') as HTMLFormElement)]
    const page = lireEtape(String(envoi.find(([nom]) => nom === 'etape')?.[1] ?? ''))
    return { reponses: lireReponses(envoi), page }
  }

  const montrer = (suite: Suite): void => {
    const html = rendre(ctx, suite)
    zone.innerHTML = francais ? typographie(html) : html
    for (const bouton of zone.querySelectorAll<HTMLElement>('[data-imprimer]')) bouton.hidden = false
  }

  const lireEnsuite = (suite: Suite): void => {
    const cible = zone.querySelector<HTMLElement>(suite.erreurs.length > 0 ? '[autofocus]' : 'h1')
    cible?.focus({ preventScroll: true })
    zone.scrollIntoView({ block: 'start' })
  }

  zone.addEventListener('submit', (event) => {
    event.preventDefault()
    const bouton = event.submitter as HTMLButtonElement | null
    const { reponses, page } = lire()
    const suite = avancer({ reponses, page, action: bouton?.value ?? 'suite' }, ctx.mois, ctx.locaux)
    montrer(suite)
    if (suite.etape !== page) history.pushState({ etape: suite.etape }, '')
    lireEnsuite(suite)
  })

  zone.addEventListener('click', (event) => {
    const cible = event.target as Element
    if (cible.closest('[data-imprimer]')) window.print()
    const code = cible.closest<HTMLButtonElement>('[data-code]')
    if (code) void montrerCode(code, donnees.moduleCode, lire().reponses)
  })

  // « Back » goes to the page before, with the answers of now.
  window.addEventListener('popstate', (event) => {
    const etape = (event.state as { etape?: string } | null)?.etape
    if (!etape) return
    const suite: Suite = { reponses: lire().reponses, etape: lireEtape(etape), erreurs: [] }
    montrer(suite)
    lireEnsuite(suite)
  })

  suivreLaLangue(() => {
    const { reponses, page } = lire()
    return { reponses, etape: page, erreurs: [] }
  })

  if (debut) {
    history.replaceState({ etape: debut.etape }, '')
    montrer(debut)
    lireEnsuite(debut)
    return
  }
  // Says from now on that nothing is sent; what was refused without the script stays in view.
  if (!zone.querySelector('[autofocus]')) {
    const { reponses: dites, page } = lire()
    history.replaceState({ etape: page }, '')
    montrer({ reponses: dites, etape: page, erreurs: [] })
  }
}

const EN_ROUTE = 'droits-langue'

/**
 * Another language is another page. The answers go there through the session of this tab, which no server reads, and are
 * erased as soon as that page has them.
 */
function suivreLaLangue(lire: () => Suite): void {
  document.addEventListener('click', (event) => {
    const lien = (event.target as Element).closest<HTMLAnchorElement | HTMLButtonElement>('.langs a, .langs button')
    if (!lien || event.ctrlKey || event.metaKey || event.shiftKey) return
    sessionStorage.setItem(EN_ROUTE, JSON.stringify(lire()))
    event.preventDefault()
    location.assign(lien instanceof HTMLAnchorElement ? lien.href : lien.formAction)
  })
}

/** What came from the page in the other language, once. */
export function reprendreEnRoute(): Suite | null {
  const texte = sessionStorage.getItem(EN_ROUTE)
  if (texte === null) return null
  sessionStorage.removeItem(EN_ROUTE)
  const { reponses, etape } = JSON.parse(texte) as Suite
  return { reponses: lireReponses(Object.entries(reponses)), etape: lireEtape(etape), erreurs: [] }
}

type ModuleCode = { dessinerCode(reponses: Reponses): Promise<{ numero: string; svg: string }> }

/** Loaded when it is asked for: most people print nothing. */
async function montrerCode(bouton: HTMLButtonElement, module: string, reponses: Reponses): Promise<void> {
  const bloc = bouton.closest('[data-code-bloc]')
  bouton.disabled = true
  try {
    const { dessinerCode } = (await import(module)) as ModuleCode
    const { numero, svg } = await dessinerCode(reponses)
    const dessin = bloc?.querySelector<HTMLElement>('[data-code-dessin]')
    const nombre = bloc?.querySelector('[data-code-numero]')
    if (!dessin || !nombre) return
    dessin.innerHTML = svg
    nombre.textContent = `${numero.slice(0, 3)} ${numero.slice(3)}`
    for (const cache of bloc?.querySelectorAll<HTMLElement>('[hidden]:not([data-code-echec])') ?? [])
      cache.hidden = false
    bouton.hidden = true
  } catch {
    bouton.disabled = false
    const echec = bloc?.querySelector<HTMLElement>('[data-code-echec]')
    if (echec) echec.hidden = false
  }
}
