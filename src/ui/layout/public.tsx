import type { Child } from 'hono/jsx'
import { Icon } from '../components/icon.tsx'
import { adresseEn, LANGUES, type Langue, messages } from '../i18n/index.ts'
import type { Chrome, PropsLayout } from './chrome.ts'
import { Marque, Navigation, renderDocument } from './document.tsx'

/** Frame of the public door: languages first, then the name and the few things one can do. */
export async function LayoutPublic(props: PropsLayout) {
  const ilots = ['ecouter', ...(props.ilots ?? [])]
  return renderDocument({
    ...props,
    ilots,
    entete: <Entete {...props} />,
    pied: <Pied chrome={props.chrome} />,
  })
}

/** Address that stays in the language of the page. */
const ici = (chrome: Chrome, href: string) => adresseEn(href, chrome.langue)

function Entete({ chrome, saisie }: PropsLayout) {
  const t = messages(chrome.langue)
  const espace = chrome.acteur ? '/espace' : '/connexion'
  return (
    <>
      <div class="strip">
        <div class="wrap">
          <nav aria-label={t.page.langues}>
            <ul class="langs">
              {LANGUES.map((langue) => (
                <li>
                  <LienLangue chrome={chrome} langue={langue} saisie={saisie} />
                </li>
              ))}
            </ul>
          </nav>
          <button type="button" data-ecouter={t.page.ecouter} data-arreter={t.page.arreterLaLecture} hidden>
            <Icon nom="volume" petit />
            <span data-libelle>{t.page.ecouter}</span>
          </button>
          <a class="wide-only" href={espace}>
            <Icon nom="lock" petit />
            {t.page.espaceProfessionnel}
          </a>
        </div>
      </div>
      <div class="bar">
        <div class="wrap">
          <Marque href={ici(chrome, '/')} dessous={chrome.titreInstance} />
          <Navigation
            chrome={{ ...chrome, nav: navPublique(chrome) }}
            menu={
              <a href={espace}>
                <Icon nom="lock" petit />
                {t.page.espaceProfessionnel}
              </a>
            }
          />
        </div>
      </div>
    </>
  )
}

/** A link; or, when answers would be lost with the page, a button that takes them along. */
function LienLangue({ chrome, langue, saisie }: Pick<PropsLayout, 'chrome' | 'saisie'> & { langue: Langue }) {
  const { nom, tag, sens } = messages(langue).langue
  const adresse = adresseEn(chrome.chemin, langue)
  const courante = langue === chrome.langue ? 'true' : undefined
  if (!saisie)
    return (
      <a href={adresse} lang={tag} hreflang={tag} dir={sens} aria-current={courante}>
        {nom}
      </a>
    )
  return (
    <button
      type="submit"
      form={saisie.formulaire}
      formaction={adresse}
      name="action"
      value={saisie.action}
      lang={tag}
      dir={sens}
      aria-current={courante}
    >
      {nom}
    </button>
  )
}

function navPublique(chrome: Chrome) {
  const t = messages(chrome.langue)
  const chemin = new URL(chrome.chemin, 'http://ici').pathname
  const entrees = [
    ['/lieux', t.page.trouverUnLieu],
    ['/droits', t.droits.menu],
    ['/services', t.bouquet.services],
    ['/rendez-vous', t.agenda.menu],
  ] as const
  return entrees.map(([href, libelle]) => ({ libelle, href: ici(chrome, href), courant: chemin.startsWith(href) }))
}

function Pied({ chrome }: { chrome: Chrome }) {
  const t = messages(chrome.langue)
  const liens = [
    ['/mon-mandat', t.mandat.suivi.titre],
    ['/mes-rendez-vous', t.agenda.mes.titre],
    ['/couverture', t.page.parCommune],
    ['/delais', t.delais.menu],
    ['/aide', t.page.aide],
    ['/accessibilite', t.page.accessibilite],
    ['/donnees-personnelles', t.page.donnees],
    ['/mentions-legales', t.page.mentions],
  ] as const
  return (
    <footer class="foot">
      <div class="wrap stack-s">
        <nav aria-label={t.page.piedDePage}>
          <ul>
            {liens.map(([href, libelle]) => (
              <li>
                <a href={ici(chrome, href)}>{libelle}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="muted">{t.page.promesse}</p>
        {t.page.traductionPartielle && <p class="muted">{t.page.traductionPartielle}</p>}
      </div>
    </footer>
  )
}

/** What is not translated, in a page of another language: said so, read out and set as French. */
export function EnFrancais({ langue, children }: { langue: Langue; children: Child }) {
  return (
    <>
      <p class="wrap muted pt">{messages(langue).page.enFrancais}</p>
      <div lang="fr" dir="ltr">
        {children}
      </div>
    </>
  )
}
