import { typographie } from '../../ui/i18n/typographie.ts'
import { creerContexte, type Donnees } from '../entretien/commun/contexte.ts'
import { avancer, lireEtape, type Suite } from '../entretien/commun/parcours.ts'
import { lireReponses } from '../entretien/commun/reponses.ts'
import { rendre } from '../entretien/commun/vue/rendre.tsx'

/**
 * The interview without the server: the same pages, the same engine, the same words. Answers live in the form alone:
 * nothing is sent, and nothing is stored.
 */
const zone = document.querySelector<HTMLElement>('#interview')
const bloc = document.querySelector('#interview-donnees')
if (zone && bloc?.textContent) commencer(zone, JSON.parse(bloc.textContent) as Donnees)

function commencer(zone: HTMLElement, donnees: Donnees): void {
  const ctx = creerContexte(donnees, true)
  const francais = donnees.langue.locale.startsWith('fr')

  const lire = () => {
    const form = zone.querySelector('form') as HTMLFormElement
    const envoi = [...new FormData(form)]
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
    const bouton = (event as SubmitEvent).submitter as HTMLButtonElement | null
    const { reponses, page } = lire()
    const suite = avancer({ reponses, page, action: bouton?.value ?? 'suite' }, ctx.mois, ctx.locaux)
    montrer(suite)
    if (suite.etape !== page) history.pushState({ etape: suite.etape }, '')
    lireEnsuite(suite)
  })

  zone.addEventListener('click', (event) => {
    if ((event.target as Element).closest('[data-imprimer]')) window.print()
  })

  // « Back » goes to the page before, with the answers of now.
  window.addEventListener('popstate', (event) => {
    const etape = lireEtape(String((event.state as { etape?: string } | null)?.etape ?? ''))
    const suite: Suite = { reponses: lire().reponses, etape, erreurs: [] }
    montrer(suite)
    lireEnsuite(suite)
  })

  // Says from now on that nothing is sent; what was refused without the script stays in view.
  if (!zone.querySelector('[autofocus]')) {
    const { reponses, page } = lire()
    history.replaceState({ etape: page }, '')
    montrer({ reponses, etape: page, erreurs: [] })
  }
}
