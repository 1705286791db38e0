import type { Child } from 'hono/jsx'
import { Icon, type IconName, LienBouton } from '../../ui/index.ts'
import { lienLieu } from '../liens.ts'
import type { Lieu } from '../model.ts'
import { PlanDuLieu } from './carte.tsx'
import type { Fond } from './fond.ts'
import { Francais } from './francais.tsx'
import type { Vue } from './vue.ts'

/** How to get there. */
export function Venir({ lieu, fond, vue }: { lieu: Lieu; fond: Fond; vue: Vue }) {
  const t = vue.t.lieux
  return (
    <section class="card stack" aria-labelledby="venir">
      <h2 id="venir">{t.venir}</h2>
      <address>
        <Francais vue={vue}>
          {lieu.adresse && (
            <>
              {lieu.adresse}
              <br />
            </>
          )}
          {lieu.complement && (
            <>
              {lieu.complement}
              <br />
            </>
          )}
          {[lieu.codePostal, lieu.ville].filter(Boolean).join(' ')}
        </Francais>
      </address>
      {lieu.adresse === null && <p class="small muted">{t.adresseInconnue}</p>}
      {lieu.position && fond.communes.some((c) => c.code === lieu.commune) && (
        <>
          <PlanDuLieu position={lieu.position} fond={fond} commune={lieu.commune} titre={t.carteLieu(lieu.nom)} />
          {lieu.approchee && <p class="small muted">{t.positionApprochee}</p>}
        </>
      )}
      <Acces lieu={lieu} vue={vue} />
      <Itineraire lieu={lieu} vue={vue} />
    </section>
  )
}

function Acces({ lieu, vue }: { lieu: Lieu; vue: Vue }) {
  const t = vue.t.lieux
  const dit = lieu.accessible === null ? t.accesInconnu : lieu.accessible ? t.accesOui : t.accesNon
  return (
    <p class="fact">
      <Icon nom="wheelchair" />
      <span>{lieu.accesNote ? <Francais vue={vue}>{lieu.accesNote}</Francais> : dit}</span>
    </p>
  )
}

/** On a map of everybody, that opens the route planner people have; an invented place leads nowhere. */
function Itineraire({ lieu, vue }: { lieu: Lieu; vue: Vue }): Child {
  if (lieu.exemple || (lieu.approchee && lieu.adresse === null)) return null
  const t = vue.t.lieux
  const href =
    lieu.position && !lieu.approchee
      ? `https://www.openstreetmap.org/directions?route=;${lieu.position.lat},${lieu.position.lon}`
      : `https://www.openstreetmap.org/search?${new URLSearchParams({ query: `${lieu.adresse ?? ''}, ${lieu.codePostal ?? ''} ${lieu.ville}` })}`
  return (
    <LienBouton class="full noprint" genre="secondaire" href={href} rel="external noreferrer">
      {t.itineraire}
      <span class="sr"> ({t.autreSite})</span>
      <Icon nom="external" petit />
    </LienBouton>
  )
}

/** « 01 41 13 21 44 » → `+33141132144`; short numbers as they are. */
function numeroInternational(telephone: string): string {
  const chiffres = telephone.replace(/[^\d+]/g, '')
  return /^0\d{9}$/.test(chiffres) ? `+33${chiffres.slice(1)}` : chiffres
}

/** A number in the line of a text or of a table. */
export function LienTelephone({ telephone }: { telephone: string }) {
  return (
    <a class="tgt nb" dir="ltr" href={`tel:${numeroInternational(telephone)}`}>
      {telephone}
    </a>
  )
}

export function BoutonAppeler({ telephone, vue, ...reste }: { telephone: string; vue: Vue; class?: string }) {
  return (
    <LienBouton href={`tel:${numeroInternational(telephone)}`} icone="phone" {...reste}>
      <span class="sr">{vue.t.lieux.appeler} </span>
      <span dir="ltr">{telephone}</span>
    </LienBouton>
  )
}

/** Whom to ask before coming. */
export function Contacter({ lieu, recoitMessages, vue }: { lieu: Lieu; recoitMessages: boolean; vue: Vue }) {
  const t = vue.t.lieux
  const site = lieu.site ? siteSur(lieu.site) : null
  const rien = lieu.telephone === null && lieu.email === null && site === null && !recoitMessages
  return (
    <section class="card stack" aria-labelledby="contacter">
      <h2 id="contacter">{t.contacter}</h2>
      {rien && <p>{t.contactInconnu}</p>}
      {lieu.telephone && <BoutonAppeler class="full" telephone={lieu.telephone} vue={vue} />}
      {recoitMessages && (
        <LienBouton class="full noprint" genre="secondaire" href={vue.lien(`${lienLieu(lieu.id)}/ecrire`)} icone="edit">
          {vue.t.ecrire.envoyerUn}
        </LienBouton>
      )}
      {lieu.email && <Lien icone="mail" href={`mailto:${lieu.email}`} libelle={t.ecrire} detail={lieu.email} />}
      {site && <Lien icone="globe" href={site.href} libelle={t.site} detail={site.host} rel="external noreferrer" />}
    </section>
  )
}

function Lien(props: { icone: IconName; href: string; libelle: string; detail: string; rel?: string }) {
  const { icone, href, libelle, detail, rel } = props
  return (
    <div class="stack-s">
      <LienBouton class="full" genre="secondaire" href={href} icone={icone} rel={rel}>
        {libelle}
      </LienBouton>
      <p class="small muted">
        <bdi class="address">{detail}</bdi>
      </p>
    </div>
  )
}

/** Lists hold what people typed: only a web address becomes a link. */
function siteSur(site: string): URL | null {
  const url = URL.parse(site)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : null
}
