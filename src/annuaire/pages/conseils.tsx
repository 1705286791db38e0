import type { Child } from 'hono/jsx'
import { Alerte, Bouton, Champ, type IconName } from '../../ui/index.ts'
import { findSite, type Site } from '../bouquet.ts'
import type { Operateur } from '../operateurs.ts'
import type { TypeLieu } from '../types.ts'
import { adresseRecherche, DEMANDE_VIDE } from './demande.ts'
import { Cachees } from './formulaire.tsx'
import { LienTelephone } from './lieu-contact.tsx'
import type { Vue } from './vue.ts'

/** Attributes of a block whose words are in French, whatever the language of the page. */
export function enFrancais(vue: Vue): { lang?: 'fr'; dir?: 'ltr' } {
  return vue.t.langue.tag === 'fr' ? {} : { lang: 'fr', dir: 'ltr' }
}

/** Said once under the title of a page of which only the frame is translated. */
export function NoteDeLangue({ vue }: { vue: Vue }): Child {
  return vue.t.bouquet.enFrancais ? <p class="muted">{vue.t.bouquet.enFrancais}</p> : null
}

// Long numbers, national four-digit ones, and emergency numbers that one is told to call; 114 takes messages, not calls.
const NUMEROS =
  /(\+33(?: \d+)+|\b0 \d{3} \d{3} \d{3}\b|\b116 006\b|\b3\d \d\d\b|(?<=\b(?:appelez|ou) le )(?:15|17|112)\b)/i

/** On a phone, a number is touched, not copied. */
function Phrase({ texte }: { texte: string }): Child {
  return texte.split(NUMEROS).map((part, rang) => (rang % 2 === 1 ? <LienTelephone telephone={part} /> : part))
}

/** Steps in their order, on the thread. */
export function Etapes({ titre, etapes, vue }: { titre: string; etapes: readonly string[]; vue: Vue }) {
  return (
    <section class="stack" aria-labelledby="etapes">
      <h2 id="etapes">{titre}</h2>
      <ol class="numbered" {...enFrancais(vue)}>
        {etapes.map((etape) => (
          <li>
            <Phrase texte={etape} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What to bring, each with a box to tick on paper. */
export function Documents({ documents, vue }: { documents: readonly string[]; vue: Vue }): Child {
  if (documents.length === 0) return null
  return (
    <section class="stack" aria-labelledby="documents">
      <h2 id="documents">{vue.t.bouquet.apporter}</h2>
      <ul class="boxes" {...enFrancais(vue)}>
        {documents.map((document) => (
          <li>
            <Phrase texte={document} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Pieges({ pieges, vue }: { pieges: readonly string[]; vue: Vue }): Child {
  if (pieges.length === 0) return null
  return (
    <Alerte genre="attente" icone="warn" titre={vue.t.bouquet.attention}>
      <ul class="stack-s" {...enFrancais(vue)}>
        {pieges.map((piege) => (
          <li>
            <Phrase texte={piege} />
          </li>
        ))}
      </ul>
    </Alerte>
  )
}

interface PropsOuAller {
  titre: string
  lieux: readonly TypeLieu[]
  vue: Vue
  children?: Child
}

/** The right kinds of places, near the town one types; before them, who is in charge. */
export function OuAller({ titre, lieux, vue, children }: PropsOuAller) {
  const t = vue.t.lieux
  const demande = { ...DEMANDE_VIDE, types: [...lieux] }
  return (
    <section class="card stack" aria-labelledby="ou">
      <h2 id="ou">{titre}</h2>
      {children}
      <form class="stack-s noprint" action="/lieux">
        <Champ id="ville" libelle={t.ville} facultatif={false} autocomplete="off" />
        <Cachees demande={demande} sauf={[]} vue={vue} />
        <Bouton icone="search" class="full">
          {t.chercher}
        </Bouton>
      </form>
      <ul class="links">
        {lieux.map((type) => (
          <li>
            <a href={adresseRecherche(vue.langue, { ...DEMANDE_VIDE, types: [type] })}>{t.types[type]}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who is in charge: name, number, address of the site. */
export function AvecQui({ operateurs, vue }: { operateurs: readonly Operateur[]; vue: Vue }): Child {
  if (operateurs.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="qui">
      <h2 id="qui">{vue.t.bouquet.avecQui}</h2>
      <ul class="sep">
        {operateurs.map((operateur) => (
          <li>
            <Organisme operateur={operateur} vue={vue} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Organisme({ operateur, vue }: { operateur: Operateur; vue: Vue }) {
  const { nomCourt, telephone, site } = operateur
  return (
    <>
      <b {...enFrancais(vue)}>{nomCourt}</b>
      <span class="org">
        {telephone && <LienTelephone telephone={telephone.replace(/^(\d\d)(\d\d)$/, '$1 $2')} />}
        {site && <LienSite site={{ adresse: adresseEcrite(site), href: site }} />}
      </span>
    </>
  )
}

/** The address is written out: it is read on paper too. */
export function LienSite({ site: { adresse, href } }: { site: Adresse }) {
  return (
    <a class="tgt address" dir="ltr" href={href} rel="external noreferrer">
      {adresse}
    </a>
  )
}

export interface Adresse {
  adresse: string
  href: string
}

/** « https://www.caf.fr » → « caf.fr ». */
function adresseEcrite(site: string): string {
  return site.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
}

export function adresseDuSite({ adresse }: Site): Adresse {
  return { adresse, href: /^[^./]+\.[a-z]+$/.test(adresse) ? `https://www.${adresse}` : `https://${adresse}` }
}

/** The site of a procedure, or else that of its operator. */
export function siteDe(code: string | null, operateur: Operateur | null): Adresse | null {
  const connu = findSite(code)
  if (connu) return adresseDuSite(connu)
  return operateur?.site ? { adresse: adresseEcrite(operateur.site), href: operateur.site } : null
}

/** Drawing of each level of dematerialisation. */
export const ICONE_NIVEAU: Record<1 | 2 | 3 | 4 | 5, IconName> = {
  1: 'users',
  2: 'file',
  3: 'edit',
  4: 'send',
  5: 'globe',
}
