import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { asset } from '../assets.ts'
import { Icon } from '../components/icon.tsx'
import { FilAriane } from '../components/navigation.tsx'
import { estFrancais, messages } from '../i18n/index.ts'
import { typographie } from '../i18n/typographie.ts'
import type { Chrome, LienNav, PropsLayout, Toast } from './chrome.ts'
import { Logo } from './logo.tsx'

/** Asked for beside the stylesheet rather than after it: every page is written with it. */
const POLICE = 'atkinson-hyperlegible-next-latin-wght-normal.woff2'

/** The whole HTML document around a page: head, skip link, demonstration banner, header, breadcrumb, toast, content, footer. */
export async function renderDocument(props: PropsLayout & { entete: Child; pied: Child }) {
  const { chrome, titre, description, fil, ilots = [], entete, pied, children } = props
  const t = messages(chrome.langue)
  const page = (
    <html lang={t.langue.tag} dir={t.langue.sens} class={chrome.langue === 'facile' ? 'facile' : undefined}>
      <head>
        <meta charset="utf-8" />
        <title>{`${titre} – Maillage ${chrome.titreInstance}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {description && <meta name="description" content={description} />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={asset('maillage.css')} />
        <link rel="preload" href={asset(POLICE)} as="font" type="font/woff2" crossorigin="anonymous" />
        {ilots.map((nom) => (
          <script type="module" src={asset(`${nom}.js`)} />
        ))}
      </head>
      <body class={chrome.porte === 'public' ? undefined : 'pro'}>
        <a class="skip" href="#contenu">
          {t.page.allerAuContenu}
        </a>
        <header>
          {chrome.demonstration && (
            <p class="demo">
              <span class="wrap">
                <b>{t.page.demonstration}</b> {t.page.demonstrationSuite}
              </span>
            </p>
          )}
          {entete}
        </header>
        <main id="contenu" tabindex={-1}>
          <ToastRegion toast={chrome.toast} />
          {fil && (
            <div class="wrap">
              <FilAriane items={fil} libelle={t.page.filAriane} />
            </div>
          )}
          {children}
        </main>
        {pied}
      </body>
    </html>
  )
  const html = await page.toString()
  return raw(`<!doctype html>${estFrancais(chrome.langue) ? typographie(html) : html}`)
}

const genres = {
  ok: { classe: 'ok', icone: 'ok' },
  info: { classe: 'info', icone: 'info' },
  erreur: { classe: 'late', icone: 'warn' },
} as const

/** Always there, so that a script may speak through it; focused when it opens with the page, so that it is read out without any. */
function ToastRegion({ toast }: { toast: Toast | undefined }) {
  return (
    <div class="toasts" role="status">
      {toast && (
        <div class="wrap">
          <div class={`toast alert ${genres[toast.genre].classe}`} tabindex={-1} autofocus>
            <Icon nom={genres[toast.genre].icone} />
            <p>{toast.texte}</p>
          </div>
        </div>
      )}
    </div>
  )
}

export function Marque({ href, dessous }: { href: string; dessous: string }) {
  return (
    <a class="brand" href={href}>
      <Logo />
      <span>
        Maillage<small>{dessous}</small>
      </span>
    </a>
  )
}

export function ListeNav({ nav, suite }: { nav: readonly LienNav[]; suite?: Child }) {
  return (
    <ul>
      {nav.map(({ libelle, href, courant, compte }) => (
        <li>
          <a href={href} aria-current={courant ? 'page' : undefined}>
            {libelle}
            {compte ? <Compte n={compte} /> : null}
          </a>
        </li>
      ))}
      {suite && <li>{suite}</li>}
    </ul>
  )
}

/** One line holds about nine entries at 1 280 px. */
const EN_LIGNE = 9

/** On one line: what comes last waits behind « Plus ». */
function NavEnLigne({ nav, plus }: { nav: readonly LienNav[]; plus: string }) {
  if (nav.length <= EN_LIGNE) return <ListeNav nav={nav} />
  const reste = (
    <details class="more">
      <summary>{plus}</summary>
      <ListeNav nav={nav.slice(EN_LIGNE - 1)} />
    </details>
  )
  return <ListeNav nav={nav.slice(0, EN_LIGNE - 1)} suite={reste} />
}

function Compte({ n }: { n: number }) {
  return (
    <span class="count">
      {n}
      <span class="sr"> en attente</span>
    </span>
  )
}

/** Navigation twice: in line on a wide screen, in a `<details>` on a phone; the stylesheet shows one of them. */
export function Navigation({ chrome, menu, enPlus }: { chrome: Chrome; menu: Child; enPlus?: Child }) {
  const t = messages(chrome.langue)
  return (
    <>
      <nav class="nav" aria-label={t.page.navigation}>
        <NavEnLigne nav={chrome.nav} plus={t.page.plus} />
      </nav>
      {enPlus}
      <details class="menu">
        <summary class="btn btn--q">
          <Icon nom="menu" petit />
          {t.page.menu}
        </summary>
        <nav aria-label={t.page.menu}>
          <ListeNav nav={chrome.nav} />
          {menu}
        </nav>
      </details>
    </>
  )
}
