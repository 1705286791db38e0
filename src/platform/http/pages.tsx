import type { Child } from 'hono/jsx'
import {
  type Chrome,
  EnFrancais,
  estLangue,
  initiales,
  type Langue,
  LayoutPro,
  LayoutPublic,
  LienBouton,
  PageErreur,
} from '../../ui/index.ts'
import { type Acteur, permits, porteDe } from '../access.ts'
import type { NavItem } from '../room.ts'
import type { Contexte, Toast } from './contexte.ts'
import { dropSlip, keepSlip } from './cookies.ts'

export interface PageOptions {
  titre: string
  description?: string
  /** `href` of the menu entry the page belongs to. */
  courant?: string
  fil?: { libelle: string; href?: string }[]
  /** Islands the page loads, by file name (`carte` → `src/<room>/islands/carte.ts`). */
  ilots?: string[]
  statut?: 200 | 400 | 403 | 404 | 410 | 413 | 422 | 429 | 500
  /** Written in the reader's language; otherwise a public page in another language says that it is in French. */
  traduite?: boolean
  /** A form whose answers follow a change of language, and the `action` it is sent with. */
  saisie?: { formulaire: string; action: string }
}

/** The language is in the address (`?langue=ar`): nothing to store, and a page sent to somebody stays in its language. */
export function langueCourante(c: Contexte): Langue {
  const asked = c.req.query('langue')
  return estLangue(asked) ? asked : 'fr'
}

/** A page of the public door. */
export function pagePublique(c: Contexte, options: PageOptions, children: Child): Response | Promise<Response> {
  const langue = langueCourante(c)
  const chrome: Chrome = { ...baseChrome(c), langue, nav: [], porte: 'public' }
  return c.html(
    <LayoutPublic chrome={chrome} {...layoutProps(options)}>
      {langue === 'fr' || options.traduite ? children : <EnFrancais langue={langue}>{children}</EnFrancais>}
    </LayoutPublic>,
    options.statut ?? 200,
  )
}

/** A page behind an account: agent, operator or steering door, by who is signed in. */
export async function pagePro(c: Contexte, options: PageOptions, children: Child): Promise<Response> {
  const acteur = c.var.acteur
  if (!acteur) return pagePublique(c, options, children)
  const porte = porteDe(acteur)
  const items = c.var.nav.filter((n) => n.porte === porte && permits(n.action, acteur))
  const comptes = await compter(c, acteur, items)
  const nav = items.map((n) => ({
    libelle: n.libelle,
    href: n.href,
    courant: n.href === options.courant,
    compte: comptes.get(n),
  }))
  // What an account sees is never kept by the browser or by a proxy.
  c.header('Cache-Control', 'no-store')
  const chrome: Chrome = { ...baseChrome(c), langue: 'fr', nav, porte }
  return c.html(
    <LayoutPro chrome={chrome} {...layoutProps(options)}>
      {children}
    </LayoutPro>,
    options.statut ?? 200,
  )
}

/** What waits behind each entry, read in one transaction: every page of an account pays for it. */
function compter(c: Contexte, acteur: Acteur, items: readonly NavItem[]): Promise<ReadonlyMap<NavItem, number>> {
  return c.var.services.database.as(acteur, async (trx) => {
    const comptes = new Map<NavItem, number>()
    for (const item of items) if (item.compte) comptes.set(item, await item.compte(trx, acteur))
    return comptes
  })
}

function layoutProps({ titre, description, fil, ilots, saisie }: PageOptions) {
  return {
    titre,
    ...(description === undefined ? {} : { description }),
    ...(fil === undefined ? {} : { fil }),
    ...(ilots === undefined ? {} : { ilots }),
    ...(saisie === undefined ? {} : { saisie }),
  }
}

function baseChrome(c: Contexte): Omit<Chrome, 'langue' | 'nav' | 'porte'> {
  const { services, acteur } = c.var
  const toast = c.var.toast
  const url = new URL(c.req.url)
  if (toast) dropSlip(c, 'message')
  return {
    chemin: url.pathname + url.search,
    titreInstance: services.territoire.nom,
    demonstration: services.config.demonstration,
    ...(acteur
      ? { acteur: { nom: acteur.nom, structureNom: acteur.structureNom, initiales: initiales(acteur.nom) } }
      : {}),
    ...(toast ? { toast } : {}),
  }
}

/** After a POST: go to `href`, where the toast is shown once and read out. */
export function retour(c: Contexte, href: string, toast?: Toast): Response {
  if (toast) keepSlip(c, 'message', toast, 60)
  return c.redirect(href, 303)
}

interface ErreurOptions {
  statut: 400 | 403 | 404 | 410 | 413 | 422 | 429 | 500
  titre: string
  message: string
  actions?: { libelle: string; href: string }[]
}

/** An error page in the door the person is in: what happened, and what to do next. */
export async function pageErreur(c: Contexte, { statut, titre, message, actions }: ErreurOptions): Promise<Response> {
  const home = c.var.acteur
    ? { libelle: 'Revenir à l’accueil de mon espace', href: '/espace' }
    : { libelle: 'Revenir à l’accueil', href: '/' }
  const body = (
    <PageErreur
      titre={titre}
      message={message}
      actions={(actions ?? [home]).map((a) => <LienBouton href={a.href}>{a.libelle}</LienBouton>)}
    />
  )
  return c.var.acteur ? pagePro(c, { titre, statut }, body) : pagePublique(c, { titre, statut }, body)
}

export function introuvable(c: Contexte): Promise<Response> {
  return pageErreur(c, {
    statut: 404,
    titre: 'Cette page n’existe pas',
    message:
      'L’adresse est peut-être incomplète, ou la page a été retirée. Vérifiez l’adresse, ou repartez de l’accueil.',
  })
}

export function refuse(c: Contexte, message?: string): Promise<Response> {
  return pageErreur(c, {
    statut: 403,
    titre: 'Cette page ne vous est pas ouverte',
    message:
      message ?? 'Votre compte ne donne pas accès à cette page. Si c’est une erreur, parlez-en à votre responsable.',
  })
}

/** Nobody is signed in: send to the sign-in page, and back here afterwards; after a form, back to the page that held it. */
export function connexionDemandee(c: Contexte): Response {
  const from = URL.parse(c.req.method === 'GET' ? c.req.url : (c.req.header('referer') ?? ''))
  const suite = from ? `?suite=${encodeURIComponent(from.pathname + from.search)}` : ''
  return retour(c, `/connexion${suite}`, { genre: 'info', texte: 'Connectez-vous pour continuer.' })
}
