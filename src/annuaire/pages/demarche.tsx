import type { Child } from 'hono/jsx'
import { BoutonImprimer, Etiquette } from '../../ui/index.ts'
import { type Demarche, demarchesDe, findDemarche, findSite } from '../bouquet.ts'
import type { Operateur } from '../operateurs.ts'
import {
  Documents,
  Etapes,
  enFrancais,
  ICONE_NIVEAU,
  LienSite,
  NoteDeLangue,
  Organisme,
  OuAller,
  Pieges,
  siteDe,
} from './conseils.tsx'
import type { Vue } from './vue.ts'

interface Props {
  demarche: Demarche
  operateur: Operateur | null
  /** Full address of this page, written on paper. */
  adresse: string
  vue: Vue
}

/** One procedure on one sheet: read on a phone, or printed on one A4 and given. */
export function PageDemarche({ demarche, operateur, adresse, vue }: Props) {
  const t = vue.t.bouquet
  const { etapes, documents, pieges, lieux } = demarche
  return (
    <div class="wrap page stack-l sheet">
      <Titre demarche={demarche} operateur={operateur} vue={vue} />
      <div class="grid cols">
        <div class="stack-l">
          <Etapes titre={t.etapes} etapes={etapes} vue={vue} />
          <Pieges pieges={pieges} vue={vue} />
          <Documents documents={documents} vue={vue} />
        </div>
        <div class="stack">
          <SurInternet demarche={demarche} operateur={operateur} vue={vue} />
          <OuAller titre={t.quiAide} lieux={lieux} vue={vue}>
            {operateur && (
              <p>
                <Organisme operateur={operateur} vue={vue} />
              </p>
            )}
          </OuAller>
          <BoutonImprimer>{vue.t.page.imprimer}</BoutonImprimer>
        </div>
      </div>
      <Autres demarche={demarche} vue={vue} />
      <p class="print-only small">
        {t.adresseFiche} <span class="address">{adresse}</span>
      </p>
    </div>
  )
}

function Titre({ demarche: { libelle, niveau }, operateur, vue }: Omit<Props, 'adresse'>) {
  const t = vue.t.bouquet
  return (
    <div class="stack-s">
      <p class="muted">{t.fiche}</p>
      <h1 {...enFrancais(vue)}>{libelle}</h1>
      {(operateur || niveau) && (
        <p class="row">
          {operateur && <Etiquette genre="accent">{operateur.nomCourt}</Etiquette>}
          {niveau && (
            <Etiquette genre="info" icone={ICONE_NIVEAU[niveau]}>
              {t.niveaux[niveau].court}
            </Etiquette>
          )}
        </p>
      )}
      <NoteDeLangue vue={vue} />
    </div>
  )
}

/** Site with its address written out, how far one goes with it, and how to use it. */
function SurInternet({ demarche, operateur, vue }: Omit<Props, 'adresse'>): Child {
  const t = vue.t.bouquet
  const adresse = siteDe(demarche.site, operateur)
  if (!adresse) return null
  const site = findSite(demarche.site)
  // Opening the account: the others are procedures of the site, not the way into it.
  const acces = findDemarche(site?.acces ?? '')
  return (
    <section class="card card--up stack-s" aria-labelledby="site">
      <h2 id="site">{t.enLigne}</h2>
      <p class="site-address">
        <LienSite site={adresse} />
      </p>
      {demarche.niveau && <p>{t.niveaux[demarche.niveau].long}</p>}
      {site && acces?.aide === 'numerique' && acces.code !== demarche.code && (
        <p class="noprint">
          <a class="tgt" href={vue.lien(`/demarches/${acces.code}`)}>
            {t.accederA(site.nom)}
          </a>
        </p>
      )}
    </section>
  )
}

function Autres({ demarche, vue }: Pick<Props, 'demarche' | 'vue'>): Child {
  const autres = demarchesDe(demarche.evenement).filter((d) => d.code !== demarche.code)
  return (
    <nav class="stack-s noprint" aria-labelledby="autres">
      <h2 id="autres">{vue.t.bouquet.autres}</h2>
      <ul class="links links--cols" {...enFrancais(vue)}>
        {autres.map(({ code, libelle }) => (
          <li>
            <a href={vue.lien(`/demarches/${code}`)}>{libelle}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
