import { Alerte, BoutonImprimer } from '../../ui/index.ts'
import { bouquet, type Site } from '../bouquet.ts'
import { adresseDuSite, enFrancais, LienSite } from './conseils.tsx'
import type { Vue } from './vue.ts'

const parFamille = Map.groupBy(bouquet.sites, (s) => s.famille)
const rangees = bouquet.familles.map(({ code }) => [code, parFamille.get(code) ?? []] as const)

/** One simple door to every administration's site, by need. */
export function PageServices({ vue }: { vue: Vue }) {
  const t = vue.t.bouquet
  const familles: Record<string, string> = t.familles
  return (
    <div class="wrap page stack-l sheet">
      <div class="stack-s">
        <h1>{t.services}</h1>
        <p class="lead">{t.servicesTexte}</p>
      </div>
      <nav aria-label={t.besoins} class="noprint">
        <ul class="row">
          {rangees.map(([famille]) => (
            <li>
              <a class="btn btn--2" href={`#${famille}`}>
                {familles[famille]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Alerte genre="attente" icone="lock">
        <p>{t.servicesPiege}</p>
      </Alerte>
      {rangees.map(([famille, sites]) => (
        <section class="stack" aria-labelledby={famille}>
          <h2 id={famille}>{familles[famille]}</h2>
          <ul class="sites">
            {sites.map((site) => (
              <li class="site">
                <UnSite site={site} vue={vue} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <BoutonImprimer>{vue.t.page.imprimer}</BoutonImprimer>
    </div>
  )
}

function UnSite({ site, vue }: { site: Site; vue: Vue }) {
  const t = vue.t.bouquet
  return (
    <>
      <h3 {...enFrancais(vue)}>{site.nom}</h3>
      <p class="muted" {...enFrancais(vue)}>
        {site.pour}
      </p>
      <p class="org">
        <LienSite site={adresseDuSite(site)} />
        {site.acces && (
          <a class="noprint" href={vue.lien(`/demarches/${site.acces}`)} aria-label={t.accederA(site.nom)}>
            {t.acceder}
          </a>
        )}
      </p>
    </>
  )
}
